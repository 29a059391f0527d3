import type { Lang, Words } from '../../core/words.ts';
import { localTimeOf } from '../../publish/day-words.ts';
import { byCode } from './by-code.ts';
import { columns, cutNote, MOST_ROWS, nameOf, titled } from './columns.ts';
import type { Counted, Placement } from './count-plays.ts';
import { evidence } from './evidence.ts';
import type { Promised } from './promised.ts';
import type { Cell, Chart, Section } from './report.ts';
import { groupings, type Grouping, type Summary } from './summary.ts';
import type { Sum } from './sums.ts';
import { writtenDate } from './written.ts';

export interface ToLayOut {
  readonly counted: Counted;
  readonly promised: Promised;
  readonly summary: Summary;
  readonly lang: Lang;
}

/** The tables of a report, those that are read first before the others; one that would be empty is left out. */
export function sectionsOf(told: ToLayOut): readonly Section[] {
  const { counted, lang } = told;
  const all = [
    byDay(told),
    byItem(told),
    contracts(told),
    ...groupings.map((by) => byPlace(told, by)),
    byScreen(told),
    failures(told),
    evidence(counted, lang),
    byCode(counted, lang),
    details(told),
  ];
  return all.filter((section) => section.rows.length > 0);
}

function byDay({ summary: { days, all, helped }, lang }: ToLayOut): Section {
  return {
    ...{ id: 'days', ...titled('Days', 'Theo ngày', 'Day by day', 'Kết quả từng ngày', lang) },
    columns: columns(lang, date, playedOn, ...counts, onScreen, codes, people),
    rows: days.map((day) => [
      day.date,
      day.sum.screens.size,
      ...countsOf(day.sum),
      hoursOf(day.sum.mainMs),
      day.sum.codes,
      day.helped,
    ]),
    total: [total[lang], all.screens.size, ...countsOf(all), hoursOf(all.mainMs), all.codes, helped],
    chart: chart(
      'columns',
      { en: 'Whole showings a day', vi: 'Số lượt phát đủ mỗi ngày' }[lang],
      days.map((day) => ({ label: writtenDate(day.date).slice(0, 5), value: day.sum.success })),
    ),
  };
}

function byItem({ summary: { items, all }, promised, lang }: ToLayOut): Section {
  const yesNo = { en: ['yes', 'no'], vi: ['có', 'không'] }[lang];
  return {
    ...{ id: 'items', ...titled('Items', 'Theo nội dung', 'What was shown', 'Nội dung đã phát', lang) },
    columns: columns(lang, item, campaign, zone, shownOn, ...counts, inAll, withCode, codes),
    rows: items.map(({ placement, hasCode, sum }) => [
      ...[itemOf(placement, promised), nameOf(promised.titleOf(placement.campaignId)), zones[placement.zone][lang]],
      ...[sum.screens.size, ...countsOf(sum), hoursOf(sum.shownMs)],
      ...[hasCode === undefined ? null : (yesNo[hasCode ? 0 : 1] ?? null), hasCode === undefined ? null : sum.codes],
    ]),
    total: [total[lang], '', '', all.screens.size, ...countsOf(all), hoursOf(all.shownMs), '', all.codes],
    chart: chart(
      'bars',
      { en: 'Whole showings of each item', vi: 'Số lượt phát đủ theo nội dung' }[lang],
      items
        .slice(0, MOST_BARS)
        .map(({ placement, sum }) => ({ label: itemOf(placement, promised), value: sum.success })),
    ),
  };
}

function contracts({ summary, promised, counted, lang }: ToLayOut): Section {
  const { timeZone } = counted.period;
  const edge = (instant: number | undefined) => (instant === undefined ? null : localTimeOf(instant, timeZone).date);
  return {
    ...{ id: 'contracts' },
    ...titled('Contracts', 'Cam kết', 'Promised and delivered', 'Cam kết và thực hiện', lang),
    columns: columns(
      ...([lang, campaign, { ...date, en: 'From', vi: 'Từ ngày' }, { ...date, en: 'Until', vi: 'Đến ngày' }] as const),
      { kind: 'count', en: 'Promised in all', vi: 'Tổng lượt cam kết' },
      { kind: 'count', en: 'Due in these days', vi: 'Phần của kỳ báo cáo' },
      { kind: 'count', en: 'Delivered in these days of it', vi: 'Đã phát đủ trong kỳ, trong đợt' },
      { kind: 'share', en: 'Of what was due', vi: 'Tỷ lệ' },
    ),
    rows: summary.contracts.map(({ campaignId, flight, plays, due, delivered }) => [
      ...[nameOf(promised.titleOf(campaignId)), edge(flight.from)],
      // Its flight ends with the first instant that is no part of it.
      ...[edge(flight.until === undefined ? undefined : flight.until - 1), plays, due ?? null, delivered],
      due === undefined || due === 0 ? null : delivered / due,
    ]),
    note: {
      en: 'Promised is what the playlist says for the whole flight (“contract”); due is its share of these days, spread evenly, of a day that goes on up to when the report is made. Only whole showings on days of the flight count as delivered.',
      vi: 'Tổng lượt cam kết lấy từ danh sách phát (“contract”), tính cho cả đợt; phần của kỳ báo cáo được chia đều theo ngày, ngày chưa hết thì tính đến lúc lập báo cáo. Chỉ lượt phát đủ trong những ngày của đợt mới được tính là đã thực hiện.',
    }[lang],
  };
}

