import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { usualViewing } from '../publish/check/viewing.ts';
import { reportJson } from '../publish/check/report-json.ts';
import { reportText } from '../publish/check/report-text.ts';
import {
  publish as publishFolder,
  CheckFailed,
  type PublishOptions,
  type Published,
} from '../publish/release/publish.ts';
import { undo } from '../publish/release/restore.ts';
import { Refused, wrongValue, type Values } from './command-line.ts';
import { publishedJson, publishedLines } from './published-words.ts';
import { publishWorld } from './publish-world.ts';
import { answerOfficer } from './trouble.ts';
import type { Lang } from '../core/words.ts';

/** `bluezone-kiosk publish FOLDER --out DIR`: makes a folder that can be uploaded, signed if there are keys. */
export async function publish(args: readonly string[]): Promise<number> {
  return answerOfficer('publish', args, async ({ values, positionals: [folder, ...more], lang }) => {
    const options = { ...readOptions(values), endHold: values['end-hold'] };
    const revision = readRevision(values);
    if (more.length > 0 || (folder === undefined) !== values.undo)
      throw new Refused({
        en: 'name the one FOLDER to publish, or --undo without any',
        vi: 'phải nêu đúng một thư mục để xuất bản, hoặc chỉ ghi --undo',
      });
    const world = publishWorld(lang, values);
    try {
      const published =
        folder === undefined
          ? await undo(options, world, revision)
          : await publishFolder(path.resolve(folder), options, CHECK, world);
      world.end();
      return tell(options, published, values.json, lang);
    } catch (error) {
      world.end();
      if (!(error instanceof CheckFailed)) throw error;
      process.stdout.write(values.json ? `${reportJson(error.report, lang)}\n` : reportText(error.report, lang, false));
      return exitCodes.faulty;
    }
  });
}

function readRevision({ undo: isUndo, revision }: Values<'publish'>): number | undefined {
  if (revision === undefined) return undefined;
  const number = Number(revision);
  if (isUndo && Number.isSafeInteger(number) && number > 0) return number;
  if (isUndo) throw wrongValue('--revision', { en: 'the number of a revision', vi: 'số của một bản' }, revision);
  throw new Refused({ en: '--revision: only with --undo', vi: '--revision: chỉ dùng cùng --undo' });
}

/** The options that `publish` and `hold` share. Throws `Refused`. */
export function readOptions({
  out,
  keys,
  live,
  screens,
  bundle,
  'clock-is-right': clockIsRight,
}: Pick<Values<'hold'>, 'out' | 'keys' | 'live' | 'screens' | 'bundle' | 'clock-is-right'>): PublishOptions {
  if (out === undefined)
    throw new Refused({
      en: 'name the folder that is to be uploaded: --out DIR',
      vi: 'phải nêu thư mục sẽ tải lên máy chủ: --out THƯ_MỤC',
    });
  return {
    ...{ out: path.resolve(out), live, clockIsRight },
    keys: keys === undefined ? undefined : path.resolve(keys),
    register: screens === undefined ? undefined : path.resolve(screens),
    bundle: bundle === undefined ? undefined : path.resolve(bundle),
  };
}

/** Tells what was published; the exit code is that of what a screen would make of it. */
export function tell(options: PublishOptions, published: Published, json: boolean, lang: Lang): number {
  process.stdout.write(
    json
      ? `${JSON.stringify(publishedJson(published, lang), null, 2)}\n`
      : `${publishedLines(options, published, lang).join('\n')}\n`,
  );
  return published.verdict?.ok === false ? exitCodes.faulty : exitCodes.ok;
}

const CHECK = { at: () => Date.now(), viewing: usualViewing, media: true, mostBytes: Infinity };
