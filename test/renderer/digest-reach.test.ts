import decodeQr from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { framesOf } from '../../core/digest-frames.ts';
import { qrModules } from '../../core/qr-modules.ts';
import { cameraPixelsPerMillimetre, seenByCamera } from '../../publish/check/camera.ts';

/** What the page for phones reads codes with, where the browser cannot. */
const read = (frame: string, pixelsPerModule: number) => {
  const modules = qrModules(frame);
  if (modules === undefined) return undefined;
  const { side, grey } = seenByCamera(modules, pixelsPerModule);
  const data = new Uint8ClampedArray(4 * side * side);
  grey.forEach((value, at) => data.fill(value, 4 * at, 4 * at + 4));
  return decodeQr({ data, width: side, height: side }, { timeLimit: 1_000 });
};

describe('the codes of a digest', () => {
  // On a 43-inch screen of 1080 lines the panel draws their squares 12 pixels wide.
  const squareMm = (12 * 535) / 1080;

  it.each([1, 2, 3])('are read by a phone from %s m', (metres) => {
    const bytes = Uint8Array.from({ length: 2_000 }, (_, at) => (at * 7_919) >> 3);
    for (const frame of (framesOf(bytes) ?? []).slice(0, 3))
      expect(read(frame, squareMm * cameraPixelsPerMillimetre(metres))).toBe(frame);
  });
});
