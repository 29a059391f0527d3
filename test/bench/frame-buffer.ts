import { closeSync, openSync, readSync } from 'node:fs';
import { GRID_BYTES, POINTS_A_ROW, sampledRows } from './coded-picture.ts';

/** A rectangle of a display, in pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of an Xvfb display, read from the file that it keeps them in: no request to the X server, no copy of it all. */
export interface FrameBuffer {
  readonly width: number;
  readonly height: number;
  /** Reads the points of `sampledRows` of the region into `grid`, RGB. Takes some 30 µs. */
  readGrid(grid: Uint8Array): void;
  /** The colour of one pixel. */
  readPixel(x: number, y: number): readonly [red: number, green: number, blue: number];
  /** All of it as RGB, row by row. */
  readAll(): Uint8Array;
  close(): void;
}

/**
 * Opens `Xvfb_screen0` of an Xvfb started with `-fbdir`. Reading such a file gives what the server has drawn up to
 * now: both go through the same pages. The grid is that of `region`; by default of the whole display.
 *
 * @throws when the file is no X window dump of 32 bits a pixel, the only form that Xvfb writes at depth 24
 */
export function openFrameBuffer(file: string, region?: Region): FrameBuffer {
  const fd = openSync(file, 'r');
  const header = Buffer.alloc(100);
  readSync(fd, header, 0, 100, 0);
  const field = (index: number) => header.readUInt32BE(index * 4);
  const [width, height, bitsPerPixel, rowBytes] = [field(4), field(5), field(11), field(12)];
  const offset = field(0) + field(19) * 12;
  if (field(1) !== 7 || bitsPerPixel !== 32) {
    closeSync(fd);
    throw new Error(`${file}: not a 32-bit X window dump (version ${field(1)}, ${bitsPerPixel} bits a pixel)`);
  }
  // The file has the byte order of the machine; the mask 0xff0000 for red then lies at byte 2 on a small-endian one.
  const [red, green, blue] = field(7) === 0 ? [2, 1, 0] : [1, 2, 3];
  const seen = region ?? { x: 0, y: 0, width, height };
  const rows = sampledRows.map((share) => offset + (seen.y + Math.floor(share * seen.height)) * rowBytes + 4 * seen.x);
  const columns = Array.from(
    { length: POINTS_A_ROW },
    (_, index) => 4 * Math.floor(((index + 0.5) / POINTS_A_ROW) * seen.width),
  );
  const line = Buffer.alloc(seen.width * 4);
  const row = Buffer.alloc(width * 4);

  return {
    width,
    height,
    readGrid(grid) {
      if (grid.length !== GRID_BYTES) throw new Error(`a grid has ${GRID_BYTES} bytes, got ${grid.length}`);
      let to = 0;
      for (const position of rows) {
        readSync(fd, line, 0, line.length, position);
        for (const at of columns) {
          grid[to++] = line[at + red] ?? 0;
          grid[to++] = line[at + green] ?? 0;
          grid[to++] = line[at + blue] ?? 0;
        }
      }
    },
    readPixel(x, y) {
      readSync(fd, row, 0, 4, offset + y * rowBytes + x * 4);
      return [row[red] ?? 0, row[green] ?? 0, row[blue] ?? 0];
    },
    readAll() {
      const all = new Uint8Array(width * height * 3);
      for (let y = 0, to = 0; y < height; y++) {
        readSync(fd, row, 0, row.length, offset + y * rowBytes);
        for (let at = 0; at < row.length; at += 4) {
          all[to++] = row[at + red] ?? 0;
          all[to++] = row[at + green] ?? 0;
          all[to++] = row[at + blue] ?? 0;
        }
      }
      return all;
    },
    close: () => closeSync(fd),
  };
}

/** Whether every pixel, those of the pointer among them, has this colour, `#RRGGBB`. */
export function isWholly(frameBuffer: FrameBuffer, colour: string): boolean {
  const pixels = frameBuffer.readAll();
  return Buffer.from(pixels).equals(Buffer.alloc(pixels.length, Buffer.from(colour.slice(1), 'hex')));
}
