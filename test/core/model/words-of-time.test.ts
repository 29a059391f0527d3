import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../core/plan.ts';
import { onAir } from '../../fakes/scheduled.ts';
import { parsed } from './scenarios.ts';
import { modelOnAir } from './schedule-model.ts';

const screen = { id: 'lobby', tags: [] };
const slide = { slide: { kind: 'notice', title: 'A' } };

/** Whether something with these conditions is on at an instant, as the schedule says and as the model says. */
function isOn(head: Record<string, unknown>, conditions: Record<string, unknown>, instant: string) {
  const playlist = parsed({
    formatVersion: 1,
    ...head,
    campaigns: [{ id: 'one', ...conditions, items: [slide] }],
  });
  const at = Date.parse(instant);
  return {
    schedule: onAir(makePlan(playlist, screen, at, at + 1), at, () => true).length > 0,
    model: modelOnAir(playlist, screen, at, () => true).length > 0,
  };
}

const yes = { schedule: true, model: true };
const no = { schedule: false, model: false };

const friNight = { days: ['fri'], from: '22:00', to: '06:00' };
const early = { from: '02:00', to: '03:00' };
const lastHour = { from: '23:00', to: '24:00' };
const toMidnight = { from: '22:00', to: '00:00' };
const holiday = { days: ['holiday'], from: '22:00', to: '06:00' };
const monday = { days: ['mon'] };

describe('a daypart', () => {
  it.each([
    ['the first minute of its window', { from: '08:00', to: '17:00' }, '2026-01-05T08:00:00+07:00', yes],
    ['the millisecond before', { from: '08:00', to: '17:00' }, '2026-01-05T07:59:59.999+07:00', no],
    ['the last millisecond of its window', { from: '08:00', to: '17:00' }, '2026-01-05T16:59:59.999+07:00', yes],
    ['the minute it ends', { from: '08:00', to: '17:00' }, '2026-01-05T17:00:00+07:00', no],
    ['Friday 22:00 for Friday 22:00–06:00', friNight, '2026-01-02T22:00:00+07:00', yes],
    ['Saturday 02:00 for Friday 22:00–06:00', friNight, '2026-01-03T02:00:00+07:00', yes],
    ['Saturday 05:59 for Friday 22:00–06:00', friNight, '2026-01-03T05:59:59.999+07:00', yes],
    ['Saturday 06:00 for Friday 22:00–06:00', friNight, '2026-01-03T06:00:00+07:00', no],
    ['Saturday 22:00 for Friday 22:00–06:00', friNight, '2026-01-03T22:00:00+07:00', no],
    ['Friday 02:00 for Friday 22:00–06:00', friNight, '2026-01-02T02:00:00+07:00', no],
    ['23:59:59.999 for a window until 24:00', lastHour, '2026-01-05T23:59:59.999+07:00', yes],
    ['midnight for a window until 24:00', lastHour, '2026-01-06T00:00:00+07:00', no],
    ['the last second of a window until 00:00', toMidnight, '2026-01-05T23:59:59+07:00', yes],
    ['midnight for a window until 00:00', toMidnight, '2026-01-06T00:00:00+07:00', no],
    ['the first millisecond of a Monday', monday, '2026-01-05T00:00:00+07:00', yes],
    ['the last millisecond of a Sunday', monday, '2026-01-04T23:59:59.999+07:00', no],
    ['Sunday evening in UTC that is Monday in Vietnam', monday, '2026-01-04T17:00:00Z', yes],
    ['29 February, a Tuesday', { days: ['tue'] }, '2028-02-29T12:00:00+07:00', yes],
    ['1 March of a leap year, a Wednesday', { days: ['tue'] }, '2028-03-01T00:00:00+07:00', no],
    ['New Year, Thursday night reaching into Friday', { ...friNight, days: ['thu'] }, '2027-01-01T01:00:00+07:00', yes],
  ])('at %s', (_, window, instant, on) => {
    expect(isOn({ dayparts: { x: window } }, { dayparts: ['x'] }, instant)).toEqual(on);
  });

  it('is on when one of its windows is', () => {
    const twice = [
      { from: '07:00', to: '08:00' },
      { from: '17:00', to: '18:00' },
    ];
    const on = ['06:59', '07:00', '08:00', '17:30', '18:00'].map(
      (time) => isOn({ dayparts: { x: twice } }, { dayparts: ['x'] }, `2026-01-05T${time}:00+07:00`).schedule,
    );

    expect(on).toEqual([false, true, false, true, false]);
  });

  it('is enough when one of several that are named is on', () => {
    const dayparts = { day: { from: '08:00', to: '17:00' }, evening: { from: '18:00', to: '20:00' } };
    const on = ['07:00', '08:00', '17:00', '19:00'].map(
      (time) => isOn({ dayparts }, { dayparts: ['evening', 'day'] }, `2026-01-05T${time}:00+07:00`).schedule,
    );

    expect(on).toEqual([false, true, false, true]);
  });
});

