import { faultWords } from '../../core/fault-words.ts';
import type { Lang } from '../../core/words.ts';
import { localTimeOf } from '../../publish/day-words.ts';
import { columns, count, cutNote, MOST_ROWS, nameOf, titled } from './columns.ts';
import type { Counted } from './count-plays.ts';
import type { Cell, Section } from './report.ts';
import { writtenDate } from './written.ts';

/** Machines without a line, and how far their word reaches. */
export function byCode({ digests, period }: Counted, lang: Lang): Section {
  const rows = digests.map(({ id, screens, days, givenWay, at, faults }): readonly Cell[] => {
    const made = localTimeOf(Date.parse(at), period.timeZone);
    return [
      ...[id, nameOf(screens.join(', ')), days, givenWay, `${made.time.slice(0, 5)} ${writtenDate(made.date)}`],
      nameOf(faults.map((code) => faultWords(code)?.[lang] ?? code).join('; ')),
    ];
  });
  return {
    ...{ id: 'by-code' },
    ...titled(
      'By code',
      'Lấy bằng mã',
      'Machines without a line, told by code',
      'Máy không có mạng, lấy bằng mã',
      lang,
    ),
    columns: columns(
      ...([lang, { kind: 'text', en: 'Machine (its key)', vi: 'Máy (mã khóa)' }] as const),
      ...[{ kind: 'text', en: 'Screens', vi: 'Màn hình' } as const, count('Days', 'Số ngày')],
      count('Days with records as well', 'Số ngày đã có bản ghi'),
      { kind: 'text', en: 'Made', vi: 'Lập lúc' },
      { kind: 'text', en: 'Faults at that time', vi: 'Sự cố lúc đó' },
    ),
    rows: rows.slice(0, MOST_ROWS),
    note: cutNote(rows.length, lang),
  };
}
