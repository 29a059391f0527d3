import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { entryLine, sealLine } from '../../core/journal-lines.ts';
import type { FailedPlay, Play } from '../../core/play.ts';
import { CHAIN_BEGINS, type JournalEntry, type Seal } from '../../core/play-record.ts';
import { sha256Of } from '../kept-file.ts';
import type { Batch, BatchLimits, ChainHead, HelpedEntry } from './journal.ts';
import { factsOf, statusOf } from './play-facts.ts';
import { rowsToEnter } from './play-rows.ts';

/** The chain of what is final, in the same file as the plays, so that a showing and its entry are written as one. */
export interface Chain {
  /** A page shows on a screen now: what another page left on it is not mended any more. */
  sawPage(play: Pick<Play, 'id' | 'screenId'>): void;
  /** Enters the showings that have become final, at most 500 of them; the others with the next. */
  enter(): void;
  fail(play: FailedPlay): void;
  helped(entry: HelpedEntry): void;
  head(): ChainHead;
  /** How many entries are here that come after a place. */
  countAfter(seq: number): number;
  /**
   * The entries after a place, and the seal that `sealed` gives for the last of them, behind the checkpoint of what is not
   * here any more; `undefined` when there are none.
   */
  batch(afterSeq: number, most: BatchLimits, sealed: (head: ChainHead) => Seal): Batch | undefined;
  /** Keeps the seal that `sealed` gives for the newest entry, in the place of those before; nothing where it has one. */
  seal(sealed: (head: ChainHead) => Seal): void;
  delivered(destination: string, seq: number): void;
  /** As far as which entry a destination has them; 0: none. */
  deliveredTo(destination: string): number;
  /**
   * Lets some of the oldest go, with the plays that they tell of, and leaves the checkpoint that `checkpointed` gives for the
   * last of them in their place. Gives how many. The newest entry always stays.
   */
  prune(what: Prunable, checkpointed: (head: ChainHead) => Seal): number;
}

/** What may go: what there is too much of, by days or bytes; or what all of some destinations have, nothing where there are none. */
export type Prunable = 'old' | { readonly deliveredTo: readonly string[] };

export interface ChainWorld {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** By a clock that never jumps. */
  readonly uptimeMs: () => number;
  /** Where the chain begins if it begins now; 1 where nobody says else. */
  readonly startsAt?: number | undefined;
}

/** The tables of the chain; those of the plays must be there. */
export const chainSchema = `
CREATE TABLE IF NOT EXISTS entries (
  seq INTEGER PRIMARY KEY,
  event_id TEXT UNIQUE,
  line TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS seals (seq INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS deliveries (destination TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS starts (seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS let_go (screen_id TEXT PRIMARY KEY, plays INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_failed ON entries (seq) WHERE event_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS days (day INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS plays_to_enter ON plays (result) WHERE entry_seq IS NULL;
CREATE INDEX IF NOT EXISTS plays_entered ON plays (entry_seq);
`;

/**
 * Writes down where the chain begins, unless that was said or it has begun. In one with the tables: one that is found with
 * neither entry nor beginning is new.
 */
export function beginChain(database: DatabaseSync, startsAt = 1): void {
  const first = `INSERT INTO starts (seq) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM starts) AND NOT EXISTS (SELECT 1 FROM entries)`;
  database.prepare(first).run(startsAt);
}

