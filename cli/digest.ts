import { existsSync } from 'node:fs';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { writeDurably } from '../player/durable.ts';
import { loadBuiltPage, pageAlone } from '../publish/preview/built-page.ts';
import { Refused } from './command-line.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk digest`: writes the page that reads the codes of screens without a line; it is the same for all of them. */
export async function digest(args: readonly string[], pageFile = builtPage): Promise<number> {
  return answerOfficer('digest', args, async ({ values, positionals, lang }) => {
    if (values.out === undefined || positionals.length > 0)
      throw new Refused({
        en: 'say where the page goes: --out report-codes.html',
        vi: 'phải nêu tệp cần ghi: --out doc-ma.html',
      });
    const out = path.resolve(values.out);
    if (!existsSync(path.dirname(out)))
      throw new Refused({
        en: `there is no folder ${path.dirname(out)}, and nothing was written; make it first, or mend the path`,
        vi: `không có thư mục ${path.dirname(out)} nên chưa ghi gì; hãy tạo thư mục này trước hoặc sửa lại đường dẫn`,
      });
    if (existsSync(out) && !values.force)
      throw new Refused({
        en: `${values.out} is there already, and nothing was written; --force replaces it`,
        vi: `${values.out} đã có sẵn nên chưa ghi gì; thêm --force để ghi đè`,
      });
    await writeDurably(out, pageAlone(await loadBuiltPage(pageFile)));
    process.stderr.write(`bluezone-kiosk digest: ${{ en: 'written', vi: 'đã ghi' }[lang]}: ${out}\n`);
    return exitCodes.ok;
  });
}

const builtPage = path.resolve(import.meta.dirname, '..', 'digest', 'digest.html');
