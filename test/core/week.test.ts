import { describe, expect, it } from 'vitest';
import { daysLater, hoursOf, weekdayOf, weekOf } from '../../core/week.ts';

const hours = (ms: number) => ms / 3_600_000;

describe('weekOf', () => {
  it('begins on Monday at midnight of the place', () => {
    const days = weekOf(Date.parse('2026-11-22T23:30:00+07:00'), 'Asia/Ho_Chi_Minh');

    expect(days.map(({ date }) => date)).toEqual([16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`));
    expect(days[0]?.from).toBe(Date.parse('2026-11-16T00:00:00+07:00'));
  });

  it('begins on another day where that is asked for', () => {
    const saturday = Date.parse('2026-11-21T18:00:00+07:00');
    const dates = (instant: number) =>
      weekOf(instant, 'Asia/Ho_Chi_Minh', weekdayOf(saturday, 'Asia/Ho_Chi_Minh')).map(({ date }) => date.slice(8));

    expect(dates(saturday)).toEqual(['21', '22', '23', '24', '25', '26', '27']);
    expect(dates(saturday - 3_600_000 * 24)[0]).toBe('14');
    expect(dates(Date.parse('2026-11-29T00:00:00+07:00'))[0]).toBe('28');
  });

  it('has no hole and no overlap where clocks are changed', () => {
    const days = weekOf(Date.parse('2026-10-25T12:00:00Z'), 'Europe/Berlin');

    expect(days.map(({ from, until }) => hours(until - from))).toEqual([24, 24, 24, 24, 24, 24, 25]);
    expect(days.slice(1).every(({ from }, index) => from === days[index]?.until)).toBe(true);
  });

  it('leaves out the day that a place left out', () => {
    const days = weekOf(Date.parse('2011-12-29T12:00:00-10:00'), 'Pacific/Apia');

    expect(days.map(({ date }) => date.slice(8))).toEqual(['26', '27', '28', '29', '31', '01']);
  });
});

describe('hoursOf', () => {
  it('tells the hours that the clock on the wall shows', () => {
    const [sunday] = weekOf(Date.parse('2026-03-29T12:00:00Z'), 'Europe/Berlin').slice(-1);
    const shown = sunday === undefined ? [] : hoursOf(sunday, 1, 'Europe/Berlin');

    expect(shown.map(({ hour }) => hour)).toEqual([0, 1, ...Array.from({ length: 21 }, (_, index) => index + 3)]);
  });
});

describe('daysLater', () => {
  it('keeps the time of day over a change of clocks', () => {
    const before = Date.parse('2026-03-28T07:00:00+01:00');

    expect(daysLater(before, 1, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T07:00:00+02:00'));
    expect(daysLater(before, -7, 'Europe/Berlin')).toBe(Date.parse('2026-03-21T07:00:00+01:00'));
  });
});
