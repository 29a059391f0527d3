import { describe, expect, it } from 'vitest';
import { endsTooSoon, rungOf, type Mark } from '../../core/ladder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const marks = (...of: readonly (readonly [at: number, kind: string, why?: string])[]): readonly Mark[] =>
  of.map(([at, kind, why = '1.0.0']) => ({ at, kind, why }));

describe('rungOf', () => {
  it.each([
    [0, 'normal'],
    [1, 'other-backend'],
    [2, 'software'],
    [3, 'safe-mode'],
    [9, 'safe-mode'],
  ])('is one rung further down for each time that it was asked for: %i', (times, rung) => {
    expect(rungOf(marks(...Array.from({ length: times }, () => [0, 'lower'] as const)), HOUR, '1.0.0')).toBe(rung);
  });

  it('goes down when the GPU process died three times within five minutes, but not of deaths far apart', () => {
    const row = marks([0, 'gpu'], [MINUTE, 'gpu'], [2 * MINUTE, 'gpu']);

    expect(rungOf(row, HOUR, '1.0.0')).toBe('other-backend');
    expect(rungOf(row.slice(1), HOUR, '1.0.0')).toBe('normal');
    expect(rungOf(marks([0, 'gpu'], [30 * MINUTE, 'gpu'], [HOUR, 'gpu']), HOUR, '1.0.0')).toBe('normal');
    expect(rungOf([...row, ...marks([3 * MINUTE, 'gpu'])], HOUR, '1.0.0')).toBe('other-backend');
  });

  it('does without the GPU when that keeps dying, and goes no further down for it', () => {
    const deaths = (n: number) => marks(...Array.from({ length: n }, () => [0, 'gpu'] as const));

    expect([6, 9, 30].map((n) => rungOf(deaths(n), HOUR, '1.0.0'))).toEqual(['software', 'software', 'software']);
    expect(rungOf([...marks([0, 'lower'], [0, 'lower']), ...deaths(3)], HOUR, '1.0.0')).toBe('software');
    expect(rungOf([...marks([0, 'lower']), ...deaths(6)], HOUR, '1.0.0')).toBe('software');
    expect(rungOf([...deaths(9), ...marks([MINUTE, 'lower'])], HOUR, '1.0.0')).toBe('safe-mode');
  });

  it('tries the GPU again a day later, though its process kept dying while it was done without', () => {
    const died = (at: number) => [0, 1, 2].map((n): Mark => ({ at: at + n, kind: 'gpu', why: 'crashed' }));
    const down = [...died(0), ...died(MINUTE)];
    const since = Array.from({ length: 24 }, (_, hour) => died(hour * HOUR + 2 * MINUTE)).flat();
    const meanwhile = since.map((mark): Mark => ({ ...mark, rung: 'software' }));
    const all = [...down, ...meanwhile].toSorted((a, b) => a.at - b.at);

    expect(rungOf(all, 23 * HOUR, '1.0.0')).toBe('software');
    expect(rungOf(all, 24 * HOUR + 2 * MINUTE, '1.0.0')).toBe('normal');
  });

  it('is raised again by a player that finds that other graphics did not help, but not out of what died', () => {
    const raised = marks([0, 'lower'], [1, 'lower'], [HOUR, 'raise']);
    const deaths = marks([2, 'gpu'], [3, 'gpu'], [4, 'gpu']);

    expect(rungOf(raised, 2 * HOUR, '1.0.0')).toBe('normal');
    expect(rungOf([...raised, ...marks([HOUR, 'lower'])], 2 * HOUR, '1.0.0')).toBe('other-backend');
    expect(rungOf([...deaths, ...raised], 2 * HOUR, '1.0.0')).toBe('other-backend');
    expect(rungOf([...marks([0, 'safe-mode']), ...raised], 2 * HOUR, '1.0.0')).toBe('safe-mode');
  });

  it('climbs again a day later, a rung for each that it went down', () => {
    const down = marks([0, 'lower'], [HOUR, 'lower']);

    expect([23, 24.5, 26].map((hours) => rungOf(down, hours * HOUR, '1.0.0'))).toEqual([
      'software',
      'other-backend',
      'normal',
    ]);
  });

  it('gives a new build another try', () => {
    expect(rungOf(marks([0, 'launch'], [1, 'safe-mode']), HOUR, '1.0.0')).toBe('safe-mode');
    expect(rungOf(marks([0, 'launch'], [1, 'safe-mode']), HOUR, '1.0.1')).toBe('normal');
    expect(rungOf(marks([0, 'launch'], [1, 'lower'], [2, 'launch', '1.0.1']), HOUR, '1.0.1')).toBe('normal');
    expect(rungOf(marks([0, 'launch', '0.9.9'], [1, 'launch'], [2, 'safe-mode']), HOUR, '1.0.0')).toBe('safe-mode');
  });

  it('heeds nothing from a day that is still to come', () => {
    expect(rungOf(marks([HOUR, 'safe-mode']), MINUTE, '1.0.0')).toBe('normal');
  });
});

describe('endsTooSoon', () => {
  const launches = (n: number, ...between: readonly string[]) =>
    marks(...Array.from({ length: n }, () => ['launch', ...between].map((kind) => [0, kind] as const)).flat());

  it('is so after three starts in a row that ended within a minute', () => {
    expect([1, 2, 3, 4].map((n) => endsTooSoon(launches(n), MINUTE, '1.0.0'))).toEqual([false, false, true, true]);
  });

  it('counts no start that ended as it should, or lived for a minute', () => {
    expect(endsTooSoon(launches(5, 'left'), MINUTE, '1.0.0')).toBe(false);
    expect(endsTooSoon(launches(5, 'settled'), MINUTE, '1.0.0')).toBe(false);
    expect(endsTooSoon([...launches(2), ...launches(2, 'left'), ...launches(1)], MINUTE, '1.0.0')).toBe(true);
  });

  it('begins anew after five good minutes, a day, or another build', () => {
    expect(endsTooSoon([...launches(2), ...launches(1, 'settled', 'good'), ...launches(2)], MINUTE, '1.0.0')).toBe(
      false,
    );
    expect(endsTooSoon(launches(3), 25 * HOUR, '1.0.0')).toBe(false);
    expect(endsTooSoon(launches(3), MINUTE, '1.0.1')).toBe(false);
  });

  it('does not put a host into safe mode twice for the same ends', () => {
    expect(endsTooSoon([...launches(3), ...marks([0, 'safe-mode']), ...launches(1)], MINUTE, '1.0.0')).toBe(false);
  });
});
