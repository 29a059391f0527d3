import { existsSync } from 'node:fs';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import type { Play } from '../core/play.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { readPlays } from '../player/journal/journal-database.ts';
import { reasonOf } from '../player/log.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { answer, Refused, wrongValue } from './command-line.ts';

/** `bluezone-kiosk plays`: prints the journal, oldest first, while the player goes on writing it. */
export async function plays(args: readonly string[]): Promise<number> {
  return answer('plays', args, ({ values, positionals }) => {
    const [stray] = positionals;
    if (stray !== undefined)
      throw new Refused({
        en: `takes no "${stray}"; name a folder with --data-dir`,
        vi: `không nhận "${stray}"; nêu thư mục bằng --data-dir`,
      });
    const { format = 'jsonl' } = values;
    if (format !== 'jsonl' && format !== 'csv')
      throw wrongValue('--format', { en: 'jsonl or csv', vi: 'jsonl hoặc csv' }, format);
    print(path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform)), format);
    return exitCodes.ok;
  });
}

function print(dataDir: string, format: 'jsonl' | 'csv'): void {
  const file = path.join(dataDir, 'journal.sqlite');
  if (!existsSync(file)) throw noJournal(dataDir);
  try {
    if (format === 'csv') process.stdout.write(`\ufeff${columns.join(',')}\r\n`); // Excel takes it for UTF-8 only with the mark
    for (const play of readPlays(file)) process.stdout.write(format === 'csv' ? csvLine(play) : jsonLine(play));
  } catch (error) {
    throw unreadable(file, reasonOf(error));
  }
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
] as const satisfies readonly (keyof Play)[];

type Column = (typeof columns)[number];

/** A play as it leaves the process: instants are RFC 3339, absent values are null; only what was in a zone names it. */
function outward(play: Play): Partial<Record<Column, string | number | boolean | null>> {
  const at = (instant: number | undefined) => (instant === undefined ? null : new Date(instant).toISOString());
  return {
    ...play,
    sha256: play.sha256 ?? null,
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

function noJournal(dataDir: string): Refused {
  const words = {
    en: `no journal in ${dataDir}: no player has played there; name its folder with --data-dir`,
    vi: `không có nhật ký phát trong ${dataDir}: chưa có trình phát nào chạy ở đó; nêu đúng thư mục bằng --data-dir`,
  };
  return new Refused(words, { exitCode: exitCodes.dataDirUnusable });
}

function unreadable(file: string, reason: string): Refused {
  const words = {
    en: `the journal ${file} cannot be read: ${reason}`,
    vi: `không đọc được nhật ký phát ${file}: ${reasonWords(reason).vi}`,
  };
  return new Refused(words, { exitCode: exitCodes.dataDirUnusable });
}
