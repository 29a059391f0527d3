import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { writeDurably } from '../player/durable.ts';
import { loadBuiltPage, pageAlone } from '../publish/preview/built-page.ts';
import { Refused } from './command-line.ts';
import { newFileAt, refuseNoPage, tellWritten } from './new-file.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk digest`: writes the page that reads the codes of screens without a line; it is the same for all of them. */
export async function digest(args: readonly string[], pageFile = builtPage): Promise<number> {
  return answerOfficer('digest', args, async ({ values, positionals, lang }) => {
    if (values.out === undefined || positionals.length > 0)
      throw new Refused({
        en: 'say where the page goes: --out report-codes.html',
        vi: 'phải nêu tệp cần ghi: --out doc-ma.html',
      });
    refuseNoPage('--out', values.out);
    const out = newFileAt(values.out, values);
    await writeDurably(out, pageAlone(await loadBuiltPage(pageFile), values.lang === undefined ? undefined : lang));
    tellWritten('digest', out, lang);
    return exitCodes.ok;
  });
}

const builtPage = path.resolve(import.meta.dirname, '..', 'digest', 'digest.html');
