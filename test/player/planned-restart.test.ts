import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RestartRule } from '../../core/planned-restart.ts';
import { startPlannedRestart } from '../../player/planned-restart.ts';
import { logbook } from '../fakes/logbook.ts';
import { slides } from '../fakes/programme.ts';
import { at, LOBBY, poster, programmeOf, slide } from '../fakes/scheduled.ts';

const HOUR = 3_600_000;
const hours = { dayparts: { open: { from: '07:00', to: '17:00' } }, display: { hours: ['open'] } };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A machine that was started so long before noon of a Friday; gives when it begins anew within two days. */
function restarts(
  change: {
    rule?: RestartRule;
    file?: object;
    clockFloor?: number;
    upForHours?: number;
    isTouched?: () => boolean;
  } = {},
) {
  const { rule = 'auto', file = {}, clockFloor = 0, upForHours = 1, isTouched = () => false } = change;
  const upSince = at('12:00') - upForHours * HOUR;
  vi.setSystemTime(at('12:00'));
  const due: string[] = [];
  const programme = {
    current: programmeOf({ items: [poster('loop')], ...file }),
    fallback: slides('house'),
    clockFloor,
  };
  const stop = startPlannedRestart({
    rule,
    screens: () => [LOBBY],
    programmeOf: () => programme,
    isTouched,
    onDue: () => void due.push(new Date(Date.now() + 7 * HOUR).toISOString().slice(5, 16)),
    ...{ log: logbook(), now: Date.now, uptimeMs: () => Date.now() - upSince },
  });
  onTestFinished(stop);
  vi.advanceTimersByTime(48 * HOUR);
  return due;
}

describe('the planned restart', () => {
  it('comes once a night, at the same time', () => {
    const [first = '', second = '', ...more] = restarts();
    expect(first).toMatch(/^11-21T0[23]:/);
    expect(second).toBe(first.replace('11-21', '11-22'));
    expect(more).toEqual([]);
  });

  it('comes while the screen is closed', () => {
    const due = restarts({ file: hours, upForHours: 9 });
    expect(due).toHaveLength(2);
    for (const time of due) expect(time.slice(6) < '07:00' || time.slice(6) >= '17:00').toBe(true);
  });

  it('does not come to a machine that was started within twelve hours', () => {
    expect(restarts({ rule: '22:30' })).toEqual(['11-21T22:30']);
    expect(restarts({ rule: '23:30' })).toEqual(['11-20T23:30', '11-21T23:30']);
  });

  it('does not come in an emergency, nor by a clock that is plainly wrong, nor where it is off', () => {
    expect(restarts({ file: { interrupts: [{ id: 'x', class: 'emergency', items: [slide('flood')] }] } })).toEqual([]);
    expect(restarts({ clockFloor: at('12:00') + 1000 * HOUR })).toEqual([]);
    expect(restarts({ rule: 'off' })).toEqual([]);
  });

  it('waits for whoever is at the screen, and is left out when they stay', () => {
    const until = at('12:00') + 11.25 * HOUR + HOUR * 0.5;
    expect(restarts({ rule: '23:30', isTouched: () => Date.now() < until })[0]).toBe('11-20T23:45');
    expect(restarts({ rule: '23:30', isTouched: () => Date.now() < until + HOUR })).toEqual(['11-21T23:30']);
  });
});
