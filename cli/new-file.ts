import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Lang } from '../core/words.ts';
import { Refused, wrongValue } from './command-line.ts';
import type { Command } from './commands.ts';

/**
 * The file that `--out` names, absolute. Throws `Refused` when its folder is not there, and when something stands there
 * already, unless that is to be written over.
 */
export function newFileAt(named: string, { force }: { readonly force: boolean }): string {
  const file = path.resolve(named);
  if (!existsSync(path.dirname(file)))
    throw new Refused({
      en: `there is no folder ${path.dirname(file)}, and nothing was written; make it first, or mend the path`,
      vi: `không có thư mục ${path.dirname(file)} nên chưa ghi gì; hãy tạo thư mục này trước hoặc sửa lại đường dẫn`,
    });
  if (existsSync(file) && !force)
    throw new Refused({
      en: `${named} is there already, and nothing was written; --force replaces it`,
      vi: `${named} đã có sẵn nên chưa ghi gì; thêm --force để ghi đè`,
    });
  return file;
}

/** Throws `Refused` when a page is to be written under a name by which no browser is opened. */
export function refuseNoPage(option: string, named: string): void {
  if (!/\.html?$/i.test(named))
    throw wrongValue(option, { en: 'a file that ends in .html', vi: 'tệp có đuôi .html' }, named);
}

/** Says where it is, beside whatever the command prints. */
export function tellWritten(command: Command, file: string, lang: Lang): void {
  process.stderr.write(`bluezone-kiosk ${command}: ${{ en: 'written', vi: 'đã ghi' }[lang]}: ${file}\n`);
}
