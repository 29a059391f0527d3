import { cellsOf, layout, type CodedItem } from './coded-picture.ts';

/** The frames of a coded item as raw RGB: `frame(0)`, `frame(1)` … Each call paints over the picture given before. */
export function painter(item: CodedItem, width: number, height: number): (frame: number) => Uint8Array {
  const rowBytes = width * 3;
  const picture = new Uint8Array(rowBytes * height);
  const [headEnd, cellsEnd, footBegin] = [layout.headEnd, layout.cellsEnd, layout.footBegin].map((share) =>
    Math.round(share * height),
  ) as [number, number, number];
  const texture = paintTexture(
    width * 2,
    footBegin - cellsEnd,
    [...item.id].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7),
  );
  fill(picture, 0, headEnd * width, item.rgb);
  fill(picture, footBegin * width, height * width, item.rgb);
  fill(picture, headEnd * width, cellsEnd * width, [150, 150, 150]);
  return (frame) => {
    if (item.kind === 'video') paintCells(picture, frame, width, headEnd, cellsEnd);
    const shift = ((frame * 6) % width) * 3;
    for (let y = cellsEnd; y < footBegin; y++) {
      const from = (y - cellsEnd) * rowBytes * 2 + shift;
      picture.set(texture.subarray(from, from + rowBytes), y * rowBytes);
    }
    return picture;
  };
}

function paintCells(picture: Uint8Array, frame: number, width: number, fromRow: number, toRow: number): void {
  const rowBytes = width * 3;
  const cellBytes = Math.floor(width / layout.cells) * 3;
  cellsOf(frame).forEach((brightness, index) => {
    const from = fromRow * rowBytes + index * cellBytes;
    picture.fill(brightness, from, from + cellBytes);
  });
  const first = picture.subarray(fromRow * rowBytes, (fromRow + 1) * rowBytes);
  for (let y = fromRow + 1; y < toRow; y++) picture.set(first, y * rowBytes);
}

function fill(picture: Uint8Array, fromPixel: number, toPixel: number, rgb: readonly number[]): void {
  for (let at = fromPixel * 3; at < toPixel * 3; at += 3) picture.set(rgb, at);
}

/** Waves with fine grain over them, between 70 and 235: work for an encoder, and nothing dark. The same for the same seed. */
function paintTexture(width: number, height: number, seed: number): Uint8Array {
  const TABLE = 4096;
  const sine = Float32Array.from({ length: TABLE }, (_, index) => Math.sin((index / TABLE) * 2 * Math.PI));
  let state = seed >>> 0;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const texture = new Uint8Array(width * height * 3);
  const grain = Float32Array.from({ length: TABLE }, () => (random() - 0.5) * 40);
  for (let channel = 0; channel < 3; channel++) {
    const waves = Array.from({ length: 4 }, (_, index) => ({
      across: Math.ceil(random() * 20) * (TABLE / width),
      down: Math.ceil(random() * 12) * (TABLE / height),
      phase: random() * TABLE,
      strength: 28 / (1 + index * 0.4),
    }));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let value = 150 + (grain[((x >> 2) * 97 + (y >> 2) * 1543) % TABLE] ?? 0);
        for (const { across, down, phase, strength } of waves)
          value += strength * (sine[(x * across + y * down + phase) & (TABLE - 1)] ?? 0);
        texture[(y * width + x) * 3 + channel] = Math.max(70, Math.min(235, value));
      }
    }
  }
  return texture;
}