describe('a holiday on a Friday', () => {
  const holidays = ['2026-01-02'];
  it.each([
    ['is no Friday', { days: ['fri'] }, '2026-01-02T12:00:00+07:00', no],
    ['is a holiday', { days: ['holiday'] }, '2026-01-02T12:00:00+07:00', yes],
    ['begins with its date', { days: ['holiday'] }, '2026-01-02T00:00:00+07:00', yes],
    ['has not begun the evening before', { days: ['holiday'] }, '2026-01-01T23:59:59.999+07:00', no],
    ['is over with its date', { days: ['holiday'] }, '2026-01-03T00:00:00+07:00', no],
    ['leaves the Friday after alone', { days: ['fri'] }, '2026-01-09T12:00:00+07:00', yes],
    ['takes the night that would have begun on it', friNight, '2026-01-02T23:00:00+07:00', no],
    ['takes the small hours of that night too', friNight, '2026-01-03T02:00:00+07:00', no],
    ['keeps the night that began on Thursday', { ...friNight, days: ['thu'] }, '2026-01-02T02:00:00+07:00', yes],
    ['has a night of its own', holiday, '2026-01-02T22:00:00+07:00', yes],
    ['has a night that reaches into Saturday', holiday, '2026-01-03T05:59:00+07:00', yes],
    ['has no small hours from a Thursday that was none', holiday, '2026-01-02T02:00:00+07:00', no],
    ['is any day where no days are named', { from: '11:00', to: '13:00' }, '2026-01-02T12:00:00+07:00', yes],
  ])('%s', (_, window, instant, on) => {
    expect(isOn({ holidays, dayparts: { x: window } }, { dayparts: ['x'] }, instant)).toEqual(on);
  });
});

describe('where clocks change, a daypart', () => {
  const half = { from: '01:30', to: '02:00' };
  const skipped = { from: '02:15', to: '02:45' };
  const firstHour = { from: '00:00', to: '01:00' };
  const night = { days: ['sat'], from: '22:00', to: '02:30' };
  it.each([
    ['never shows an hour that is left out', 'Europe/Berlin', early, '2026-03-29T01:00:00Z', no],
    ['ends where the clock jumps', 'Europe/Berlin', early, '2026-03-29T00:59:59.999Z', no],
    ['goes on after what is left out', 'Europe/Berlin', { from: '03:00', to: '04:00' }, '2026-03-29T01:00:00Z', yes],
    ['is over early when its end is left out', 'Europe/Berlin', night, '2026-03-29T01:00:00Z', no],
    ['is on until that jump', 'Europe/Berlin', night, '2026-03-29T00:59:59.999Z', yes],
    ['that lies in what is left out is never on', 'Europe/Berlin', skipped, '2026-03-29T01:15:00Z', no],
    ['is on in an hour the first time', 'Europe/Berlin', early, '2026-10-25T00:00:00Z', yes],
    ['is on in that hour the second time', 'Europe/Berlin', early, '2026-10-25T01:59:59.999Z', yes],
    ['is over after the second time', 'Europe/Berlin', early, '2026-10-25T02:00:00Z', no],
    ['that ends within the repeated hour is off', 'Europe/Berlin', night, '2026-10-25T00:30:00Z', no],
    ['that ends within it is on again', 'Europe/Berlin', night, '2026-10-25T01:00:00Z', yes],
    ['that ends within it is off again', 'Europe/Berlin', night, '2026-10-25T01:30:00Z', no],
    ['is on at 01:30 in New York the first time', 'America/New_York', half, '2026-11-01T05:30:00Z', yes],
    ['is off at 01:00 the second time', 'America/New_York', half, '2026-11-01T06:00:00Z', no],
    ['is on at 01:30 the second time', 'America/New_York', half, '2026-11-01T06:30:00Z', yes],
    ['repeats half an hour on Lord Howe', 'Australia/Lord_Howe', half, '2026-04-04T14:45:00Z', yes],
    ['repeats it to the millisecond', 'Australia/Lord_Howe', half, '2026-04-04T15:30:00Z', no],
    ['loses half an hour on Lord Howe', 'Australia/Lord_Howe', skipped, '2026-10-03T15:30:00Z', yes],
    ['loses its first hour in São Paulo', 'America/Sao_Paulo', firstHour, '2017-10-15T03:00:00Z', no],
    ['begins with a day that begins at 01:00', 'America/Sao_Paulo', { days: ['sun'] }, '2017-10-15T03:00:00Z', yes],
    ['has Saturday 23:30 twice in São Paulo', 'America/Sao_Paulo', lastHour, '2017-02-19T02:30:00Z', yes],
    ['is on Sunday only after both', 'America/Sao_Paulo', { days: ['sun'] }, '2017-02-19T02:59:59.999Z', no],
    ['of a Friday that Samoa left out is never on', 'Pacific/Apia', { days: ['fri'] }, '2011-12-30T10:00:00Z', no],
    ['of the Saturday begins where Thursday ends', 'Pacific/Apia', { days: ['sat'] }, '2011-12-30T10:00:00Z', yes],
    ['of the Thursday ends there', 'Pacific/Apia', { days: ['thu'] }, '2011-12-30T09:59:59.999Z', yes],
    ['follows Morocco out of Ramadan', 'Africa/Casablanca', early, '2026-03-22T02:00:00Z', no],
  ])('%s: %s', (_, timeZone, window, instant, on) => {
    expect(isOn({ timeZone, dayparts: { x: window } }, { dayparts: ['x'] }, instant)).toEqual(on);
  });
});

