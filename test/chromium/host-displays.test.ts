import { describe, expect, it } from 'vitest';
import type { Displays } from '../../chromium/displays.ts';
import { oneMonitor, otherMonitor, run, threeMonitors, turnedMonitor, twoMonitors } from './hosting.ts';

const none: Displays = { kind: 'none' };
/** A change is seen within two seconds, and must stay for 0.7 s. */
const SEEN_MS = 3_000;

async function playing(displays: Displays, options: Parameters<typeof run>[0] = {}) {
  const host = await run(options, [displays]);
  await host.playerReady();
  await host.clock.pass(100);
  const told = () => host.told.findLast((message) => message.type === 'set-screens')?.screens;
  const seenBy = () => told()?.map(({ id, display }) => [id, display]);
  const change = async (found: Displays) => {
    host.plug(found);
    await host.clock.pass(SEEN_MS);
  };
  /** What was done to a browser from now on. */
  const watch = (n: number) => {
    const before = host.opened[n]?.page.calls.length ?? 0;
    const looks = [
      'Runtime.evaluate',
      'Browser.getWindowForTarget',
      'SystemInfo.getProcessInfo',
      'Page.startScreencast',
      'Page.stopScreencast',
    ];
    return () => host.opened[n]?.page.calls.slice(before).filter(({ method }) => !looks.includes(method));
  };
  return { ...host, seenBy, change, watch };
}

it('begins the browser of one screen anew where the player names it', async () => {
  const { opened, clock, say, strikes, stop } = await playing(twoMonitors);
  say({ type: 'refresh', screenId: 'hall-2', why: 'a command' });
  say({ type: 'refresh', screenId: 'gone', why: 'a command' });
  await clock.pass(100);

  expect(opened.map(({ number, ended }) => [number, ended])).toEqual([
    [1, false],
    [2, true],
    [2, false],
  ]);
  expect(opened[2]?.page.navigations()).toEqual(['http://127.0.0.1:4000/?screen=hall-2']);
  expect(strikes).toEqual([]);
  await stop();
});

