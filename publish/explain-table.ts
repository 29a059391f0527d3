import type { Explanation } from '../core/explain.ts';
import { campaignsOf, type Playlist } from '../core/playlist.ts';
import { wordsOfReason } from '../core/reason-words.ts';
import type { Lang } from '../core/words.ts';
import { campaignName } from './campaign-name.ts';
import { localTimeOf, wordsOfDate } from './day-words.ts';
import { screenName } from './screen-name.ts';

/**
 * An explanation for people: what is on, then each item with why, in a table.
 *
 * @param screenId  the id that was named, if one was
 * @param turns     how many of the next turns to tell; without it the first few
 */
export function explainTable(
  { at, screen, open, on, zones, items }: Explanation,
  playlist: Playlist,
  { screenId, turns }: { readonly screenId: string | undefined; readonly turns: number | undefined },
  lang: Lang,
): string {
  const say = words[lang];
  const { timeZone } = playlist;
  const campaigns = new Map(campaignsOf(playlist).map((campaign) => [campaign.id, campaignName(campaign)]));
  const rows = items.map(({ id, campaign, zone, plays, reasons }) => [
    plays ? '●' : '·',
    id,
    `${campaigns.get(campaign) ?? campaign}${zone === undefined ? '' : ` (${zone})`}`,
    reasons.map((reason) => wordsOfReason(reason, timeZone)[lang]).join('; '),
  ]);
  const widths = [1, 2].map((column) =>
    Math.min(WIDEST, Math.max(...[say.header, ...rows].map((row) => (row[column] ?? '').length))),
  );
  const line = ([mark = '', id = '', campaign = '', why = '']: readonly string[]) =>
    `${mark} ${fitted(id, widths[0])}  ${fitted(campaign, widths[1])}  ${why}`.trimEnd();
  return [
    `${when(at, timeZone, lang)} ${timeZone}, ${screenName(screenId, screen.tags)[lang]}`,
    open ? `${say.next}: ${nextOf(on, turns, say.nothing)}` : say.closed,
    ...(open ? zones.map(({ zone, on: inZone }) => `${say.nextIn} ${zone}: ${nextOf(inZone, turns, say.noRoom)}`) : []),
    '',
    line(say.header),
    ...rows.map(line),
  ].join('\n');
}

function when(at: number, timeZone: string, lang: Lang): string {
  const { date, time } = localTimeOf(at, timeZone);
  const day = wordsOfDate(date)[lang];
  return lang === 'vi' ? `${time} ${day}` : `${day}, ${time}`;
}

function nextOf(on: readonly string[], turns = MOST_NEXT, nothing: string): string {
  if (on.length === 0) return nothing;
  return [...on.slice(0, turns), ...(on.length > turns ? ['…'] : [])].join(' → ');
}

function fitted(text: string, width = 0): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

const WIDEST = 40;
const MOST_NEXT = 8;

const words = {
  en: {
    next: 'next',
    nextIn: 'next in zone',
    noRoom: 'nothing; the main picture has its room',
    closed: 'the screen is closed: outside its opening hours nothing is shown',
    nothing: 'nothing of this playlist; the bundled campaign plays',
    header: [' ', 'item', 'campaign', 'why'],
  },
  vi: {
    next: 'tiếp theo',
    nextIn: 'tiếp theo ở vùng',
    noRoom: 'không có gì; vùng chính dùng cả chỗ này',
    closed: 'màn hình đang ngoài giờ mở cửa: không chiếu gì',
    nothing: 'không có gì của danh sách này; chương trình cài sẵn được phát',
    header: [' ', 'mục', 'chiến dịch', 'vì sao'],
  },
} as const;
