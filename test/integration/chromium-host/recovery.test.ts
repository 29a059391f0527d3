import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf } from '../../bench/process-tree.ts';
import { startDisplay, type Display } from '../../fakes/display.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { coloursOn, GREEN, hasBrowser, mainProcessOf, renderersOf, startHost, until } from './running-host.ts';

const figure = (what: string, ms: number) => console.log(`${what}: ${Math.round(ms)} ms`);

describe.skipIf(!hasBrowser)('the Chromium host and what fails under it', () => {
  let display: Display;
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display.stop());

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

    const rungTold = async () => ((await (await host.ask('/seen')).json()) as { rung?: string }).rung;
    await host.ask('/do?what=lower');
    // The player of before still hears the browser of before.
    await until(async () => (await rungTold().catch(() => undefined)) === 'other-backend', 30_000, host.stderr);
    await host.pageBack(0, 'drawn');

    expect(mainProcessOf(host).command).toContain('--use-angle=vulkan');
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

  it('begins anew when the player asks for that, and takes it for no fault', async () => {
    const host = await startHost(display);
    await host.pageBack(0, 'loaded');

    for (const what of ['refresh', 'refresh-screen']) {
      const before = mainProcessOf(host).pid;
      const askedAt = Date.now();
      await host.ask(`/do?what=${what}`);
      figure(`begun anew by ${what}, page back`, await host.pageBack(askedAt, 'loaded'));
      expect(mainProcessOf(host).pid).not.toBe(before);
    }
    await until(() => [...coloursOn(display)].join() === GREEN, 5000, host.stderr);
    expect(await readFile(path.join(host.dataDir, 'strikes.jsonl'), 'utf8')).not.toMatch(/"kind":"(browser|page|gpu)"/);
    expect(host.stderr()).not.toContain('browser ended, starting it again');
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
});
