import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeFaults } from '../core/faults.ts';
import { exitCodes } from '../core/exit-codes.ts';
import type { Playlist } from '../core/playlist.ts';
import { isTimeZone } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { loadBundledCampaign } from '../player/campaign.ts';
import { writeDurably } from '../player/durable.ts';
import { localTimeOf } from '../publish/day-words.ts';
import { timeZone as usualZone } from '../publish/import/flight.ts';
import { readDate } from '../publish/import/words-of-time.ts';
import { readMachine } from '../publish/machine.ts';
import { openPlaylist } from '../publish/open-playlist.ts';
import { registerFor } from '../publish/register/register.ts';
import { makeReport } from '../report/daily/make-report.ts';
import { MOST_DAYS, periodOf } from '../report/daily/period.ts';
import { pageOf } from '../report/daily/page.ts';
import type { Report } from '../report/daily/report.ts';
import { workbookOf } from '../report/daily/workbook.ts';
import { writtenCell } from '../report/daily/written.ts';
import { readLines } from '../report/lines/read-lines.ts';
import { Refused, wrongValue, type CommandLine } from './command-line.ts';
import { networkOf } from './network.ts';
import { newFileAt, tellWritten } from './new-file.ts';
import { wrongWayRound } from './option-values.ts';
import { printReport } from './print-report.ts';
import { answerOfficer } from './trouble.ts';

/** What `report` needs of the machine it is given on. */
export interface ReportMachine {
  readonly now: () => number;
  /** The campaign that ships. */
  readonly bundled: () => Promise<Playlist>;
  /** Prints a page as PDF; throws `Refused` when it cannot. */
  readonly print: (html: string) => Promise<Uint8Array>;
}

/** `bluezone-kiosk report`: makes the report of a few days out of a journal, or of what many machines have delivered. */
export async function report(args: readonly string[], machine: ReportMachine = thisMachine): Promise<number> {
  return answerOfficer('report', args, async (line) => {
    const { out, kind } = readOut(line);
    const paths = readPaths(line);
    const playlists = await playlistsFor(line, machine);
    const timeZone = readZone(line, playlists[0]);
    const days = readDays(line, localTimeOf(machine.now(), timeZone).date, timeZone);
    const { screens, playlist, agency } = line.values;
    const register = await registerFor({ register: screens }, usualRegister(playlist));
    const { lang } = line;
    const { report: made, counted } = await makeReport(
      { ...days, paths, timeZone, playlists, register: register?.screens, lang, agency, scope: 'screens' },
      { readLines, now: machine.now },
    );
    if (counted.chains.length === 0 && counted.digests.length === 0) throw noRecords(paths, counted.faults);
    await writeDurably(out, await written(made, kind, machine));
    process.stdout.write(`${inLines(made, lang)}\n`);
    tellWritten('report', out, lang);
    return exitCodes.ok;
  });
}

const thisMachine: ReportMachine = {
  now: Date.now,
  bundled: async () => (await loadBundledCampaign(path.resolve(import.meta.dirname, '..', '..', 'media'))).playlist,
  print: printReport,
};

type Line = CommandLine<'report'>;
type OutKind = 'xlsx' | 'html' | 'pdf';

async function written(made: Report, kind: OutKind, { print }: ReportMachine): Promise<string | Uint8Array> {
  switch (kind) {
    case 'xlsx':
      return workbookOf(made);
    case 'html':
      return pageOf(made);
    case 'pdf':
      return print(pageOf(made));
  }
}

/** Where the report goes, and as what. */
function readOut({ values }: Line): { readonly out: string; readonly kind: OutKind } {
  if (values.out === undefined)
    throw new Refused({
      en: 'say where the report goes: --out report.xlsx, report.html or report.pdf',
      vi: 'phải nêu tệp báo cáo cần ghi: --out bao-cao.xlsx, bao-cao.html hoặc bao-cao.pdf',
    });
  const name = values.out.toLowerCase();
  const kind = (['xlsx', 'html', 'pdf'] as const).find((one) => name.endsWith(`.${one}`));
  if (kind === undefined)
    throw wrongValue(
      '--out',
      { en: 'a file that ends in .xlsx, .html or .pdf', vi: 'tệp có đuôi .xlsx, .html hoặc .pdf' },
      values.out,
    );
  return { out: newFileAt(values.out, values), kind };
}

