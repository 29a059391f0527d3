import { describe, expect, it } from 'vitest';
import type { Displays } from '../../chromium/displays.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { settle } from './fake-browser.ts';
import { oneMonitor, run, threeMonitors, twoMonitors } from './hosting.ts';

describe('runChromiumHost', () => {
  it('opens the browser without waiting for the player, and shows the page when that is there', async () => {
    const { opened, ready, playerReady, stop } = await run();
    expect(opened).toMatchObject([{ number: 1, kiosk: true, surface: 'x11' }]);
    expect(opened[0]?.page.navigations()).toEqual([]);
    await playerReady();

    expect(opened[0]?.page.navigations()).toEqual(['http://127.0.0.1:4000/?screen=hall']);
    expect(ready).toEqual(['http://127.0.0.1:4000/?token=a1']);
    expect(await stop()).toBe(exitCodes.ok);
  });

  it('plays on every monitor, each with its own browser and screen', async () => {
    const { opened, screensTold, playerReady, stop } = await run({}, [twoMonitors]);
    await playerReady();

    expect(screensTold().map(({ id, display }) => [id, display])).toEqual([
      ['hall', 'HDMI-1'],
      ['hall-2', 'DP-2'],
    ]);
    expect(opened.map(({ number, bounds }) => [number, bounds.x])).toEqual([
      [1, 0],
      [2, 1920],
    ]);
    expect(opened[1]?.page.navigations()).toEqual(['http://127.0.0.1:4000/?screen=hall-2']);
    await stop();
  });

  it('has the player and the pages follow settings that were changed at the screen, in the same browsers', async () => {
    const { opened, say, told, playerReady, screensTold, stop } = await run({}, [twoMonitors], {
      screenId: 'sanh',
      tags: ['venue=lobby'],
      player: { configUrl: '/media/usb' },
    });
    await playerReady();
    say({ type: 'settings-changed' });
    await settle();
    await playerReady();

    expect(told.flatMap((message) => (message.type === 'start' ? message.options.configUrl : []))).toEqual([
      undefined,
      '/media/usb',
    ]);
    expect(screensTold().slice(2)).toEqual([
      { id: 'sanh', tags: ['venue=lobby'], display: 'HDMI-1' },
      { id: 'sanh-2', tags: ['venue=lobby'], display: 'DP-2' },
    ]);
    expect(opened).toHaveLength(2);
    expect(opened[1]?.page.navigations()).toEqual([
      'http://127.0.0.1:4000/?screen=hall-2',
      'http://127.0.0.1:4000/?screen=sanh-2',
    ]);
    await stop();
  });

  it('starts the browsers anew when other web pages may be shown', async () => {
    const webOrigins = ['https://portal.example'];
    const { opened, say, playerReady, stop } = await run({}, [oneMonitor], {
      screenId: 'hall',
      tags: [],
      player: { webOrigins },
    });
    await playerReady();
    say({ type: 'settings-changed' });
    await settle();
    opened[0]?.end(0);
    await settle();

    expect(opened.map((browser) => browser.webOrigins)).toEqual([[], webOrigins]);
    await stop();
  });

  it('opens one ordinary window when asked', async () => {
    const { opened, stop } = await run({ windowed: { width: 1280, height: 720 } }, [twoMonitors]);

    expect(opened).toMatchObject([{ kiosk: false, bounds: { width: 1280, height: 720 } }]);
    await stop();
  });

  it('says that nobody sees it where there is no display, and how to look', async () => {
    const { opened, lines, screensTold, stop } = await run({}, [{ kind: 'none' }]);

    expect(opened).toMatchObject([{ surface: 'headless' }]);
    expect(screensTold()).toEqual([{ id: 'hall', tags: [], display: undefined }]);
    expect(lines.join('\n')).toMatch(/headless[\s\S]*--screenshot/);
    await stop();
  });

  it('opens no browser for host none', async () => {
    const { opened, ready, lines, playerReady, stop } = await run({ host: 'none' });
    await playerReady();

    expect([opened, lines]).toEqual([[], []]);
    expect(ready).toEqual(['http://127.0.0.1:4000/?token=a1']);
    await stop();
  });

  it('waits for a display when asked, and plays nothing meanwhile', async () => {
    const { clock, opened, plug, told, playerReady, stop } = await run({ waitForDisplay: true }, [{ kind: 'none' }]);
    await playerReady();
    await clock.pass(600_000);
    expect(opened).toEqual([]);
    plug(oneMonitor);
    await clock.pass(3_000);

    expect(opened).toMatchObject([{ surface: 'x11' }]);
    expect(opened[0]?.page.navigations()).toEqual(['http://127.0.0.1:4000/?screen=hall']);
    expect(told.at(-1)).toMatchObject({ type: 'set-screens', screens: [{ display: 'HDMI-1' }] });
    await stop();
  });

  it('opens no browser on a display that it finds when it is already ending', async () => {
    const found = Promise.withResolvers<Displays>();
    const { clock, opened, stop } = await run({ waitForDisplay: true }, [{ kind: 'none' }, found.promise]);
    await clock.pass(2000);
    await stop();
    found.resolve(oneMonitor);
    await settle();

    expect(opened).toEqual([]);
  });

  it('tells where the page is once, and again only when it has moved', async () => {
    const { ready, opened, playerReady, stop } = await run();
    await playerReady();
    await playerReady();
    expect(ready).toHaveLength(1);
    await playerReady(4001);

    expect(ready).toHaveLength(2);
    expect(opened[0]?.page.navigations().at(-1)).toBe('http://127.0.0.1:4001/?screen=hall');
    await stop();
  });

  it('looks at the screen once a minute, and tells the player what it has seen', async () => {
    const { clock, told, playerReady, stop } = await run();
    await playerReady();
    await clock.pass(75_000);
    await stop();
    const seen = told.filter(({ type }) => type === 'sight');

    expect(seen).toMatchObject(Array(2).fill({ screenId: 'hall', sight: { blank: true } }));
  });

  it('draws all screens in another way when one did not come back, and has the player told', async () => {
    const { clock, opened, told, playerReady, say, stop } = await run({}, [twoMonitors]);
    await playerReady();
    say({ type: 'revive-page', screenId: 'hall', how: 'lower', why: 'draws nothing' });
    await clock.pass(1_000);
    await stop();

    expect(opened.map(({ number, rung }) => `${number} ${rung}`)).toEqual([
      '1 normal',
      '2 normal',
      '1 other-backend',
      '2 other-backend',
    ]);
    expect(told.findLast((message) => message.type === 'start')?.options).toMatchObject({ rung: 'other-backend' });
  });

  it('counts once what three displays ask of the graphics that they share', async () => {
    const { clock, opened, strikes, playerReady, say, stop } = await run({}, [threeMonitors]);
    await playerReady();
    const askedOfAll = async (how: 'kill-gpu' | 'lower') => {
      for (const screenId of ['hall', 'hall-2', 'hall-3'])
        say({ type: 'revive-page', screenId, how, why: 'draws nothing' });
      await clock.pass(10_000);
      await playerReady();
    };
    await askedOfAll('kill-gpu');
    expect([strikes.map(({ kind }) => kind), opened.length]).toEqual([['gpu'], 3]);
    await askedOfAll('lower');
    await stop();

    expect(
      strikes.map(({ kind, rung }) => `${kind} ${rung}`).filter((strike) => !strike.startsWith('browser')),
    ).toEqual(['gpu normal', 'lower normal']);
    expect(opened.slice(3).map(({ number, rung }) => `${number} ${rung}`)).toEqual([
      '1 other-backend',
      '2 other-backend',
      '3 other-backend',
    ]);
  });

  it('counts once a fault of the driver that each browser finds out when it is looked at', async () => {
    const { clock, gpuPids, strikes, playerReady, stop } = await run({}, [threeMonitors]);
    await playerReady();
    await clock.pass(70_000);
    gpuPids.push(99);
    gpuPids.shift();
    await clock.pass(70_000);
    await stop();

    expect(strikes.map(({ kind, why }) => `${kind}: ${why}`)).toEqual(['gpu: its process was replaced']);
  });

  it('draws as before when the player finds that other graphics did not help', async () => {
    const { clock, opened, playerReady, say, stop } = await run();
    await playerReady();
    for (const how of ['lower', 'raise'] as const) {
      say({ type: 'revive-page', screenId: 'hall', how, why: 'no frames' });
      await clock.pass(1_000);
      await playerReady();
    }
    await stop();

    expect(opened.map(({ rung }) => rung)).toEqual(['normal', 'other-backend', 'normal']);
  });

  it('tries the better graphics again a day later', async () => {
    const { clock, opened, playerReady, say, stop } = await run();
    await playerReady();
    say({ type: 'revive-page', screenId: 'hall', how: 'lower', why: 'draws nothing' });
    await clock.pass(23 * 3_600_000);
    const rungs = () => opened.map(({ rung }) => rung);
    expect(rungs()).toEqual(['normal', 'other-backend']);
    await clock.pass(2 * 3_600_000);
    await stop();

    expect(rungs()).toEqual(['normal', 'other-backend', 'normal']);
  });

  it('ends with the player’s own exit code when that cannot work', async () => {
    const { say, lines, ended } = await run();
    say({ type: 'refused', exitCode: exitCodes.portInUse, message: 'port 4000 is taken' });

    expect(await ended).toBe(exitCodes.portInUse);
    expect(lines).toEqual(['port 4000 is taken']);
  });

  it('takes a picture some seconds after the first item was on, and ends', async () => {
    const { clock, pictures, playerReady, ended } = await run({ screenshot: '/picture.png' });
    await playerReady();
    for (let n = 0; n < 100 && pictures.length === 0; n++) {
      await new Promise((resolve) => setImmediate(resolve)); // the answer's body is read in real time
      await clock.pass(500);
    }

    expect(pictures).toEqual(['/picture.png: PNG']);
    expect(await ended).toBe(exitCodes.ok);
  });
});
