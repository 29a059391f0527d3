import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PowerAnswer } from '../../../core/display-power.ts';
import type { HostedScreen } from '../../../core/screen.ts';
import { createFaultBoard } from '../../../player/fault-board.ts';
import { startPower } from '../../../player/power/power.ts';
import { logbook } from '../../fakes/logbook.ts';
import { slides } from '../../fakes/programme.ts';
import { at, poster, programmeOf, slide } from '../../fakes/scheduled.ts';

const MINUTE = 60_000;
const file = {
  dayparts: { open: { from: '07:00', to: '17:00' } },
  display: { hours: ['open'], outside: 'off' },
  items: [poster('loop')],
};
const emergency = { interrupts: [{ id: 'x', class: 'emergency', items: [slide('flood')] }] };

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A machine with two displays, from a time of a Friday on, whose clock on the wall can be set apart from the other. */
function machine(time: Parameters<typeof at>[0]) {
  vi.setSystemTime(at(time));
  const bootedAt = Date.now();
  let ahead = 0;
  let screens: readonly HostedScreen[] = ['HDMI-1', 'HDMI-2'].map((display, n) => ({
    id: `s${n + 1}`,
    tags: [],
    display,
  }));
  const programmeWith = (change: object) => programmeOf({ ...file, ...change });
  let current = programmeWith({});
  const fallback = slides('house');
  const told: string[] = [];
  const world = { answer: 'obeyed' as PowerAnswer | (() => Promise<PowerAnswer>), clockFloor: 0, showing: '' };
  const faults = createFaultBoard(Date.now);
  const power = startPower({
    screens: () => screens,
    programmeOf: () => ({ current, fallback, clockFloor: world.clockFloor }),
    isShowing: (id) => world.showing === id,
    board: {
      carryOut({ wanted }) {
        told.push(`${new Date(Date.now() + 7 * 60 * MINUTE).toISOString().slice(11, 19)} ${wanted}`);
        return typeof world.answer === 'string' ? Promise.resolve(world.answer) : world.answer();
      },
    },
    ...{ faults, log: logbook(), now: () => Date.now() + ahead, uptimeMs: () => Date.now() - bootedAt },
  });
  onTestFinished(() => power.stop());
  const list = (...ids: readonly string[]) => {
    screens = ids.map((id) => ({ id, tags: [], display: 'HDMI' }));
    power.followScreens();
  };
  return {
    ...{ power, told, world, list },
    codes: () => faults.list().map(({ code }) => code),
    play: (change: object) => void (current = programmeWith(change)),
    setClock: (ms: number) => void (ahead += ms),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe('the displays of a machine', () => {
  it('go off a minute after closing, and are looked at every ten', async () => {
    const { told, pass, power } = machine('16:50');
    await pass(32 * MINUTE);
    expect(told).toEqual(['16:50:01 on', '17:01:00 off', '17:11:00 off', '17:21:00 off']);
    expect(power.isOff('s1')).toBe(true);
  });

  it('are on a minute before opening', async () => {
    const { told, pass } = machine('06:50');
    await pass(12 * MINUTE);
    expect(told).toEqual(['06:51:01 off', '06:59:00 on']);
  });

  it('are not touched where no rule speaks of it', async () => {
    const { told, pass, play } = machine('16:50');
    play({ display: { hours: ['open'] } });
    await pass(60 * MINUTE);
    expect(told).toEqual([]);
  });

  it('light up for an emergency within two seconds, and when somebody is there', async () => {
    const { told, pass, play, power } = machine('22:00');
    await pass(5 * MINUTE);
    play(emergency);
    await pass(2_000);
    play({});
    await pass(5 * MINUTE);
    power.touched();
    await pass(1_000);
    expect(told).toEqual(['22:01:01 off', '22:05:01 on', '22:06:03 off', '22:10:03 on']);
  });

  it('stay on while a page shows something', async () => {
    const { told, pass, world } = machine('22:00');
    world.showing = 's2';
    await pass(30 * MINUTE);
    expect(told.filter((line) => line.endsWith('off'))).toEqual([]);
  });

  it('survive a clock that jumps: off only after a minute of a night that was not, and on at once', async () => {
    const { told, pass, setClock } = machine('12:00');
    await pass(MINUTE);
    setClock(-6 * 60 * MINUTE);
    await pass(30_000);
    setClock(6 * 60 * MINUTE);
    await pass(MINUTE);
    setClock(8 * 60 * MINUTE);
    await pass(2 * MINUTE);
    setClock(-8 * 60 * MINUTE);
    await pass(2_000);
    expect(told).toEqual(['12:00:01 on', '12:03:31 off', '12:04:31 on']);
  });

  it('are never switched off by a clock that is plainly wrong', async () => {
    const { told, pass, world } = machine('22:00');
    world.clockFloor = Date.now() + 60 * 60 * MINUTE;
    await pass(30 * MINUTE);
    expect(told.filter((line) => line.endsWith('off'))).toEqual([]);
  });

  it('are told one thing at a time, and the last that is wanted', async () => {
    const { told, pass, world, power } = machine('22:00');
    let answer: (how: PowerAnswer) => void = () => {};
    world.answer = () => new Promise((resolve) => (answer = resolve));
    await pass(2 * MINUTE);
    power.touched();
    await pass(10_000);
    expect(told).toEqual(['22:01:01 off']);
    answer('obeyed');
    await pass(2_000);
    expect(told).toEqual(['22:01:01 off', '22:02:12 on'].map((line) => expect.stringMatching(line.slice(9)) as string));
  });

  it('are told of where they do not come on, until they do', async () => {
    const { pass, world, codes } = machine('12:00');
    world.answer = 'defied';
    await pass(3 * MINUTE);
    expect(codes()).toEqual(['DISPLAY_POWER']);
    world.answer = 'obeyed';
    await pass(10 * MINUTE);
    expect(codes()).toEqual([]);
  });

  it('outlive a board that fails in a way that nobody expected', async () => {
    const { told, pass, world } = machine('12:00');
    world.answer = () => Promise.reject(new Error('EMFILE'));
    await pass(30_000);
    expect(told).toHaveLength(2);
  });
});

describe('a display that looks unplugged while it is off', () => {
  it('keeps its screen in the status, which wakes with the others, and is gone when it does not come back', async () => {
    const { power, told, pass, list } = machine('06:30');
    await pass(2 * MINUTE);
    list('s1');
    expect(power.screens().map(({ id, display }) => [id, display])).toEqual([
      ['s1', 'HDMI'],
      ['s2', undefined],
    ]);
    await pass(27 * MINUTE + 30_000);
    expect(told.at(-1)).toBe('06:59:00 on');
    expect(power.isOff('s1')).toBe(false);
    expect(power.isOff('s2')).toBe(true);
    await pass(2 * MINUTE);
    expect(power.screens().map(({ id }) => id)).toEqual(['s1']);
  });

  it('is one screen again when it is back', async () => {
    const { power, pass, list } = machine('22:00');
    await pass(2 * MINUTE);
    list('s1');
    list('s1', 's2');
    expect(power.screens().map(({ id }) => id)).toEqual(['s1', 's2']);
  });

  it('is gone at once where nothing was switched off', async () => {
    const { power, pass, list } = machine('12:00');
    await pass(2 * MINUTE);
    list('s1');
    expect(power.screens().map(({ id }) => id)).toEqual(['s1']);
  });
});