function byPlace({ summary, lang }: ToLayOut, by: Grouping): Section {
  const { name, title } = placeWords[by];
  const { all } = summary;
  const rows = summary.places[by];
  return {
    ...{ id: by, name: name[lang], title: title[lang] },
    columns: columns(
      ...([lang, { kind: 'text', ...name }, { kind: 'count', en: 'Screens registered', vi: 'Số màn hình' }] as const),
      ...[playedOn, ...counts, onScreen, codes, people],
    ),
    rows: rows.map(({ name: place, registered, sum, helped }) => [
      ...[place === undefined ? notTold[lang] : nameOf(place), registered, sum.screens.size],
      ...[...countsOf(sum), hoursOf(sum.mainMs), sum.codes, helped],
    ]),
    total: [
      ...[total[lang], rows.reduce((screens, { registered }) => screens + registered, 0), all.screens.size],
      ...[...countsOf(all), hoursOf(all.mainMs), all.codes, summary.helped],
    ],
    chart: chart(
      'bars',
      `${title[lang]}: ${{ en: 'whole showings', vi: 'số lượt phát đủ' }[lang]}`,
      rows
        .toSorted((a, b) => b.sum.success - a.sum.success)
        .slice(0, MOST_BARS)
        .map(({ name: place, sum }) => ({
          label: place === undefined ? notTold[lang] : nameOf(place),
          value: sum.success,
        })),
    ),
  };
}

function byScreen({ summary: { screens, daysPassed }, lang }: ToLayOut): Section {
  const isNotInRegister = { en: 'not in the register', vi: 'không có trong sổ màn hình' }[lang];
  return {
    ...{ id: 'screens', ...titled('Screens', 'Theo màn hình', 'Screen by screen', 'Từng màn hình', lang) },
    columns: columns(
      ...([lang, screenId, { kind: 'text', en: 'Name', vi: 'Tên, nơi đặt' }] as const),
      ...groupings.map((by) => ({ kind: 'text', ...placeWords[by].name }) as const),
      ...[...counts, onScreen, { kind: 'hours', en: 'Hours a day', vi: 'Giờ mỗi ngày' } as const, codes, people],
    ),
    rows: screens.map(({ id, name, places, registered, sum, helped }) => [
      ...[nameOf(id), registered === 'no' ? isNotInRegister : nameOf(name)],
      ...groupings.map((by) => nameOf(places[by] ?? '')),
      ...[
        ...countsOf(sum),
        hoursOf(sum.mainMs),
        daysPassed > 0 ? hoursOf(sum.mainMs / daysPassed) : null,
        sum.codes,
        helped,
      ],
    ]),
    note: {
      en: 'A screen with nothing but zeros has no record of these days that counts; where records of it came, the notes say so.',
      vi: 'Màn hình toàn số 0 là màn hình không có bản ghi nào được tính trong những ngày này; nếu có gửi mà không được tính thì nêu ở phần ghi chú.',
    }[lang],
  };
}

function failures({ counted, promised, lang }: ToLayOut): Section {
  const { timeZone } = counted.period;
  const rows = counted.failures.toSorted((a, b) => b.times - a.times);
  return {
    ...{ id: 'failures', ...titled('Failures', 'Sự cố', 'What was not shown whole', 'Lượt không phát đủ', lang) },
    columns: columns(
      ...([lang, item, campaign, { kind: 'text', en: 'Why', vi: 'Lý do' }] as const),
      ...([
        { kind: 'count', en: 'Times', vi: 'Số lần' },
        { kind: 'count', en: 'On how many screens', vi: 'Trên số màn hình' },
      ] as const),
      { kind: 'text', en: 'Such as on', vi: 'Ví dụ ở màn hình' },
      { kind: 'text', en: 'Last', vi: 'Lần cuối' },
    ),
    rows: rows.slice(0, MOST_ROWS).map((failure) => {
      const placement = counted.items[failure.item] ?? nowhere;
      const last = localTimeOf(failure.lastAt, timeZone);
      return [
        ...[itemOf(placement, promised), nameOf(promised.titleOf(placement.campaignId)), failure.words[lang]],
        ...[failure.times, failure.screens],
        ...[nameOf(counted.screens[failure.screen] ?? ''), `${last.time.slice(0, 5)} ${writtenDate(last.date)}`],
      ];
    }),
    note: cutNote(rows.length, lang),
  };
}

