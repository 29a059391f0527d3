import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import type { Lang } from '../core/words.ts';
import { knownRevision, type KnownRevision } from '../publish/release/known-revision.ts';
import { verify as verifyPublished, type Verdict } from '../publish/release/verify.ts';
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
    const trust = values.trust === undefined ? undefined : path.resolve(values.trust);
    // A trust file lies in `trust/` of the folder of keys, or of what is uploaded.
    const folder = values.keys ?? (trust === undefined ? undefined : path.dirname(path.dirname(trust)));
    const known = folder === undefined ? undefined : await knownRevision(path.resolve(folder));
    const progress = createProgress(process.stderr);
    const world = { fetch: networkOf(values), now: Date.now, progress: progress.tell };
    const verdict = await verifyPublished(where, trust, world, known);
    progress.end();
    process.stdout.write(
      values.json
        ? `${JSON.stringify(verdictJson(verdict, lang), null, 2)}\n`
        : `${[...verdictLines(verdict, lang), ...notOlder(verdict, trust, known, lang)].join('\n')}\n`,
    );
    return verdict.ok ? exitCodes.ok : exitCodes.faulty;
  });
}

/** What nobody can see from what is published alone: how far the screens have come. */
function notOlder(
  { ok, playlist }: Verdict,
  trust: string | undefined,
  known: KnownRevision | undefined,
  lang: Lang,
): readonly string[] {
  if (!ok || trust === undefined || known !== undefined || playlist === undefined) return [];
  return [words[lang](playlist.parsed.playlist.revision)];
}

const words = {
  vi: (revision: number) =>
    `Màn hình đã nhận một bản mới hơn bản ${revision} thì không nhận bản này (thêm --keys để so với bản đã ký gần nhất).`,
  en: (revision: number) =>
    `A screen that has had a newer revision than ${revision} refuses it (--keys compares with the newest that was signed).`,
} as const satisfies Record<Lang, object>;
