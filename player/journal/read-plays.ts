import { DatabaseSync } from 'node:sqlite';
import { readJournalLine } from '../../core/journal-lines.ts';
import type { Play } from '../../core/play.ts';
import type { PrintedPlay } from '../../core/play-record.ts';
import { factsOf, statusOf } from './play-facts.ts';
import { playOf } from './play-rows.ts';

/** Showings that began in here, epoch milliseconds; `until` is the first instant that is not part of it. */
export interface PlaySpan {
  readonly from: number;
  readonly until: number;
}

/**
 * The plays of a journal in the order they began, read without disturbing the player that writes it.
 * Throws when the file is missing or is no journal.
 */
export function* readPlays(file: string, span: PlaySpan = ALWAYS): Generator<Play> {
  const database = open(file);
  try {
    yield* playsOf(database, span);
  } finally {
    database.close();
  }
}

/**
 * All showings of a journal as they leave the machine, in the order they began: also those that are on, those that are no
 * records yet, and what was to be shown and could not be. Throws like `readPlays`.
 */
export function* readShowings(file: string, span: PlaySpan = ALWAYS): Generator<PrintedPlay> {
  const database = open(file);
  try {
    const failures = failuresOf(database, span);
    let failure = failures.next();
    for (const play of playsOf(database, span)) {
      const showing = showingOf(play);
      for (; !failure.done && failure.value.startedAt < showing.startedAt; failure = failures.next())
        yield failure.value;
      yield showing;
    }
    for (; !failure.done; failure = failures.next()) yield failure.value;
  } finally {
    database.close();
  }
}

/** How many `readShowings` would give, and from when to when these began; `undefined`: none. Throws like `readPlays`. */
export function surveyShowings(
  file: string,
  span: PlaySpan = ALWAYS,
): (PlaySpan & { readonly count: number }) | undefined {
  const database = open(file);
  try {
    const { from, until } = edgesOf(span);
    const tables = [
      'SELECT count(*) AS n, min(started_at) AS first, max(started_at) AS last FROM plays WHERE started_at >= ? AND started_at < ?',
      ...(hasChain(database)
        ? [`SELECT count(*) AS n, min(at) AS first, max(at) AS last FROM (${FAILED}) WHERE at >= ? AND at < ?`]
        : []),
    ];
    const found = tables
      .map((table) => database.prepare(table).get(from, until))
      .filter((row) => row !== undefined)
      .map((row) => ({ count: Number(row['n']), from: Number(row['first']), until: Number(row['last']) + 1 }))
      .filter(({ count }) => count > 0);
    if (found.length === 0) return undefined;
    return {
      count: found.reduce((sum, { count }) => sum + count, 0),
      from: Math.min(...found.map((one) => one.from)),
      until: Math.max(...found.map((one) => one.until)),
    };
  } finally {
    database.close();
  }
}

function open(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
}

function* playsOf(database: DatabaseSync, span: PlaySpan): Generator<Play> {
  const { from, until } = edgesOf(span);
  const query = 'SELECT * FROM plays WHERE started_at >= ? AND started_at < ? ORDER BY started_at, seq';
  for (const row of database.prepare(query).iterate(from, until)) yield playOf(row);
}

/** What could not be shown stands in the chain alone: it was never a showing. */
function* failuresOf(database: DatabaseSync, span: PlaySpan): Generator<PrintedPlay> {
  if (!hasChain(database)) return;
  const { from, until } = edgesOf(span);
  const query = `SELECT line FROM (${FAILED}) WHERE at >= ? AND at < ? ORDER BY at`;
  for (const { line } of database.prepare(query).iterate(from, until)) {
    const read = readJournalLine(String(line));
    if (read.kind !== 'entry' || read.entry.kind !== 'play') continue;
    yield { ...read.entry, endedAt: read.entry.startedAt };
  }
}

/** A journal of a version before has none. */
function hasChain(database: DatabaseSync): boolean {
  const query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'entries'";
  return database.prepare(query).get() !== undefined;
}

function showingOf(play: Play): PrintedPlay {
  const endedAt = play.endedAt === undefined ? null : new Date(play.endedAt).toISOString();
  return { ...factsOf(play, statusOf(play.result)), endedAt };
}

/** SQLite has no infinite integers. */
function edgesOf({ from, until }: PlaySpan): PlaySpan {
  return { from: Math.max(from, -LATEST), until: Math.min(until, LATEST) };
}

const ALWAYS: PlaySpan = { from: -Infinity, until: Infinity };
/** One past the last instant of the calendar, epoch milliseconds. */
const LATEST = 8.64e15 + 1;
/** Only entries of what could not be shown have an id of their own beside the line. */
const FAILED = `SELECT line, CAST(round(unixepoch(json_extract(line, '$.startedAt'), 'subsec') * 1000) AS INTEGER) AS at
  FROM entries WHERE event_id IS NOT NULL`;
