import encoder from 'qrcode/lib/core/qrcode.js';

/** A code as squares: `size` modules a side without the quiet zone, `path` its dark ones as an SVG path, module by module. */
export interface QrModules {
  readonly size: number;
  readonly path: string;
}

/** What the biggest code, version 40 with error correction M, holds of bytes (ISO/IEC 18004, table 7). */
const mostBytes = 2331;

/**
 * Encodes an address with error correction M: 15 % may be lost to glare or dead pixels. `undefined` when no code is
 * big enough for it, as for 2,048 characters of three bytes each.
 */
export function qrModules(url: string): QrModules | undefined {
  if (latest?.url !== url) latest = { url, modules: encode(url) };
  return latest.modules;
}

/** Layout asks for the same code again and again. */
let latest: { readonly url: string; readonly modules: QrModules | undefined } | undefined;

function encode(url: string): QrModules | undefined {
  if (new TextEncoder().encode(url).length > mostBytes) return undefined;
  const { modules } = encoder.create(url, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, row) => darkRuns(modules, row));
  return { size: modules.size, path: rows.join('') };
}

/** The dark modules of a row, neighbours drawn as one bar so that no hairline can show between them. */
function darkRuns(modules: { readonly size: number; get(row: number, column: number): number }, row: number): string {
  let path = '';
  for (let column = 0; column < modules.size; column++) {
    if (!modules.get(row, column)) continue;
    const from = column;
    while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
    path += `M${from} ${row}h${column + 1 - from}v1h-${column + 1 - from}z`;
  }
  return path;
}
