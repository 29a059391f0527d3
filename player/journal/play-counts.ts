import type { DatabaseSync } from 'node:sqlite';

/** Showings of a screen that are over, since an instant (epoch milliseconds) and ever. */
export interface PlayCounts {
  readonly today: number;
  readonly total: number;
}

/**
 * Counts the showings of screens. `/status` may ask every second, and a journal holds millions: of all that was ever shown
 * only what is new is counted, and of a day the index alone is read.
 */
export function playCounts(database: DatabaseSync): (screenId: string, since: number) => PlayCounts {
  const newest = database.prepare('SELECT coalesce(max(seq), 0) AS n FROM plays');
  const all = database.prepare('SELECT count(*) AS n FROM plays WHERE screen_id = ?');
  const letGo = database.prepare('SELECT coalesce(sum(plays), 0) AS n FROM let_go WHERE screen_id = ?');
  // The pluses keep SQLite from going through all of a screen's: by their places, and by the index of what is on.
  const added = database.prepare('SELECT count(*) AS n FROM plays WHERE seq > ? AND seq <= ? AND +screen_id = ?');
  const since = database.prepare('SELECT count(*) AS n FROM plays WHERE screen_id = ? AND started_at >= ?');
  const on = database.prepare(
    "SELECT count(*) AS n FROM plays WHERE result = 'playing' AND +screen_id = ? AND +started_at >= ?",
  );
  const known = new Map<string, { readonly asFar: number; readonly begun: number }>();
  const number = (row: Record<string, unknown> | undefined) => Number(row?.['n']);

  return (screenId, from) => {
    const asFar = number(newest.get());
    const before = known.get(screenId);
    const begun =
      before === undefined
        ? number(all.get(screenId)) + number(letGo.get(screenId))
        : before.begun + number(added.get(before.asFar, asFar, screenId));
    known.set(screenId, { asFar, begun });
    return {
      today: number(since.get(screenId, from)) - number(on.get(screenId, from)),
      total: begun - number(on.get(screenId, 0)),
    };
  };
}
