import { describe, expect, it } from 'vitest';
import { nextRestart, type RestartFacts } from '../../core/planned-restart.ts';
import type { Spans } from '../../core/spans.ts';

const facts: RestartFacts = { rule: 'auto', timeZone: 'Asia/Ho_Chi_Minh', id: 'hall', open: undefined };
const at = (local: string) => Date.parse(`${local}+07:00`);

/** The minutes of a night and the day after it at which it is time, as `HH:MM` from the first to the last. */
function times(change: Partial<RestartFacts>, from = at('2026-11-19T12:00'), zone = '+07:00'): readonly string[] {
  const found: string[] = [];
  for (let instant = from; instant < from + 24 * 3_600_000; instant += 60_000)
    if (nextRestart({ ...facts, ...change }, instant) === instant)
      found.push(new Date(instant + Number(zone.slice(1, 3)) * 3_600_000).toISOString().slice(11, 16));
  return found;
}

const openOn = (...days: readonly string[]): Spans =>
  days.map((day) => ({ from: at(`${day}T07:00`), until: at(`${day}T17:00`) }));

describe('the time for the planned restart', () => {
  it('lies between 02:00 and 04:00 where no hours are known, at a moment of each machine’s own', () => {
    const begins = ['hall', 'hall-2', 'bus-1', 'bus-2', 'a', 'b'].map((id) => times({ id })[0] ?? '');
    for (const id of ['hall', 'bus-1']) expect(times({ id })).toHaveLength(30);
    expect(begins.every((begin) => begin >= '02:00' && begin < '03:30')).toBe(true);
    expect(new Set(begins).size).toBeGreaterThan(4);
  });

  it('lies in the longest closed time of the night where hours are known, and not close to its edges', () => {
    const open = openOn('2026-11-18', '2026-11-19', '2026-11-20');
    for (const id of ['hall', 'hall-2', 'bus-1', 'bus-2']) {
      const [first = '', last = ''] = [times({ id, open })[0], times({ id, open }).at(-1)];
      expect(times({ id, open })).toHaveLength(30);
      expect(first >= '17:15' || first < '06:15').toBe(true);
      expect(last >= '17:15' || last < '06:45').toBe(true);
    }
  });

  it('is not in the break at noon', () => {
    const open = ['2026-11-18', '2026-11-19', '2026-11-20'].flatMap((day) => [
      { from: at(`${day}T07:00`), until: at(`${day}T11:30`) },
      { from: at(`${day}T13:30`), until: at(`${day}T17:00`) },
    ]);
    expect(times({ open }).some((time) => time >= '11:00' && time < '14:00')).toBe(false);
    expect(times({ open })).toHaveLength(30);
  });

  it('is never where the screen is hardly ever closed', () => {
    const open = [{ from: at('2026-11-18T00:00'), until: at('2026-11-21T00:00') }];
    expect(times({ open })).toEqual([]);
    const nearly = [
      { from: at('2026-11-18T00:00'), until: at('2026-11-20T03:00') },
      { from: at('2026-11-20T03:50'), until: at('2026-11-21T00:00') },
    ];
    expect(times({ open: nearly })).toEqual([]);
  });

  it('is at the time that was set, but never while the screen is open', () => {
    expect(times({ rule: '22:15' })[0]).toBe('22:15');
    expect(times({ rule: '22:15' })).toHaveLength(30);
    expect(times({ rule: '10:00', open: openOn('2026-11-19', '2026-11-20') })).toEqual([]);
    expect(times({ rule: '06:45', open: openOn('2026-11-19', '2026-11-20') }).at(-1)).toBe('06:59');
    expect(times({ rule: 'off' })).toEqual([]);
  });

  it('is told before it comes, and after it that of the next night, with what is closed by then', () => {
    const next = (from: string, change: Partial<RestartFacts> = {}) => {
      const found = nextRestart({ ...facts, rule: '22:15', ...change }, at(from));
      return found === undefined ? undefined : new Date(found + 7 * 3_600_000).toISOString().slice(5, 16);
    };
    expect(next('2026-11-19T12:00')).toBe('11-19T22:15');
    expect(next('2026-11-19T22:30')).toBe('11-19T22:30');
    expect(next('2026-11-19T22:45')).toBe('11-20T22:15');
    const late = [{ from: at('2026-11-19T20:00'), until: at('2026-11-19T22:40') }];
    expect(next('2026-11-19T12:00', { open: late })).toBe('11-19T22:40');
    const longer = [{ from: at('2026-11-19T20:00'), until: at('2026-11-19T23:00') }];
    expect(next('2026-11-19T12:00', { open: longer })).toBe('11-20T22:15');
    expect(next('2026-11-19T12:00', { rule: 'off' })).toBeUndefined();

    const open = openOn('2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22');
    const [first, second] = ['2026-11-19T12:00', '2026-11-20T11:00'].map((from) => next(from, { rule: 'auto', open }));
    expect(first?.slice(6)).toBe(second?.slice(6));
    expect([first, second]).not.toContain(undefined);
  });

  it('is half an hour on the nights on which clocks are changed, too', () => {
    for (const noon of ['2026-10-24T12:00:00+02:00', '2027-03-27T12:00:00+01:00'])
      for (const rule of ['auto', '02:30'] as const)
        expect(times({ rule, timeZone: 'Europe/Berlin' }, Date.parse(noon))).toHaveLength(30);
  });
});
