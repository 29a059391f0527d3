import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { pictureSize } from '../../renderer/stage/picture-size.ts';
import { pngBytes } from '../fakes/png.ts';

/** A picture of these many pixels, made by ffmpeg. */
function made(format: readonly string[], size = '322x124'): Buffer {
  const args = ['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=s=${size}`, '-frames:v', '1', ...format, '-'];
  const { status, stdout, stderr } = spawnSync('ffmpeg', args);
  if (status !== 0) throw new Error(`ffmpeg ended with ${status}: ${stderr.toString()}`);
  return stdout;
}

const formats: Readonly<Record<string, readonly string[]>> = {
  JPEG: ['-c:v', 'mjpeg', '-f', 'image2pipe'],
  PNG: ['-c:v', 'png', '-f', 'image2pipe'],
  GIF: ['-f', 'gif'],
  WebP: ['-c:v', 'libwebp', '-f', 'webp'],
  'lossless WebP': ['-c:v', 'libwebp', '-lossless', '1', '-f', 'webp'],
};

describe('pictureSize', () => {
  it.each(Object.entries(formats))('reads it from a %s', (_, format) => {
    expect(pictureSize(made(format))).toEqual({ width: 322, height: 124 });
  });

  it('reads it from the header of a WebP that is animated or has alpha', () => {
    const head = Buffer.from('524946460000000057454250565038580a000000100000004101007b0000', 'hex');

    expect(pictureSize(head)).toEqual({ width: 322, height: 124 });
  });

  it('takes the whole of an AVIF that is made of tiles', () => {
    const extent = (width: number, height: number) => {
      const box = Buffer.alloc(20);
      box.writeUInt32BE(20, 0);
      box.write('ispe', 4);
      box.writeUInt32BE(width, 12);
      box.writeUInt32BE(height, 16);
      return box;
    };
    const start = Buffer.from('\0\0\0\x10ftypavif\0\0\0\0', 'latin1');

    expect(pictureSize(Buffer.concat([start, extent(512, 512), extent(321, 1230), extent(64, 64)]))).toEqual({
      width: 321,
      height: 1230,
    });
  });

  it('reads it behind the notes of a JPEG, and not from what they show', () => {
    const jpeg = made(formats['JPEG'] ?? []);
    const thumbnail = made(formats['JPEG'] ?? [], '32x18');
    const notes = Buffer.concat([
      Buffer.from([0xff, 0xe1, (thumbnail.length + 2) >> 8, (thumbnail.length + 2) & 255]),
      thumbnail,
    ]);

    expect(pictureSize(Buffer.concat([jpeg.subarray(0, 2), notes, jpeg.subarray(2)]))).toEqual({
      width: 322,
      height: 124,
    });
  });

  it('knows none of other bytes, of half a header, and of nothing', () => {
    for (const bytes of [
      Buffer.from('<svg xmlns='),
      pngBytes().subarray(0, 20),
      Buffer.of(0xff, 0xd8, 0xff),
      Buffer.alloc(0),
    ])
      expect(pictureSize(bytes)).toBeUndefined();
  });
});
