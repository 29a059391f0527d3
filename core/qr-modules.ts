import encoder from 'qrcode/lib/core/qrcode.js';

/** The dark and light squares of a code, without its quiet zone. */
export interface QrModules {
  /** How many squares a side has. */
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/**
 * Encodes an address with error correction M: 15 % may be lost to glare or dead pixels. `undefined` when no code is
 * big enough for it, as for 2,048 characters of three bytes each.
 */
export function qrModules(url: string): QrModules | undefined {
  try {
    const { modules } = encoder.create(url, { errorCorrectionLevel: 'M' });
    return { size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
  } catch {
    // Of an address the encoder refuses nothing but its length.
    return undefined;
  }
}

/** How many squares a side of an address's code has; `undefined` for an address that fits no code. */
export function codeSize(url: string): number | undefined {
  if (!sizes.has(url)) {
    if (sizes.size === MOST_KNOWN) sizes.clear();
    sizes.set(url, qrModules(url)?.size);
  }
  return sizes.get(url);
}

/** Layout asks for the same codes again and again. */
const sizes = new Map<string, number | undefined>();
const MOST_KNOWN = 1000;
