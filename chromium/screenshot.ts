import { reasonOf } from '../player/log.ts';

export interface ScreenshotWorld {
  /** The answer of `/status`, `undefined` while the player is not ready. */
  readonly status: () => Promise<unknown>;
  readonly screenId: string;
  /** What is on, as PNG; `undefined` or a rejection while the browser is not there. */
  readonly capture: () => Promise<Buffer | undefined>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export type Screenshot =
  | { readonly kind: 'taken'; readonly png: Buffer; /** Whether an item was on. */ readonly played: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** From the first frame of the first item to the picture: long enough for codes and captions to be there. */
const AFTER_FIRST_MS = 3000;
/** A picture of what there is is better than waiting for ever. */
const LIMIT_MS = 60_000;
const POLL_MS = 250;

/** One picture of a screen, some seconds after its first item was presented. */
export async function takeScreenshot(world: ScreenshotWorld): Promise<Screenshot> {
  const { status, screenId, capture, sleep, now, signal } = world;
  const startedAt = now();
  let played = false;
  while (!played && now() - startedAt < LIMIT_MS && !signal.aborted) {
    // Not there yet, or just away: asked again.
    played = isPlaying(await status().catch(() => undefined), screenId);
    await sleep(played ? AFTER_FIRST_MS : POLL_MS);
  }
  let reason = 'the browser did not start';
  for (let tries = 0; tries < 20 && !signal.aborted; tries++) {
    try {
      const png = await capture();
      if (png !== undefined) return { kind: 'taken', png, played };
    } catch (error) {
      reason = reasonOf(error);
    }
    await sleep(500);
  }
  return { kind: 'failed', reason };
}

function isPlaying(status: unknown, screenId: string): boolean {
  const { screens } = (status ?? {}) as { screens?: readonly { id?: unknown; nowPlaying?: unknown }[] };
  return screens?.some(({ id, nowPlaying }) => id === screenId && nowPlaying != null) ?? false;
}
