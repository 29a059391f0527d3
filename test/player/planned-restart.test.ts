import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RestartRule } from '../../core/planned-restart.ts';
import { openLastRestart, type LastRestart } from '../../player/last-restart.ts';
import { startPlannedRestart } from '../../player/planned-restart.ts';
import { logbook } from '../fakes/logbook.ts';
import { slides } from '../fakes/programme.ts';
import { at, LOBBY, poster, programmeOf, slide } from '../fakes/scheduled.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const HOUR = 3_600_000;
const hours = { dayparts: { open: { from: '07:00', to: '17:00' } }, display: { hours: ['open'] } };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A machine that was started so long before noon of a Friday, and when it begins anew. */
function machine(
  change: {
    rule?: RestartRule;
    file?: object;
    clockFloor?: number;
    upForHours?: number;
    isTouched?: () => boolean;
    last?: LastRestart;
  } = {},
) {
  const { rule = 'auto', file = {}, clockFloor = 0, upForHours = 1, isTouched = () => false } = change;
  let lastAt: number | undefined;
  const { last = { at: () => lastAt, note: (instant: number) => void (lastAt = instant) } } = change;
  const upSince = at('12:00') - upForHours * HOUR;
  vi.setSystemTime(at('12:00'));
  const due: string[] = [];
  const programme = {
    current: programmeOf({ items: [poster('loop')], ...file }),
    fallback: slides('house'),
    clockFloor,
  };
  const planned = startPlannedRestart({
    rule,
    screens: () => [LOBBY],
    programmeOf: () => programme,
    ...{ isTouched, last },
    onDue: () => void due.push(new Date(Date.now() + 7 * HOUR).toISOString().slice(5, 16)),
    ...{ log: logbook(), now: Date.now, uptimeMs: () => Date.now() - upSince },
  });
  onTestFinished(planned.stop);
  return { due, status: planned.status };
}

/** When such a machine begins anew within two days. */
function restarts(change?: Parameters<typeof machine>[0]) {
  const { due } = machine(change);
  vi.advanceTimersByTime(48 * HOUR);
  return due;
}

describe('what is told of the planned restart', () => {
  const local = (told: string | null) =>
    told === null ? null : new Date(Date.parse(told) + 7 * HOUR).toISOString().slice(5, 16);
  const told = ({ status }: ReturnType<typeof machine>) => [local(status().nextAt), local(status().lastAt)];

  it('is when it is due, not before twelve hours after the start, and when it was done', () => {
    const late = machine({ rule: '22:30' });
    expect(told(late)).toEqual(['11-21T22:30', null]);
    const early = machine({ rule: '23:30' });
    expect(told(early)).toEqual(['11-20T23:30', null]);
    vi.advanceTimersByTime(12 * HOUR);

    expect(early.due).toEqual(['11-20T23:30']);
    expect(told(early)).toEqual(['11-21T23:30', '11-20T23:30']);
  });

  it('is nothing where it is off, or the clock is plainly wrong', () => {
    expect(told(machine({ rule: 'off' }))).toEqual([null, null]);
    expect(told(machine({ clockFloor: at('12:00') + HOUR }))).toEqual([null, null]);
  });

  it('is known after a power cut, and costs nothing where what was kept is damaged', async () => {
    const file = path.join(await tempDir(), 'planned-restart.json');
    const open = () => openLastRestart({ path: file, log: logbook() });
    (await open()).note(at('03:00'));
    await vi.waitFor(async () => expect((await open()).at()).toBe(at('03:00')));

    expect(told(machine({ rule: '23:30', last: await open() }))).toEqual(['11-20T23:30', '11-20T03:00']);
    await writeFile(file, 'x');
    expect((await open()).at()).toBeUndefined();
  });
});

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
