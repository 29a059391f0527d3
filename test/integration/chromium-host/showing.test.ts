import { readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKGROUND } from '../../../chromium/flags.ts';
import { startDisplay, type Display } from '../../fakes/display.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import {
  asRoot,
  coloursOn,
  columns,
  GREEN,
  hasBrowser,
  mainProcessOf,
  rowsOfColours,
  startHost,
  treeOf,
  until,
} from './running-host.ts';

/** Of 720. */
const LINE_ROWS = 2;

describe.skipIf(!hasBrowser)('the Chromium host', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

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
    const seen = new Map<string, number>();
    for (const end = Date.now() + 30_000; Date.now() < end && !seen.has(GREEN); await sleep(5))
      for (const [colour, rows] of rowsOfColours(display, columns))
        seen.set(colour, Math.max(rows, seen.get(colour) ?? 0));
    const host = await starting;

    // A line of a window's frame may be there for a moment (two rows of #585A5D or of white were seen), a bright patch may not.
    const isBright = (colour: string) => /^#([7-9A-F][0-9A-F]){3}$/.test(colour);
    const bright = [...seen].filter(([colour, rows]) => isBright(colour) && rows > LINE_ROWS);
    expect([...seen.keys()]).toContain(BACKGROUND);
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
