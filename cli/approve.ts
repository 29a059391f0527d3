import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { filesOf, itemsOf } from '../core/playlist.ts';
import type { Lang } from '../core/words.ts';
import { approve as approveRelease, readAwaiting, type Awaiting } from '../publish/release/approve.ts';
import { askYes } from './ask-yes.ts';
import { Refused } from './command-line.ts';
import { bundleLines, changeLines, changesJson, dateOf, verdictJson, verdictLines } from './published-words.ts';
import { publishWorld } from './publish-world.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk approve DIR --keys KEYS`: the second person looks at what waits, and signs it too. */
export async function approve(args: readonly string[]): Promise<number> {
  return answerOfficer('approve', args, async ({ values, positionals: [out, ...more], lang }) => {
    if (out === undefined || more.length > 0 || values.keys === undefined)
      throw new Refused({
        en: 'name the folder that publish wrote, and your keys: approve DIR --keys FOLDER',
        vi: 'phải nêu thư mục do publish ghi và thư mục khóa của mình: approve THƯ_MỤC --keys THƯ_MỤC_KHÓA',
      });
    const dir = path.resolve(out);
    const keys = path.resolve(values.keys);
    const register = values.screens === undefined ? undefined : path.resolve(values.screens);
    const waiting = await readAwaiting(dir, Date.now(), { register, keys });
    const say = words[lang];
    if (!values.json) {
      const what =
        waiting.playlist === undefined
          ? [say.hold]
          : [
              ...(waiting.endsHold ? [say.endsHold] : []),
              ...changeLines(waiting.changes, waiting.registered, lang),
              ...filesToSee(dir, waiting, lang),
            ];
      const first = say.waiting(waiting.revision, dateOf(waiting.publishedAt, lang));
      process.stdout.write(`${[first, ...what].join('\n')}\n`);
    }
    if (!values.yes && !(await isWanted(lang)))
      throw new Refused({ en: 'not signed', vi: 'chưa ký' }, { exitCode: exitCodes.faulty });
    const file = values.bundle === undefined ? undefined : path.resolve(values.bundle);
    const { missing, verdict, bundle } = await approveRelease(dir, keys, waiting, publishWorld(lang), file);
    if (values.json) {
      const json = {
        ...{ ok: verdict?.ok ?? true, revision: waiting.revision, missingSignatures: missing },
        ...{ endsHold: waiting.endsHold, screens: waiting.registered ?? null },
        ...{
          changes: changesJson(waiting.changes),
          verdict: verdict === undefined ? null : verdictJson(verdict, lang),
          bundle: bundle ?? null,
        },
      };
      process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    } else {
      const lines =
        verdict === undefined
          ? [say.missing(missing)]
          : [...verdictLines(verdict, lang), ...bundleLines(bundle, lang), ...(verdict.ok ? [say.upload(dir)] : [])];
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    return verdict?.ok === false ? exitCodes.faulty : exitCodes.ok;
  });
}

/** Where the files lie that somebody ought to have seen before signing for them. */
function filesToSee(dir: string, { playlist, changes }: Awaiting, lang: Lang): readonly string[] {
  const ids = new Set(changes.flatMap(({ added, changed }) => [...added, ...changed]));
  const items = playlist === undefined ? [] : itemsOf(playlist).filter(({ id }) => ids.has(id));
  const files = items.flatMap((item) => filesOf(item).map(({ url }) => `  ${path.join(dir, url)}  ${item.id}`));
  return files.length === 0 ? [] : [words[lang].see, ...new Set(files)];
}

/** Asks whoever sits at the terminal. */
async function isWanted(lang: Lang): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Refused({
      en: 'there is no terminal to ask: look at what changes, then say --yes',
      vi: 'không có cửa sổ lệnh để hỏi: hãy xem kỹ thay đổi rồi thêm --yes',
    });
  return askYes(words[lang].sign);
}

const words = {
  vi: {
    waiting: (revision: number, date: string) => `Bản ${revision}, ghi ngày ${date}, đang chờ ký.`,
    endsHold: 'Đang tạm ngừng: bản này đưa nội dung trở lại trên mọi màn hình.',
    see: 'Hãy mở xem các tệp này trước khi ký:',
    hold: 'Bản này gỡ mọi nội dung, màn hình chỉ còn trang tạm ngừng.',
    sign: 'Ký bản này? (c/k) ',
    missing: (missing: number) => `Đã ký; còn thiếu ${missing} chữ ký: chuyển thư mục này cho người ký tiếp theo.`,
    upload: (out: string) =>
      `Từ giờ thư mục ${out} này là bản chính thức: tải toàn bộ thư mục lên máy chủ, rồi chép về đè lên thư mục của người đã xuất bản, trước khi người ấy xuất bản lần sau.`,
  },
  en: {
    waiting: (revision: number, date: string) => `Revision ${revision}, dated ${date}, waits for a signature.`,
    endsHold: 'A hold is in force: this brings the content back on all screens.',
    see: 'Look at these files before you sign:',
    hold: 'It takes all content down; the screens show the holding slide alone.',
    sign: 'Sign it? (y/n) ',
    missing: (missing: number) =>
      `Signed; ${missing === 1 ? '1 signature is' : `${missing} signatures are`} still missing: hand this folder on to who signs next.`,
    upload: (out: string) =>
      `This folder, ${out}, is the one that counts now: upload all of it, then copy it over that of whoever published, before they publish again.`,
  },
} as const satisfies Record<Lang, object>;
