import { DatabaseSync } from 'node:sqlite';
import type { Play } from '../../core/play.ts';
import { beginChain, chainSchema, openChain, type Chain, type ChainWorld } from './chain.ts';
import { daySums, firstShownAt, type DaySum } from './day-sums.ts';
import type { JournalWork, KeptMemoryRow } from './journal.ts';
import { playCounts, type PlayCounts } from './play-counts.ts';
import { rowOf } from './play-rows.ts';

/** The journal of plays on disk: one row a showing. Used by the journal's worker alone; everybody else reads it by `read-plays.ts`. */
export interface JournalDatabase {
  /** A showing began. Told twice, the second changes nothing. */
  open(play: Play): void;
  /** A showing is over. Also mends a row that was given up as interrupted while its page played on alone. */
  close(play: Play): void;
  /** How far the showing that is on has come; what is known of it should the power go. */
  progress(id: string, shownMs: number, frames: number): void;
  /** Closes the rows of a page that is gone, or of every page, as `interrupted` at the last moment they are known to have been on. */
  interrupt(pagePrefix?: string): void;
  /** Why the showing that is on will not have been whole. */
  explain(id: string, reason: string): void;
  /** What of it is final. */
  readonly chain: Chain;
  /** What a screen has shown so far in a zone, in the place of what it had before. */
  remember(work: Extract<JournalWork, { type: 'remember' }>): void;
  memories(): readonly KeptMemoryRow[];
  count(screenId: string, since: number): PlayCounts;
  /** What the chain holds of the showings that began in a stretch of time (epoch milliseconds). */
  sums(from: number, until: number): readonly DaySum[];
  /** When the oldest showing began that is kept, of those since an instant (epoch milliseconds). */
  firstShownAt(since: number): number | undefined;
  /** SHA-256s of the files that have played to their end. */
  proven(): readonly string[];
  /** Room inside of the file for what comes next, in bytes: what has been let go of leaves it. */
  spareBytes(): number;
  /** Brings what stands in the write-ahead log over, so that it begins at its start again; not while there is no room for that. */
  checkpoint(): void;
  /** Runs `work` as one transaction, so that the fsync is paid once. */
  together(work: () => void): void;
  dispose(): void;
}

/**
 * Opens the journal, makes it where it is missing. WAL with `synchronous = FULL`: a row that was written is on the
 * disk, also after a power cut. Throws SQLite's errors (a full disk, a damaged file).
 */
export function openJournalDatabase(file: string, world: ChainWorld): JournalDatabase {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    // What was written is hardly read again: SQLite's usual 2 MiB of pages would only be memory that grows for a day.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -256');
    // All or nothing: a file that is there says nothing of where its chain began.
    together(database, () => {
      bringUpToDate(database);
      database.exec(schema);
      database.exec(chainSchema);
      beginChain(database, world.startsAt);
    });
    return journalIn(database, world);
  } catch (error) {
    // What is not closed cannot be moved aside on Windows.
    database.close();
    throw error;
  }
}

