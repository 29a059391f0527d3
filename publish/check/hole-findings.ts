import { unite, type Spans } from '../../core/spans.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import type { TimelineStretch } from '../../core/timeline.ts';
import { finding, type Finding } from './finding.ts';
import { screensWords } from './screen-words.ts';
import { allWeek, spansWords } from './wall-time.ts';
import { holesOf, isUncapped, spanAround, weekFrom, type Week } from './week.ts';

/**
 * Times of the week when nothing of the playlist plays on an open screen, and those in which all that plays is limited
 * to so many plays an hour. Screens on which the same times are empty are told together.
 */
export function holeFindings(playlist: Playlist, weeks: readonly Week[], at: number): readonly Finding[] {
  return [
    ...alike(weeks, (week) => withinWeek(holesOf(week), at)).map(({ spans, screens }) => {
      const { en, vi } = spansWords(spans, playlist.timeZone, spanAround(at));
      const on = screensTold(screens, weeks);
      const who = on.vi === '' ? 'danh sách phát' : `${on.vi} sẽ`;
      return finding('HOLE', '', {
        en: `nothing of the playlist plays${on.en}: ${en}`,
        vi: `${who} không có gì để chiếu${vi === allWeek.vi ? ' ' : ': '}${vi}`,
      });
    }),
    ...alike(weeks, (week) => withinWeek(cappedSpans(week), at)).map(({ spans, screens }) => {
      const { en, vi } = spansWords(spans, playlist.timeZone, spanAround(at));
      const on = screensTold(screens, weeks);
      return finding('CAP_LEAVES_HOLE', '', {
        en: `all that plays is limited by "maxPlaysPerHour"${on.en}: ${en}`,
        vi: `mọi nội dung${on.vi === '' ? '' : ` trên ${on.vi}`} đều bị giới hạn bởi "maxPlaysPerHour": ${vi}`,
      });
    }),
  ];
}

/** When something is on, and nothing of it may play again and again. */
function cappedSpans({ stretches }: Week): Spans {
  const capped = ({ open, on, outranked }: TimelineStretch) =>
    open && on.length > 0 && !on.some(isUncapped) && !outranked.some(isUncapped);
  return unite(stretches.filter(capped));
}

/** The spans that touch the week, as long as they really are. */
function withinWeek(spans: Spans, at: number): Spans {
  const { from, until } = weekFrom(at);
  return spans.filter((span) => span.from < until && span.until > from);
}

function alike(
  weeks: readonly Week[],
  spansOf: (week: Week) => Spans,
): readonly { readonly spans: Spans; readonly screens: readonly Screen[] }[] {
  const groups = new Map<string, { readonly spans: Spans; readonly screens: Screen[] }>();
  for (const week of weeks) {
    const spans = spansOf(week);
    if (spans.length === 0) continue;
    const key = JSON.stringify(spans);
    const group = groups.get(key) ?? { spans, screens: [] };
    groups.set(key, group);
    group.screens.push(week.screen);
  }
  return [...groups.values()];
}

/** On which screens, where there is more than one kind; in Vietnamese by their names alone. */
function screensTold(screens: readonly Screen[], weeks: readonly Week[]): { readonly en: string; readonly vi: string } {
  if (screens.length === weeks.length && weeks.length > 1) return { en: ' on any screen', vi: 'mọi màn hình' };
  if (weeks.length === 1) return { en: '', vi: '' };
  const { en, vi } = screensWords(screens);
  return { en: ` on ${en}`, vi };
}
