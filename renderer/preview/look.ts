import { lastAtOrBefore } from '../../core/bisect.ts';
import { explain } from '../../core/explain.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { makePlan } from '../../core/plan.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import type { Span, Spans } from '../../core/spans.ts';
import { timelineOf, type Timeline } from '../../core/timeline.ts';
import { daysLater, weekOf, type CalendarDay } from '../../core/week.ts';
import { rowsOf, type Row } from './rows.ts';
import { screenChoices, tagsNamed, type ScreenChoice } from './screen-choices.ts';
import { whyOf, type Why } from './why.ts';

/** A playlist, and what can be chosen because of it. */
export interface Look {
  readonly playlist: Playlist;
  readonly title: string;
  readonly choices: readonly ScreenChoice[];
  readonly tags: readonly string[];
}

/** One week of a playlist on a screen. */
export interface Week extends Span {
  readonly days: readonly CalendarDay[];
  readonly timeline: Timeline;
  readonly rows: readonly Row[];
  /** When what is on may change. */
  readonly edges: readonly number[];
  /** When the screen is open, over this week and the month after it; `undefined`: always. */
  readonly open: Spans | undefined;
}

/** The playlist of a text that has been checked before; `undefined` if it is none. */
export function parsed(text: string, name: string): Look | undefined {
  const result = parsePlaylist(text);
  if (result.kind === 'refused') return undefined;
  const { playlist } = result;
  return { playlist, title: playlist.title ?? name, choices: screenChoices(playlist), tags: tagsNamed(playlist) };
}

/**
 * The week that an instant is in.
 *
 * @param firstDay  on which weeks begin, from 1 for Monday to 7 for Sunday
 */
export function describeWeek(playlist: Playlist, screen: Screen, instant: number, firstDay = 1): Week {
  const days = weekOf(instant, playlist.timeZone, firstDay);
  const span = { from: days[0]?.from ?? instant, until: days.at(-1)?.until ?? instant + 1 };
  const timeline = timelineOf(playlist, screen, span);
  const edges = timeline.stretches.map(({ from }) => from);
  const { open } = makePlan(
    { ...playlist, campaigns: [], interrupts: [] },
    screen,
    span.from,
    daysLater(span.until, DAYS_LOOKED_AHEAD, playlist.timeZone),
  );
  return { ...span, days, timeline, rows: rowsOf(playlist, screen, timeline), edges, open };
}

/** When a screen that is closed at an instant opens again, if it does within a month. */
export function opensAfter({ open }: Week, instant: number): number | undefined {
  return open?.find(({ from }) => from > instant)?.from;
}

/** Who goes before whom at an instant of the week, and why. */
export function lookAt(playlist: Playlist, screen: Screen, { timeline, edges }: Week, instant: number): Why {
  const explanation = explain(playlist, screen, instant, { turns: 1 });
  return whyOf(playlist, explanation, timeline.stretches[lastAtOrBefore(edges, instant)]);
}

export const DAYS_LOOKED_AHEAD = 30;
