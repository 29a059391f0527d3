import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { browsersDir } from '../../chromium/unprivileged-user.ts';
import type { Status } from '../../core/status.ts';
import { desktopPlayerUnit } from '../../machine/player-units.ts';
import { readRunFile } from '../../player/run-file.ts';
import { commandOf, signal, watchTree } from '../bench/process-tree.ts';
import { startDisplay, type Display } from '../fakes/display.ts';
import { openNotifySocket } from '../fakes/notify-socket.ts';
import { cli, eventually, nowPlaying, playsIn, startPlayer } from '../fakes/player.ts';
import { pngBytes } from '../fakes/png.ts';
import { readUnit, startService } from '../fakes/service-manager.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** The built player on a real browser, as systemd has it: told to a real socket, and ended and started as its unit says. */
const browser = process.env['BLUEZONE_KIOSK_BROWSER'];
const ownBrowser = browser === undefined ? {} : { BLUEZONE_KIOSK_BROWSER: browser };
/** So short that a test can wait for it. */
const WATCHDOG_S = 6;
const items = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A folder to play, and where its player keeps its data. */
async function furnished() {
  const dir = await tempDir();
  const [folder, dataDir] = [path.join(dir, 'list'), path.join(dir, 'bluezone-kiosk')];
  await mkdir(folder);
  for (const [index, id] of items.entries())
    await writeFile(path.join(folder, `${id}.png`), pngBytes(40 * index + 20, { width: 640, height: 360 }));
  const list = { formatVersion: 1, items: items.map((id) => ({ id, src: `${id}.png`, durationSeconds: 2 })) };
  await writeFile(path.join(folder, 'playlist.json'), JSON.stringify(list));
  // As root the profile lies outside of the data directory.
  if (process.getuid?.() === 0)
    onTestFinished(() => rm(browsersDir(dataDir, { uid: 1, gid: 1 }), { recursive: true, force: true }));
  return { dir, folder, dataDir };
}

describe("the host's word to systemd", () => {
  it('comes while the picture moves, and neither while the page nor while the player process stands still', async () => {
    const { folder, dataDir } = await furnished();
    const socket = await openNotifySocket();
    onTestFinished(() => socket.stop());
    const player = await startPlayer(
      ['--host', 'chromium', '--headless', '--data-dir', dataDir, '--config-url', folder],
      { ...ownBrowser, NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: '3000000' },
    );
    onTestFinished(async () => void (await player.stop()));
    const ready = await socket.until(/^READY=1$/, 20_000);
    expect(nowPlaying(await player.status())).toBeDefined();
    await socket.until(/^WATCHDOG=1$/, 3_000, ready.at);
    const between = (from: number, to: number) =>
      socket.heard.filter(({ word, at }) => word === 'WATCHDOG=1' && at > from && at < to);

    const renderers = watchTree(player.pid).withCommand((command) => command.includes('--type=renderer'));
    for (const { pid } of renderers) signal(pid, 'SIGSTOP');
    const sick = await socket.until(/^STATUS=the page fell silent$/, 10_000, ready.at);
    const well = await socket.until(/^STATUS=playing: /, 20_000, sick.at);
    expect(between(sick.at, well.at - 100)).toEqual([]);
    await socket.until(/^WATCHDOG=1$/, 3_000, well.at);

    signal(player.childPid(), 'SIGSTOP');
    const away = await socket.until(/^STATUS=the player process does not answer$/, 10_000, well.at);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(between(away.at, Date.now())).toEqual([]);
    signal(player.childPid(), 'SIGCONT');
    await socket.until(/^WATCHDOG=1$/, 5_000, away.at);

    await player.stop();
    await socket.until(/^STOPPING=1$/, 2_000);
  });
});

/** The player under a stand-in for systemd, which goes by the unit that `install --autostart` writes. */
async function served(display: Display) {
  const { dir, folder, dataDir } = await furnished();
  // So that the list is there from the first start on, and no clip of the bundled campaign is waited for.
  const before = await startPlayer(['--host', 'none', '--data-dir', dataDir, '--config-url', folder]);
  await eventually(before.status, ({ playlist }) => playlist.state === 'current');
  await before.stop();
  const environment = { ...ownBrowser, BLUEZONE_KIOSK_CONFIG_URL: folder };
  const text = desktopPlayerUnit({ command: [process.execPath, cli], host: 'chromium', environment });
  const unit = readUnit(text.replace('WatchdogSec=30', `WatchdogSec=${WATCHDOG_S}`));
  const service = await startService(unit, { DISPLAY: display.name, XDG_DATA_HOME: dir, HOME: dir });
  onTestFinished(() => service.stop());
  const status = async (): Promise<Status | undefined> => {
    const run = readRunFile(dataDir);
    if (run?.pid !== service.pid()) return undefined;
    const answer = await fetch(`${run.origin}/status?token=${run.token}`).catch(() => undefined);
    return answer?.json() as Promise<Status | undefined>;
  };
  return {
    service,
    dataDir,
    /** Waits until an item is on, or this very one; gives it. */
    async on(wanted?: string) {
      const ask = async () => {
        const now = await status();
        return now && nowPlaying(now);
      };
      const isThat = (item: string | undefined) => item !== undefined && (wanted === undefined || item === wanted);
      return eventually(ask, isThat).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${service.said.join('\n')}`);
      });
    },
  };
}

describe('the shipped unit', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

  it('has the picture back when all of it was killed, with its journal and its place in the list, and when it hangs', async () => {
    const { service, dataDir, on } = await served(display);
    // The browser puts its place in the list on the disk every five seconds only.
    const item = await on('c');
    const killedAt = Date.now();
    const host = service.pid();
    // All at once, as a power cut does it: neither browser nor player has a moment to write anything.
    for (const { pid } of watchTree(host).members()) signal(pid, 'SIGKILL');
    await eventually(service.pid, (pid) => pid !== host);
    const next = await on();
    const tookMs = Date.now() - killedAt;
    console.log(`all killed, picture back: ${tookMs} ms`);
    expect(tookMs).toBeLessThan(3 * 5_000);
    expect(service.ends).toEqual(['SIGKILL']);
    expect(['c', 'd']).toContain(next);
    expect(playsIn(dataDir).findLast((play) => play.itemId === item)).toMatchObject({ status: 'interrupted' });

    const lifeAt = service.startedAt[1] ?? 0;
    await eventually(
      () => service.heard.some(({ word, at }) => word === 'READY=1' && at > lifeAt),
      (isReady) => isReady,
    );
    const hung = service.pid();
    expect(commandOf(hung)).toContain('cli.js play');
    signal(hung, 'SIGSTOP');
    const hungAt = Date.now();
    await eventually(service.pid, (pid) => pid !== hung && pid !== 0);
    expect(service.ends).toEqual(['SIGKILL', 'watchdog']);
    expect((service.startedAt[2] ?? 0) - hungAt).toBeLessThan((WATCHDOG_S + 4) * 1000);
    expect(await on()).toBeDefined();
  });
});
