import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import { openPage } from '../electron/built-host.ts';
import { builtHosts, loaded } from '../electron/built-hosts.ts';
import { makeChannel } from '../fakes/channel.ts';
import { twoDisplays } from '../fakes/electron.ts';
import { eventually as asked } from '../fakes/player.ts';

/**
 * The built `out/main/electron.js` itself, in plain Node with Electron faked and everything else real: the player
 * process, its door, the data directory. Without Electron's binary nothing comes closer.
 */
const { at, start } = builtHosts();
const eventually = (ask: () => boolean | Promise<boolean>) => asked(ask, (answer) => answer);

describe('the built Electron host', () => {
  it('opens a kiosk window on each of two displays, and loads its page through the door', async () => {
    const host = start(['--screen-id', 'lobby', '--tags', 'venue=lobby']);
    await loaded(host, 2);

    const windows = host.of('window').map(([, bounds, how]) => [bounds, how]);
    expect(windows).toEqual([
      [twoDisplays[0]?.bounds, { kiosk: true, title: 'bluezone-kiosk lobby' }],
      [twoDisplays[1]?.bounds, { kiosk: true, title: 'bluezone-kiosk lobby-2' }],
    ]);
    const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(host.of('load')[0]?.[1])) ?? [''];
    expect(host.of('load').map(([, url]) => url)).toEqual([`${origin}/?screen=lobby`, `${origin}/?screen=lobby-2`]);
    await eventually(() => (host.said().match(/"page loaded"/g) ?? []).length === 2);
    expect(host.said()).not.toContain('page not loaded');
    const { player, screens } = await host.status();
    expect(player.host).toBe('electron');
    expect(screens.map(({ id, tags, display }) => ({ id, tags, display }))).toEqual([
      { id: 'lobby', tags: ['venue=lobby'], display: 'HDMI-1' },
      { id: 'lobby-2', tags: ['venue=lobby'], display: 'display 2' },
    ]);
  });

  it('says all that must be said before Electron is ready, and waits for that without standing in its way', async () => {
    const host = start();
    await loaded(host, 2);
    const order = host.order();
    const ready = order.indexOf('ready');

    expect(order.slice(0, ready).filter((what) => what !== 'switch')).toEqual([
      'path',
      'path',
      'single instance',
      'crash reporter',
      'sandbox',
      'menu',
    ]);
    expect(host.of('crash reporter')).toEqual([[{ uploadToServer: false, ignoreSystemCrashHandler: true }]]);
    expect(host.of('menu')).toEqual([[null]]);
    expect(
      order.slice(ready + 1).filter((what) => ['awake', 'window', 'fork', 'cookie', 'load'].includes(what)),
    ).toEqual(['awake', 'window', 'window', 'fork', 'cookie', 'load', 'cookie', 'load']);
  });

  it('gives the token to the cookie jar, the ready line and run.json, and to no command line', async () => {
    const host = start();
    await loaded(host, 2);
    await eventually(() => host.printed().endsWith('\n'));
    const { event, url } = JSON.parse(host.printed()) as { event: string; url: string };
    const { origin, port, searchParams } = new URL(url);
    const token = searchParams.get('token');

    expect(event).toBe('ready');
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(host.of('cookie')[0]?.[0]).toEqual({
      url: origin,
      name: `bzk_${port}`,
      value: token,
      httpOnly: true,
      sameSite: 'strict',
    });
    expect(host.of('fork')[0]?.slice(1)).toEqual([
      [],
      { serviceName: 'player', stdio: ['ignore', 'ignore', 'inherit'] },
    ]);
    const run = () => JSON.parse(readFileSync(at('data', 'run.json'), 'utf8')) as object;
    await eventually(() => 'token' in run());
    expect(run()).toMatchObject({ origin, token });
  });

  it('starts a killed player again at the same address, and leaves the pages alone', async () => {
    const host = start();
    await loaded(host, 2);
    await eventually(() => (host.said().match(/"page loaded"/g) ?? []).length === 2);
    const player = host.playerPid();
    process.kill(player, 'SIGKILL');
    await eventually(() => host.of('cookie').length === 3);

    expect(host.of('fork')).toHaveLength(2);
    expect(host.of('load')).toHaveLength(2);
    expect(new Set(host.of('cookie').map(([cookie]) => JSON.stringify(cookie))).size).toBe(1);
    const strikes = readFileSync(at('data', 'strikes.jsonl'), 'utf8');
    expect(strikes.split('\n').map((line) => JSON.parse(line || '{}') as object)).toMatchObject([
      { kind: 'launch' },
      { kind: 'player' },
      {},
    ]);
  });

  it('tells the player of a display that went, and remembers the displays for the next start', async () => {
    const host = start(['--screen-id', 'lobby']);
    await loaded(host, 2);
    host.tell({ emit: ['screen', 'display-removed'], displays: [twoDisplays[1]] });
    await eventually(async () => (await host.status()).screens.length === 1);

    expect((await host.status()).screens[0]?.id).toBe('lobby-2');
    expect(readFileSync(at('data', 'displays.json'), 'utf8')).toContain('{"11":1,"22":2}');
  });

  it('ends by a bug without a dialog, with the bug on the disk and its exit code', async () => {
    const host = start();
    await loaded(host, 2);
    host.tell({ bug: 'nobody expected this' });

    expect(await host.ended).toBe(exitCodes.bug);
    expect(host.said()).toContain('"event":"host ended by a bug","reason":"nobody expected this"');
    expect(readFileSync(at('data', 'strikes.jsonl'), 'utf8')).toContain('"kind":"bug"');
  });

  it('closes the journal before it ends when it is told to', async () => {
    const host = start();
    await loaded(host, 2);
    const player = host.playerPid();
    host.process.kill('SIGTERM');

    expect(await host.ended).toBe(exitCodes.ok);
    expect(() => process.kill(player, 0)).toThrow();
    expect(JSON.parse(readFileSync(at('data', 'run.json'), 'utf8'))).not.toHaveProperty('token');
  });

  it('uses the GPU in another way after it has died three times, and says so', async () => {
    const host = start();
    await loaded(host, 2);
    for (let death = 0; death < 3; death++) {
      host.tell({ emit: ['app', 'child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 }] });
    }
    expect(await host.ended).toBe(exitCodes.restart);

    const next = start();
    await loaded(next, 2);
    expect(next.of('switch')).toContainEqual(['use-angle', process.platform === 'linux' ? 'vulkan' : 'gl']);
    expect(next.of('no hardware acceleration')).toEqual([]);
    await eventually(async () => (await next.status()).faults.some(({ code }) => code === 'GPU'));
  });

  it('reads the settings with electron-store, and leaves no ear for pages that would ask for them', async () => {
    const first = start(['--screen-id', 'first']);
    await loaded(first, 2);
    first.process.kill('SIGTERM');
    await first.ended;
    writeFileSync(at('data', 'settings.json'), '{"screenId":"from-settings"}');

    const host = start();
    await loaded(host, 2);
    expect(host.of('window').map(([, , how]) => (how as { title: string }).title)).toEqual([
      'bluezone-kiosk from-settings',
      'bluezone-kiosk from-settings-2',
    ]);
    expect(host.order().filter((what) => what.startsWith('ipc'))).toEqual(['ipc on', 'ipc off']);
  });

  it('opens its windows anew for what is allowed while it runs, and loads nothing before that is reached', async () => {
    const host = start();
    await loaded(host, 2);
    expect(host.of('proxy')).toEqual([]);
    writeFileSync(at('data', 'settings.json'), '{"webOrigins":"https://board.example"}');
    host.tell({ playerSays: { type: 'settings-changed' } });
    await loaded(host, 4);

    expect(host.of('proxy')).toMatchObject([
      [{ proxyBypassRules: '<-loopback>;127.0.0.1;https://board.example:443;wss://board.example:443' }],
    ]);
    const order = host.order().filter((what) => what === 'proxy' || what === 'load' || what === 'window');
    expect(order.slice(4)).toEqual(['window', 'window', 'proxy', 'load', 'load']);
  });

  it('shows web pages of what the trust file names as well, and tells of those that it does not', async () => {
    const pages = ['http://127.0.0.2:9', 'http://127.0.0.3:9'];
    const channel = makeChannel().next({ webOrigins: pages.slice(0, 1) });
    const items = pages.map((origin) => ({ type: 'web', src: `${origin}/` }));
    mkdirSync(at('site'));
    writeFileSync(at('site', 'playlist.json'), channel.sign({ items }));
    writeFileSync(at('trust.json'), channel.anchor);
    const from = ['--config-url', at('site'), '--trust', at('trust.json')];
    const host = start([...from, '--web-origins', pages.join(',')]);
    await loaded(host, 2);

    await eventually(async () => (await host.status()).playlist.state === 'current');
    const page = await openPage(host.printed(), 'screen');
    const told = await new Promise((resolve) =>
      page.on('message', (data: Buffer) => {
        const word = JSON.parse(data.toString()) as { type: string; programme?: { current: object } };
        if (word.type === 'play') resolve(word.programme?.current);
      }),
    );
    page.close();
    expect(told).toMatchObject({ webOrigins: pages.slice(0, 1) });
    const { faults } = await host.status();
    expect(faults.find(({ code }) => code === 'WEB_NOT_ALLOWED')?.message).toBe(
      'the playlist has web pages of http://127.0.0.3:9, which the trust file does not name: name them there (keys rotate --web-origins)',
    );
  });

  it('goes by a settings file and the environment, and says what is wrong with them', async () => {
    const file = at('bluezone-kiosk.json');
    writeFileSync(file, '{"screenId": "from-file", "tags": "venue=file"}');
    const env = { BLUEZONE_KIOSK_SETTINGS_FILE: file, BLUEZONE_KIOSK_TAGS: 'venue=env', BLUEZONE_KIOSK_PORT: '80' };
    const host = start([], {}, env);
    await loaded(host, 2);

    const { screens, faults } = await host.status();
    expect(screens.map(({ id, tags }) => [id, tags])).toEqual([
      ['from-file', ['venue=env']],
      ['from-file-2', ['venue=env']],
    ]);
    expect(faults).toMatchObject([
      { code: 'SETTINGS_REFUSED', message: expect.stringContaining('BLUEZONE_KIOSK_PORT: must be') as string },
    ]);
  });

  it('takes a picture of what is on, and ends', async () => {
    const file = at('shot.png');
    const host = start(['--windowed', '1280x720', '--screenshot', file]);
    await loaded(host, 1);
    expect(host.of('window').map(([, , how]) => how)).toEqual([{ kiosk: false, title: 'bluezone-kiosk screen' }]);
    await eventually(() => host.printed().endsWith('\n'));
    const page = await openPage(host.printed(), 'screen');

    expect(await host.ended).toBe(exitCodes.ok);
    expect(readFileSync(file, 'utf8')).toMatch(/^picture of http:\/\/127\.0\.0\.1:\d+\/\?screen=screen$/);
    expect(host.said()).toContain(`screenshot written to ${file}\n`);
    page.terminate();
  });
});
