import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browserEnv } from '../../chromium/browser-env.ts';
import { prepareBrowserHome, type Owner } from '../../chromium/browser-home.ts';
import { launchBrowser } from '../../chromium/browser-process.ts';
import { findBrowser } from '../../chromium/find-browser.ts';
import { browserFlags } from '../../chromium/flags.ts';
import { browsersDir, kioskUser } from '../../chromium/unprivileged-user.ts';
import type { Display } from '../fakes/display.ts';
import { eventually, playsIn, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import type { PrintedPlay } from './compare-plays.ts';
import { watchTree, type ProcessTree } from './process-tree.ts';
import { monotonicMs } from './samples.ts';

/** A program that shows something on a display, and is measured there. */
export interface Subject {
  /** When it was executed, on the clock of `Samples.atMs`. */
  readonly startedMs: number;
  readonly tree: ProcessTree;
  /** Ends it and all that it started. */
  end(): Promise<void>;
}

/** Our player in a kiosk window on a display. */
export interface PlayerSubject extends Subject {
  readonly player: RunningPlayer;
  /** The processes that draw the page; the browser itself. */
  renderers(): readonly number[];
  browser(): number;
}

/** The folder of a player's data, made for a test. */
export interface DataDir {
  readonly path: string;
  /** The journal, as the command line prints it. */
  plays(): readonly PrintedPlay[];
  /** Removes it, with the browser's profile, which lies elsewhere when root starts the player. */
  remove(): void;
}

export async function makeDataDir(): Promise<DataDir> {
  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), 'bluezone-kiosk-bench-'));
  const owner = await browserOwner();
  return {
    path: dir,
    plays: () => playsIn(dir),
    remove() {
      rmSync(browsersDir(dir, owner), { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Has the built player, without a display, take up a playlist with all its media: it is on from the first picture of the
 * next start. In an empty data directory the bundled campaign would be on first, to the end of its first clip.
 */
export async function takeUp(dataDir: DataDir, configUrl: string): Promise<void> {
  const args = ['--host', 'none', '--config-url', configUrl, '--data-dir', dataDir.path];
  const player = await startPlayer(args, { HOME: dataDir.path });
  try {
    await eventually(player.status, ({ playlist, sync }) => playlist.state === 'current' && sync.ready === sync.wanted);
  } finally {
    await player.stop();
  }
}

/** Starts the built player on a display and waits until it says that it is ready (the picture comes about then). */
export async function startPlayerOn(display: Display, dataDir: DataDir, configUrl: string): Promise<PlayerSubject> {
  const startedMs = monotonicMs();
  const player = await startPlayer(['--config-url', configUrl, '--data-dir', dataDir.path, '--host', 'chromium'], {
    DISPLAY: display.name,
    HOME: dataDir.path,
  });
  const tree = watchTree(player.pid, browsersDir(dataDir.path, await browserOwner()));
  const pids = (test: (command: string) => boolean) => tree.withCommand(test).map(({ pid }) => pid);
  return {
    startedMs,
    tree,
    player,
    renderers: () => pids((command) => command.includes('--type=renderer')),
    browser() {
      const [pid] = pids((command) => command.includes('--remote-debugging-pipe') && !command.includes('--type='));
      if (pid === undefined) throw new Error('the player has no browser');
      return pid;
    },
    end: () => tree.end(),
  };
}

/** The same Chromium with the same flags, as the same user, on a page of its own: what a player is compared with. */
export function startPlainBrowser(display: Display, home: PlainHome, url: string): Subject {
  const found = findBrowser({
    platform: process.platform,
    env: process.env,
    program: (file) => {
      try {
        return realpathSync(file);
      } catch {
        return undefined; // not there
      }
    },
    head: (file) => readFileSync(file, 'latin1').slice(0, 4096),
  });
  if (found.kind !== 'found') throw new Error('no browser on this machine');
  const prepared = prepareBrowserHome(home.path, home.owner, undefined);
  const bounds = { x: 0, y: 0, width: display.width, height: display.height };
  const flags = browserFlags({ profileDir: prepared.profileDir, surface: 'x11', bounds, kiosk: true }).map((flag) =>
    flag.startsWith('--app=') ? `--app=${url}` : flag,
  );
  const env = { PATH: process.env['PATH'], DISPLAY: display.name };
  const startedMs = monotonicMs();
  const browser = launchBrowser({
    program: found.browser.path,
    flags,
    env: browserEnv(env, prepared, process.platform, home.owner === undefined),
    owner: home.owner,
  });
  const tree = watchTree(browser.pid ?? 0, home.path);
  return { startedMs, tree, end: () => tree.end() };
}

/** Where plain browsers keep their profile, from one start to the next. */
export interface PlainHome {
  readonly path: string;
  readonly owner: Owner | undefined;
  remove(): void;
}

export async function makePlainHome(): Promise<PlainHome> {
  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), 'bluezone-kiosk-plain-'));
  chmodSync(dir, 0o755); // the browser's user has to pass
  return { path: dir, owner: await browserOwner(), remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The user that root's browsers run as, made by the player's own code when it is missing. */
async function browserOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const { execFileSync } = await import('node:child_process');
  const user = await kioskUser({
    passwd: () => readFileSync('/etc/passwd', 'utf8'),
    run: (program, args) => {
      execFileSync(program, [...args]);
      return Promise.resolve({ code: 0, tail: '' });
    },
    sleep,
  });
  if (user.kind === 'refused') throw new Error(user.message);
  return user.owner;
}