function details({ counted, promised, lang }: ToLayOut): Section {
  const { tallies, items, period } = counted;
  const idOf = (screen: number) => counted.screens[screen] ?? '';
  const rows =
    tallies.size > MOST_DETAILS
      ? []
      : [...tallies.rows()]
          .toSorted((a, b) => a.day - b.day || inOrder.compare(idOf(a.screen), idOf(b.screen)) || b.success - a.success)
          .map((tally): readonly Cell[] => {
            const placement = items[tally.item] ?? nowhere;
            return [
              ...[period.days[tally.day]?.date ?? '', nameOf(idOf(tally.screen))],
              ...[itemOf(placement, promised), nameOf(promised.titleOf(placement.campaignId))],
              ...[tally.success, tally.partial, tally.interrupted, tally.failed, hoursOf(tally.shownMs)],
            ];
          });
  return {
    ...{
      id: 'details',
      ...titled('Details', 'Chi tiết', 'Each item on each screen', 'Từng nội dung trên từng màn hình', lang),
    },
    columns: columns(lang, date, screenId, item, campaign, ...counts, inAll),
    rows,
  };
}

/** More rows than these nobody reads on a page; the workbook has them as far as Excel is quick with them. */
export const MOST_DETAILS = 50_000;
const MOST_BARS = 20;
const inOrder = new Intl.Collator('vi', { numeric: true });
const nowhere: Placement = { campaignId: '', itemId: '', zone: 'main' };

const date = { kind: 'date', en: 'Date', vi: 'Ngày' } as const;
const item = { kind: 'text', en: 'Item', vi: 'Nội dung' } as const;
const campaign = { kind: 'text', en: 'Campaign', vi: 'Chiến dịch' } as const;
const zone = { kind: 'text', en: 'Zone', vi: 'Vùng' } as const;
const screenId = { kind: 'text', en: 'Screen', vi: 'Mã màn hình' } as const;
const playedOn = { kind: 'count', en: 'Screens that showed something', vi: 'Số màn hình đã phát' } as const;
const shownOn = { kind: 'count', en: 'Screens that showed it', vi: 'Số màn hình đã phát' } as const;
const counts = [
  { kind: 'count', en: 'Shown whole', vi: 'Phát đủ' },
  { kind: 'count', en: 'In part', vi: 'Phát một phần' },
  { kind: 'count', en: 'Interrupted', vi: 'Bị ngắt' },
  { kind: 'count', en: 'Failed', vi: 'Không phát được' },
] as const;
const onScreen = { kind: 'hours', en: 'Hours on screen', vi: 'Giờ phát hình' } as const;
const inAll = { kind: 'hours', en: 'Hours in all', vi: 'Tổng giờ phát' } as const;
const withCode = { kind: 'text', en: 'With a code', vi: 'Có mã QR' } as const;
const codes = { kind: 'count', en: 'Showings of the code', vi: 'Lượt hiện mã QR' } as const;
const people = { kind: 'count', en: 'People helped', vi: 'Số người đã hỗ trợ cài đặt' } as const;
const total: Words = { en: 'Total', vi: 'Tổng cộng' };
const notTold: Words = { en: '(not told)', vi: '(chưa ghi)' };

const zones = {
  main: { en: 'main', vi: 'chính' },
  side: { en: 'side', vi: 'bên cạnh' },
  strip: { en: 'strip', vi: 'dải' },
} as const satisfies Record<Placement['zone'], Words>;

const placeWords = {
  district: { name: { en: 'District', vi: 'Huyện' }, title: { en: 'By district', vi: 'Theo huyện' } },
  commune: { name: { en: 'Commune', vi: 'Xã, phường' }, title: { en: 'By commune', vi: 'Theo xã, phường' } },
  venue: { name: { en: 'Venue', vi: 'Loại địa điểm' }, title: { en: 'By kind of place', vi: 'Theo loại địa điểm' } },
} as const satisfies Record<Grouping, { readonly name: Words; readonly title: Words }>;

/** An item as people know it, before its name: the records tell only that. */
function itemOf(placement: Placement, { altOf }: Promised): string {
  const alt = altOf(placement);
  return alt === undefined ? nameOf(placement.itemId) : `${nameOf(alt)} (${nameOf(placement.itemId)})`;
}

function countsOf({ success, partial, interrupted, failed }: Sum): readonly number[] {
  return [success, partial, interrupted, failed];
}

function hoursOf(ms: number): number {
  return ms / 3_600_000;
}

/** One with nothing to compare is none. */
function chart(kind: Chart['kind'], title: string, points: Chart['points']): Chart | undefined {
  return points.length > 1 && points.some(({ value }) => value > 0) ? { kind, title, points } : undefined;
}
