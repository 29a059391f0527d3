import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Play } from '../core/play.ts';
import type { BesideZone } from '../core/playlist.ts';
import type { JournalWork, KeptMemoryRow } from './journal.ts';

/** The journal of plays on disk: one row a showing. Used by the journal's worker alone; everybody else reads with `readPlays`. */
export interface JournalDatabase {
  /** A showing began. Told twice, the second changes nothing. */
  open(play: Play): void;
  /** A showing is over. Also mends a row that was given up as interrupted while its page played on alone. */
  close(play: Play): void;
  /** How far the showing that is on has come; what is known of it should the power go. */
  progress(id: string, shownMs: number, frames: number): void;
  /** Closes the rows of a page that is gone, or of every page, as `interrupted` at the last moment they are known to have been on. */
  interrupt(pagePrefix?: string): void;
  /** What a screen has shown so far in a zone, in the place of what it had before. */
  remember(work: Extract<JournalWork, { type: 'remember' }>): void;
  memories(): readonly KeptMemoryRow[];
  /** Showings that are over, since an instant and ever. */
  count(screenId: string, since: number): { readonly today: number; readonly total: number };
  /** SHA-256s of the files that have played to their end. */
  proven(): readonly string[];
  /** Runs `work` as one transaction, so that the fsync is paid once. */
  together(work: () => void): void;
  dispose(): void;
}

/**
 * Opens the journal, makes it where it is missing. WAL with `synchronous = FULL`: a row that was written is on the
 * disk, also after a power cut. Throws SQLite's errors (a full disk, a damaged file).
 */
export function openJournalDatabase(file: string): JournalDatabase {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  // What was written is hardly read again: SQLite's usual 2 MiB of pages would only be memory that grows for a day.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -256');
  bringUpToDate(database);
  database.exec(schema);

  const insert = `INSERT INTO plays (id, screen_id, playlist_id, revision, campaign_id, item_id, zone, sha256, started_at, ended_at, shown_ms, frames, result, displayed)
    VALUES (:id, :screenId, :playlistId, :revision, :campaignId, :itemId, :zone, :sha256, :startedAt, :endedAt, :shownMs, :frames, :result, :displayed)`;
  const opened = database.prepare(`${insert} ON CONFLICT (id) DO NOTHING`);
  const closed = database.prepare(`${insert} ON CONFLICT (id) DO UPDATE SET
    ended_at = excluded.ended_at, shown_ms = excluded.shown_ms, frames = excluded.frames, result = excluded.result,
    displayed = min(displayed, excluded.displayed)
    WHERE result IN ('playing', 'interrupted')`);
  const progressed = database.prepare("UPDATE plays SET shown_ms = ?, frames = ? WHERE id = ? AND result = 'playing'");
  const interrupted = database.prepare(`UPDATE plays SET result = 'interrupted', ended_at = started_at + shown_ms
    WHERE result = 'playing' AND substr(id, 1, length(?1)) = ?1`);
  const counted = database.prepare(
    "SELECT count(*) AS n FROM plays WHERE screen_id = ? AND started_at >= ? AND result <> 'playing'",
  );
  const proven = database.prepare("SELECT DISTINCT sha256 FROM plays WHERE result = 'complete' AND sha256 IS NOT NULL");
  const remembered = database.prepare(`INSERT INTO memories (screen_id, zone, shown_at, memory) VALUES (?, ?, ?, ?)
    ON CONFLICT (screen_id, zone) DO UPDATE SET shown_at = excluded.shown_at, memory = excluded.memory`);
  const recalled = database.prepare('SELECT * FROM memories');
  const countOf = (screenId: string, since: number) => Number(counted.get(screenId, since)?.['n'] ?? 0);

  return {
    open: (play) => void opened.run(rowOf(play)),
    close: (play) => void closed.run(rowOf(play)),
    progress: (id, shownMs, frames) => void progressed.run(Math.round(shownMs), frames, id),
    interrupt: (pagePrefix = '') => void interrupted.run(pagePrefix),
    remember: ({ screenId, zone, remembered: { memory, shownAt } }) =>
      void remembered.run(screenId, zone, shownAt, JSON.stringify(memory)),
    memories: () =>
      recalled.all().map((row) => ({
        ...{ screenId: String(row['screen_id']), zone: String(row['zone']) },
        ...{ shownAt: Number(row['shown_at']), text: String(row['memory']) },
      })),
    count: (screenId, since) => ({ today: countOf(screenId, since), total: countOf(screenId, 0) }),
    proven: () => proven.all().map((row) => String(row['sha256'])),
    together(work) {
      database.exec('BEGIN IMMEDIATE');
      try {
        work();
        database.exec('COMMIT');
      } catch (error) {
        // A full disk ends the transaction by itself; then there is nothing left to roll back.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    dispose: () => database.close(),
  };
}

/**
 * The plays of a journal in the order they began, read without disturbing the player that writes it.
 * Throws when the file is missing or is no journal.
 */
export function* readPlays(file: string): Generator<Play> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    for (const row of database.prepare('SELECT * FROM plays ORDER BY started_at, seq').iterate()) yield playOf(row);
  } finally {
    database.close();
  }
}

