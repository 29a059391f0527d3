import path from 'node:path';
import { describeFaults } from '../core/faults.ts';
import { readTags } from '../core/play-options.ts';
import type { Playlist } from '../core/playlist.ts';
import type { Screen } from '../core/screen.ts';
import { isCalendarMoment, readMoment } from '../core/wall-clock.ts';
import type { Lang } from '../core/words.ts';
import { readMachine, type Machine } from '../publish/machine.ts';
import { openPlaylist } from '../publish/open-playlist.ts';
import { langOf } from './lang.ts';

/** What `explain` and `timeline` are both asked: which playlist, on which screen. */
export interface ScheduleQuery {
  readonly playlist: Playlist;
  readonly screen: Screen;
  readonly lang: Lang;
  /** What is on the disk of a machine, when one was named. */
  readonly machine: Machine | undefined;
}

export const scheduleOptions = {
  screen: { type: 'string' },
  tags: { type: 'string' },
  lang: { type: 'string' },
  'data-dir': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** A query that cannot be answered, and why, in a sentence. */
export class BadQuery extends Error {
  /** Whether what was asked about is at fault, rather than how it was asked. */
  readonly isAnswer: boolean;

  constructor(message: string, { isAnswer = false } = {}) {
    super(message);
    this.isAnswer = isAnswer;
  }
}

/** Reads what is asked about. Throws `BadQuery`. Without a file the playlist that a machine holds is taken. */
export async function readScheduleQuery(
  file: string | undefined,
  values: {
    readonly screen?: string | undefined;
    readonly tags?: string | undefined;
    readonly lang?: string | undefined;
    readonly 'data-dir'?: string | undefined;
  },
): Promise<ScheduleQuery> {
  const lang = langOf(values.lang, process.env);
  if (lang === undefined) throw new BadQuery(`--lang: must be vi or en, got ${JSON.stringify(values.lang)}`);
  const tags = values.tags === undefined ? [] : readTags(values.tags);
  if (tags === undefined)
    throw new BadQuery(
      `--tags: must be a list such as province=binh-phuoc,venue=lobby, got ${JSON.stringify(values.tags)}`,
    );
  const screen = { id: (values.screen ?? 'screen').normalize('NFC'), tags };
  const dataDir = values['data-dir'];
  const machine = dataDir === undefined ? undefined : await readMachine(path.resolve(dataDir));
  if (dataDir !== undefined && machine === undefined)
    throw new BadQuery(`--data-dir: no player has worked in ${dataDir}`);
  if (file === undefined) {
    if (machine?.playlist === undefined) throw new BadQuery('name a playlist: a file, a folder or an http(s) address');
    return { playlist: machine.playlist, screen, lang, machine };
  }
  const opened = await openPlaylist(file, { fetch, now: Date.now });
  switch (opened.kind) {
    case 'playlist':
      return { playlist: opened.playlist, screen, lang, machine };
    case 'bad':
      throw new BadQuery(`${file}\n${describeFaults(opened.faults, lang)}`, { isAnswer: true });
    case 'unreadable':
      throw new BadQuery(`${file}: ${opened.reason}`, { isAnswer: true });
  }
}

/** The instant meant by `--at` and its like, on the clock of a playlist. Throws `BadQuery`. */
export function readInstantOption(name: string, text: string | undefined, otherwise: number, timeZone: string): number {
  if (text === undefined) return otherwise;
  if (!isCalendarMoment(text))
    throw new BadQuery(
      `${name}: must be a date and time such as 2026-11-20T07:30 or 2026-11-20T07:30:00+07:00, got ${JSON.stringify(text)}`,
    );
  return readMoment(text, timeZone, 'begins');
}

/** What `parseArgs` throws for a command line that it cannot read. */
export function isUsage(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
