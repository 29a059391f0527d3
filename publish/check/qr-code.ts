import QRCode from 'qrcode';

/** The dark and light squares of a code, without its quiet zone. */
export interface Modules {
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/**
 * The very squares that the player draws for an address: error correction M, by the same encoder. `undefined` for an
 * address that fits no code.
 */
export function modulesOf(url: string): Modules | undefined {
  if (new TextEncoder().encode(url).length > MOST_BYTES) return undefined;
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}

/** How many squares a side has; `undefined` for an address that fits no code. */
export function codeSize(url: string): number | undefined {
  const known = sizes.get(url);
  if (known !== undefined) return known;
  const size = modulesOf(url)?.size;
  if (size !== undefined && sizes.size < MOST_KNOWN) sizes.set(url, size);
  return size;
}

/** What the biggest code holds of bytes with error correction M (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2331;
const MOST_KNOWN = 1000;
const sizes = new Map<string, number>();