/** Of screens that there were once under other names nothing need be kept for ever. */
const MOST_MEMORIES = 192;

const schema = `
CREATE TABLE IF NOT EXISTS plays (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  screen_id TEXT NOT NULL,
  playlist_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  campaign_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  zone TEXT,
  sha256 TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  shown_ms INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('playing', 'complete', 'partial', 'interrupted')),
  displayed INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS plays_by_screen ON plays (screen_id, started_at);
CREATE INDEX IF NOT EXISTS plays_on_now ON plays (result) WHERE result = 'playing';
CREATE TABLE IF NOT EXISTS memories (
  screen_id TEXT NOT NULL,
  zone TEXT NOT NULL,
  shown_at INTEGER NOT NULL,
  memory TEXT NOT NULL,
  PRIMARY KEY (screen_id, zone)
) STRICT, WITHOUT ROWID;
DELETE FROM memories WHERE (screen_id, zone) NOT IN
  (SELECT screen_id, zone FROM memories ORDER BY shown_at DESC LIMIT ${MOST_MEMORIES});
PRAGMA user_version = 2;
`;

/** A journal of before there were zones gets its new column; its rows are of the main picture. */
function bringUpToDate(database: DatabaseSync): void {
  if (database.prepare('PRAGMA user_version').get()?.['user_version'] === 1)
    database.exec('BEGIN IMMEDIATE; ALTER TABLE plays ADD COLUMN zone TEXT; PRAGMA user_version = 2; COMMIT');
}

function rowOf(play: Play) {
  return {
    ...play,
    zone: play.zone ?? null,
    sha256: play.sha256 ?? null,
    startedAt: Math.round(play.startedAt),
    endedAt: play.endedAt === undefined ? null : Math.round(play.endedAt),
    shownMs: Math.round(play.shownMs),
    displayed: play.displayed ? 1 : 0,
  };
}

function playOf(row: Record<string, SQLOutputValue>): Play {
  return {
    id: String(row['id']),
    screenId: String(row['screen_id']),
    playlistId: String(row['playlist_id']),
    revision: Number(row['revision']),
    campaignId: String(row['campaign_id']),
    itemId: String(row['item_id']),
    ...((row['zone'] ?? null) === null ? {} : { zone: row['zone'] as BesideZone }),
    ...(row['sha256'] === null ? {} : { sha256: String(row['sha256']) }),
    startedAt: Number(row['started_at']),
    ...(row['ended_at'] === null ? {} : { endedAt: Number(row['ended_at']) }),
    shownMs: Number(row['shown_ms']),
    frames: Number(row['frames']),
    result: row['result'] as Play['result'],
    displayed: row['displayed'] === 1,
  };
}
