import { exitCodes } from '../core/exit-codes.ts';
import type { Play } from '../core/play.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import { readPlays } from '../player/journal/journal-database.ts';
import { reasonOf } from '../player/log.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { Refused, wrongValue, type CommandLine } from './command-line.ts';
import { journalIn } from './journal-in.ts';
import { printKey } from './plays-key.ts';
import { verifyPlays } from './plays-verify.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk plays`: prints the journal, oldest first, while the player goes on writing it; `verify` and `key` beside. */
export async function plays(args: readonly string[]): Promise<number> {
  return answerOfficer('plays', args, async (line) => {
    const [what, ...more] = line.positionals;
    switch (what) {
      case undefined:
        return printPlays(line);
      case 'verify':
        return verifyPlays(line, more);
      case 'key':
        return printKey(line);
      default:
        throw new Refused({
          en: `takes no "${what}"; name a folder with --data-dir`,
          vi: `không nhận "${what}"; nêu thư mục bằng --data-dir`,
        });
    }
  });
}

function printPlays({ values }: CommandLine<'plays'>): number {
  const { format = 'jsonl' } = values;
  if (format !== 'jsonl' && format !== 'csv')
    throw wrongValue('--format', { en: 'jsonl or csv', vi: 'jsonl hoặc csv' }, format);
  const from = readEdge('--from', values.from, 'begins') ?? -Infinity;
  const to = readEdge('--to', values.to, 'ends') ?? Infinity;
  const file = journalIn(values['data-dir']);
  try {
    if (format === 'csv') process.stdout.write(`\ufeff${columns.join(',')}\r\n`); // Excel takes it for UTF-8 only with the mark
    for (const play of readPlays(file))
      if (play.startedAt >= from && play.startedAt < to)
        process.stdout.write(format === 'csv' ? csvLine(play) : jsonLine(play));
  } catch (error) {
    throw unreadable(file, reasonOf(error));
  }
  return exitCodes.ok;
}

/** On the clock of this machine; a day alone is the whole of it. */
function readEdge(name: string, text: string | undefined, edge: 'begins' | 'ends'): number | undefined {
  if (text === undefined) return undefined;
  if (!isCalendarMoment(text))
    throw wrongValue(
      name,
      { en: 'a day or a time such as 2026-11-22', vi: 'một ngày hoặc giờ, ví dụ 2026-11-22' },
      text,
    );
  return readMoment(text, Intl.DateTimeFormat().resolvedOptions().timeZone, edge);
}

const columns = [
  'id',
  'screenId',
  'playlistId',
  'revision',
  'campaignId',
  'itemId',
  'zone',
  'sha256',
  'startedAt',
  'endedAt',
  'shownMs',
  'frames',
  'result',
  'displayed',
  'plannedMs',
  'reason',
  'venueType',
  'clockTrusted',
  'playerVersion',
] as const satisfies readonly (keyof Play)[];

type Column = (typeof columns)[number];

/** A play as it leaves the process: instants are RFC 3339, absent values are null; only what was in a zone names it. */
function outward(play: Play): Partial<Record<Column, string | number | boolean | null>> {
  const at = (instant: number | undefined) => (instant === undefined ? null : new Date(instant).toISOString());
  return {
    ...play,
    sha256: play.sha256 ?? null,
    plannedMs: play.plannedMs ?? null,
    reason: play.reason ?? null,
    venueType: play.venueType ?? null,
    clockTrusted: play.clockTrusted ?? null,
    playerVersion: play.playerVersion ?? null,
    startedAt: at(play.startedAt),
    endedAt: at(play.endedAt),
  };
}

function jsonLine(play: Play): string {
  return `${JSON.stringify(outward(play))}\n`;
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe: names come from playlists. */
function csvLine(play: Play): string {
  const cells = columns.map((column) => {
    const { [column]: value = null } = outward(play);
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${cells.join(',')}\r\n`;
}

function unreadable(file: string, reason: string): Refused {
  const words = {
    en: `the journal ${file} cannot be read: ${reason}`,
    vi: `không đọc được nhật ký phát ${file}: ${reasonWords(reason).vi}`,
  };
  return new Refused(words, { exitCode: exitCodes.dataDirUnusable });
}