describe('displays that come and go', () => {
  it('get a browser when they come, and lose theirs when they go; nothing is done to the others', async () => {
    const { opened, change, watch, seenBy, stop } = await playing(oneMonitor);
    const doneToFirst = watch(0);
    await change(twoMonitors);
    expect(opened.map(({ number, bounds }) => [number, bounds.x])).toEqual([
      [1, 0],
      [2, 1920],
    ]);
    expect(opened[1]?.page.navigations()).toEqual(['http://127.0.0.1:4000/?screen=hall-2']);
    expect(seenBy()).toEqual([
      ['hall', 'HDMI-1'],
      ['hall-2', 'DP-2'],
    ]);
    await change(oneMonitor);

    expect(opened.map(({ ended }) => ended)).toEqual([false, true]);
    expect(seenBy()).toEqual([['hall', 'HDMI-1']]);
    expect(doneToFirst()).toEqual([]);
    await stop();
  });

  it('are let come to rest first', async () => {
    const { opened, plug, clock, stop } = await playing(oneMonitor);
    for (let n = 0; n < 20; n++) {
      plug(n % 2 === 0 ? twoMonitors : oneMonitor);
      await clock.pass(700);
    }

    expect(opened).toHaveLength(1);
    await stop();
  });

  it('keep their numbers, whatever goes before them, also over restarts', async () => {
    const { opened, kept, change, seenBy, stop } = await playing(threeMonitors);
    await change(otherMonitor);

    expect(seenBy()).toEqual([['hall-2', 'DP-2']]);
    expect(opened.map(({ ended }) => ended)).toEqual([true, false, true]);
    expect(kept).toEqual([{ 'HDMI-1': 1, 'DP-2': 2, 'DP-3': 3 }]);
    await stop();
  });

  it('have their window put in its new place, without a load of the page', async () => {
    const { opened, change, watch, stop } = await playing(oneMonitor);
    await change(oneMonitor);
    const done = watch(0);
    await change(turnedMonitor);

    expect(opened[0]?.window).toMatchObject({ left: 0, top: 0, width: 1080, windowState: 'fullscreen' });
    expect(done()?.map(({ params }) => params['bounds'])).toEqual([
      { windowState: 'normal' },
      { left: 0, top: 0, width: 1080, height: 1921 },
      { windowState: 'fullscreen' },
    ]);
    await stop();
  });

  it('have their window left alone where nobody can tell how large they are', async () => {
    const guess: Displays = {
      kind: 'displays',
      surface: 'x11',
      monitors: [{ name: ':0', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true, isGuess: true }],
    };
    const { opened, clock, watch, stop } = await playing(guess);
    Object.assign(opened[0]?.window ?? {}, { width: 1280, height: 720 });
    const done = watch(0);
    await clock.pass(120_000);

    expect(done()).toEqual([]);
    await stop();
  });

  it('have a window put back that left the full screen', async () => {
    const { opened, clock, stop } = await playing(oneMonitor);
    await clock.pass(SEEN_MS);
    Object.assign(opened[0]?.window ?? {}, { windowState: 'minimized' });
    await clock.pass(2_000);

    expect(opened[0]?.window).toMatchObject({ windowState: 'fullscreen' });
    await stop();
  });

  it('keep their browsers when all are off, and nobody is said to see them', async () => {
    const { opened, change, watch, seenBy, stop } = await playing(twoMonitors);
    const done = [watch(0), watch(1)];
    await change(none);
    expect(seenBy()).toEqual([
      ['hall', undefined],
      ['hall-2', undefined],
    ]);
    await change(twoMonitors);

    expect(seenBy()).toEqual([
      ['hall', 'HDMI-1'],
      ['hall-2', 'DP-2'],
    ]);
    expect(done.map((of) => of())).toEqual([[], []]);
    expect(opened).toHaveLength(2);
    await stop();
  });

  it('have their browsers wait for the X server that took them along, without a strike', async () => {
    const { opened, strikes, change, clock, stop } = await playing(oneMonitor);
    await clock.pass(120_000);
    await change(none);
    opened[0]?.end(0, null, 'X connection error received.');
    await clock.pass(600_000);
    expect(opened).toHaveLength(1);
    await change(oneMonitor);

    expect(opened[1]?.page.navigations()).toEqual(['http://127.0.0.1:4000/?screen=hall']);
    expect(strikes).toEqual([]);
    await stop();
  });

  it('get the screen of what played headless, in the same profile, once that has ended', async () => {
    const { opened, change, seenBy, stop } = await playing(none);
    expect(opened).toMatchObject([{ surface: 'headless' }]);
    await change(oneMonitor);

    expect(opened).toMatchObject([{ ended: true }, { number: 1, surface: 'x11', ended: false }]);
    expect(seenBy()).toEqual([['hall', 'HDMI-1']]);
    await stop();
  });

  it('are not looked for when the player is to be headless', async () => {
    const { opened, change, stop } = await playing(oneMonitor, { headless: true });
    await change(twoMonitors);

    expect(opened).toMatchObject([{ surface: 'headless' }]);
    await stop();
  });

  it('have only one ordinary window, which is left where a person puts it', async () => {
    const { opened, change, watch, stop } = await playing(oneMonitor, { windowed: { width: 1280, height: 720 } });
    const done = watch(0);
    await change(twoMonitors);

    expect([opened.length, done()]).toEqual([1, []]);
    await stop();
  });
});

describe('windows that another program has covered', () => {
  const raised = (host: Awaited<ReturnType<typeof playing>>) =>
    host.opened.map(({ page }) => page.of('Page.bringToFront').length);

  it('are raised, all of them, and only while none has the keyboard', async () => {
    const host = await playing(twoMonitors);
    host.keyboard.isWith = 2;
    await host.clock.pass(5_000);
    expect(raised(host)).toEqual([0, 0]);

    host.keyboard.isWith = 0;
    await host.clock.pass(1_500);
    expect(raised(host)).toEqual([1, 1]);
    await host.stop();
  });

  it('are left alone where the system places them, or a person does', async () => {
    const whole = { name: 'wayland', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true };
    const wayland: Displays = { kind: 'displays', surface: 'wayland', monitors: [whole] };
    for (const [displays, options] of [
      [wayland, {}],
      [oneMonitor, { windowed: { width: 960, height: 540 } }],
    ] as const) {
      const host = await playing(displays, options);
      host.keyboard.isWith = 0;
      await host.clock.pass(5_000);
      expect(raised(host).every((times) => times === 0)).toBe(true);
      await host.stop();
    }
  });
});
