import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import type { Lang, Words } from '../core/words.ts';
import { wordsOfReading } from '../publish/disk-words.ts';
import { openRegister, type RegisteredScreen } from '../publish/register/register.ts';
import { PublishTrouble } from '../publish/release/channel.ts';
import { readLines } from '../report/lines/read-lines.ts';
import { findingWords } from '../report/verify/findings.ts';
import type { Seen } from '../report/verify/fragments.ts';
import { seenPlaces } from '../report/verify/seen-places.ts';
import type { ChainVerdict } from '../report/verify/judge-chain.ts';
import { verifyChains, type ChainsVerdict } from '../report/verify/verify-chains.ts';
import { Refused, wrongValue, type CommandLine } from './command-line.ts';
import { journalIn } from './journal-in.ts';
import { wordsOfTrouble } from './trouble.ts';

/**
 * `bluezone-kiosk plays verify --data-dir DIR | FILE…`: whether what was recorded is all there, and as it was written. Exit
 * code 1 when it is not, or when nothing is there.
 */
export async function verifyPlays({ values, lang }: CommandLine<'plays'>, files: readonly string[]): Promise<number> {
  const named = files.map((file) => path.resolve(file));
  await refuseAbsent(named);
  const seen = values.seen === undefined ? undefined : await readSeen(values.seen);
  const register = values.screens === undefined ? undefined : await readRegisterAt(values.screens);
  const paths = named.length > 0 ? named : [journalIn(values['data-dir'])];
  const verdict = await verifyChains(() => readLines(paths), { register, seen, places: paths });
  process.stdout.write(
    values.json
      ? `${JSON.stringify(outward(verdict, lang), null, 2)}\n`
      : `${linesOf(verdict, paths, lang).join('\n')}\n`,
  );
  return verdict.ok ? exitCodes.ok : exitCodes.faulty;
}

/** A name that was mistyped says nothing of the record. What is there and cannot be read is for the verdict to say. */
async function refuseAbsent(paths: readonly string[]): Promise<void> {
  const absent: string[] = [];
  for (const one of paths) {
    try {
      await stat(one);
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) absent.push(one);
    }
  }
  if (absent.length === 0) return;
  throw new Refused({
    en: `there is no file or folder ${absent.join(', ')}; nothing was read`,
    vi: `không có tệp hoặc thư mục ${absent.join(', ')}; chưa đọc gì`,
  });
}

/** The register that was named. One that cannot be read says nothing of the record: exit code 1 means that this is not whole. */
async function readRegisterAt(named: string): Promise<readonly RegisteredScreen[]> {
  try {
    const register = await openRegister(path.resolve(named));
    if (register !== undefined) return register;
  } catch (error) {
    throw new Refused(error instanceof PublishTrouble ? wordsOfTrouble(error) : wordsOfReading(error));
  }
  throw noRegister(named);
}

/** What is said with `--seen`: a place as it stands in the log of a web server (`c=8123.5f0c2a91`), or a file. */
async function readSeen(text: string): Promise<readonly Seen[]> {
  const [, seq, hash] = /^(?:c=)?(\d{1,15})\.([0-9a-f]{8,64})$/.exec(text) ?? [];
  return seq === undefined || hash === undefined ? readSeenFile(text) : [{ seq: Number(seq), hash, screens: [] }];
}

async function readSeenFile(file: string): Promise<readonly Seen[]> {
  let written: unknown;
  try {
    written = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw looksLikePath(file) ? noSeenFile(file) : wrongValue('--seen', seenForms, file);
    const why = code === undefined ? notJson : wordsOfReading(error);
    throw new Refused({ en: `--seen: ${file}: ${why.en}`, vi: `--seen: ${file}: ${why.vi}` });
  }
  const places = seenPlaces(written);
  if (places.kind === 'refused')
    throw new Refused({ en: `--seen: ${file}: ${places.words.en}`, vi: `--seen: ${file}: ${places.words.vi}` });
  return places.seen;
}

function looksLikePath(text: string): boolean {
  return /[/\\]|\.json$/i.test(text);
}

/** Every finding with its words, for scripts that show them. */
function outward({ ok, chains, findings }: ChainsVerdict, lang: Lang) {
  return { ok, chains, findings: findings.map((finding) => ({ ...finding, message: findingWords(finding)[lang] })) };
}

function linesOf(verdict: ChainsVerdict, paths: readonly string[], lang: Lang): readonly string[] {
  const { chains, findings } = verdict;
  const shown = findings.slice(0, MOST_SHOWN).map((finding) => `  ${findingWords(finding)[lang]}`);
  const more = findings.length - shown.length;
  return [
    ...chains.map((chain) => chainWords(chain)[lang]),
    ...shown,
    ...(more > 0 ? [moreWords(more)[lang]] : []),
    conclusion(verdict, paths)[lang],
  ];
}

function conclusion({ ok, chains, findings }: ChainsVerdict, paths: readonly string[]): Words {
  if (findings.some(({ kind }) => kind === 'empty')) return nothingVerified;
  if (!ok) return bad;
  return chains.length === 0 ? onlySums(paths) : good;
}

function chainWords({ key, folder, screens, first, last, completeTo, sealedTo }: ChainVerdict): Words {
  const whose = screens.join(', ');
  const whole = completeTo < first ? { en: 'not complete', vi: 'không đầy đủ' } : undefined;
  return {
    en: `${whose}: entries ${first} to ${last}, ${whole?.en ?? `complete to ${completeTo}`}, ${key === null ? 'not sealed' : `sealed to ${sealedTo} with ${key} (folder ${folder})`}`,
    vi: `${whose}: bản ghi ${first} đến ${last}, ${whole?.vi ?? `đầy đủ đến ${completeTo}`}, ${key === null ? 'chưa niêm' : `đã niêm đến ${sealedTo} bằng khóa ${key} (thư mục ${folder})`}`,
  };
}

function noRegister(file: string): Refused {
  return new Refused({ en: `--screens: there is no file ${file}`, vi: `--screens: không có tệp ${file}` });
}

function noSeenFile(file: string): Refused {
  return new Refused({ en: `--seen: there is no file ${file}`, vi: `--seen: không có tệp ${file}` });
}

const seenForms: Words = {
  en: 'a number, a dot and at least 8 hexadecimal digits, such as 8123.5f0c2a91, or a file that fleet --json has written',
  vi: 'một số, dấu chấm và ít nhất 8 chữ số thập lục phân, ví dụ 8123.5f0c2a91, hoặc tệp do fleet --json ghi',
};
const notJson: Words = { en: 'is no JSON', vi: 'không phải JSON' };
const moreWords = (more: number): Words => ({
  en: `  and ${more} more: --json has them all`,
  vi: `  và ${more} điều nữa: --json ghi đủ`,
});
const onlySums = (paths: readonly string[]): Words => ({
  en: `In ${paths.join(', ')} are sums of screens without a line only, each signed by its machine; there is no record whose chain could be verified.`,
  vi: `Trong ${paths.join(', ')} chỉ có số tổng của các màn hình không nối mạng, đều có chữ ký của máy; không có bản ghi nào để kiểm tra chuỗi.`,
});
const good: Words = {
  en: 'Nothing is missing or changed.',
  vi: 'Không thiếu và không bị sửa gì.',
};
const nothingVerified: Words = {
  en: 'Nothing was verified.',
  vi: 'Chưa kiểm tra được gì.',
};
const bad: Words = {
  en: 'This is not the whole record as the machine wrote it: see above.',
  vi: 'Đây không phải toàn bộ nhật ký như máy đã ghi: xem các dòng trên.',
};

const MOST_SHOWN = 50;
