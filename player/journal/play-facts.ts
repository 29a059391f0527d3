import type { Play, PlayResult } from '../../core/play.ts';
import type { PlayFacts, PrintedPlay } from '../../core/play-record.ts';

type Status = PrintedPlay['status'];

/** What a record says of a showing. */
export function factsOf<S extends Status>(
  play: Omit<Play, 'endedAt' | 'result'>,
  status: S,
): Omit<PlayFacts, 'status'> & { readonly status: S } {
  const { id: eventId, screenId, playlistId, revision, campaignId, itemId, startedAt, shownMs, frames } = play;
  return {
    ...{ eventId, screenId, venueType: play.venueType ?? null, playlistId, revision, campaignId, itemId },
    ...{ zone: play.zone ?? 'main', sha256: play.sha256 ?? null, startedAt: new Date(startedAt).toISOString() },
    ...{ shownMs: Math.round(shownMs), plannedMs: play.plannedMs === undefined ? null : Math.round(play.plannedMs) },
    ...{ frames, status, reason: status === 'success' ? null : (play.reason ?? usualReasons[status]) },
    ...{ displayed: play.displayed, clockTrusted: play.clockTrusted === true },
    playerVersion: play.playerVersion ?? 'unknown',
  };
}

/** The journal's own word, which versions before read too, as records say it. */
export function statusOf<R extends PlayResult>(result: R): StatusOf<R> {
  return (result === 'complete' ? 'success' : result) as StatusOf<R>;
}

type StatusOf<R extends PlayResult> = R extends 'complete' ? 'success' : Exclude<R, 'complete'>;

const usualReasons: Readonly<Record<Status, string | null>> = {
  success: null,
  playing: null,
  partial: 'ended early, or too little of it was drawn',
  failed: 'could not be shown',
  interrupted: 'the page or the machine stopped',
};
