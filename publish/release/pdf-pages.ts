import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';
import type { Words } from '../../core/words.ts';
import { wasmFile } from '../check/wasm-file.ts';

/** A PDF of which no pictures can be made, and why. */
export class PdfTrouble extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

export interface PdfReader {
  /** Writes a PNG of every page, on white, into a folder; gives their paths in order. Throws `PdfTrouble`. */
  render(pdf: string, folder: string): Promise<readonly string[]>;
  close(): void;
}

/** Loads PDFium's WebAssembly (4 MB), which only PDFs need. */
export async function openPdfReader(): Promise<PdfReader> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const wasm = await readFile(wasmFile('@hyzyla/pdfium/pdfium.wasm'));
  const library = await PDFiumLibrary.init({ wasmBinary: new Uint8Array(wasm).buffer });
  return {
    async render(pdf, folder) {
      if ((await stat(pdf)).size > LARGEST_BYTES) throw new PdfTrouble(tooLarge);
      const document = await opened(library, await readFile(pdf));
      try {
        const count = document.getPageCount();
        if (count === 0) throw new PdfTrouble(broken);
        if (count > MOST_PAGES) throw new PdfTrouble(tooManyPages(count));
        const files: string[] = [];
        for (let index = 0; index < count; index++) {
          const file = path.join(folder, `${index + 1}.png`);
          await writeFile(file, await pictureOf(document.getPage(index), index + 1));
          files.push(file);
        }
        return files;
      } finally {
        document.destroy();
      }
    },
    close: () => library.destroy(),
  };
}

type Document = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>;

async function opened(library: PDFiumLibrary, bytes: Uint8Array): Promise<Document> {
  try {
    return await library.loadDocument(bytes);
  } catch (error) {
    throw new PdfTrouble(/password|security/i.test(String(error)) ? locked : broken);
  }
}

async function pictureOf(page: ReturnType<Document['getPage']>, number: number): Promise<Uint8Array> {
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
  const longest = Math.max(width, height);
  if (!(Math.min(width, height) > 0)) throw new PdfTrouble(brokenPage(number));
  const wanted = Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, (longest / POINTS_AN_INCH) * DOTS_AN_INCH));
  const scaled = (side: number) => Math.max(1, Math.round((side / longest) * wanted));
  const picture = await page.render({
    ...{ scale: 1, width: scaled(width), height: scaled(height) },
    render: ({ data, width, height }) => {
      const png = new PNG({ width, height });
      png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      // White paper shows nothing through, so the fourth channel is left out.
      return Promise.resolve(PNG.sync.write(png, { colorType: 2, inputHasAlpha: true }));
    },
  });
  return picture.data;
}

/** As sharp as print where that is enough, as fine as a 4K screen shows, and never below what fills a portrait one. */
const DOTS_AN_INCH = 300;
const POINTS_AN_INCH = 72;
const MOST_PIXELS = 3840;
const LEAST_PIXELS = 2160;
const MOST_PAGES = 200;
const LARGEST_BYTES = 500 * 2 ** 20;

const broken: Words = {
  en: 'this PDF is broken, or is none: open it, and save it once more as PDF',
  vi: 'tệp PDF bị hỏng hoặc không phải PDF: hãy mở ra rồi lưu lại dạng PDF',
};
const locked: Words = {
  en: 'this PDF asks for a password: save it without one',
  vi: 'tệp PDF có mật khẩu: hãy lưu lại không đặt mật khẩu',
};
const tooLarge: Words = {
  en: `this PDF is larger than ${LARGEST_BYTES / 2 ** 20} MiB`,
  vi: `tệp PDF lớn hơn ${LARGEST_BYTES / 2 ** 20} MiB`,
};
const tooManyPages = (count: number): Words => ({
  en: `this PDF has ${count} pages, more than ${MOST_PAGES}: save the pages that are to be shown as a PDF of their own`,
  vi: `tệp PDF có ${count} trang, nhiều hơn ${MOST_PAGES}: hãy lưu riêng những trang cần chiếu`,
});
const brokenPage = (number: number): Words => ({
  en: `page ${number} of this PDF is broken: open it, and save it once more as PDF`,
  vi: `trang ${number} của tệp PDF bị hỏng: hãy mở ra rồi lưu lại dạng PDF`,
});
