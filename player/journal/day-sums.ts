import { type DatabaseSync } from 'node:sqlite';
import type { PlayStatus } from '../../core/play-record.ts';
import { zones, type Zone } from '../../core/playlist.ts';

/** Showings of one item on one screen with one end, put together. */
export interface DaySum {
  readonly screenId: string;
  readonly campaignId: string;
  readonly itemId: string;
  readonly zone: Zone;
  readonly status: PlayStatus;
  readonly plays: number;
  readonly shownMs: number;
}

/**
 * What the chain holds of the showings that began in a stretch of time (epoch milliseconds; `until` is the first that is no
 * part of it), as far as a display was there. Reads what the stretch has, and not the journal: also of 400 days it takes a
 * moment. Throws SQLite's errors.
 */
export function daySums(database: DatabaseSync, from: number, until: number): readonly DaySum[] {
  const shown = database.prepare(SHOWN).all(from, until);
  const failed = database.prepare(FAILED).all({
    ...{ from: new Date(from).toISOString(), until: new Date(until).toISOString() },
    // A day of the clock of UTC before, for what began when a day before was being entered.
    firstDay: Math.floor(from / DAY_MS) - 1,
  });
  return [...shown, ...failed].map((row) => ({
    screenId: String(row['screen_id']),
    campaignId: String(row['campaign_id']),
    itemId: String(row['item_id']),
    zone: zones.find((zone) => zone === row['zone']) ?? 'main',
    status: statusOf(String(row['result'])),
    plays: Number(row['plays']),
    shownMs: Number(row['shown_ms']),
  }));
}

/** When the oldest showing began that is kept, of those since an instant (epoch milliseconds); `undefined`: there is none. */
export function firstShownAt(database: DatabaseSync, since: number): number | undefined {
  const first = database.prepare(FIRST).get(since)?.['first'] ?? null;
  return first === null ? undefined : Number(first);
}

/** Screen by screen, each found by the one before, so that the index by screen and time is used. */
const SCREENS = `
WITH RECURSIVE screens (id) AS (
  SELECT min(screen_id) FROM plays
  UNION ALL
  SELECT (SELECT min(screen_id) FROM plays WHERE screen_id > screens.id) FROM screens WHERE screens.id IS NOT NULL
)`;

const FIRST = `${SCREENS}
SELECT min((SELECT min(started_at) FROM plays WHERE screen_id = screens.id AND started_at >= ?)) AS first FROM screens`;

const SHOWN = `${SCREENS}
SELECT screen_id, campaign_id, item_id, zone, result, count(*) AS plays, sum(shown_ms) AS shown_ms
FROM screens CROSS JOIN plays ON plays.screen_id = screens.id AND started_at >= ? AND started_at < ?
WHERE entry_seq IS NOT NULL AND displayed = 1
GROUP BY screen_id, campaign_id, item_id, zone, result`;

/**
 * What could not be shown stands in the chain alone, and has a name there. A clock that jumped may have entered a later day
 * first, and an earlier one last: a day has a first place, and no last one.
 */
const FAILED = `
SELECT line ->> 'screenId' AS screen_id, line ->> 'campaignId' AS campaign_id, line ->> 'itemId' AS item_id,
  line ->> 'zone' AS zone, 'failed' AS result, count(*) AS plays, 0 AS shown_ms
FROM entries
WHERE event_id IS NOT NULL
  AND seq >= coalesce((SELECT min(seq) FROM days WHERE day >= :firstDay), 0)
  AND line ->> 'startedAt' >= :from AND line ->> 'startedAt' < :until AND line ->> 'displayed'
GROUP BY 1, 2, 3, 4`;

function statusOf(result: string): PlayStatus {
  switch (result) {
    case 'complete':
      return 'success';
    case 'partial':
    case 'failed':
      return result;
    default:
      return 'interrupted';
  }
}

const DAY_MS = 86_400_000;
