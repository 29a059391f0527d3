import { readFile } from 'node:fs/promises';
import { qrModules } from '../../core/qr-modules.ts';
import { cameraPixelsPerMillimetre, seenByCamera, type GreyPicture } from './camera.ts';
import { wasmFile } from './wasm-file.ts';

/** Tells whether a phone reads a code; loaded once. */
export interface QrReader {
  /** @param moduleMillimetres how wide a square of the code is on the glass */
  reads(url: string, moduleMillimetres: number, distanceMetres: number): Promise<boolean>;
}

/** A decoder of another maker than the one that draws. */
export async function openQrReader(): Promise<QrReader> {
  const { readBarcodes, known } = await (loaded ??= load());
  return {
    async reads(url, moduleMillimetres, distanceMetres) {
      const pixels = Math.round(moduleMillimetres * cameraPixelsPerMillimetre(distanceMetres) * 100) / 100;
      const key = `${pixels} ${url}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const modules = qrModules(url);
      const found =
        modules === undefined || pixels < 1
          ? []
          : await readBarcodes(asImage(seenByCamera(modules, pixels)), { formats: ['QRCode'], maxNumberOfSymbols: 1 });
      const reads = found.some(({ text }) => text === url);
      if (known.size < MOST_KNOWN) known.set(key, reads);
      return reads;
    },
  };
}

/** As browsers hand pictures over. */
interface Image {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
}

function asImage({ side, grey }: GreyPicture): Image {
  const data = new Uint8ClampedArray(4 * side * side);
  grey.forEach((value, index) => data.fill(value, 4 * index, 4 * index + 3));
  for (let index = 3; index < data.length; index += 4) data[index] = 255;
  return { data, width: side, height: side, colorSpace: 'srgb' };
}

/** ZXing's WebAssembly (1 MB), loaded once for as many checks as there are. */
let loaded: ReturnType<typeof load> | undefined;

async function load() {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const { buffer: wasmBinary } = await readFile(wasmFile('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  // The same code at the same size is read or not, whichever playlist it is of.
  return { readBarcodes, known: new Map<string, boolean>() };
}

const MOST_KNOWN = 1000;
