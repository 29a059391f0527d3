import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir, uptime } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { exitCodes } from '../core/exit-codes.ts';
import { KIOSK_USER } from '../core/kiosk-user.ts';
import { namesOf, settingsOf, type PlayOptions } from '../core/play-options.ts';
import { defaultDataDir, openDataDir } from '../player/data-dir.ts';
import { openKeptDisplays } from '../player/kept-displays.ts';
import { createLog, reasonOf, type Log } from '../player/log.ts';
import { markLaunch } from '../player/launch-marks.ts';
import { closeRunFile, rememberedPort, writeRunFile } from '../player/run-file.ts';
import { arrangeOutputs } from './arrange-outputs.ts';
import { browserEnv } from './browser-env.ts';
import { prepareBrowserHome, type Owner } from './browser-home.ts';
import { launchBrowser } from './browser-process.ts';
import { createDisplayFinder } from './displays.ts';
import { watchBrowserFiles } from './browser-files.ts';
import type { Browser } from './find-browser.ts';
import { browserFlags } from './flags.ts';
import { runChromiumHost } from './host.ts';
import { installedBrowser } from './installed-browser.ts';
import { changeOutputs, listMonitors, listScreens } from './list-monitors.ts';
import type { Listing } from './monitor.ts';
import { obtainBrowser } from './obtain-browser.ts';
import { stayAwake } from './stay-awake.ts';
import { startPlayerChild } from './player-child.ts';
import { openServiceManager } from '../player/service-manager.ts';
import { STRIKES, openStrikes } from '../player/strikes.ts';
import { systemdNotify } from '../player/systemd-notify.ts';
import { browsersDir, kioskUser } from './unprivileged-user.ts';

/** What was built and what ships, by absolute paths. */
export interface Programs {
  /** The player process's program. */
  readonly player: string;
  readonly campaignDir: string;
  readonly pageDir: string;
}

/**
 * The host on the system's browser, or on none: here the real clock, disk and network come in. Gives the exit code.
 *
 * @param reread  gives the options anew, when settings have changed
 */
export async function main(
  options: PlayOptions,
  reread: () => Promise<PlayOptions>,
  programs: Programs = builtPrograms(),
): Promise<number> {
  const startedAt = Date.now();
  const host = options.host === 'none' ? 'none' : 'chromium';
  if (host === 'none' && options.screenshot !== undefined) {
    say('--screenshot needs a browser: leave out --host none');
    return exitCodes.usage;
  }
  const opened = await openDataDir(options.dataDir ?? defaultDataDir(process.env, process.platform));
  if (opened.kind === 'refused') {
    say(opened.message);
    return opened.exitCode;
  }
  const dataDir = opened.path;
  try {
    let browser: Browser | undefined;
    let owner: Owner | undefined;
    if (host === 'chromium') {
      browser = await aBrowser();
      if (browser === undefined) return exitCodes.noHost;
      if (process.getuid?.() === 0) {
        const user = await kioskUser({ passwd: () => readFileSync('/etc/passwd', 'utf8'), run, sleep });
        if (user.kind === 'refused') {
          say(user.message);
          return exitCodes.noHost;
        }
        owner = user.owner;
        const made = user.made ? ', which was made for it' : '';
        say(
          `started as root, as a trial: the browser runs as ${KIOSK_USER}${made}; an installed player runs nothing as root`,
        );
      }
    }

    const log = createLog('host', (line) => process.stderr.write(line), Date.now);
    const token = randomBytes(32).toString('hex');
    const keyFile = process.env['XAUTHORITY'] ?? path.join(homedir(), '.Xauthority');
    const homes = browsersDir(dataDir, owner);
    const stopping = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

    const displays = await openKeptDisplays(dataDir, log);
    const strikes = openStrikes(path.join(dataDir, STRIKES), Date.now);
    const launch =
      host === 'chromium'
        ? markLaunch({ strikes, version: __VERSION__, bootedAt: Date.now() - uptime() * 1000, now: Date.now, setTimer })
        : undefined;

    const letSleep =
      host === 'chromium' && !options.headless
        ? stayAwake({ platform: process.platform, env: process.env, log, setTimer })
        : () => {};
    const exitCode = await runChromiumHost({
      options: { ...options, host },
      attended: isatty(0),
      player: {
        ...{ version: __VERSION__, dataDir, campaignDir: programs.campaignDir, pageDir: programs.pageDir },
        ...{ port: options.port ?? rememberedPort(dataDir), portRequired: options.port !== undefined, token },
        ...settingsOf(options),
        startedAt,
      },
      reread: async () => {
        const changed = await reread();
        return { player: settingsOf(changed), ...namesOf(changed) };
      },
      ...namesOf(options),
      startPlayer: () => startPlayerChild(programs.player),
      findDisplays: createDisplayFinder({
        ...{ platform: process.platform, env: process.env, connects, log },
        listMonitors: monitorLister(log),
      }),
      numbers: displays.numbers,
      keepNumbers: displays.keep,
      isUpdated: watchBrowserFiles(browser?.path ?? '', Date.now),
      launch({ number, surface, bounds, kiosk, rung, webOrigins }) {
        // An X server that is started anew, or after us, has a new key.
        const home = prepareBrowserHome(path.join(homes, String(number)), owner, readable(keyFile));
        return launchBrowser({
          program: browser?.path ?? '',
          flags: browserFlags({ profileDir: home.profileDir, surface, bounds, kiosk, rung, webOrigins }),
          env: browserEnv(process.env, home, process.platform, owner === undefined),
          owner,
        });
      },
      remember: (origin, port) =>
        writeRunFile(dataDir, { pid: process.pid, port, token, origin, startedAt: new Date(startedAt).toISOString() }),
      openService: (screens) =>
        openServiceManager({ env: process.env, notify: systemdNotify, screens, log, uptimeMs, setTimer }),
      strike: strikes.add,
      rung: launch?.rung ?? (() => 'normal'),
      log,
      say,
      tellReady: (url) => void process.stdout.write(`${JSON.stringify({ event: 'ready', url })}\n`),
      fetch,
      writeFile: (file, data) => writeFile(path.resolve(file), data),
      killProcess: (pid) => void process.kill(pid, 'SIGKILL'),
      now: Date.now,
      setTimer,
      signal: stopping.signal,
    });
    launch?.left();
    letSleep();
    await closeRunFile(dataDir);
    return exitCode;
  } finally {
    opened.release();
  }
}

