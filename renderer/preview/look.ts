import { lastIndexWhere } from '../../core/bisect.ts';
import { explain } from '../../core/explain.ts';
import { machineHours, playlistWithHours } from '../../core/machine-hours.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { makePlan } from '../../core/plan.ts';
import type { Playlist, Zone } from '../../core/playlist.ts';
import type { PreviewData } from '../../core/preview-data.ts';
import type { Screen } from '../../core/screen.ts';
import type { Span, Spans } from '../../core/spans.ts';
import {
  timelineOf,
  timelinesBeside,
  type Timeline,
  type TimelineStretch,
  type ZoneTimeline,
} from '../../core/timeline.ts';
import { daysLater, weekOf, type CalendarDay } from '../../core/week.ts';
import { playlistInZone } from '../../core/zones.ts';
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
  /** Of the zones beside the main picture. */
  readonly beside: readonly ZoneTimeline[];
  readonly rows: readonly Row[];
  /** When what is on may change. */
  readonly edges: readonly number[];
  /** When the screen is open, over this week and the month after it; `undefined`: always. */
  readonly open: Spans | undefined;
}

/** The playlist of a text that has been checked before, as the machine plays it; `undefined` if it is none. */
export function parsed({ text, name, hours }: Pick<PreviewData, 'text' | 'name' | 'hours'>): Look | undefined {
  const result = parsePlaylist(text);
  if (result.kind === 'refused') return undefined;
  const playlist = playlistWithHours(
    result.playlist,
    machineHours({ hours: hours?.text, outsideHours: hours?.outside }),
  );
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
  const beside = timelinesBeside(playlist, screen, span);
  const { open } = makePlan(
    { ...playlist, campaigns: [], interrupts: [] },
    screen,
    span.from,
    daysLater(span.until, DAYS_LOOKED_AHEAD, playlist.timeZone),
  );
  return {
    ...span,
    days,
    timeline,
    beside,
    rows: rowsOf(playlist, screen, [timeline, ...beside]),
    edges: edgesOf(timeline),
    open,
  };
}

/** When a screen that is closed at an instant opens again, if it does within a month. */
export function opensAfter({ open }: Week, instant: number): number | undefined {
  return open?.find(({ from }) => from > instant)?.from;
}

/** What there is to say of an instant: of the main picture, and of each zone beside it. */
export interface WhyOfZone extends Why {
  readonly zone: Zone;
}

/** Who goes before whom at an instant of the week, and why, zone by zone; the main picture is the first. */
export function lookAt(
  playlist: Playlist,
  screen: Screen,
  { timeline, beside }: Week,
  instant: number,
): readonly [WhyOfZone, ...WhyOfZone[]] {
  const explanation = explain(playlist, screen, instant, { turns: 1 });
  const inZone = (zone: Zone, { stretches }: Timeline): WhyOfZone => {
    const { campaigns, interrupts } = playlistInZone(playlist, zone);
    const shared = { campaigns, interrupts: zone === 'main' ? interrupts : [] };
    return { zone, ...whyOf({ ...playlist, ...shared }, explanation, stretchAt(stretches, instant)) };
  };
  return [inZone('main', timeline), ...beside.map((one) => inZone(one.zone, one))];
}

/** The stretch of a timeline that an instant is in. */
export function stretchAt(stretches: readonly TimelineStretch[], instant: number): TimelineStretch | undefined {
  return stretches[lastIndexWhere(stretches, ({ from }) => from <= instant)];
}

/** When what is on may change, in order. */
export function edgesOf({ stretches }: Pick<Timeline, 'stretches'>): readonly number[] {
  return stretches.map(({ from }) => from);
}

export const DAYS_LOOKED_AHEAD = 30;
