import { campaignsOf, type Campaign, type Conditions, type Playlist } from '../../core/playlist.ts';
import type { OnAirCampaign } from '../../core/schedule.ts';
import type { Screen } from '../../core/screen.ts';
import { unite, type Span, type Spans } from '../../core/spans.ts';
import { timelineOf, type TimelineStretch } from '../../core/timeline.ts';

/** What is to be seen on one kind of screen over the coming week, as the player's own schedule has it. */
export interface Week {
  readonly screen: Screen;
  readonly stretches: readonly TimelineStretch[];
}

/** The span that is looked at: a day before the instant, so that what is on already is seen whole, to nine after. */
export function spanAround(at: number): Span {
  return { from: at - DAY_MS, until: at + 9 * DAY_MS };
}

/** The week itself. */
export function weekFrom(at: number): Span {
  return { from: at, until: at + 7 * DAY_MS };
}

/** The week of a screen; `shown` is `shownOf(playlist)`. */
export function weekOf(shown: Playlist, screen: Screen, at: number): Week {
  return { screen, stretches: timelineOf(shown, screen, spanAround(at)).stretches };
}

/**
 * The playlist with nothing in it but what fills a screen day by day: sound is heard with other pictures, web pages
 * need leave and a network, points in time come between, and interrupts come and go.
 */
export function shownOf(playlist: Playlist): Playlist {
  const fills = (campaign: Campaign): Campaign => ({
    ...campaign,
    items: campaign.items.filter(
      (item) => item.kind !== 'audio' && (item.kind !== 'web' || item.fallback !== undefined),
    ),
  });
  const campaigns = playlist.campaigns.filter(({ moments }) => moments === undefined);
  return { ...playlist, campaigns: campaigns.map(fills), interrupts: [] };
}

/** When the screen is open and nothing is on. */
export function holesOf({ stretches }: Week): Spans {
  return unite(stretches.filter(({ open, on }) => open && on.length === 0));
}

/** What is on and what it outranks, by priority, the highest first. */
export function ranksOf({ on, outranked }: TimelineStretch): readonly (readonly OnAirCampaign[])[] {
  const ranks: OnAirCampaign[][] = [];
  for (const one of [...on, ...outranked]) {
    const rank = ranks.at(-1);
    if (rank?.[0]?.campaign.priority === one.campaign.priority) rank.push(one);
    else ranks.push([one]);
  }
  return ranks;
}

/** Whether a campaign may play again and again, so that nothing below it has a turn. */
export function isUncapped({ campaign }: OnAirCampaign): boolean {
  return campaign.maxPlaysPerHour === undefined;
}

/**
 * A measure of the work of looking at a week: how often what is on may change, times what is looked at then. Nobody's
 * playlist comes near `MOST_WORK`; a hostile one must not hang the checker.
 */
export function workOf(playlist: Playlist): number {
  const campaigns = campaignsOf(playlist);
  const parts: readonly Conditions[] = [...campaigns, ...campaigns.flatMap(({ items }) => items)];
  const windows = new Map(playlist.dayparts.map(({ name, windows: all }) => [name, all.length]));
  const names = new Set(parts.flatMap(({ dayparts }) => dayparts));
  const flights = new Set(parts.flatMap(({ flight }) => [flight.from, flight.until]));
  const edges = flights.size + 20 * [...names].reduce((sum, name) => sum + (windows.get(name) ?? 0), 0);
  const ranks = new Set(campaigns.map(({ priority }) => priority)).size;
  const moments = campaigns.reduce(
    (sum, { moments: { atMinutes = [], everyMinutes = Infinity } = {} }) =>
      sum + atMinutes.length + 1440 / everyMinutes,
    0,
  );
  const timed = parts.filter(({ dayparts }) => dayparts.length > 0).length;
  return edges * campaigns.length * Math.max(1, ranks / 20) + timed * Math.max(1, edges / 20) + moments / 2;
}

export const MOST_WORK = 4e6;
const DAY_MS = 86_400_000;
