import { daypartSpans } from './dayparts.ts';
import type { Playlist } from './playlist.ts';

/**
 * When what does not play soon may be fetched: `now` within the hours for downloads, else the instant at which they
 * begin next; `undefined` for a playlist that has none, and fetches at any hour. Epoch milliseconds.
 */
export function downloadsFrom(
  { refresh, timeZone }: Pick<Playlist, 'refresh' | 'timeZone'>,
  now: number,
): number | undefined {
  if (refresh.downloadWindow === undefined) return undefined;
  const daypart = { name: '', windows: [refresh.downloadWindow] };
  const spans = daypartSpans({ dayparts: [daypart], holidays: [], timeZone }, { from: now, until: now + HORIZON_MS });
  // Where clocks are put forward a window may be left out on one day.
  return Math.max(now, spans.get('')?.[0]?.from ?? now);
}

const HORIZON_MS = 3 * 86_400_000;
