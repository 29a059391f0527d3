import { DatabaseSync } from 'node:sqlite';

/**
 * The chain of a journal as it would be handed out, oldest first: its entries, and the seals that are kept of it, each after
 * the last entry that it covers. Read without disturbing the player that writes it. Nothing, where a version of before has
 * kept it. Throws when the file is missing or is no journal.
 *
 * @param since  epoch milliseconds: what was entered up to a day before may be left out, so that one day of a long journal is
 * soon read
 */
export function* readChain(file: string, since = -Infinity): Generator<string> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'entries'").get() === undefined)
      return;
    // What is pruned meanwhile is still there for this reader.
    database.exec('BEGIN');
    const first = since === -Infinity ? 0 : firstSince(database, since);
    // There are two or three of them.
    const seals = database.prepare('SELECT seq, line FROM seals WHERE seq >= ? ORDER BY seq').all(first);
    // Several at a time take half the time of one by one.
    const some = database.prepare('SELECT seq, line FROM entries WHERE seq > ? ORDER BY seq LIMIT 500');
    for (let last = first - 1, entries = some.all(last); entries.length > 0; entries = some.all(last))
      for (const { seq, line } of entries) {
        last = Number(seq);
        while (Number(seals[0]?.['seq'] ?? Infinity) < last) yield String(seals.shift()?.['line']);
        yield String(line);
      }
    for (const { line } of seals) yield String(line);
  } finally {
    database.close();
  }
}

/** The first entry of the first day that counts, by the days on which entries were made; 0 where none was, or nobody wrote them down. */
function firstSince(database: DatabaseSync, since: number): number {
  if (database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'days'").get() === undefined)
    return 0;
  // A clock that jumped may have written a later day first.
  const found = database.prepare('SELECT min(seq) AS seq FROM days WHERE day >= ?').get(Math.floor(since / DAY_MS) - 1);
  return Number(found?.['seq'] ?? 0);
}

const DAY_MS = 86_400_000;
