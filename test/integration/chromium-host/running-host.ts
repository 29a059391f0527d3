import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { browsersDir } from '../../../chromium/unprivileged-user.ts';
import type { PlayOptions } from '../../../core/play-options.ts';
import { openFrameBuffer } from '../../bench/frame-buffer.ts';
import { commandOf, environmentOf, uidOf, watchTree } from '../../bench/process-tree.ts';
import type { Display } from '../../fakes/display.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

/**
 * The real host on the real browser, on a display of its own; only the player process is a stand-in. Recovery is
 * asserted within three times its figure (DECISIONS 39), and the time it took is printed.
 */
export const asRoot = process.getuid?.() === 0;
export const hasBrowser = ['chromium', 'Xvfb', 'openbox'].every((name) => spawnSync('which', [name]).status === 0);

interface Sight {
  readonly at: number;
  readonly screen: string;
  readonly what: 'loaded' | 'beat' | 'drawn';
  readonly fullscreen: boolean;
  readonly width: number;
  readonly height: number;
}

/** A host that runs, what came from it, and what its page has told. */
export interface RunningHost {
  readonly process: ChildProcess;
  readonly dataDir: string;
  readonly origin: string;
  readonly token: string;
  readonly stderr: () => string;
  /** The host and all that came from it, by pid. */
  readonly tree: () => readonly HostProcess[];
  readonly seen: () => Promise<readonly Sight[]>;
  /** What the player was last told of the screens, as `[id, display]`. */
  readonly screens: () => Promise<readonly (readonly [string, string | undefined])[]>;
  readonly ask: (pathAndQuery: string) => Promise<Response>;
  /** Resolves when the page says something after `since`, with how long that was. */
  readonly pageBack: (since: number, what: Sight['what']) => Promise<number>;
  readonly stop: () => Promise<number | null>;
}

interface HostProcess {
  readonly pid: number;
  readonly uid: number;
  readonly command: string;
  readonly environment: string;
  readonly type: string;
}

/** A process and all that came from it. */
export function treeOf(rootPid: number): readonly HostProcess[] {
  return watchTree(rootPid)
    .members()
    .map(({ pid }) => {
      const command = commandOf(pid);
      const type = / --type=([a-z-]+)/.exec(command)?.[1] ?? '';
      return { pid, uid: uidOf(pid), command, environment: environmentOf(pid), type };
    });
}

/** The browser's own process, whose children are all the others. */
export function mainProcessOf(host: RunningHost): HostProcess {
  const found = host.tree().find(({ command, type }) => command.includes('--remote-debugging-pipe') && type === '');
  if (found === undefined) throw new Error('there is no browser');
  return found;
}

/** The page's process, and the one that Chromium holds ready for the next page. */
export function renderersOf(host: RunningHost): readonly number[] {
  return host
    .tree()
    .filter(({ type }) => type === 'renderer')
    .map(({ pid }) => pid);
}

/** Starts the host on a display, or on none; it is stopped when the test is over. */
export async function startHost(
  display: Pick<Display, 'name'> | undefined,
  options: Partial<PlayOptions> = {},
): Promise<RunningHost> {
  const dataDir = options.dataDir ?? (await tempDir());
  const all: PlayOptions = { host: 'chromium', headless: false, waitForDisplay: false, ...options, dataDir };
  const host = spawn(process.execPath, [path.join(import.meta.dirname, 'run-host.ts'), JSON.stringify(all)], {
    env: {
      ...process.env,
      ...(display === undefined ? {} : { DISPLAY: display.name }),
      A_SECRET_OF_ROOT: 'not-for-browsers',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  let stdout = '';
  host.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  host.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  const ended = new Promise<number | null>((resolve) => host.once('exit', resolve));
  const stop = async () => {
    if (host.exitCode === null && host.signalCode === null) host.kill('SIGTERM');
    return ended;
  };
  onTestFinished(async () => {
    await stop();
    // As root the profile lies outside of the data directory.
    if (asRoot) await rm(browsersDir(dataDir, { uid: 1, gid: 1 }), { recursive: true, force: true });
  });

  await until(
    () => stdout.includes('\n') || host.exitCode !== null,
    20_000,
    () => stderr,
  );
  const { url } = JSON.parse(stdout.split('\n')[0] ?? '') as { url: string };
  const { origin, searchParams } = new URL(url);
  const token = searchParams.get('token') ?? '';
  const ask = (pathAndQuery: string) =>
    fetch(`${origin}${pathAndQuery}${pathAndQuery.includes('?') ? '&' : '?'}token=${token}`);
  const told = async () =>
    (await (await ask('/seen')).json()) as {
      seen: readonly Sight[];
      screens: readonly { id: string; display?: string }[];
    };
  const seen = async () => (await told()).seen;
  return {
    process: host,
    dataDir,
    origin,
    token,
    stderr: () => stderr,
    tree: () => treeOf(host.pid ?? 0),
    seen,
    screens: async () => (await told()).screens.map(({ id, display }) => [id, display] as const),
    ask,
    async pageBack(since, what) {
      let at = 0;
      await until(
        async () =>
          (at = (await seen().catch(() => [])).find((one) => one.what === what && one.at > since)?.at ?? 0) > 0,
        30_000,
        () => stderr,
      );
      return at - since;
    },
    stop,
  };
}

/** Waits until something holds; throws with what the host said when it does not in time. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs: number,
  words: () => string,
): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(20)) if (await holds()) return;
  throw new Error(`did not happen within ${limitMs} ms; the host said:\n${words()}`);
}

/** Every row is looked at in these columns: its two ends, so that an edge of one pixel is found, and some between. */
export const columns = [0, 1, 7, 320, 960, 1278, 1279];
/** Where the pointer is when nobody has moved it. */
const pointerColumn = 640;

/** The colours of some pixels all over the display, as `#RRGGBB`. */
export function coloursOn(display: Display, at: readonly number[] = [...columns, pointerColumn]): ReadonlySet<string> {
  return new Set(rowsOfColours(display, at).keys());
}

/** The same, each with the number of rows in which it is. */
export function rowsOfColours(display: Display, at: readonly number[]): ReadonlyMap<string, number> {
  const frameBuffer = openFrameBuffer(display.frameBufferFile);
  const pixels = Buffer.from(frameBuffer.readAll());
  frameBuffer.close();
  const rows = new Map<string, number>();
  for (let y = 0; y < display.height; y++) {
    const colours = at.map((x) => {
      const first = (y * display.width + x) * 3;
      return `#${pixels.toString('hex', first, first + 3).toUpperCase()}`;
    });
    for (const colour of new Set(colours)) rows.set(colour, (rows.get(colour) ?? 0) + 1);
  }
  return rows;
}

/** What the stand-in's page is filled with. */
export const GREEN = '#00AA55';
