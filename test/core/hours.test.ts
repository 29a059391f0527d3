import { describe, expect, it } from 'vitest';
import { readHours } from '../../core/hours.ts';
import { days } from '../../core/playlist.ts';

const text = (written: string) => readHours(written)?.text;

describe('readHours', () => {
  it('reads days and times, several of each', () => {
    expect(readHours('mon-tue 07:00-11:30 13:30-17:00, sat 07:30-11:30')?.windows).toEqual([
      { days: ['mon', 'tue'], fromMinute: 420, toMinute: 690 },
      { days: ['mon', 'tue'], fromMinute: 810, toMinute: 1020 },
      { days: ['sat'], fromMinute: 450, toMinute: 690 },
    ]);
  });

  it('means all days, holidays too, where none is named', () => {
    expect(readHours('07:00-17:00')?.windows).toEqual([{ days, fromMinute: 420, toMinute: 1020 }]);
  });

  it('takes what ends before it begins into the next day, and midnight as the end of the day', () => {
    expect(readHours('fri 18:00-02:00')?.windows[0]).toMatchObject({ fromMinute: 1080, toMinute: 120 });
    expect(readHours('fri 18:00-00:00')?.windows[0]).toMatchObject({ fromMinute: 1080, toMinute: 1440 });
    expect(readHours('fri 00:00-24:00')?.windows[0]).toMatchObject({ fromMinute: 0, toMinute: 1440 });
  });

  it('knows a range over the end of the week', () => {
    expect(readHours('sat-mon 08:00-12:00')?.windows[0]?.days).toEqual(['sat', 'sun', 'mon']);
  });

  it.each([
    ['as Vietnamese is written', 't2-t6 7h30-17h, T7 7h30-11h30, cn 8h-10h, lễ 8h-9h'],
    ['without the signs that a remote control lacks', 't2-t6=07:30-17:00,t7=07:30-11:30,cn=08:00-10:00,le=8:00-9:00'],
    ['with spaces and semicolons', ' Mon - Fri 7:30 - 17:00 ; sat 7:30–11:30; sun 8h-10h, holiday 08:00-09:00'],
  ])('reads them %s', (_how, written) => {
    expect(text(written)).toBe('mon-fri 07:30-17:00, sat 07:30-11:30, sun 08:00-10:00, holiday 08:00-09:00');
  });

  it('keeps what it has read as it is', () => {
    const once = text('t2-t6 7h-17h, lễ 8h-12h') ?? '';
    expect(text(once)).toBe(once);
  });

  it.each([
    ...['', 'mon', 'mon-fri', 'mon 07:00', 'mon 07:00-07:00', 'mon 7-17', 'mon 25:00-26:00', 'mon 07:60-08:00'],
    ...['mon 24:00-08:00', 'monday 07:00-08:00', 'mon-holiday 07:00-08:00', 'mon-tue-wed 07:00-08:00'],
    ...['07:00-17:00 mon', 'mon 07:00-17:00,', 'mon 07:00-17:00 x', 'mon 07:00-12:00-17:00', 'constructor 07:00-08:00'],
  ])('refuses %j', (written) => {
    expect(readHours(written)).toBeUndefined();
  });
});
