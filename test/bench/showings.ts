import { CODED_FRAME_MS, type CodedItem } from './coded-picture.ts';
import type { Samples } from './samples.ts';
import { median, worst } from './statistics.ts';
import type { Stretch } from './stretches.ts';

/** One showing of one item, as it was seen on the display. */
export interface SeenShowing {
  readonly item: CodedItem;
  /** First sample of it, and first sample of what came next; the clock of `Samples.atMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How much of that time something else was seen. */
  readonly blankMs: number;
  /** When each frame of a video came up; empty for a picture. */
  readonly newFrames: readonly NewFrame[];
}

export interface NewFrame {
  readonly atMs: number;
  readonly frame: number;
}

/**
 * The showings on a display, in order. An item that comes back soon after a gap goes on with its showing, a video only
 * when its frames go on too: a playlist to be measured must not have one item twice in a row.
 */
export function showingsOf(
  stretches: readonly Stretch[],
  samples: Samples,
  items: readonly CodedItem[],
): SeenShowing[] {
  const showings: SeenShowing[] = [];
  for (const stretch of stretches) {
    const item = items[stretch.item];
    if (item === undefined) throw new RangeError(`samples name item ${stretch.item} of ${items.length}`);
    const { fromMs, toMs } = stretch;
    const newFrames = item.kind === 'video' ? newFramesOf(stretch, samples, item) : [];
    const before = showings.at(-1);
    if (before?.item === item && fromMs - before.toMs < SAME_SHOWING_MS && goesOn(before.newFrames, newFrames)) {
      const blankMs = before.blankMs + fromMs - before.toMs;
      const frames = [
        ...before.newFrames,
        ...newFrames.filter(({ frame }) => frame !== before.newFrames.at(-1)?.frame),
      ];
      showings[showings.length - 1] = { ...before, toMs, blankMs, newFrames: frames };
    } else showings.push({ item, fromMs, toMs, blankMs: 0, newFrames });
  }
  return showings;
}

/** A page or browser that died and was started again needs longer than this: what it then shows is a new showing. */
const SAME_SHOWING_MS = 200;

function goesOn(before: readonly NewFrame[], after: readonly NewFrame[]): boolean {
  const [last, first] = [before.at(-1), after[0]];
  return last === undefined || first === undefined || first.frame >= last.frame;
}

function newFramesOf({ from, to }: Stretch, samples: Samples, item: CodedItem): NewFrame[] {
  const found: NewFrame[] = [];
  for (let index = from; index < to; index++) {
    const frame = samples.frame[index] ?? -1;
    const last = found.at(-1);
    if (frame < 0 || frame >= item.frames || frame === last?.frame) continue;
    // A frame copied by half can show the code of the one before for a sample.
    if (last !== undefined && frame < last.frame && found.slice(-3).some((known) => known.frame === frame)) continue;
    found.push({ atMs: samples.atMs[index] ?? 0, frame });
  }
  return found;
}

/** What became of a video's frames. Times in ms. */
export interface FrameFigures {
  /** Frames that were never seen. */
  readonly dropped: number;
  /** How often an earlier frame followed a later one. */
  readonly backwards: number;
  /** Time beyond one and a half frame times without a new frame. */
  readonly frozenMs: number;
  /** The longest time without a new frame, less one frame time. */
  readonly worstFreezeMs: number;
}

/** Frames of one whole showing of a video. */
export function frameFigures({ item, newFrames }: SeenShowing): FrameFigures {
  const times = intervals(newFrames);
  const overlong = times.filter((ms) => ms > 1.5 * CODED_FRAME_MS);
  return {
    dropped: item.frames - new Set(newFrames.map(({ frame }) => frame)).size,
    backwards: newFrames.filter(({ frame }, index) => frame < (newFrames[index - 1]?.frame ?? 0)).length,
    frozenMs: overlong.reduce((sum, ms) => sum + ms - CODED_FRAME_MS, 0),
    worstFreezeMs: times.length === 0 ? 0 : worst(times) - CODED_FRAME_MS,
  };
}

/** The times between one new frame and the next. */
export function intervals(newFrames: readonly NewFrame[]): number[] {
  return newFrames.slice(1).map(({ atMs }, index) => atMs - (newFrames[index]?.atMs ?? atMs));
}

/** When frame 0 would have come up, by the frames in the middle of the showing: one late frame does not move it. */
export function timelineStart({ item, newFrames }: SeenShowing): number | undefined {
  const middle = newFrames.filter(({ frame }) => frame > 0.25 * item.frames && frame < 0.9 * item.frames);
  return middle.length === 0 ? undefined : median(middle.map(({ atMs, frame }) => atMs - frame * CODED_FRAME_MS));
}