function readPaths({ values, positionals }: Line): readonly string[] {
  const paths = [...positionals, values['data-dir']].filter((one) => one !== undefined).map((one) => path.resolve(one));
  if (paths.length === 0)
    throw new Refused({
      en: 'name what machines have delivered (files or folders), or a data directory with --data-dir',
      vi: 'phải nêu tệp hoặc thư mục dữ liệu các máy đã gửi, hoặc thư mục dữ liệu của một máy bằng --data-dir',
    });
  const gone = paths.filter((one) => !existsSync(one));
  if (gone.length > 0)
    throw new Refused(
      {
        en: gone.map((one) => `${one}: there is no such file or folder, and nothing was written`).join('\n'),
        vi: gone.map((one) => `${one}: không có tệp hoặc thư mục này nên chưa ghi gì`).join('\n'),
      },
      { exitCode: exitCodes.faulty },
    );
  return [...new Set(paths)];
}

/** The one that was named, that of the data directory, and the one that ships, which may have played before it. */
async function playlistsFor({ values, lang }: Line, machine: ReportMachine): Promise<readonly Playlist[]> {
  const { playlist, 'data-dir': dataDir } = values;
  const named = playlist === undefined ? [] : [await openNamed(playlist, networkOf(values), lang, machine)];
  const kept = dataDir === undefined ? undefined : (await readMachine(path.resolve(dataDir)))?.playlist;
  return [...named, ...(kept === undefined ? [] : [kept]), await machine.bundled()];
}

async function openNamed(
  where: string,
  fetch: ReturnType<typeof networkOf>,
  lang: Lang,
  { now }: ReportMachine,
): Promise<Playlist> {
  const opened = await openPlaylist(where, { fetch, now });
  switch (opened.kind) {
    case 'playlist':
      return opened.playlist;
    case 'bad': {
      const faults = describeFaults(opened.faults, lang);
      throw new Refused({ en: `${where}: ${faults}`, vi: `${where}: ${faults}` }, { exitCode: exitCodes.faulty });
    }
    case 'unreadable': {
      const { en, vi } = opened.reason;
      throw new Refused({ en: `${where}: ${en}`, vi: `${where}: ${vi}` }, { exitCode: exitCodes.faulty });
    }
  }
}

/** The register beside a playlist on this machine. */
function usualRegister(playlist: string | undefined): string | undefined {
  if (playlist === undefined || /^https?:/i.test(playlist)) return undefined;
  const at = path.resolve(playlist);
  const folder = statSync(at, { throwIfNoEntry: false })?.isDirectory() === true ? at : path.dirname(at);
  return path.join(folder, 'screens.csv');
}

function readZone({ values }: Line, playlist: Playlist | undefined): string {
  const asked = values['time-zone'];
  if (asked !== undefined && !isTimeZone(asked))
    throw wrongValue(
      '--time-zone',
      { en: 'a time zone such as Asia/Ho_Chi_Minh', vi: 'múi giờ như Asia/Ho_Chi_Minh' },
      asked,
    );
  return asked ?? playlist?.timeZone ?? usualZone;
}

function readDays({ values }: Line, today: string, timeZone: string): { readonly from: string; readonly to: string } {
  const to = readDay('--to', values.to) ?? today;
  const from = readDay('--from', values.from) ?? to;
  if (from > to) throw wrongWayRound(from, to);
  if (periodOf(from, to, timeZone).days.at(-1)?.date !== to)
    throw new Refused({
      en: `--from: a report is over ${MOST_DAYS} days at most`,
      vi: `--from: báo cáo tối đa ${MOST_DAYS} ngày`,
    });
  return { from, to };
}

function readDay(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const read = readDate(text);
  if (read?.isDate !== true)
    throw wrongValue(
      option,
      { en: 'a date such as 2026-11-20 or 20/11/2026', vi: 'ngày như 20/11/2026 hoặc 2026-11-20' },
      text,
    );
  return read.moment.slice(0, 10);
}

function noRecords(
  paths: readonly string[],
  faults: readonly { readonly place: string; readonly words: { readonly en: string; readonly vi: string } }[],
): Refused {
  const told = faults.slice(0, 10);
  return new Refused(
    {
      en: [
        `there is no record of anything in ${paths.join(', ')}, and nothing was written: looked for .jsonl, .jsonl.gz and journal.sqlite`,
        ...told.map(({ place, words }) => `${place}: ${words.en}`),
      ].join('\n'),
      vi: [
        `không có bản ghi nào trong ${paths.join(', ')} nên chưa ghi báo cáo: đã tìm tệp .jsonl, .jsonl.gz và journal.sqlite`,
        ...told.map(({ place, words }) => `${place}: ${words.vi}`),
      ].join('\n'),
    },
    { exitCode: exitCodes.faulty },
  );
}

/** The figures that are read first, for whoever made the report. */
function inLines({ period, head, notes }: Report, lang: Lang): string {
  const figures = head.map(({ label, value, kind }) => `${label}: ${writtenCell(value, kind, lang)}`);
  return [period, ...figures, ...notes.map((note) => `- ${note}`)].join('\n');
}
