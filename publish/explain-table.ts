import type { Explanation } from '../core/explain.ts';
import type { Playlist } from '../core/playlist.ts';
import { wordsOfInstant, wordsOfReason } from '../core/reason-words.ts';
import type { Lang } from '../core/words.ts';

/** An explanation for people: what is on, then each item with why, in a table. */
export function explainTable(
  { at, screen, open, on, items }: Explanation,
  { timeZone }: Pick<Playlist, 'timeZone'>,
  lang: Lang,
): string {
  const say = words[lang];
  const tags = screen.tags.length === 0 ? '' : ` (${screen.tags.join(', ')})`;
  const rows = items.map(({ id, campaign, plays, reasons }) => [
    plays ? '●' : '·',
    id,
    campaign,
    reasons.map((reason) => wordsOfReason(reason, timeZone)[lang]).join('; '),
  ]);
  const widths = [1, 2].map((column) =>
    Math.min(WIDEST, Math.max(...[say.header, ...rows].map((row) => (row[column] ?? '').length))),
  );
  const line = ([mark = '', id = '', campaign = '', why = '']: readonly string[]) =>
    `${mark} ${fitted(id, widths[0])}  ${fitted(campaign, widths[1])}  ${why}`.trimEnd();
  return [
    `${wordsOfInstant(at, timeZone)[lang]} ${timeZone}, ${say.screen} ${screen.id}${tags}`,
    open ? `${say.next}: ${nextOf(on, say)}` : say.closed,
    '',
    line(say.header),
    ...rows.map(line),
  ].join('\n');
}

function nextOf(on: readonly string[], say: (typeof words)[Lang]): string {
  if (on.length === 0) return say.nothing;
  return `${on.slice(0, MOST_NEXT).join(' → ')}${on.length > MOST_NEXT ? ' → …' : ''}`;
}

function fitted(text: string, width = 0): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

const WIDEST = 40;
const MOST_NEXT = 8;

const words = {
  en: {
    screen: 'screen',
    next: 'next',
    closed: 'the screen is closed: outside its opening hours nothing is shown',
    nothing: 'nothing of this playlist; the bundled campaign plays',
    header: [' ', 'item', 'campaign', 'why'],
  },
  vi: {
    screen: 'màn hình',
    next: 'tiếp theo',
    closed: 'màn hình đang nghỉ: ngoài giờ mở không chiếu gì',
    nothing: 'không có gì của danh sách này; chương trình cài sẵn được phát',
    header: [' ', 'mục', 'chiến dịch', 'vì sao'],
  },
} as const;
