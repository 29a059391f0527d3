import { FRAME_NUMBERS, type CodedItem } from './coded-picture.ts';
import type { Samples } from './samples.ts';

/** What became of the frames of videos that follow one another. */
export interface SteadyFrames {
  readonly shown: number;
  /** Never seen, those at the end of one video and at the beginning of the next among them. */
  readonly dropped: number;
}

/** Counts frames between two instants of `Samples.atMs`, of videos however long: their numbers may begin again. */
export function steadyFrames(
  { atMs, item, frame }: Samples,
  items: readonly CodedItem[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): SteadyFrames {
  let [shown, dropped] = [0, 0];
  let on: { item: number; frame: number } | undefined;
  for (let index = 0; index < atMs.length; index++) {
    const [at = 0, now = -1, told = -1] = [atMs[index], item[index], frame[index]];
    if (at < fromMs || at >= toMs || told < 0) continue;
    if (on?.item !== now) {
      // A layer may come up with a late frame of what it showed before.
      if (on !== undefined && told >= FRAME_NUMBERS / 2) continue;
      if (on !== undefined) dropped += told + lost(items[on.item], on.frame);
      on = { item: now, frame: told };
      shown++;
      continue;
    }
    const step = (told - (on.frame % FRAME_NUMBERS) + FRAME_NUMBERS) % FRAME_NUMBERS;
    // A frame copied by half can show the number of the one before.
    if (step === 0 || step > FRAME_NUMBERS / 2) continue;
    shown++;
    dropped += step - 1;
    on.frame += step;
  }
  return { shown, dropped };
}

/** Frames after the last one seen, as far as numbers that begin again can tell. */
function lost(item: CodedItem | undefined, last: number): number {
  return ((((item?.frames ?? 0) - 1 - last) % FRAME_NUMBERS) + FRAME_NUMBERS) % FRAME_NUMBERS;
}
