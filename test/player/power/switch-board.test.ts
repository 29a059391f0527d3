import { describe, expect, it } from 'vitest';
import type { PowerWay } from '../../../core/setting-rows/hours-rows.ts';
import type { DisplayState, PowerSwitch } from '../../../player/power/power-switch.ts';
import { createSwitchBoard } from '../../../player/power/switch-board.ts';
import { logbook } from '../../fakes/logbook.ts';

/** A way to switch, and a display at its end that is as it was told, unless it is said to be otherwise. */
function aSwitch(way: PowerSwitch['way'], told: string[]) {
  const display = {
    isThere: true,
    state: 'on' as DisplayState,
    obeys: true,
    why: undefined as string | undefined,
  };
  const self: PowerSwitch = {
    way,
    find: (mustAnswer) =>
      Promise.resolve(
        display.isThere && (!mustAnswer || display.state !== 'unknown')
          ? { kind: 'found', what: way }
          : { kind: 'missing', why: `no ${way}` },
      ),
    turn(wanted) {
      told.push(`${way} ${wanted}`);
      if (display.why === undefined && display.obeys) display.state = wanted;
      return Promise.resolve(display.why);
    },
    state: () => Promise.resolve(display.state),
  };
  return Object.assign(self, { display });
}

function aBoard(way: PowerWay = 'auto') {
  const told: string[] = [];
  const cec = aSwitch('cec', told);
  const ddc = aSwitch('ddc', told);
  const dpms = aSwitch('dpms', told);
  const board = createSwitchBoard({ way, switches: [cec, ddc, dpms], log: logbook() });
  const change = (wanted: 'on' | 'off') => board.carryOut({ wanted, how: 'change' });
  const hold = (wanted: 'on' | 'off') => board.carryOut({ wanted, how: 'hold' });
  return { cec: cec.display, ddc: ddc.display, dpms: dpms.display, told, change, hold };
}

describe('the switch board', () => {
  it('takes the best way that is there', async () => {
    const { change, told, cec } = aBoard();
    expect(await change('off')).toBe('obeyed');
    const other = aBoard();
    other.cec.isThere = false;
    await other.change('off');

    expect([told, other.told, cec.state]).toEqual([['cec off'], ['ddc off'], 'off']);
  });

  it('passes over an adapter that no television answers, for it would switch nothing off', async () => {
    const { change, told, cec } = aBoard();
    cec.state = 'unknown';
    await change('off');
    expect(told).toEqual(['ddc off']);
  });

  it('believes whoever has set the way that there is a television', async () => {
    const { change, told, cec } = aBoard('cec');
    Object.assign(cec, { state: 'unknown', obeys: false });
    expect(await change('off')).toBe('unsure');
    expect(told).toEqual(['cec off']);
  });

  it('wakes a display by the way that has put it to sleep, though it answers no more', async () => {
    const { change, told, cec } = aBoard();
    await change('off');
    cec.state = 'unknown';
    await change('on');
    expect(told).toEqual(['cec off', 'cec on']);
  });

  it('tells nothing to a display that is as wanted, and holds one by telling it again', async () => {
    const { change, hold, told, cec } = aBoard();
    expect(await change('on')).toBe('obeyed');
    await change('off');
    expect(await hold('off')).toBe('obeyed');
    cec.state = 'on';
    expect(await hold('off')).toBe('obeyed');
    cec.state = 'unknown';
    expect(await hold('on')).toBe('unsure');
    expect(told).toEqual(['cec off', 'cec off']);
  });

  it('gives a television time to obey, and after three failures takes the next way', async () => {
    const { change, told, cec } = aBoard();
    cec.obeys = false;
    const answers = [await change('off'), await change('off'), await change('off'), await change('off')];
    expect(answers).toEqual(['defied', 'defied', 'defied', 'defied']);
    expect(await change('off')).toBe('obeyed');
    expect(told).toEqual(['cec off', 'cec off', 'cec off', 'ddc off']);
  });

  it('does the same where programs fail, and says so when no way is left', async () => {
    const { change, told, cec, ddc, dpms } = aBoard();
    for (const display of [cec, ddc, dpms]) display.why = 'no permission';
    for (let n = 0; n < 9; n++) expect(await change('off')).toBe('defied');
    expect(await change('off')).toBe('defied');
    expect(told).toEqual(['cec', 'ddc', 'dpms'].flatMap((way) => [1, 2, 3].map(() => `${way} off`)));
  });

  it('forgets failures with the first success', async () => {
    const { change, told, cec } = aBoard();
    cec.why = 'busy';
    await change('off');
    await change('off');
    cec.why = undefined;
    await change('off');
    await change('off');
    cec.why = 'busy';
    for (let n = 0; n < 2; n++) await change('on');
    cec.why = undefined;
    expect(await change('on')).toBe('obeyed');
    expect(told).toEqual([...Array<string>(3).fill('cec off'), ...Array<string>(3).fill('cec on')]);
  });

  it('is mute where there is nothing, defied where what was set is missing, and does nothing at all when set so', async () => {
    const bare = aBoard();
    for (const display of [bare.cec, bare.ddc, bare.dpms]) display.isThere = false;
    expect(await bare.change('off')).toBe('mute');
    const set = aBoard('ddc');
    set.ddc.isThere = false;
    expect(await set.change('off')).toBe('defied');
    const none = aBoard('none');
    expect(await none.change('off')).toBe('mute');
    expect([bare.told, set.told, none.told]).toEqual([[], [], []]);
  });
});
