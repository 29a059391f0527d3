import { readdir } from 'node:fs/promises';
import type { Words } from '../core/words.ts';

/** The PDFs in a folder, by their names; none where there is no such folder. */
export async function pdfsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []); // what is not there is told by whoever reads it
  return names.filter((name) => /\.pdf$/i.test(name));
}

/** What becomes of PDFs that lie in a folder of clips and pictures. */
export function pdfWords(names: readonly string[]): Words {
  const listed = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}`;
  return {
    en: `${listed}: screens play no PDF; bluezone-kiosk publish makes a picture of each page`,
    vi: `${listed}: màn hình không phát tệp PDF; lệnh bluezone-kiosk publish tự chuyển mỗi trang thành một ảnh`,
  };
}
