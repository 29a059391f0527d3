/** A number of bytes as people read it: `640 KiB`, `1.1 GiB`. */
export function byteWords(bytes: number): string {
  const unit = UNITS.find(([size]) => bytes >= size) ?? ([1, 'bytes'] as const);
  const count = bytes / unit[0];
  return `${count < 10 && unit[0] > 1 ? count.toFixed(1) : Math.round(count)} ${unit[1]}`;
}

const UNITS = [
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
] as const;
