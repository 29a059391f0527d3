import { lastAtOrBefore } from '../../core/bisect.ts';
import { explain } from '../../core/explain.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import type { Span } from '../../core/spans.ts';
import { timelineOf, type Timeline } from '../../core/timeline.ts';
import { weekOf, type CalendarDay } from '../../core/week.ts';
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
}

/** The playlist of a text that has been checked before; `undefined` if it is none. */
export function parsed(text: string, name: string): Look | undefined {
  const result = parsePlaylist(text);
  if (result.kind === 'refused') return undefined;
  const { playlist } = result;
  return { playlist, title: playlist.title ?? name, choices: screenChoices(playlist), tags: tagsNamed(playlist) };
}

/** The week that an instant is in. */
export function describeWeek(playlist: Playlist, screen: Screen, instant: number): Week {
  const days = weekOf(instant, playlist.timeZone);
  const span = { from: days[0]?.from ?? instant, until: days.at(-1)?.until ?? instant + 1 };
  const timeline = timelineOf(playlist, screen, span);
  const edges = timeline.stretches.map(({ from }) => from);
  return { ...span, days, timeline, rows: rowsOf(playlist, screen, timeline), edges };
}

/** Who goes before whom at an instant of the week, and why. */
export function lookAt(playlist: Playlist, screen: Screen, { timeline, edges }: Week, instant: number): Why {
  const explanation = explain(playlist, screen, instant, { turns: 1 });
  return whyOf(playlist, explanation, timeline.stretches[lastAtOrBefore(edges, instant)]);
}
