import { describe, expect, it } from 'vitest';
import { quietByHours } from '../../core/quiet-by-hours.ts';
import { quietAt } from '../../core/quiet.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const at = (local: string) => Date.parse(`2026-11-20T${local}+07:00`);
const open = [
  { from: at('07:00'), until: at('17:00') },
  { from: at('07:00') + 86_400_000, until: at('17:00') + 86_400_000 },
];

describe('the quiet time', () => {
  it.each([
    ['06:29', true, '07:00'],
    ['06:31', false, '07:00'],
    ['06:59', false, '07:00'],
    ['07:00', false, undefined],
    ['16:59', false, undefined],
  ])('at %s before a screen opens at 07:00: %s', (time, isNow, until) => {
    expect(quietAt({ timeZone, open }, at(time))).toEqual({
      isNow,
      until: until === undefined ? undefined : at(until),
    });
  });

  it('begins when the last screen closes, and lasts to the next opening', () => {
    expect(quietAt({ timeZone, open }, at('17:00'))).toEqual({ isNow: true, until: at('07:00') + 86_400_000 });
  });

  it.each([
    ['01:59', false],
    ['02:00', true],
    ['03:30', true],
    ['03:31', false],
    ['04:00', false],
    ['12:00', false],
  ])('where no hours are known, at %s: %s', (time, isNow) => {
    expect(quietAt({ timeZone, open: undefined }, at(time)).isNow).toBe(isNow);
  });

  it('goes by the clock on the wall of the screen, not of the machine', () => {
    expect(quietAt({ timeZone: 'Europe/Berlin', open: undefined }, Date.parse('2026-11-20T02:30Z')).isNow).toBe(true);
    expect(quietAt({ timeZone: 'Europe/Berlin', open: undefined }, Date.parse('2026-07-20T02:30Z')).isNow).toBe(false);
  });
});

describe('the quiet time of a machine whose player does not answer', () => {
  it.each([
    ['00:00-24:00', '02:30', false],
    ['mon-fri 07:00-17:00', '18:00', true],
    ['mon-fri 07:00-17:00', '12:00', false],
    ['fri 22:00-03:00', '23:00', false],
    ['such as people write', '02:30', true],
    ['such as people write', '12:00', false],
  ])('goes by the hours that are set: %s at %s on a Friday: %s', (hours, time, isNow) => {
    expect(quietByHours(hours, timeZone, at(time)).isNow).toBe(isNow);
  });
});
