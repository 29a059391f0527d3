import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
  return { lib, program, clock, runs, isUpdated: watchBrowserFiles(script, () => clock.now, proc) };
}

describe('watchBrowserFiles', () => {
  it('finds nothing of a browser that was installed long ago', async () => {
    const { program, runs, isUpdated } = await installed();
    runs(program);

    expect([isUpdated(7), isUpdated(undefined)]).toEqual([false, false]);
  });

  it('finds that the program of a running process was replaced, however long ago', async () => {
    const { program, runs, isUpdated } = await installed();
    runs(`${program} (deleted)`);

    expect([isUpdated(7), isUpdated(undefined)]).toEqual([true, false]);
  });

  it('finds for five minutes that files beside the program were replaced, also when it runs no more', async () => {
    const { lib, program, clock, runs, isUpdated } = await installed();
    runs(program);
    isUpdated(7);
    clock.now = Date.now();
    writeFileSync(path.join(lib, 'icudtl.dat'), 'new');
    expect([isUpdated(7), isUpdated(undefined)]).toEqual([true, true]);
    clock.now += 6 * MINUTE;

    expect([isUpdated(7), isUpdated(undefined)]).toEqual([false, false]);
  });

  it('finds nothing of a program that was never there', () => {
    expect(watchBrowserFiles('/nowhere/chromium', Date.now)(undefined)).toBe(false);
  });
});
