import decodeQr from 'qr/decode.js';

/** Finds codes in a picture; gives their texts. Never rejects. */
export type ReadCodes = (picture: Picture) => Promise<readonly string[]>;

/** Something that can be drawn, and what of it. */
export interface Picture {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  /** A photograph may take its time; of a film the next picture comes anyway. */
  readonly isStill: boolean;
}

/** What the browser itself brings (phones with Android), else a reader in plain JavaScript. */
export async function openCodeReader(): Promise<ReadCodes> {
  const own = await ownDetector();
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (picture) => {
    const found = own === undefined ? [] : await own.detect(picture.source).catch(() => []);
    if (found.length > 0 || pen === null) return found.map(({ rawValue }) => rawValue);
    // The browser's own may be there and read nothing; the other one costs some milliseconds.
    return readWith(pen, picture);
  };
}

function readWith(pen: CanvasRenderingContext2D, { source, width, height, isStill }: Picture): readonly string[] {
  const scale = Math.min(1, (isStill ? MOST_STILL_PX : MOST_FILM_PX) / Math.min(width, height));
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  if (wide === 0 || high === 0) return [];
  Object.assign(pen.canvas, { width: wide, height: high });
  pen.drawImage(source, 0, 0, wide, high);
  const { data } = pen.getImageData(0, 0, wide, high);
  try {
    return [
      decodeQr({ data, width: wide, height: high }, isStill ? { effort: 4, timeLimit: 2_000 } : { timeLimit: 60 }),
    ];
  } catch {
    return []; // there is no code in it that could be read, and the next picture may have one
  }
}

interface OwnDetector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}

/** Not in every browser, and not on every system that has the name. */
async function ownDetector(): Promise<OwnDetector | undefined> {
  const { BarcodeDetector } = globalThis as {
    readonly BarcodeDetector?: {
      new (options: { readonly formats: readonly string[] }): OwnDetector;
      getSupportedFormats(): Promise<readonly string[]>;
    };
  };
  if (BarcodeDetector === undefined) return undefined;
  const formats = await BarcodeDetector.getSupportedFormats().catch((): readonly string[] => []);
  return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : undefined;
}

/** Of the short side. A code across the room has two pixels a square in them. */
const MOST_FILM_PX = 1080;
const MOST_STILL_PX = 2400;
