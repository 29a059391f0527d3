import { campaignsOf, type Playlist } from '../core/playlist.ts';
import type { Timeline, TimelineStretch, ZoneTimeline } from '../core/timeline.ts';
import type { Lang } from '../core/words.ts';
import { campaignName } from './campaign-name.ts';
import { dayAfter, localTimeOf, wordsOfDate } from './day-words.ts';
import { screenName } from './screen-name.ts';

/**
 * Timelines for people: day by day, what is on from when to when, then the points in time; of the main picture first, then
 * of the zones beside it.
 */
export function timelineTable(
  timelines: readonly (Timeline | ZoneTimeline)[],
  playlist: Playlist,
  { screenId, tags }: { readonly screenId: string | undefined; readonly tags: readonly string[] },
  lang: Lang,
): string {
  const { timeZone } = playlist;
  const say = words[lang];
  const campaigns = new Map(campaignsOf(playlist).map((campaign) => [campaign.id, campaignName(campaign)]));
  const told = timelines.map((timeline) => {
    const zone = 'zone' in timeline ? timeline.zone : undefined;
    const nothing = zone === undefined ? say.nothing : say.noRoom;
    const rows = joined(timeline.stretches.map((one) => ({ ...one, text: whatIsOn(one, nothing, lang) })));
    const points = timeline.moments.map(({ at, campaign }) => ({
      from: at,
      text: campaigns.get(campaign) ?? campaign,
    }));
    return [
      ...(zone === undefined ? [] : ['', `${say.zone} ${zone}`]),
      ...byDay(rows, timeZone, lang, ({ from, until, text }) => `${spanWords(from, until, timeZone, lang)}  ${text}`),
      ...(points.length === 0 ? [] : ['', say.moments]),
      ...byDay(points, timeZone, lang, ({ from, text }) => `${localTimeOf(from, timeZone).time}  ${text}`),
    ];
  });
  return [`${capital(screenName(screenId, tags)[lang])}, ${timeZone}`, ...told.flat()].join('\n');
}

interface Row {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

function whatIsOn({ open, on }: TimelineStretch, nothing: string, lang: Lang): string {
  if (!open) return words[lang].closed;
  return on.map(({ campaign }) => campaignName(campaign)).join(', ') || nothing;
}

/** Stretches that differ in what nobody sees, such as what would be on if the screen were open, are one. */
function joined(rows: readonly Row[]): readonly Row[] {
  const all: Row[] = [];
  for (const { from, until, text } of rows) {
    const last = all.at(-1);
    if (last?.text === text) all[all.length - 1] = { ...last, until };
    else all.push({ from, until, text });
  }
  return all;
}

/** Rows under the days on which they begin. */
function byDay<R extends { readonly from: number }>(
  rows: readonly R[],
  timeZone: string,
  lang: Lang,
  line: (row: R) => string,
): readonly string[] {
  let day = '';
  return rows.flatMap((row) => {
    const { date } = localTimeOf(row.from, timeZone);
    const heading = date === day ? [] : ['', capital(wordsOfDate(date)[lang])];
    day = date;
    return [...heading, line(row)];
  });
}

/** `07:30 – 17:00`; midnight at the end of the day is `24:00`, another day is named. */
function spanWords(from: number, until: number, timeZone: string, lang: Lang): string {
  const [begin, end] = [localTimeOf(from, timeZone), localTimeOf(until, timeZone)];
  if (end.date === begin.date) return `${begin.time} – ${end.time}`;
  if (end.date === dayAfter(begin.date) && end.time === '00:00') return `${begin.time} – 24:00`;
  const day = wordsOfDate(end.date)[lang];
  return `${begin.time} – ${lang === 'vi' ? `${end.time} ${day}` : `${day}, ${end.time}`}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const words = {
  en: {
    nothing: '— (the bundled campaign)',
    noRoom: '— (the main picture has its room)',
    closed: 'closed',
    moments: 'Points in time:',
    zone: 'Beside the main picture, zone',
  },
  vi: {
    nothing: '— (chương trình cài sẵn)',
    noRoom: '— (vùng chính dùng cả chỗ này)',
    closed: 'ngoài giờ mở cửa',
    moments: 'Giờ hẹn phát:',
    zone: 'Cạnh hình chính, vùng',
  },
} as const satisfies Record<Lang, object>;
