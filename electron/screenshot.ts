import type { NativeImage } from 'electron';

/** What a picture is taken with. */
export interface ScreenshotWorld {
  readonly screenId: string;
  /** The answer of `/status`; `undefined` while the player is not ready. */
  status(): Promise<unknown>;
  /** Electron's `capturePage`; `undefined` while there is no window. */
  capture(): Promise<Pick<NativeImage, 'toPNG' | 'isEmpty'>> | undefined;
  sleep(ms: number): Promise<unknown>;
  readonly now: () => number;
}

export type Screenshot =
  | { readonly kind: 'taken'; readonly png: Buffer; /** Whether an item was on. */ readonly played: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** From the first frame of the first item to the picture: codes and captions have come by then. */
const AFTER_FIRST_MS = 3_000;
/** Then a picture of what there is must do. */
const LIMIT_MS = 60_000;
const CAPTURE_LIMIT_MS = 10_000;

/** One picture of a screen, some seconds after its first item was presented. */
export async function takeScreenshot(world: ScreenshotWorld): Promise<Screenshot> {
  const startedAt = world.now();
  let played = false;
  while (!played && world.now() - startedAt < LIMIT_MS) {
    played = isPlaying(await world.status().catch(() => undefined), world.screenId);
    await world.sleep(played ? AFTER_FIRST_MS : 250);
  }
  const capture = world.capture();
  if (capture === undefined) return { kind: 'failed', reason: 'there is no window' };
  try {
    const image = await Promise.race([capture, world.sleep(CAPTURE_LIMIT_MS).then(() => undefined)]);
    if (image === undefined) {
      return { kind: 'failed', reason: `Electron gave no picture within ${CAPTURE_LIMIT_MS / 1000} s` };
    }
    return image.isEmpty()
      ? { kind: 'failed', reason: 'the picture is empty' }
      : { kind: 'taken', png: image.toPNG(), played };
  } catch (error) {
    return { kind: 'failed', reason: String(error) };
  }
}

function isPlaying(status: unknown, screenId: string): boolean {
  const { screens } = (status ?? {}) as { screens?: readonly { id?: unknown; nowPlaying?: unknown }[] };
  return screens?.some(({ id, nowPlaying }) => id === screenId && nowPlaying != null) ?? false;
}
