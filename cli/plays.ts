import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import type { Play } from '../core/play.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { readPlays } from '../player/journal-database.ts';
import { reasonOf } from '../player/log.ts';

/** `bluezone-kiosk plays`: prints the journal, oldest first, while the player goes on writing it. */
export function plays(args: readonly string[]): number {
  let dataDir: string;
  let format: string;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'data-dir': { type: 'string' }, format: { type: 'string', default: 'jsonl' } },
    });
    dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    format = values.format;
  } catch (error) {
    return fail(exitCodes.usage, reasonOf(error));
  }
  if (format !== 'jsonl' && format !== 'csv') {
    return fail(exitCodes.usage, `--format: must be jsonl or csv, got ${JSON.stringify(format)}`);
  }
  const file = path.join(dataDir, 'journal.sqlite');
  if (!existsSync(file)) {
    return fail(
      exitCodes.dataDirUnusable,
      `no journal in ${dataDir}: no player has played there; name its folder with --data-dir`,
    );
  }
  try {
    if (format === 'csv') process.stdout.write(`\ufeff${columns.join(',')}\r\n`); // Excel takes it for UTF-8 only with the mark
    for (const play of readPlays(file)) process.stdout.write(format === 'csv' ? csvLine(play) : jsonLine(play));
  } catch (error) {
    return fail(exitCodes.dataDirUnusable, `the journal ${file} cannot be read: ${reasonOf(error)}`);
  }
  return exitCodes.ok;
}

const columns = [
  'id',
  'screenId',
  'playlistId',
  'revision',
  'campaignId',
  'itemId',
  'sha256',
  'startedAt',
  'endedAt',
  'shownMs',
  'frames',
  'result',
  'displayed',
] as const satisfies readonly (keyof Play)[];

/** A play as it leaves the process: instants are RFC 3339, absent values are null. */
function outward(play: Play): Record<(typeof columns)[number], string | number | boolean | null> {
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
    const value = outward(play)[column];
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${cells.join(',')}\r\n`;
}

function fail(exitCode: number, message: string): number {
  process.stderr.write(`bluezone-kiosk plays: ${message}\n`);
  return exitCode;
}