/** Everything lies where the build puts it, seen from `out/main`. */
function builtPrograms(): Programs {
  const root = path.resolve(import.meta.dirname, '../..');
  return {
    player: path.join(import.meta.dirname, 'player.js'),
    campaignDir: path.join(root, 'media'),
    pageDir: path.join(root, 'out', 'page'),
  };
}

/** The kiosk session, which has no desktop to do it, sets the variable. */
function monitorLister(log: Log): () => Promise<Listing> {
  if (process.platform === 'win32') return listScreens;
  if (process.env['BLUEZONE_KIOSK_ARRANGE'] !== 'on') return listMonitors;
  return arrangeOutputs({ list: listMonitors, change: changeOutputs, log });
}

/** The browser of this machine, installed first where that is ours to do. */
async function aBrowser(): Promise<Browser | undefined> {
  const found = installedBrowser();
  if (found.kind === 'found') return found.browser;
  const chosen = process.env['BLUEZONE_KIOSK_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    say(`BLUEZONE_KIOSK_BROWSER: there is no program ${chosen}`);
    return undefined;
  }
  const obtained = await obtainBrowser({
    isRoot: process.getuid?.() === 0,
    osRelease: text('/etc/os-release'),
    run,
    say,
  });
  const then = obtained.kind === 'installed' ? installedBrowser() : found;
  if (then.kind === 'found') return then.browser;
  say(obtained.kind === 'installed' ? 'chromium was installed, but is not found' : obtained.message);
  return undefined;
}

function setTimer(then: () => void, ms: number): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

function say(line: string): void {
  for (const part of line.split('\n')) process.stderr.write(`bluezone-kiosk: ${part}\n`);
}

function uptimeMs(): number {
  return performance.now();
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function readable(file: string): string | undefined {
  try {
    accessSync(file, constants.R_OK);
    return file;
  } catch {
    return undefined;
  }
}

function run(program: string, args: readonly string[]): Promise<{ code: number | null; tail: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFile(program, args, { env, maxBuffer: 64 * 2 ** 20, timeout: 20 * 60_000 }, (error, stdout, stderr) => {
      const words = (stderr.trim() === '' ? stdout : stderr).trim().split('\n').slice(-3).join('; ');
      resolve({
        code: error === null ? 0 : typeof error.code === 'number' ? error.code : null,
        tail: words || (error === null ? '' : reasonOf(error)),
      });
    });
  });
}

/** Whether something listens at a socket: a path, an abstract one, or `host:port`. */
function connects(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const [, host, port] = /^([^/\0]+):(\d+)$/.exec(address) ?? [];
    const socket = host === undefined ? connect(address) : connect(Number(port), host);
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.setTimeout(3000, () => done(false));
  });
}
