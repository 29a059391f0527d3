import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasOutputs, startOutputs, type Outputs } from '../../fakes/outputs.ts';
import { GREEN, hasBrowser, startHost, until, type RunningHost } from './running-host.ts';

/** V02, V03 and V05 of the reliability table, on a real X server with real outputs. */
describe.skipIf(!hasBrowser || !hasOutputs)('the Chromium host on displays that come and go', () => {
  let outputs: Outputs;
  beforeAll(async () => {
    outputs = await startOutputs();
  });
  afterAll(() => outputs.stop());

  const left = { x: 0, y: 0, width: 1024, height: 768 };
  const right = { x: 1024, y: 0, width: 1280, height: 720 };

  /** Waits until a rectangle shows nothing but the page, and gives how long that was. */
  async function shows(host: RunningHost, place: typeof left): Promise<number> {
    const since = Date.now();
    await until(() => [...outputs.colours(place)].join() === GREEN, 15_000, host.stderr);
    return Date.now() - since;
  }
  const lastSize = async (host: RunningHost, screen: string) => {
    const { width, height, fullscreen } = (await host.seen()).findLast((one) => one.screen === screen) ?? {};
    return [width, height, fullscreen];
  };
  const loadsOf = async (host: RunningHost, screen: string) =>
    (await host.seen()).filter((one) => one.screen === screen && one.what === 'loaded').length;
  const browsersOf = (host: RunningHost) =>
    host.tree().filter(({ command, type }) => command.includes('--remote-debugging-pipe') && type === '');

  it('gives each its screen, keeps it there, and does nothing to the others', async () => {
    const host = await startHost(outputs, { screenId: 'hall' });
    await host.pageBack(0, 'loaded');
    await shows(host, left);
    const [first] = browsersOf(host);

    outputs.xrandr('--output', 'DUMMY1', '--mode', '720p', '--pos', '1024x0');
    const figures = [`television plugged in: ${await shows(host, right)} ms`];
    expect(await host.screens()).toEqual([
      ['hall', 'DUMMY0'],
      ['hall-2', 'DUMMY1'],
    ]);
    expect(await lastSize(host, 'hall-2')).toEqual([1280, 720, true]);

    outputs.xrandr('--output', 'DUMMY1', '--mode', 'tall', '--pos', '1024x0');
    figures.push(`turned: ${await shows(host, { ...right, width: 720, height: 1280 })} ms`);
    outputs.xrandr('--output', 'DUMMY1', '--mode', '720p', '--pos', '0x0', '--output', 'DUMMY0', '--pos', '1280x0');
    const swapped = [
      { ...left, x: 1280 },
      { ...right, x: 0 },
    ];
    const since = Date.now();
    for (const place of swapped) await shows(host, place);
    await until(async () => (await lastSize(host, 'hall')).join() === '1024,768,true', 5_000, host.stderr);
    figures.push(`both moved: ${Date.now() - since} ms`);
    expect(await lastSize(host, 'hall-2')).toEqual([1280, 720, true]);

    outputs.xrandr('--output', 'DUMMY1', '--off');
    await until(async () => (await host.screens()).length === 1, 10_000, host.stderr);
    await until(() => browsersOf(host).length === 1, 10_000, host.stderr);

    expect(await host.screens()).toEqual([['hall', 'DUMMY0']]);
    expect(browsersOf(host).map(({ pid }) => pid)).toEqual([first?.pid]);
    expect([await loadsOf(host, 'hall'), await loadsOf(host, 'hall-2')]).toEqual([1, 1]);
    console.log(figures.join('\n'));
    await host.stop();
  });

  it('keeps its browser while all are off, tells that nobody sees it, and fills the display that comes back', async () => {
    outputs.xrandr('--output', 'DUMMY0', '--mode', '1024x768', '--pos', '0x0', '--output', 'DUMMY1', '--off');
    const host = await startHost(outputs, { screenId: 'hall' });
    await host.pageBack(0, 'loaded');
    const before = browsersOf(host).map(({ pid }) => pid);
    outputs.xrandr('--output', 'DUMMY0', '--off');
    await until(async () => (await host.screens())[0]?.[1] === undefined, 10_000, host.stderr);
    outputs.xrandr('--output', 'DUMMY0', '--mode', '720p');
    console.log(`all displays off, one back: ${await shows(host, { ...right, x: 0 })} ms`);
    await until(async () => (await host.screens())[0]?.[1] === 'DUMMY0', 10_000, host.stderr);

    expect(browsersOf(host).map(({ pid }) => pid)).toEqual(before);
    expect(await loadsOf(host, 'hall')).toBe(1);
    await host.stop();
  });

  it('switches on what is plugged in where no desktop does, side by side with what is there', async () => {
    outputs.xrandr('--output', 'DUMMY0', '--mode', '1024x768', '--pos', '0x0');
    outputs.xrandr('--output', 'DUMMY1', '--mode', '1024x768', '--same-as', 'DUMMY0');
    vi.stubEnv('BLUEZONE_KIOSK_ARRANGE', 'on');
    const host = await startHost(outputs, { screenId: 'hall' });
    vi.unstubAllEnvs();
    await host.pageBack(0, 'loaded');
    for (const place of [left, { ...left, x: 1024 }]) await shows(host, place);

    expect(host.stderr()).toContain('outputs arranged');
    expect(await host.screens()).toEqual([
      ['hall', 'DUMMY0'],
      ['hall-2', 'DUMMY1'],
    ]);
    await host.stop();
  });

  it('waits for an X server that went away, without a strike, and plays on it when it is back', async () => {
    // A number that no X server takes by itself: another test's could be given one that is free for a moment.
    const own = await startOutputs(`:${1_000 + (process.pid % 50_000)}`);
    const host = await startHost(own, { screenId: 'hall' });
    await host.pageBack(0, 'loaded');
    await own.stop();
    await until(() => browsersOf(host).length === 0, 10_000, host.stderr);
    await until(async () => (await host.screens())[0]?.[1] === undefined, 10_000, host.stderr);
    const back = await startOutputs(own.name);
    const since = Date.now();
    await host.pageBack(since, 'loaded');
    console.log(`X server back, page back: ${Date.now() - since} ms`);

    expect(host.stderr()).not.toContain('ended, starting it again');
    await host.stop();
    await back.stop();
  });
});
