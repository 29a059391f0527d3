import { Temporal } from 'temporal-polyfill';
import type { Campaign, Playlist } from '../../../core/playlist.ts';
import type { Screen } from '../../../core/screen.ts';
import { allow } from './schedule-model.ts';

export interface ModelMoment {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly campaign: string;
}

/**
 * The points in time after `after` and up to `upTo` that count on this screen, each once, in order. Slow and obvious:
 * every date that the place has had around these instants is walked through.
 */
export function modelMoments(playlist: Playlist, screen: Screen, after: number, upTo: number): readonly ModelMoment[] {
  return playlist.campaigns
    .flatMap((campaign) =>
      [...new Set(datesAround(after, upTo, playlist.timeZone).flatMap((date) => instantsOn(date, campaign, playlist)))]
        .filter((at) => after < at && at <= upTo && allow(campaign, playlist, screen, at))
        .map((at) => ({ at, campaign: campaign.id })),
    )
    .sort((a, b) => a.at - b.at || (a.campaign < b.campaign ? -1 : 1));
}

function instantsOn(date: Temporal.PlainDate, { moments }: Campaign, { timeZone }: Playlist): readonly number[] {
  if (moments === undefined) return [];
  const { atMinutes, everyMinutes } = moments;
  const named = atMinutes.map(
    (minutes) =>
      date
        .toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
        .toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds,
  );
  const repeated: number[] = [];
  if (everyMinutes !== undefined) {
    const midnight = date.toZonedDateTime(timeZone).epochMilliseconds;
    for (let at = midnight; dateAt(at, timeZone).equals(date); at += everyMinutes * 60_000) repeated.push(at);
  }
  return [...named, ...repeated];
}

/** Every date that the place has had from a day before until a day after; one that it skipped is none. */
function datesAround(after: number, upTo: number, timeZone: string): readonly Temporal.PlainDate[] {
  const hours = 3_600_000;
  const dates = new Map<string, Temporal.PlainDate>();
  for (let at = after - 30 * hours; at <= upTo + 30 * hours; at += hours) {
    const date = dateAt(at, timeZone);
    dates.set(date.toString(), date);
  }
  return [...dates.values()];
}

function dateAt(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}
