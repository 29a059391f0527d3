import { makePlan, rankOf, type Line, type Plan } from '../../core/plan.ts';
import { campaignsOf, type Campaign, type Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { intersect, unite, type Span, type Spans } from '../../core/spans.ts';

/** What is to be seen on one kind of screen over the coming week, as the player's own plan has it. */
export interface Week {
  readonly screen: Screen;
  readonly plan: Plan;
  /** When the screen is open. */
  readonly open: Spans;
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
  const { from, until } = spanAround(at);
  const plan = makePlan(shown, screen, from, until);
  return { screen, plan, open: plan.open === undefined ? [{ from, until }] : intersect(plan.open, [{ from, until }]) };
}

/** The playlist with nothing in it but what fills a screen: sound is heard with other pictures, web pages need leave. */
export function shownOf(playlist: Playlist): Playlist {
  const fills = (campaign: Campaign): Campaign => ({
    ...campaign,
    items: campaign.items.filter(({ kind }) => kind !== 'audio' && kind !== 'web'),
  });
  return { ...playlist, campaigns: playlist.campaigns.map(fills), interrupts: playlist.interrupts.map(fills) };
}

/** The stretches of a plan in which the same campaigns are on, with their ranks, the highest first. */
export function stretchesOf({ plan }: Week): readonly (Span & { readonly ranks: readonly (readonly Line[])[] })[] {
  return plan.starts.map((start, index) => ({
    from: Math.max(start, plan.from),
    until: Math.min(plan.starts[index + 1] ?? plan.until, plan.until),
    ranks: plan.ranks[index] ?? [],
  }));
}

/** When the screen is open and nothing is on. */
export function holesOf(week: Week): Spans {
  const empty = stretchesOf(week).filter(({ ranks, from, until }) => ranks.length === 0 && from < until);
  return intersect(unite(empty), week.open);
}

/** Whether a campaign gives way to none below it: it may play again and again. */
export function isUncapped({ campaign }: Line): boolean {
  return campaign.maxPlaysPerHour === undefined;
}

/**
 * A measure of the work of planning: at worst every change of what is on is looked at in every rank. Nobody's playlist
 * comes near `MOST_WORK`; a hostile one must not hang the checker.
 */
export function workOf(playlist: Playlist): number {
  const campaigns = campaignsOf(playlist);
  const ranks = new Set(campaigns.map(rankOf)).size;
  const windows = new Map(playlist.dayparts.map(({ name, windows }) => [name, windows.length]));
  const edges = (names: readonly string[]) => 2 + 20 * names.reduce((sum, name) => sum + (windows.get(name) ?? 0), 0);
  const changes = campaigns.reduce(
    (sum, { dayparts, items, moments }) =>
      sum +
      edges(dayparts) +
      items.reduce((all, item) => all + (item.dayparts.length === 0 ? 1 : edges(item.dayparts)), 0) +
      (moments === undefined ? 0 : 10 * (moments.atMinutes.length + 1440 / (moments.everyMinutes ?? 1440))),
    0,
  );
  return (
    changes * Math.max(1, ranks / 8) + playlist.dayparts.reduce((sum, { windows: all }) => sum + 80 * all.length, 0)
  );
}

export const MOST_WORK = 4e6;
const DAY_MS = 86_400_000;
