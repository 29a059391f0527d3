import type { Lang } from '../../core/words.ts';

/**
 * Opening hours as people write them: `T2–T6 07:00–11:30 và 13:30–17:00; T7 07:30–11:30`. No line ends within a range, or
 * between the days and their times.
 *
 * @param text  as `readHours` keeps them: `mon-fri 07:00-11:30 13:30-17:00, sat 07:30-11:30`
 */
export function hoursWords(text: string, lang: Lang): string {
  const list = new Intl.ListFormat(lang === 'vi' ? 'vi' : 'en-GB', { type: 'conjunction' });
  const groups = text.split(', ').map((group) => {
    const [days, times] = [/^\D/, /^\d/].map((begins) => group.split(' ').filter((word) => begins.test(word)));
    const named = days?.map((word) => range(word.split('-').map((day) => dayNames[lang][day] ?? day))) ?? [];
    const clocks = times?.map((word) => range(word.split('-'))) ?? [];
    return `${named.length === 0 ? everyDay[lang] : list.format(named)}\u00a0${list.format(clocks)}`;
  });
  return groups.join('; ');
}

/** A dash with word joiners: after a dash alone a line may end. */
function range(ends: readonly string[]): string {
  return ends.join('\u2060–\u2060');
}

const everyDay: Readonly<Record<Lang, string>> = { vi: 'mọi\u00a0ngày', en: 'every\u00a0day' };

const dayNames: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  vi: { mon: 'T2', tue: 'T3', wed: 'T4', thu: 'T5', fri: 'T6', sat: 'T7', sun: 'CN', holiday: 'ngày\u00a0lễ' },
  en: {
    ...{ mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    holiday: 'holidays',
  },
};