export function openChain(database: DatabaseSync, { now, uptimeMs }: ChainWorld): Chain {
  const start = Number(database.prepare('SELECT max(seq) AS seq FROM starts').get()?.['seq'] ?? 1);
  const newest = database.prepare('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
  const oldest = database.prepare('SELECT min(seq) AS seq FROM entries');
  const insert = database.prepare('INSERT INTO entries (seq, event_id, line, hash) VALUES (?, ?, ?, ?)');
  const dayBegan = database.prepare('INSERT INTO days (day, seq) VALUES (?, ?) ON CONFLICT (day) DO NOTHING');
  const known = database.prepare('SELECT 1 FROM entries WHERE event_id = ?');
  const toEnter = rowsToEnter(database);
  const entered = database.prepare('UPDATE plays SET entry_seq = ? WHERE seq = ?');
  const after = database.prepare('SELECT seq, line, hash FROM entries WHERE seq > ? ORDER BY seq LIMIT ?');
  const keepSeal = database.prepare('INSERT OR REPLACE INTO seals (seq, line) VALUES (?, ?)');
  const letGoTo = database.prepare('SELECT line FROM seals WHERE seq = ?');
  const newestSeal = database.prepare('SELECT max(seq) AS seq FROM seals');
  const dropSeals = database.prepare('DELETE FROM seals WHERE seq >= (SELECT min(seq) FROM entries) AND seq < ?');
  const acknowledge = database.prepare(`INSERT INTO deliveries (destination, seq) VALUES (?, ?)
    ON CONFLICT (destination) DO UPDATE SET seq = max(seq, excluded.seq)`);
  const acknowledged = database.prepare('SELECT seq FROM deliveries WHERE destination = ?');
  /** By screen. */
  const pages = new Map<string, string>();
  /** Since when rows are known to be interrupted, by the clock that never jumps. */
  const waiting = new Map<number, number>();

  const headOf = (row: Record<string, SQLOutputValue> | undefined): ChainHead =>
    row === undefined ? { seq: 0, hash: CHAIN_BEGINS } : { seq: Number(row['seq']), hash: String(row['hash']) };
  const head = () => headOf(newest.get());
  const deliveredTo = (destination: string) => Number(acknowledged.get(destination)?.['seq'] ?? 0);
  const haveAll = (destinations: readonly string[]) =>
    destinations.length === 0 ? 0 : Math.min(...destinations.map(deliveredTo));
  const keep = (seal: string, seq: number) => {
    keepSeal.run(seq, seal);
    dropSeals.run(seq);
  };
  const add = (of: (link: { v: 1; seq: number; prevHash: string }) => JournalEntry, eventId: string | null = null) => {
    const { seq: before, hash: prevHash } = head();
    const seq = prevHash === CHAIN_BEGINS ? start : before + 1;
    const line = entryLine(of({ v: 1, seq, prevHash }));
    insert.run(seq, eventId, line, sha256Of(line));
    dayBegan.run(Math.floor(now() / DAY_MS), seq);
    return seq;
  };
  /** A page that played on alone while the player was away may still tell how a showing ended. */
  const isGivenUp = (row: number, { id, screenId }: Play) => {
    const page = pages.get(screenId);
    if (page !== undefined && page !== pageOf(id)) return true;
    const since = waiting.get(row) ?? uptimeMs();
    waiting.set(row, since);
    return uptimeMs() - since >= MENDED_WITHIN_MS;
  };

  return {
    sawPage: ({ id, screenId }) => void pages.set(screenId, pageOf(id)),
    enter() {
      for (const { seq: row, play } of toEnter(MOST_AT_ONCE)) {
        if (play.result === 'interrupted' && !isGivenUp(row, play)) continue;
        waiting.delete(row);
        const seq = add((link) => ({ ...link, kind: 'play', ...factsOf(play, statusOf(play.result)) }));
        entered.run(seq, row);
      }
    },
    fail(play) {
      if (known.get(play.id) !== undefined) return;
      const never = { ...play, shownMs: 0, frames: 0 };
      add((link) => ({ ...link, kind: 'play', ...factsOf(never, 'failed') }), play.id);
    },
    helped: ({ screenId, date, people, at }) =>
      void add((link) => ({ ...link, kind: 'helped', screenId, date, people, at })),
    head,
    // There is no gap between them, and a journal has millions.
    countAfter: (seq) => Math.max(0, head().seq - Math.max(seq, Number(oldest.get()?.['seq'] ?? 1) - 1)),
    batch(afterSeq, { entries, bytes }, sealed) {
      const lines: string[] = [];
      let size = 0;
      let first = 0;
      let last = headOf(undefined);
      for (const row of after.iterate(afterSeq, Math.max(1, entries))) {
        const line = String(row['line']);
        size += Buffer.byteLength(line) + 1;
        if (lines.length > 0 && size > bytes) break;
        lines.push(line);
        last = headOf(row);
        first ||= last.seq;
      }
      if (lines.length === 0) return undefined;
      // Of what is before the oldest entry nothing is kept but the checkpoint in its place.
      const checkpoint = first > afterSeq + 1 ? letGoTo.get(first - 1)?.['line'] : undefined;
      const seal = sealLine(sealed(last));
      keep(seal, last.seq);
      return {
        ...(checkpoint === undefined ? {} : { checkpoint: String(checkpoint) }),
        ...{ lines, firstSeq: first, lastSeq: last.seq, seal },
      };
    },
    seal(sealed) {
      const last = head();
      if (last.seq > Number(newestSeal.get()?.['seq'] ?? 0)) keep(sealLine(sealed(last)), last.seq);
    },
    delivered: (destination, seq) => void acknowledge.run(destination, seq),
    deliveredTo,
    prune(what, checkpointed) {
      const oldest = Number(database.prepare('SELECT min(seq) AS seq FROM entries').get()?.['seq'] ?? 0);
      const allowed = what === 'old' ? tooOld(database, oldest) : haveAll(what.deliveredTo);
      const upTo = Math.min(allowed, oldest + MOST_PRUNED - 1, head().seq - 1);
      if (oldest === 0 || upTo < oldest) return 0;
      const last = headOf(database.prepare('SELECT seq, hash FROM entries WHERE seq = ?').get(upTo));
      keepSeal.run(upTo, sealLine(checkpointed(last)));
      for (const forget of [
        `INSERT INTO let_go (screen_id, plays) SELECT screen_id, count(*) FROM plays WHERE entry_seq <= ? GROUP BY screen_id
          ON CONFLICT (screen_id) DO UPDATE SET plays = plays + excluded.plays`,
        'DELETE FROM entries WHERE seq <= ?',
        'DELETE FROM plays WHERE entry_seq <= ?',
        'DELETE FROM seals WHERE seq < ?',
        // Of the days of what is gone the latest stays, so that none that is left has no place to begin at.
        'DELETE FROM days WHERE seq <= ?1 + 1 AND day < (SELECT max(day) FROM days WHERE seq <= ?1 + 1)',
      ])
        database.prepare(forget).run(upTo);
      return upTo - oldest + 1;
    },
  };
}

/**
 * The last entry there is too much of. Days are counted as they were played and not by the clock: one that jumps ahead by
 * years must not take the evidence of the years before with it.
 */
function tooOld(database: DatabaseSync, oldest: number): number {
  const day = database.prepare('SELECT seq FROM days ORDER BY seq DESC LIMIT 1 OFFSET ?').get(DAYS_KEPT - 1);
  const byDays = Number(day?.['seq'] ?? 0) - 1;
  return bytesUsed(database) > MOST_BYTES ? Math.max(byDays, oldest + MOST_PRUNED - 1) : byDays;
}

function bytesUsed(database: DatabaseSync): number {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

/** The page's own name stands before the first colon of what it tells. */
function pageOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

const DAY_MS = 86_400_000;
const MENDED_WITHIN_MS = 10 * 60_000;
const MOST_AT_ONCE = 500;
/** So that a screen that shows for the 401st day does not wait for a long transaction. */
const MOST_PRUNED = 2_000;
/** Days on which something was shown. */
const DAYS_KEPT = 400;
/** Of the whole journal: a card of 16 GB has room for it, and for the media of a campaign. */
const MOST_BYTES = 2 ** 30;
