/**
 * The code that test media carry, and how it is read back from a display: which item a picture belongs to, and which
 * frame of it. Head (top 20 %) and foot (bottom 10 %) are one flat colour an item, so that a picture copied by half is
 * seen; below the head (20–35 %) ten cells: white, the frame number as eight Gray-coded bits, grey. Nothing is black.
 */

export type Rgb = readonly [red: number, green: number, blue: number];

/** One coded item, as it should be shown. */
export interface CodedItem {
  readonly id: string;
  readonly kind: 'video' | 'image';
  readonly rgb: Rgb;
  readonly durationMs: number;
  /** Frames of a video at `CODED_FPS`, 0 for a picture. The numbers of more than 256 begin again at 0. */
  readonly frames: number;
}

/** What eight cells can tell. */
export const FRAME_NUMBERS = 256;
export const CODED_FPS = 30;
export const CODED_FRAME_MS = 1000 / CODED_FPS;

/** Flat colours that no decoder, scaler or JPEG brings within `TOLERANCE` of one another. */
export const codedColours = {
  v1: [220, 30, 30],
  v2: [30, 180, 40],
  v3: [40, 60, 220],
  v4: [225, 215, 40],
  p1: [210, 40, 200],
  p2: [40, 200, 215],
  p3: [240, 130, 20],
  p4: [130, 70, 120],
} as const satisfies Record<string, Rgb>;

/** What a sample shows when it is no item. */
export const BLACK = -1;
export const OTHER = -2;

/** Where the code lies, as shares of the height. */
export const layout = { headEnd: 0.2, cellsEnd: 0.35, footBegin: 0.9, cells: 10 } as const;

/** The points of a display that are looked at: this many in each of these rows (shares of the height). */
export const POINTS_A_ROW = 32;
const flatRows = [0.028, 0.083, 0.139, 0.95];
const codeRow = 0.275;
const pictureRows = [0.45, 0.62, 0.8];
export const sampledRows: readonly number[] = [...flatRows, codeRow, ...pictureRows];

/** Bytes of a grid: all points, row by row, RGB. */
export const GRID_BYTES = sampledRows.length * POINTS_A_ROW * 3;

const TOLERANCE = 48;
const DARK = 40;
const rowBytes = POINTS_A_ROW * 3;
const headBytes = 3 * rowBytes;
const flatBytes = flatRows.length * rowBytes;

/** A sample read; `colour` is the mean of the head as 0xRRGGBB, which tells what it was when it was no item. */
export interface Reading {
  /** Index among the items, `BLACK` or `OTHER`. */
  item: number;
  /** −1 when the picture carries no frame number. */
  frame: number;
  colour: number;
}

/**
 * Reads a grid of `GRID_BYTES` into `reading` (reused, so that a sampler makes no garbage). An item is there when 90 % of
 * the head and 90 % of the foot have its colour and less than a tenth of the picture between them is dark; a head and
 * foot of which 60 % are dark are black; the rest is other.
 */
export function readGrid(grid: Uint8Array, items: readonly CodedItem[], reading: Reading): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let at = 0; at < headBytes; at += 3) {
    red += grid[at] ?? 0;
    green += grid[at + 1] ?? 0;
    blue += grid[at + 2] ?? 0;
  }
  const points = headBytes / 3;
  reading.colour = (Math.round(red / points) << 16) | (Math.round(green / points) << 8) | Math.round(blue / points);
  reading.frame = -1;
  reading.item = OTHER;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined || share(grid, 0, headBytes, item.rgb) < 0.9) continue;
    if (share(grid, headBytes, flatBytes, item.rgb) < 0.9) continue;
    if (darkShare(grid, flatBytes + rowBytes, GRID_BYTES) >= 0.1) continue;
    reading.item = index;
    if (item.kind === 'video') reading.frame = readFrame(grid);
    return;
  }
  if (darkShare(grid, 0, flatBytes) >= 0.6) reading.item = BLACK;
}

function share(grid: Uint8Array, from: number, to: number, [red, green, blue]: Rgb): number {
  let like = 0;
  for (let at = from; at < to; at += 3) {
    const off = Math.max(
      Math.abs((grid[at] ?? 0) - red),
      Math.abs((grid[at + 1] ?? 0) - green),
      Math.abs((grid[at + 2] ?? 0) - blue),
    );
    if (off < TOLERANCE) like++;
  }
  return like / ((to - from) / 3);
}

function darkShare(grid: Uint8Array, from: number, to: number): number {
  let dark = 0;
  for (let at = from; at < to; at += 3) {
    if (Math.max(grid[at] ?? 0, grid[at + 1] ?? 0, grid[at + 2] ?? 0) < DARK) dark++;
  }
  return dark / ((to - from) / 3);
}

function readFrame(grid: Uint8Array): number {
  const cell = (index: number) => {
    const at = flatBytes + 3 * Math.floor(((index + 0.5) / layout.cells) * POINTS_A_ROW);
    return ((grid[at] ?? 0) + (grid[at + 1] ?? 0) + (grid[at + 2] ?? 0)) / 3;
  };
  const white = cell(0);
  const grey = cell(layout.cells - 1);
  if (white - grey < 60) return -1;
  let coded = 0;
  for (let index = 1; index < layout.cells - 1; index++) coded = coded * 2 + (cell(index) > (white + grey) / 2 ? 1 : 0);
  return fromGray(coded);
}

/** The brightness of each of the ten cells of frame `frame`, whose number is told as the rest of a division by 256. */
export function cellsOf(frame: number): readonly number[] {
  const told = frame % FRAME_NUMBERS;
  const coded = told ^ (told >> 1);
  const bits = [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (coded >> bit) & 1);
  return [1, ...bits, 0].map((bit) => (bit === 1 ? 235 : 75));
}

function fromGray(coded: number): number {
  let number = coded;
  for (let shift = 1; shift < 16; shift *= 2) number ^= number >> shift;
  return number;
}
