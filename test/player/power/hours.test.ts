import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { machineHours } from '../../../core/machine-hours.ts';
import type { PowerSwitch } from '../../../player/power/power-switch.ts';
import { startStand, TOKEN, type Stand } from '../../fakes/by-hand.ts';

/** A television that is there, and does as it is told. */
function television() {
  const told: string[] = [];
  let state: 'on' | 'off' = 'on';
  const cec: PowerSwitch = {
    way: 'cec',
    find: () => Promise.resolve({ kind: 'found', what: 'a television' }),
    turn(wanted) {
      told.push((state = wanted));
      return Promise.resolve(undefined);
    },
    state: () => Promise.resolve(state),
  };
  return { cec, told };
}

/** Hours that begin and end so many minutes from now, in the time zone of the campaign that ships. */
function hoursFromNow(from: number, to: number) {
  const time = (minutes: number) => {
    const at = new Date(Date.now() + 10_000 + 7 * 3_600_000 + minutes * 60_000);
    return at.toISOString().slice(11, 16);
  };
  return machineHours({ hours: `${time(from)}-${time(to)}`, outsideHours: 'off' });
}

/** A real player on a machine on which ten minutes pass in a second, as far as they are not those of the wall clock. */
async function startFast(from: number, to: number) {
  const { cec, told } = television();
  const hours = hoursFromNow(from, to);
  const stand = await startStand({
    ...(hours === undefined ? {} : { hours }),
    host: 'chromium',
    world: { uptimeMs: () => performance.now() * 600, powerSwitches: [cec] },
  });
  onTestFinished(() => stand.stop());
  const stateOf = async () => (await stand.status()).screens.map(({ id, state }) => [id, state]);
  return { stand, told, stateOf };
}

/** Whoever is before the screen touches it. */
async function touch(stand: Stand): Promise<void> {
  const { origin, port } = new URL(stand.origin());
  const page = new WebSocket(`${origin.replace('http', 'ws')}/socket`, {
    headers: { cookie: `bzk_${port}=${TOKEN}`, origin },
  });
  await new Promise((resolve) => page.once('open', resolve));
  page.send(JSON.stringify({ type: 'hello', page: 'page-0001', screen: 'lobby', viewport: { width: 9, height: 9 } }));
  page.send(JSON.stringify({ type: 'touched' }));
  onTestFinished(() => page.terminate());
}

describe('a player outside the hours of its machine', () => {
  it('has its display off, and no fault of what looks unplugged then', async () => {
    const { stand, told, stateOf } = await startFast(120, 180);
    await vi.waitFor(() => expect(told).toEqual(['off']), { timeout: 10_000 });
    stand.setScreens([{ id: 'lobby', tags: [], display: undefined }]);
    expect(await stateOf()).toEqual([['lobby', 'off-by-schedule']]);
    stand.setScreens([]);
    expect(await stateOf()).toEqual([['lobby', 'off-by-schedule']]);
    expect((await stand.status()).faults).toEqual([]);
    stand.setScreens([{ id: 'lobby', tags: [], display: 'HDMI-1' }]);
    expect(await stateOf()).toEqual([['lobby', 'off-by-schedule']]);
  });

  it('lights it for whoever touches the screen', async () => {
    const { stand, told } = await startFast(120, 180);
    await vi.waitFor(() => expect(told).toEqual(['off']), { timeout: 10_000 });
    await touch(stand);
    await vi.waitFor(() => expect(told.slice(0, 2)).toEqual(['off', 'on']), { timeout: 5_000 });
  });
});

describe('a player within the hours of its machine', () => {
  it('leaves on what is on', async () => {
    const { stand, told, stateOf } = await startFast(-60, 60);
    await vi.waitFor(() => expect(stand.log.entries.map(({ event }) => event)).toContain('displays wanted'), 5_000);
    expect(told).toEqual([]);
    expect(await stateOf()).toEqual([['lobby', 'playing']]);
  });
});
