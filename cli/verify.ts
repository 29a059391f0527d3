import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { verify as verifyPublished } from '../publish/release/verify.ts';
import { Refused } from './command-line.ts';
import { networkOf } from './network.ts';
import { createProgress } from './progress.ts';
import { verdictJson, verdictLines } from './published-words.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk verify URL|FOLDER --trust FILE`: what would a screen take right now? */
export async function verify(args: readonly string[]): Promise<number> {
  return answerOfficer('verify', args, async ({ values, positionals: [where, ...more], lang }) => {
    if (where === undefined || more.length > 0)
      throw new Refused({
        en: 'name one URL, FOLDER or bundle',
        vi: 'phải nêu đúng một địa chỉ, thư mục hoặc tệp gói (bundle)',
      });
    const progress = createProgress(process.stderr);
    const verdict = await verifyPublished(where, values.trust === undefined ? undefined : path.resolve(values.trust), {
      ...{ fetch: networkOf(values), now: Date.now },
      progress: progress.tell,
    });
    progress.end();
    process.stdout.write(
      values.json
        ? `${JSON.stringify(verdictJson(verdict, lang), null, 2)}\n`
        : `${verdictLines(verdict, lang).join('\n')}\n`,
    );
    return verdict.ok ? exitCodes.ok : exitCodes.faulty;
  });
}
