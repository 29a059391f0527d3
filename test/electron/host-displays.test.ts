import { describe, expect, it } from 'vitest';
import { display, twoDisplays } from '../fakes/electron.ts';
import { hosted, lobby2, playing } from './hosted.ts';

describe('displays that come and go', () => {
  it('get their windows back, once the cable has come to rest', async () => {
    const { state, module, clock, windows, screens, loads } = await playing();
    state.displays = [twoDisplays[0]!];
    module.screen.emit('display-removed');
    module.screen.emit('display-metrics-changed');
    await clock.pass(1_400);
    expect(windows[1]!.destroyed).toBe(false);
    await clock.pass(200);
    expect(windows[1]!.destroyed).toBe(true);

    state.displays = [...twoDisplays];
    module.screen.emit('display-added');
    await clock.pass(2_000);
    expect(windows).toHaveLength(3);
    expect(loads()).toEqual([lobby2]);
    expect(screens.map((now) => now.map(({ id }) => id))).toEqual([['lobby'], ['lobby', 'lobby-2']]);
  });

  it('keep their windows when all are off, and nobody is said to see them', async () => {
    const { state, module, clock, windows, screens } = await playing();
    state.displays = [];
    module.screen.emit('display-removed');
    await clock.pass(2_000);

    expect(windows.map(({ destroyed }) => destroyed)).toEqual([false, false]);
    expect(screens.at(-1)?.map(({ display }) => display)).toEqual([undefined, undefined]);
  });

  it('have their windows put back when they change, and no more often than every ten seconds', async () => {
    const { state, module, clock, of } = await playing();
    await clock.pass(10_000);
    state.displays = [display(11, 0, 0, 1080, 1920, 'HDMI-1'), twoDisplays[1]!];
    module.screen.emit('display-metrics-changed');
    await clock.pass(2_000);
    expect(of('bounds')).toEqual([[1, { x: 0, y: 0, width: 1080, height: 1920 }]]);
    expect(of('kiosk')).toEqual([
      [1, false],
      [1, true],
    ]);

    state.displays = [twoDisplays[0]!, twoDisplays[1]!];
    module.screen.emit('display-metrics-changed');
    await clock.pass(2_000);
    expect(of('bounds')).toHaveLength(1);
  });

  it('have a window looked at again that was put in its place too lately, though nothing more happens', async () => {
    const { state, module, clock, of } = await playing();
    await clock.pass(5_000);
    state.displays = [display(11, 0, 0, 1080, 1920, 'HDMI-1'), twoDisplays[1]!];
    module.screen.emit('display-metrics-changed');
    await clock.pass(2_000);
    expect(of('bounds')).toEqual([]);
    await clock.pass(10_000);

    expect(of('bounds')).toEqual([[1, { x: 0, y: 0, width: 1080, height: 1920 }]]);
  });

  it('keep their numbers over restarts', () => {
    const { host, events } = hosted({ host: { displayNumbers: { 22: 1, 11: 2 } } });

    expect(host.screens().map(({ id, display }) => [id, display])).toEqual([
      ['lobby', 'display 1'],
      ['lobby-2', 'HDMI-1'],
    ]);
    expect(events).toEqual([]);
    expect(hosted().events).toEqual(['kept {"11":1,"22":2}']);
  });

  it('are looked at anew after a sleep of the machine', async () => {
    const { state, module, clock, windows } = await playing();
    state.displays = [...twoDisplays, display(33, 3000, 0, 800, 600)];
    module.powerMonitor.emit('resume');
    await clock.pass(2_000);

    expect(windows).toHaveLength(3);
  });
});
