import type { Status } from '../core/status.ts';
import { reasonOf } from './log.ts';

export interface ScreenshotWorld {
  readonly screenId: string;
  /** Whether a playlist was asked for: then that is to be seen, and not the campaign that ships. */
  readonly isAsked: boolean;
  /** The answer of `/status`, `undefined` while the player is not ready. */
  readonly status: () => Promise<unknown>;
  /** What is on, as PNG; `undefined` or a rejection while there is nothing to take it of. */
  readonly capture: () => Promise<Buffer | undefined>;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly now: () => number;
  readonly signal?: AbortSignal;
}

export type Screenshot =
  /** `remark` says what is on it, where that is not what was asked for. */
  | { readonly kind: 'taken'; readonly png: Buffer; readonly remark?: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** From the first frame of an item to the picture: long enough for codes and captions to be there. */
const AFTER_FIRST_MS = 3_000;
/** A picture of what there is is better than waiting for ever; sooner where a fault says that more will not come. */
const LIMIT_MS = 60_000;
const FAULTY_LIMIT_MS = 15_000;
const POLL_MS = 250;

/** One picture of a screen, some seconds after the first item of what it is to play was presented. */
export async function takeScreenshot(world: ScreenshotWorld): Promise<Screenshot> {
  const { status, capture, sleep, now, signal } = world;
  const startedAt = now();
  const isWorthWaiting = (hasFaults: boolean) => now() - startedAt < (hasFaults ? FAULTY_LIMIT_MS : LIMIT_MS);
  let seen: Seen = { isOn: false, remark: 'nothing was on yet', hasFaults: false };
  while (!seen.isOn && isWorthWaiting(seen.hasFaults) && signal?.aborted !== true) {
    // Not there yet, or just away: asked again.
    const answer = await status().catch(() => undefined);
    if (answer !== undefined) seen = look(answer as Partial<Status>, world, seen);
    await sleep(seen.isOn ? AFTER_FIRST_MS : POLL_MS);
  }
  let reason = 'there is no window';
  for (let tries = 0; tries < 20 && signal?.aborted !== true; tries++) {
    try {
      const png = await capture();
      const { remark } = seen;
      if (png !== undefined) return { kind: 'taken', png, ...(remark === undefined ? {} : { remark }) };
    } catch (error) {
      reason = reasonOf(error);
    }
    await sleep(2 * POLL_MS);
  }
  return { kind: 'failed', reason };
}

interface Seen {
  readonly isOn: boolean;
  readonly remark?: string;
  readonly hasFaults: boolean;
  /** What was on when the playlist that was asked for came: that is still of the campaign that ships. */
  readonly before?: string | undefined;
}

function look({ screens, playlist, faults = [] }: Partial<Status>, world: ScreenshotWorld, last: Seen): Seen {
  const screen = screens?.find(({ id }) => id === world.screenId);
  const hasFaults = faults.length > 0;
  const on = screen?.nowPlaying?.since;
  if (screen?.state === 'off-by-schedule') return { isOn: true, hasFaults, remark: 'the screen is outside its hours' };
  if (on === undefined) return { ...last, hasFaults };
  if (!world.isAsked) return { isOn: true, hasFaults };
  const isHere = playlist !== undefined && playlist.state !== 'bundled';
  if (isHere && on !== last.before) return { isOn: true, hasFaults };
  const why = faults.map(({ message }) => message).join('; ') || 'it is still on its way';
  return { isOn: false, hasFaults, before: on, remark: `of the campaign that ships; the playlist asked for: ${why}` };
}
