import { wordsOfInstant } from '../../core/reason-words.ts';
import type { Lang, Words } from '../../core/words.ts';
import { localTimeOf } from '../../publish/day-words.ts';
import type { RegisteredScreen } from '../../publish/register/register.ts';
import type { Counted } from './count-plays.ts';
import { evidenceWords } from './evidence.ts';
import { notesOf } from './notes.ts';
import type { Promised } from './promised.ts';
import type { Report, ReportScope } from './report.ts';
import { sectionsOf } from './sections.ts';
import { summarize, type Summary } from './summary.ts';
import { writtenDate } from './written.ts';

export interface LayOutWorld {
  readonly promised: Promised;
  /** `undefined`: nobody has said which screens there are. */
  readonly register: readonly RegisteredScreen[] | undefined;
  readonly lang: Lang;
  /** Whose report it is, where that was said. */
  readonly agency: string | undefined;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly scope: ReportScope;
}

/** Lays out what was counted as a report. */
export function layOut(counted: Counted, world: LayOutWorld): Report {
  const { promised, register, lang, madeAt, agency, scope } = world;
  const { timeZone, days } = counted.period;
  const summary = summarize(counted, promised, register, madeAt);
  const first = days[0]?.date ?? '';
  const last = days.at(-1)?.date ?? '';
  const made = wordsOfInstant(madeAt - (madeAt % 60_000), timeZone)[lang];
  const clock =
    timeZone === 'Asia/Ho_Chi_Minh'
      ? { en: 'time of Vietnam', vi: 'giờ Việt Nam' }
      : { en: `time of ${timeZone}`, vi: `giờ ${timeZone}` };
  return {
    lang,
    title: { en: 'Report of what public screens have shown', vi: 'Báo cáo kết quả phát trên màn hình công cộng' }[lang],
    period: periodWords(first, last)[lang],
    agency: agency ?? promised.agency,
    made: { en: `Made on ${made} (${clock.en})`, vi: `Lập lúc ${made} (${clock.vi})` }[lang],
    head: headOf(summary, counted, register, lang),
    sections: sectionsOf({ counted, promised, summary, lang }),
    notes: notesOf({ counted, summary, promised, register, scope, today: localTimeOf(madeAt, timeZone) }).map(
      (words) => words[lang],
    ),
    signature: signatures[lang],
  };
}

function headOf(
  { all, helped, items }: Summary,
  counted: Counted,
  register: readonly RegisteredScreen[] | undefined,
  lang: Lang,
): Report['head'] {
  const isCodeKnown = items.length === 0 || items.some(({ hasCode }) => hasCode !== undefined);
  const count = ({ en, vi }: Words, value: number | null) => ({
    label: { en, vi }[lang],
    value,
    kind: 'count' as const,
  });
  return [
    count({ en: 'Screens that showed something', vi: 'Số màn hình đã phát' }, all.screens.size),
    ...(register === undefined
      ? []
      : [count({ en: 'Screens in the register', vi: 'Số màn hình trong sổ' }, register.length)]),
    count({ en: 'Showings, whole', vi: 'Lượt phát đủ' }, all.success),
    count({ en: 'Showings, in part', vi: 'Lượt phát một phần' }, all.partial),
    count({ en: 'Showings, interrupted', vi: 'Lượt bị ngắt' }, all.interrupted),
    count({ en: 'Showings that failed', vi: 'Lượt không phát được' }, all.failed),
    {
      label: { en: 'Hours on screen, all screens together', vi: 'Giờ phát hình, cộng mọi màn hình' }[lang],
      value: all.mainMs / 3_600_000,
      kind: 'hours',
    },
    count({ en: 'Showings of the code', vi: 'Lượt hiện mã QR' }, isCodeKnown ? all.codes : null),
    count({ en: 'People helped to install', vi: 'Số người đã hỗ trợ cài đặt' }, helped),
    { label: { en: 'Evidence', vi: 'Chứng cứ' }[lang], value: evidenceWords(counted)[lang], kind: 'text' },
  ];
}

function periodWords(first: string, last: string): Words {
  const [from, until] = [writtenDate(first), writtenDate(last)];
  if (from === until) return { en: `Day: ${from} (day/month/year)`, vi: `Ngày ${from}` };
  return { en: `From ${from} to ${until} (day/month/year)`, vi: `Từ ngày ${from} đến ngày ${until}` };
}

const signatures = {
  en: {
    place: '……………………, date …………………………',
    role: 'Drawn up by',
    hint: '(signature, full name)',
  },
  vi: {
    place: '……………………, ngày …… tháng …… năm ………',
    role: 'NGƯỜI LẬP BÁO CÁO',
    hint: '(Ký, ghi rõ họ tên)',
  },
} as const satisfies Record<Lang, Report['signature']>;
