import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { BACKGROUND } from '../../chromium/flags.ts';
import { browsersDir } from '../../chromium/unprivileged-user.ts';
import type { PlayOptions } from '../../core/play-options.ts';
import { openFrameBuffer } from '../bench/frame-buffer.ts';
import { commandOf, environmentOf, uidOf, watchTree } from '../bench/process-tree.ts';
import { startDisplay, type Display } from '../fakes/display.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/**
 * The real host on the real browser, on a display of its own; only the player process is a stand-in. Recovery is
 * asserted within three times its figure (DECISIONS 39), and the time it took is printed.
 */
const asRoot = process.getuid?.() === 0;
const hasBrowser = ['chromium', 'Xvfb', 'openbox'].every((name) => spawnSync('which', [name]).status === 0);

interface Sight {
  readonly at: number;
  readonly what: 'loaded' | 'beat' | 'drawn';
  readonly fullscreen: boolean;
  readonly width: number;
  readonly height: number;
}

interface RunningHost {
  readonly process: ChildProcess;
  readonly dataDir: string;
  readonly origin: string;
  readonly token: string;
  readonly stderr: () => string;
  /** The host and all that came from it, by pid. */
  readonly tree: () => readonly HostProcess[];
  readonly seen: () => Promise<readonly Sight[]>;
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
function treeOf(rootPid: number): readonly HostProcess[] {
  return watchTree(rootPid)
    .members()
    .map(({ pid }) => {
      const command = commandOf(pid);
      const type = / --type=([a-z-]+)/.exec(command)?.[1] ?? '';
      return { pid, uid: uidOf(pid), command, environment: environmentOf(pid), type };
    });
}

/** The browser's own process, whose children are all the others. */
function mainProcessOf(host: RunningHost): HostProcess {
  const found = host.tree().find(({ command, type }) => command.includes('--remote-debugging-pipe') && type === '');
  if (found === undefined) throw new Error('there is no browser');
  return found;
}

/** The page's process, and the one that Chromium holds ready for the next page. */
function renderersOf(host: RunningHost): readonly number[] {
  return host
    .tree()
    .filter(({ type }) => type === 'renderer')
    .map(({ pid }) => pid);
}

async function startHost(display: Display | undefined, options: Partial<PlayOptions> = {}): Promise<RunningHost> {
  const dataDir = options.dataDir ?? (await tempDir());
  const all: PlayOptions = { host: 'chromium', headless: false, waitForDisplay: false, ...options, dataDir };
  const host = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'chromium-host', 'run-host.ts'), JSON.stringify(all)],
    {
      env: {
        ...process.env,
        ...(display === undefined ? {} : { DISPLAY: display.name }),
        A_SECRET_OF_ROOT: 'not-for-browsers',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
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
  const seen = async () => ((await (await ask('/seen')).json()) as { seen: readonly Sight[] }).seen;
  return {
    process: host,
    dataDir,
    origin,
    token,
    stderr: () => stderr,
    tree: () => treeOf(host.pid ?? 0),
    seen,
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

async function until(holds: () => boolean | Promise<boolean>, limitMs: number, words: () => string): Promise<void> {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(20)) if (await holds()) return;
  throw new Error(`did not happen within ${limitMs} ms; the host said:\n${words()}`);
}

/** Every row is looked at in these columns: its two ends, so that an edge of one pixel is found, and some between. */
const columns = [0, 1, 7, 320, 960, 1278, 1279];
/** Where the pointer is when nobody has moved it. */
const pointerColumn = 640;

/** The colours of some pixels all over the display, as `#RRGGBB`. */
function coloursOn(display: Display, at: readonly number[] = [...columns, pointerColumn]): ReadonlySet<string> {
  const frameBuffer = openFrameBuffer(display.frameBufferFile);
  const pixels = Buffer.from(frameBuffer.readAll());
  frameBuffer.close();
  const colours = new Set<string>();
  for (let y = 0; y < display.height; y++) {
    for (const x of at) {
      const first = (y * display.width + x) * 3;
      colours.add(`#${pixels.toString('hex', first, first + 3).toUpperCase()}`);
    }
  }
  return colours;
}

const GREEN = '#00AA55';

describe.skipIf(!hasBrowser)('the Chromium host', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

  const figure = (what: string, ms: number) => console.log(`${what}: ${Math.round(ms)} ms`);

  it('fills the display exactly, and shows nothing else on it', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');
    await sleep(1500); // bubbles come late

    const sights = await host.seen();
    expect(sights.at(-1)).toMatchObject({ width: 1280, height: 720, fullscreen: true });
    expect(coloursOn(display)).toEqual(new Set([GREEN]));
    expect(await host.stop()).toBe(0);
  });

  it('goes from the empty display to the page by way of its own blue, with no white flash', async () => {
    const starting = startHost(display);
    const seen = new Set<string>();
    for (const end = Date.now() + 30_000; Date.now() < end && !seen.has(GREEN); await sleep(5))
      for (const colour of coloursOn(display, columns)) seen.add(colour);
    const host = await starting;

    // A line of a window's frame may be there for a moment (#585A5D was seen), a bright patch may not.
    const bright = [...seen].filter((colour) => /^#([7-9A-F][0-9A-F]){3}$/.test(colour));
    expect(seen).toContain(BACKGROUND);
    expect(bright).toEqual([]);
    await host.stop();
  });

  it('opens a window of the size asked for, with nothing in it but the page', async () => {
    const host = await startHost(display, { windowed: { width: 800, height: 600 } });
    await host.pageBack(0, 'loaded');
    await sleep(1500); // bars come late

    expect((await host.seen()).at(-1)).toMatchObject({ width: 800, height: 600, fullscreen: false });
    await host.stop();
  });

  it('runs the browser as an ordinary user, in its sandbox, with no secret in any process', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const tree = host.tree();
    for (const { command, environment } of tree) {
      expect(command).not.toContain('--no-sandbox');
      expect(command).not.toContain(host.token);
      expect(environment).not.toContain(host.token);
    }
    const browser = treeOf(mainProcessOf(host).pid);
    expect(browser.map(({ type }) => type)).toEqual(expect.arrayContaining(['', 'zygote', 'gpu-process', 'renderer']));
    for (const { environment, uid } of browser) {
      expect(uid).not.toBe(0);
      expect(environment).not.toContain('A_SECRET_OF_ROOT');
    }
    if (asRoot) expect(host.stderr()).toContain('an installed player runs nothing as root');
    // Namespaces of its own are what the sandbox is made of.
    const renderer = browser.find(({ type }) => type === 'renderer');
    expect(readlinkSync(`/proc/${renderer?.pid}/ns/pid`)).not.toBe(readlinkSync('/proc/self/ns/pid'));
    await host.stop();
  });

  it('has the page back after its process was killed', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const killedAt = Date.now();
    for (const pid of renderersOf(host)) process.kill(pid, 'SIGKILL');
    const tookMs = await host.pageBack(killedAt, 'loaded');
    figure('renderer killed, page back', tookMs);

    expect(tookMs).toBeLessThan(3 * 2000);
    expect(await readFile(path.join(host.dataDir, 'strikes.jsonl'), 'utf8')).toContain('"kind":"page"');
    await sleep(300);
    expect(coloursOn(display)).toEqual(new Set([GREEN]));
    await host.stop();
  });

  it('has the page back after the browser was killed', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const killedAt = Date.now();
    process.kill(mainProcessOf(host).pid, 'SIGKILL');
    const tookMs = await host.pageBack(killedAt, 'loaded');
    figure('browser killed, page back', tookMs);

    expect(tookMs).toBeLessThan(3 * 5000);
    await sleep(1500); // "restore pages?" would come late
    expect(coloursOn(display)).toEqual(new Set([GREEN]));
    await host.stop();
  });

  it('keeps the picture while the player is away, and the page finds the new one', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    await until(() => coloursOn(display).size === 1 && coloursOn(display).has(GREEN), 5000, host.stderr);
    const diedAt = Date.now();
    await host.ask('/do?what=die').catch(() => undefined);
    const samples = new Set<string>();
    const back = host.pageBack(diedAt + 1, 'beat');
    for (let n = 0; n < 20; n++) for (const colour of coloursOn(display)) samples.add(colour);
    figure('player killed, page heard again', await back);

    expect(samples).toEqual(new Set([GREEN]));
    expect((await host.seen()).some(({ what }) => what === 'loaded')).toBe(false); // it was not loaded anew
    await host.stop();
  });

  it('ends a page that hangs when the player asks for that', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const hungAt = Date.now();
    for (const pid of renderersOf(host)) process.kill(pid, 'SIGSTOP');
    await host.ask('/do?what=kill-page');
    const tookMs = await host.pageBack(hungAt, 'loaded');
    figure('page hung, page back', tookMs);

    expect(tookMs).toBeLessThan(3 * 2000);
    await host.stop();
  });

  it('ends a GPU process that hangs when the player asks for that, and the page draws on', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'drawn');

    for (const { pid } of host.tree().filter(({ type }) => type === 'gpu-process')) process.kill(pid, 'SIGSTOP');
    await host.ask('/do?what=kill-gpu');
    const askedAt = Date.now();
    const tookMs = await host.pageBack(askedAt, 'drawn');
    figure('GPU process hung, page drawn', tookMs);

    expect(tookMs).toBeLessThan(3 * 5000);
    expect(await readFile(path.join(host.dataDir, 'strikes.jsonl'), 'utf8')).toContain('"kind":"gpu"');
    expect((await host.seen()).filter(({ what }) => what === 'loaded')).toHaveLength(1);
    await host.stop();
  });

  it('uses the graphics in another way when nothing else helps, and tells the player', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const askedAt = Date.now();
    await host.ask('/do?what=lower');
    await host.pageBack(askedAt, 'drawn');

    expect(mainProcessOf(host).command).toContain('--use-angle=vulkan');
    expect(await (await host.ask('/seen')).json()).toMatchObject({ rung: 'other-backend' });
    expect(coloursOn(display)).toEqual(new Set([GREEN]));
    await host.stop();
  });

  it('starts in safe mode after three starts that ended within a minute', async () => {
    const dataDir = await tempDir();
    const launch = JSON.stringify({ at: Date.now() - 1000, kind: 'launch', why: '0.0.0-test' });
    await writeFile(path.join(dataDir, 'strikes.jsonl'), `${launch}\n${launch}\n${launch}\n`);
    const host = await startHost(display, { dataDir });
    await host.pageBack(0, 'drawn');

    expect(mainProcessOf(host).command).toContain('--disable-gpu');
    expect(await (await host.ask('/seen')).json()).toMatchObject({ rung: 'safe-mode' });
    expect(coloursOn(display)).toEqual(new Set([GREEN]));
    await host.stop();
    expect(await readFile(path.join(dataDir, 'strikes.jsonl'), 'utf8')).toMatch(/"kind":"left"[^\n]*\n$/);
  });

  it('starts the browser again when the player asks for that', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const askedAt = Date.now();
    await host.ask('/do?what=restart');
    const tookMs = await host.pageBack(askedAt, 'loaded');
    figure('restart asked, page back', tookMs);
    await host.stop();
  });

  it('leaves no process behind, even when it is killed itself', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    const before = host.tree();
    host.process.kill('SIGKILL');
    const left = () => before.filter(({ pid, command }) => command !== '' && commandOf(pid) === command);
    await until(
      () => left().length === 0,
      10_000,
      () =>
        left()
          .map(({ command }) => command.slice(0, 120))
          .join('\n'),
    );
  });

  it('plays headless where there is no display, says so, and takes a picture', async () => {
    const dataDir = await tempDir();
    const file = path.join(dataDir, 'picture.png');
    const host = await startHost(undefined, { dataDir, screenshot: file });

    await until(() => host.process.exitCode !== null, 30_000, host.stderr);
    expect(host.process.exitCode).toBe(0);
    expect(host.stderr()).toContain('playing headless');
    const png = await readFile(file);
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 720]);
  });
});