describe('a flight', () => {
  it.each([
    ['begins with its first day', { from: '2026-01-05' }, '2026-01-05T00:00:00+07:00', yes],
    ['has not begun before', { from: '2026-01-05' }, '2026-01-04T23:59:59.999+07:00', no],
    ['includes the day it runs until', { until: '2026-01-05' }, '2026-01-05T23:59:59.999+07:00', yes],
    ['is over with that day', { until: '2026-01-05' }, '2026-01-06T00:00:00+07:00', no],
    ['may be one day', { from: '2028-02-29', until: '2028-02-29' }, '2028-02-29T12:00:00+07:00', yes],
    ['of one leap day ends with it', { from: '2028-02-29', until: '2028-02-29' }, '2028-03-01T00:00:00+07:00', no],
    ['includes the last day of a year', { until: '2026-12-31' }, '2026-12-31T23:59:59.999+07:00', yes],
    ['does not reach into the next year', { until: '2026-12-31' }, '2027-01-01T00:00:00+07:00', no],
    ['excludes a time it runs until', { until: '2026-01-05T08:00:00+07:00' }, '2026-01-05T01:00:00Z', no],
    ['is on just before', { until: '2026-01-05T08:00:00+07:00' }, '2026-01-05T00:59:59.999Z', yes],
    ['includes the time it runs from', { from: '2026-01-05T08:00:00+07:00' }, '2026-01-05T01:00:00Z', yes],
    ['is not on just before that', { from: '2026-01-05T08:00:00+07:00' }, '2026-01-05T00:59:59.999Z', no],
  ])('%s', (_, flight, instant, on) => {
    expect(isOn({ timeZone: 'Asia/Ho_Chi_Minh' }, { flight }, instant)).toEqual(on);
  });

  it.each([
    ['of a day that is 23 hours long', 'Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00Z'],
    ['of a day that is 25 hours long', 'Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00Z'],
    ['of a day after which midnight is left out', 'America/Sao_Paulo', '2017-10-14', '2017-10-15T03:00:00Z'],
    ['of a day whose last hour comes twice', 'America/Sao_Paulo', '2017-02-18', '2017-02-19T03:00:00Z'],
    ['of the day before one that was left out', 'Pacific/Apia', '2011-12-29', '2011-12-30T10:00:00Z'],
  ])('until the end %s ends with it', (_, timeZone, until, end) => {
    const before = new Date(Date.parse(end) - 1).toISOString();

    expect(isOn({ timeZone }, { flight: { until } }, before)).toEqual(yes);
    expect(isOn({ timeZone }, { flight: { until } }, end)).toEqual(no);
  });
});
