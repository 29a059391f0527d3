import { setTimeout as sleep } from 'node:timers/promises';
import type { Display } from '../fakes/display.ts';
import { openFrameBuffer } from './frame-buffer.ts';

/** A picture has more colours than the blue that stands before it. */
const PICTURE_COLOURS = 30;

/** Waits until a picture stands on a display, or until none does; gives whether it came to that in time. */
export async function untilPicture(
  display: Display,
  {
    is,
    limitMs,
    gaveUp = () => false,
  }: { readonly is: boolean; readonly limitMs: number; readonly gaveUp?: () => boolean },
): Promise<boolean> {
  const pixels = openFrameBuffer(display.frameBufferFile);
  try {
    for (const until = performance.now() + limitMs; isPicture(pixels.readAll()) !== is; await sleep(100))
      if (performance.now() > until || gaveUp()) return false;
    return true;
  } finally {
    pixels.close();
  }
}

function isPicture(rgb: Uint8Array): boolean {
  const colours = new Set<number>();
  for (let at = 0; at < rgb.length && colours.size < PICTURE_COLOURS; at += 3 * 97)
    colours.add((rgb[at] ?? 0) * 65_536 + (rgb[at + 1] ?? 0) * 256 + (rgb[at + 2] ?? 0));
  return colours.size >= PICTURE_COLOURS;
}
