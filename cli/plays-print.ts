import { once } from 'node:events';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import type { PrintedPlay } from '../core/play-record.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import type { Words } from '../core/words.ts';
import { writePiecesDurably } from '../player/durable.ts';
import { readShowings, surveyShowings, type PlaySpan } from '../player/journal/read-plays.ts';
import { reasonOf } from '../player/log.ts';
import { readMachine } from '../publish/machine.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { csvHead, csvLine, jsonLine } from '../report/plays/columns.ts';
import { MOST_SHOWINGS, playsWorkbook } from '../report/plays/sheet.ts';
import { Refused, wrongValue, type CommandLine } from './command-line.ts';
import { dataDirOf, journalIn } from './journal-in.ts';
import { newFileAt, tellWritten } from './new-file.ts';
import { wrongWayRound } from './option-values.ts';

type Line = CommandLine<'plays'>;

const formats = ['jsonl', 'csv', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** `bluezone-kiosk plays --data-dir DIR --format jsonl|csv|xlsx`: prints what was shown, or writes it to a file. */
export async function printPlays(line: Line): Promise<number> {
  const { values, lang } = line;
  const out = values.out === undefined ? undefined : newFileAt(values.out, values);
  const format = readFormat(line);
  if (format === 'xlsx' && out === undefined && process.stdout.isTTY) throw noTerminal;
  const begins = readEdge('--from', values.from, 'begins');
  const ends = readEdge('--to', values.to, 'ends');
  const { file, timeZone } = await machineOf(values['data-dir']);
  const span: PlaySpan = { from: begins(timeZone) ?? -Infinity, until: ends(timeZone) ?? Infinity };
  if (span.from >= span.until) throw wrongWayRound(values.from ?? '', values.to ?? '');
  const pieces = tellingTrouble(file, () => printed(file, span, format, timeZone));
  if (out === undefined) {
    // No faster than it is read, or a pipe would fill the memory.
    for (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  } else {
    await writePiecesDurably(out, pieces);
    tellWritten('plays', out, lang);
  }
  return exitCodes.ok;
}

/** The journal, and the clock by which its machine plays: of its playlist, else of this machine. */
async function machineOf(given: string | undefined): Promise<{ readonly file: string; readonly timeZone: string }> {
  const file = journalIn(given);
  const playlist = (await readMachine(dataDirOf(given)))?.playlist;
  return { file, timeZone: playlist?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
}

function* printed(file: string, span: PlaySpan, format: Format, timeZone: string): Generator<string | Uint8Array> {
  switch (format) {
    case 'jsonl':
      yield* linesOf(file, span, jsonLine);
      return;
    case 'csv':
      yield csvHead;
      yield* linesOf(file, span, csvLine);
      return;
    case 'xlsx': {
      const { count, from, until } = surveyShowings(file, span) ?? { count: 0, from: 0, until: 1 };
      if (count > MOST_SHOWINGS) throw tooMany(count, (until - from) / DAY_MS);
      yield* playsWorkbook(readShowings(file, { from, until }), { timeZone, from, until });
    }
  }
}

/** Some hundred lines at a time. */
function* linesOf(file: string, span: PlaySpan, lineOf: (play: PrintedPlay) => string): Generator<string> {
  let piece = '';
  for (const play of readShowings(file, span)) {
    piece += lineOf(play);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** What the disk or SQLite throws is told as a journal that cannot be read. */
function* tellingTrouble<T>(file: string, pieces: () => Generator<T>): Generator<T> {
  try {
    yield* pieces();
  } catch (error) {
    throw error instanceof Refused ? error : unreadable(file, reasonOf(error));
  }
}

/** What `--format` says, else the end of the name of `--out`, else lines of JSON. */
function readFormat({ values }: Line): Format {
  const end = path
    .extname(values.out ?? '')
    .slice(1)
    .toLowerCase();
  const format = values.format ?? (formats.some((one) => one === end) ? end : 'jsonl');
  const known = formats.find((one) => one === format);
  if (known === undefined)
    throw wrongValue('--format', { en: 'jsonl, csv or xlsx', vi: 'jsonl, csv hoặc xlsx' }, format);
  return known;
}

/** What an edge means on the clock of a place; a day alone is the whole of it. Throws `Refused` at once when it is no moment. */
function readEdge(
  name: string,
  text: string | undefined,
  edge: 'begins' | 'ends',
): (timeZone: string) => number | undefined {
  if (text !== undefined && !isCalendarMoment(text))
    throw wrongValue(
      name,
      { en: 'a day or a time such as 2026-11-22', vi: 'một ngày hoặc giờ, ví dụ 2026-11-22' },
      text,
    );
  return (timeZone) => (text === undefined ? undefined : readMoment(text, timeZone, edge));
}

const noTerminal = new Refused({
  en: '--format xlsx: a terminal cannot show a workbook; name a file: --out plays.xlsx',
  vi: '--format xlsx: cửa sổ lệnh không hiện được bảng tính; hãy nêu tệp: --out da-chieu.xlsx',
});

function tooMany(count: number, days: number): Refused {
  const fit = Math.max(1, Math.floor((days * MOST_SHOWINGS) / count));
  return new Refused({
    en: `these are ${count.toLocaleString('en')} showings, and a sheet of Excel has room for ${MOST_SHOWINGS.toLocaleString('en')}; nothing was written: take about ${fit} days at a time with --from and --to, or --format csv`,
    vi: `có ${count.toLocaleString('vi')} lượt phát, mà một trang tính Excel chỉ chứa được ${MOST_SHOWINGS.toLocaleString('vi')}; chưa ghi gì: hãy chia thành từng đợt khoảng ${fit} ngày bằng --from và --to, hoặc dùng --format csv`,
  });
}

function unreadable(file: string, reason: string): Refused {
  const words: Words = {
    en: `the journal ${file} cannot be read: ${reason}`,
    vi: `không đọc được nhật ký phát ${file}: ${reasonWords(reason).vi}`,
  };
  return new Refused(words, { exitCode: exitCodes.dataDirUnusable });
}

const DAY_MS = 86_400_000;
const PIECE = 2 ** 16;
