import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { watchBrowserFiles } from '../../chromium/browser-files.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const MINUTE = 60_000;

/** A browser's folder, the script that starts it, and what the kernel would tell of its process 7. */
async function installed() {
  const dir = await tempDir();
  const [bin, lib, proc] = ['bin', 'lib', 'proc'].map((name) => path.join(dir, name)) as [string, string, string];
  for (const folder of [bin, lib, path.join(proc, '7')]) mkdirSync(folder, { recursive: true });
  const [program, script] = [path.join(lib, 'chromium'), path.join(bin, 'chromium')];
  for (const file of [program, script]) writeFileSync(file, '#!/bin/sh\n');
  const clock = { now: Date.now() + 10 * MINUTE };
  const runs = (exe: string) => symlinkSync(exe, path.join(proc, '7', 'exe'));
  const isUpdated = watchBrowserFiles(script, () => clock.now, proc);
  return { lib, program, clock, runs, isUpdated };
}

describe('watchBrowserFiles', () => {
  it('finds nothing of a browser that nobody touches, whenever it was installed', async () => {
    const { program, clock, runs, isUpdated } = await installed();
    runs(program);
    expect([isUpdated(7), isUpdated(7), isUpdated(undefined)]).toEqual([false, false, false]);
    clock.now = Date.now();

    expect(isUpdated(7)).toBe(false);
  });

  it('finds that the program of a running process was replaced, however long ago', async () => {
    const { program, runs, isUpdated } = await installed();
    runs(`${program} (deleted)`);

    expect([isUpdated(7), isUpdated(undefined)]).toEqual([true, false]);
  });

  it('finds that files beside it were replaced, and for five minutes after it has ended', async () => {
    const { lib, program, clock, runs, isUpdated } = await installed();
    runs(program);
    isUpdated(7);
    await sleep(20); // the clock of some file systems has steps
    writeFileSync(path.join(lib, 'icudtl.dat'), 'new');
    expect(isUpdated(7)).toBe(true);
    clock.now = Date.now() + MINUTE;
    expect(isUpdated(undefined)).toBe(true);
    clock.now += 6 * MINUTE;

    expect([isUpdated(7), isUpdated(undefined)]).toEqual([true, false]);
  });

  it('finds nothing of a program that was never there', () => {
    expect(watchBrowserFiles('/nowhere/chromium', Date.now)(undefined)).toBe(false);
  });
});
