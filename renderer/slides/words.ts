import type { InstallRateSlide } from '../../core/slides.ts';
import { langOf } from '../../core/words.ts';

type Denominator = InstallRateSlide['of'];

/** The few fixed words that slides add to the playlist's own, and how a language writes numbers and dates. */
export interface Words {
  readonly goal: string;
  /** "Mục tiêu đến 31/12/2020" */
  goalBy(date: string): string;
  readonly installs: string;
  /** What a percentage is a share of, as it is read after the figure. */
  readonly of: Readonly<Record<Denominator, string>>;
  /** What one of the hundred people of the picture stands for. */
  readonly figure: Readonly<Record<Denominator, string>>;
  /** "Số liệu ngày 18/08/2020" */
  asOf(date: string): string;
  /** The change since an earlier figure, in percentage points. */
  change(points: number, since: string): string;
  percent(value: number): string;
  number(value: number): string;
}

const vietnamese = wordsOf('vi-VN', {
  goal: 'Mục tiêu',
  goalBy: (day) => `Mục tiêu đến ${day}`,
  installs: 'lượt cài đặt',
  of: { population: 'dân số', 'smartphone-users': 'người dùng điện thoại thông minh' },
  figure: {
    population: 'Mỗi hình: 1% dân số',
    'smartphone-users': 'Mỗi hình: 1% người dùng điện thoại thông minh',
  },
  asOf: (day) => `Số liệu ngày ${day}`,
  points: 'điểm %',
  since: 'so với',
});

const english = wordsOf('en-GB', {
  goal: 'Goal',
  goalBy: (day) => `Goal by ${day}`,
  installs: 'installs',
  of: { population: 'of the population', 'smartphone-users': 'of smartphone users' },
  figure: {
    population: 'Each figure: 1% of the population',
    'smartphone-users': 'Each figure: 1% of smartphone users',
  },
  asOf: (day) => `As of ${day}`,
  points: 'points',
  since: 'since',
});

/** The words for a BCP 47 tag. */
export function wordsFor(locale: string): Words {
  return { vi: vietnamese, en: english }[langOf(locale)];
}

interface Phrases extends Pick<Words, 'goal' | 'goalBy' | 'installs' | 'of' | 'figure' | 'asOf'> {
  readonly points: string;
  readonly since: string;
}

function wordsOf(locale: string, phrases: Phrases): Words {
  const { points, since, ...rest } = phrases;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  // A calendar date has no zone: read and written in UTC it stays the day it names.
  const calendar = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const day = (date: string) => calendar.format(Date.parse(`${date}T00:00Z`));
  return {
    ...rest,
    goalBy: (date) => phrases.goalBy(day(date)),
    asOf: (date) => phrases.asOf(day(date)),
    change: (difference, date) => `${signed.format(rounded(difference))} ${points} ${since} ${day(date)}`,
    percent: (value) => percent.format(value / 100),
    number: (value) => number.format(value),
  };
}

/** 6.88 − 5.1 is 1.7800000000000002: to hundredths, as the figures themselves are written. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
