import { describe, expect, it } from 'vitest';
import { readHours } from '../../core/hours.ts';
import { hoursWords } from '../../renderer/preview/hours-words.ts';

/** What a page says of hours, without what keeps its lines from ending. */
const told = (written: string, lang: 'vi' | 'en') =>
  hoursWords(readHours(written)?.text ?? '', lang)
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2060', '');

describe('hoursWords', () => {
  it.each([
    [
      'mon-fri 07:00-11:30 13:30-17:00, sat 07:30-11:30',
      'T2–T6 07:00–11:30 và 13:30–17:00; T7 07:30–11:30',
      'Mon–Fri 07:00–11:30 and 13:30–17:00; Sat 07:30–11:30',
    ],
    ['7h30-17h', 'mọi ngày 07:30–17:00', 'every day 07:30–17:00'],
    [
      't2 t4 cn 8h-12h, lễ 9h-24h',
      'T2, T4 và CN 08:00–12:00; ngày lễ 09:00–24:00',
      'Mon, Wed and Sun 08:00–12:00; holidays 09:00–24:00',
    ],
    ['fri 18:00-02:00', 'T6 18:00–02:00', 'Fri 18:00–02:00'],
  ])('writes %s as people do', (written, vi, en) => {
    expect([told(written, 'vi'), told(written, 'en')]).toEqual([vi, en]);
  });

  it('lets no line end within a range, or between days and times', () => {
    expect(hoursWords('mon-fri 07:00-17:00', 'vi')).toBe('T2\u2060–\u2060T6\u00a007:00\u2060–\u206017:00');
  });
});