function journalIn(database: DatabaseSync, world: ChainWorld): JournalDatabase {
  const chain = openChain(database, world);
  const insert = `INSERT INTO plays (id, screen_id, playlist_id, revision, campaign_id, item_id, zone, sha256, started_at,
      ended_at, shown_ms, frames, result, displayed, planned_ms, reason, player_version, clock_trusted, venue_type)
    VALUES (:id, :screenId, :playlistId, :revision, :campaignId, :itemId, :zone, :sha256, :startedAt,
      :endedAt, :shownMs, :frames, :result, :displayed, :plannedMs, :reason, :playerVersion, :clockTrusted, :venueType)`;
  const opened = database.prepare(`${insert} ON CONFLICT (id) DO NOTHING`);
  const closed = database.prepare(`${insert} ON CONFLICT (id) DO UPDATE SET
    ended_at = excluded.ended_at, shown_ms = excluded.shown_ms, frames = excluded.frames, result = excluded.result,
    displayed = min(displayed, excluded.displayed), planned_ms = coalesce(planned_ms, excluded.planned_ms)
    WHERE result IN ('playing', 'interrupted') AND entry_seq IS NULL`);
  const progressed = database.prepare("UPDATE plays SET shown_ms = ?, frames = ? WHERE id = ? AND result = 'playing'");
  const explained = database.prepare("UPDATE plays SET reason = ? WHERE id = ? AND result = 'playing'");
  const interrupted = database.prepare(`UPDATE plays SET result = 'interrupted', ended_at = started_at + shown_ms
    WHERE result = 'playing' AND substr(id, 1, length(?1)) = ?1`);
  const proven = database.prepare("SELECT DISTINCT sha256 FROM plays WHERE result = 'complete' AND sha256 IS NOT NULL");
  const remembered = database.prepare(`INSERT INTO memories (screen_id, zone, shown_at, memory) VALUES (?, ?, ?, ?)
    ON CONFLICT (screen_id, zone) DO UPDATE SET shown_at = excluded.shown_at, memory = excluded.memory`);
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
  const recalled = database.prepare('SELECT * FROM memories');

  return {
    open(play) {
      opened.run(rowOf(play));
      chain.sawPage(play);
    },
    close(play) {
      closed.run(rowOf(play));
      chain.sawPage(play);
    },
    explain: (id, reason) => void explained.run(reason, id),
    chain,
    progress: (id, shownMs, frames) => void progressed.run(Math.round(shownMs), frames, id),
    interrupt: (pagePrefix = '') => void interrupted.run(pagePrefix),
    remember: ({ screenId, zone, remembered: { memory, shownAt } }) =>
      void remembered.run(screenId, zone, shownAt, JSON.stringify(memory)),
    memories: () =>
      recalled.all().map((row) => ({
        ...{ screenId: String(row['screen_id']), zone: String(row['zone']) },
        ...{ shownAt: Number(row['shown_at']), text: String(row['memory']) },
      })),
    count: playCounts(database),
    sums: (from, until) => daySums(database, from, until),
    firstShownAt: (since) => firstShownAt(database, since),
    proven: () => proven.all().map((row) => String(row['sha256'])),
    spareBytes: () => pragma('freelist_count') * pragma('page_size'),
    checkpoint: () => void database.prepare('PRAGMA wal_checkpoint(RESTART)').get(),
    together: (work) => together(database, work),
    dispose: () => database.close(),
  };
}

function together(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // A full disk ends the transaction by itself; then there is nothing left to roll back.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
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
  displayed INTEGER NOT NULL,
  planned_ms INTEGER,
  reason TEXT,
  player_version TEXT,
  clock_trusted INTEGER,
  venue_type TEXT,
  entry_seq INTEGER
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
PRAGMA user_version = 3;
`;

/**
 * A journal of a version before gets the columns that it has not; what it holds already stays as it is. By the columns and
 * not by its number: a version before, put back for a while, writes its own number again (docs/updates.md).
 */
function bringUpToDate(database: DatabaseSync): void {
  const columns = database
    .prepare('PRAGMA table_info(plays)')
    .all()
    .map(({ name }) => name);
  const missing = columns.length === 0 ? [] : LATER_COLUMNS.filter(([name]) => !columns.includes(name));
  if (missing.length === 0) return;
  const alter = missing.map(([name, type]) => `ALTER TABLE plays ADD COLUMN ${name} ${type};`).join(' ');
  database.exec(alter);
}

const LATER_COLUMNS = [
  ['zone', 'TEXT'],
  ['planned_ms', 'INTEGER'],
  ['reason', 'TEXT'],
  ['player_version', 'TEXT'],
  ['clock_trusted', 'INTEGER'],
  ['venue_type', 'TEXT'],
  ['entry_seq', 'INTEGER'],
] as const;
