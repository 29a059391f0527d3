import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Play, PlayResult } from '../../core/play.ts';
import type { BesideZone } from '../../core/playlist.ts';

/** A row of the table `plays` as what it tells, and back. */

export function rowOf(play: Play) {
  return {
    id: play.id,
    screenId: play.screenId,
    playlistId: play.playlistId,
    revision: play.revision,
    campaignId: play.campaignId,
    itemId: play.itemId,
    zone: play.zone ?? null,
    sha256: play.sha256 ?? null,
    startedAt: Math.round(play.startedAt),
    endedAt: play.endedAt === undefined ? null : Math.round(play.endedAt),
    shownMs: Math.round(play.shownMs),
    frames: play.frames,
    result: play.result,
    displayed: play.displayed ? 1 : 0,
    plannedMs: play.plannedMs === undefined ? null : Math.round(play.plannedMs),
    reason: play.reason ?? null,
    playerVersion: play.playerVersion ?? null,
    clockTrusted: play.clockTrusted === undefined ? null : play.clockTrusted ? 1 : 0,
    venueType: play.venueType ?? null,
  };
}

/** Columns that a journal of before has not are as good as empty. */
export function playOf(row: Readonly<Record<string, SQLOutputValue>>): Play {
  const has = (column: string) => (row[column] ?? null) !== null;
  return {
    id: String(row['id']),
    screenId: String(row['screen_id']),
    playlistId: String(row['playlist_id']),
    revision: Number(row['revision']),
    campaignId: String(row['campaign_id']),
    itemId: String(row['item_id']),
    ...(has('zone') ? { zone: row['zone'] as BesideZone } : {}),
    ...(has('sha256') ? { sha256: String(row['sha256']) } : {}),
    startedAt: Number(row['started_at']),
    ...(has('ended_at') ? { endedAt: Number(row['ended_at']) } : {}),
    shownMs: Number(row['shown_ms']),
    frames: Number(row['frames']),
    result: row['result'] as Play['result'],
    displayed: row['displayed'] === 1,
    ...(has('planned_ms') ? { plannedMs: Number(row['planned_ms']) } : {}),
    ...(has('reason') ? { reason: String(row['reason']) } : {}),
    ...(has('player_version') ? { playerVersion: String(row['player_version']) } : {}),
    ...(has('clock_trusted') ? { clockTrusted: row['clock_trusted'] === 1 } : {}),
    ...(has('venue_type') ? { venueType: String(row['venue_type']) } : {}),
  };
}

/** A showing that is over, and its row. */
interface RowToEnter {
  readonly seq: number;
  readonly play: Play & { readonly result: Exclude<PlayResult, 'playing'> };
}

/** What is over and in no chain yet, in the order in which it began: at most so many of each result. */
export function rowsToEnter(database: DatabaseSync): (most: number) => readonly RowToEnter[] {
  const query = database.prepare('SELECT * FROM plays WHERE entry_seq IS NULL AND result = ? ORDER BY seq LIMIT ?');
  return (most) =>
    (['complete', 'partial', 'interrupted'] as const)
      .flatMap((result) =>
        query.all(result, most).map((row) => ({ seq: Number(row['seq']), play: { ...playOf(row), result } })),
      )
      .sort((one, other) => one.seq - other.seq);
}
