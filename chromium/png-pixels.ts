import { inflateSync } from 'node:zlib';

/**
 * The pixels of a small PNG as the browser encodes it: eight bits a channel, RGB or RGBA, not interlaced. Own code, because
 * of all that PNG may be a screencast sends only this.
 *
 * @returns rows from the top, without their filters; `undefined` for any other picture
 */
export function pixelsOfPng(png: Buffer): { readonly data: Uint8Array; readonly channels: 3 | 4 } | undefined {
  if (png.length < 33 || png.readUInt32BE(0) !== 0x89504e47) return undefined;
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, colour, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0) return undefined;
  const channels = colour === 2 ? 3 : 4;
  const packed: Buffer[] = [];
  for (let at = 8; at + 8 <= png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return { data: unfiltered(inflateSync(Buffer.concat(packed)), width * channels, height, channels), channels };
}

/** Undoes the filters of PNG, by row (PNG specification, 9.2). */
function unfiltered(rows: Uint8Array, rowBytes: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  const at = (row: number, x: number) => (row < 0 || x < 0 ? 0 : (out[row * rowBytes + x] ?? 0));
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (rowBytes + 1)];
    for (let x = 0; x < rowBytes; x++) {
      const [left, up, corner] = [at(row, x - step), at(row - 1, x), x < step ? 0 : at(row - 1, x - step)];
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      out[row * rowBytes + x] = (rows[row * (rowBytes + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
