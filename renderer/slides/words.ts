import type { InstallRateSlide } from '../../core/slides.ts';
import type { Lang } from '../../core/words.ts';

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
  /** "Trang 1/3" */
  page(number: number, of: number): string;
  percent(value: number): string;
  number(value: number): string;
  /** A calendar date, from `2020-08-18`. */
  date(date: string): string;
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
  change: (points, day) => `${points} điểm % so với ${day}`,
  page: (number, of) => `Trang ${number}/${of}`,
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
  change: (points, day) => `${points} points since ${day}`,
  page: (number, of) => `Page ${number}/${of}`,
});

/**
 * The words for a BCP 47 tag. Whoever reads a language of Việt Nam other than Vietnamese (Tày, Ê Đê, `km-VN`) reads the
 * signs of the place as well, so these take Vietnamese; visitors' languages take English.
 */
export function wordsFor(locale: string): Words {
  return { vi: vietnamese, en: english }[drawnLang(locale)];
}

/** The language of the words that the player itself draws for a BCP 47 tag. */
function drawnLang(locale: string): Lang {
  try {
    return new Intl.Locale(locale).maximize().region === 'VN' ? 'vi' : 'en';
  } catch {
    return 'en'; // no tag at all
  }
}

interface Phrases extends Pick<Words, 'goal' | 'goalBy' | 'installs' | 'of' | 'figure' | 'asOf' | 'page'> {
  change(points: string, since: string): string;
}

function wordsOf(locale: string, phrases: Phrases): Words {
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
    ...phrases,
    goalBy: (date) => phrases.goalBy(day(date)),
    asOf: (date) => phrases.asOf(day(date)),
    change: (points, since) => phrases.change(signed.format(rounded(points)), day(since)),
    percent: (value) => percent.format(value / 100),
    number: (value) => number.format(value),
    date: day,
  };
}

/** 6.88 − 5.1 is 1.7800000000000002: to hundredths, as the figures themselves are written. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
