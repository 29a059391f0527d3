import { PNG } from 'pngjs';
import { qrModules, type QrModules } from '../../core/qr-modules.ts';

/** A set-up code as a picture to be printed and scanned; `undefined` when it is too long for one. */
export function codePicture(code: string, form: 'svg' | 'png'): Uint8Array | undefined {
  // Without hyphens it is shorter, and whoever types it reads it elsewhere.
  const modules = qrModules(code.replaceAll('-', ''));
  if (modules === undefined) return undefined;
  return form === 'svg' ? Buffer.from(svgOf(modules)) : pngOf(modules);
}

function svgOf({ size, isDark }: QrModules): string {
  const side = size + 2 * QUIET;
  const squares = places(size)
    .filter(({ row, column }) => isDark(row, column))
    .map(({ row, column }) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="60mm" height="60mm">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${squares.join('')}"/></svg>\n`
  );
}

function pngOf({ size, isDark }: QrModules): Uint8Array {
  const side = (size + 2 * QUIET) * PIXELS;
  const png = new PNG({ width: side, height: side, colorType: 0 });
  png.data.fill(255);
  for (const { row, column } of places(size)) {
    if (!isDark(row, column)) continue;
    for (let y = 0; y < PIXELS; y++) {
      const from = (((row + QUIET) * PIXELS + y) * side + (column + QUIET) * PIXELS) * 4;
      for (let x = 0; x < PIXELS; x++) png.data.fill(0, from + 4 * x, from + 4 * x + 3);
    }
  }
  return PNG.sync.write(png, { colorType: 0 });
}

function places(size: number): readonly { readonly row: number; readonly column: number }[] {
  return Array.from({ length: size * size }, (_, n) => ({ row: Math.floor(n / size), column: n % size }));
}

/** The quiet zone that ISO/IEC 18004 asks for, in squares. */
const QUIET = 4;
const PIXELS = 10;
