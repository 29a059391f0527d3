import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { buildProgram } from '../fakes/built-program.ts';
import { eventually } from '../fakes/player.ts';
import { startBuiltHost, type BuiltHost } from './built-host.ts';

type Given = Parameters<typeof startBuiltHost> extends [string, ...infer Rest] ? Rest : never;

/** Built hosts for the tests of a file: each test has a folder of its own, and what it starts ends with it. */
export function builtHosts() {
  let dir: string;
  let running: ChildProcess[];
  beforeAll(buildProgram);
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'electron-'));
    running = [];
  });
  afterEach(async () => {
    for (const one of running) {
      if (one.exitCode !== null || one.signalCode !== null) continue;
      one.kill('SIGKILL');
      await new Promise((resolve) => one.once('exit', resolve));
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return {
    /** Where a file of this test lies. */
    at: (...names: readonly string[]) => path.join(dir, ...names),
    start(...given: Given): BuiltHost {
      const host = startBuiltHost(dir, ...given);
      running.push(host.process);
      return host;
    },
  };
}

/** Waits until a host has loaded so many pages. */
export function loaded(host: BuiltHost, loads: number): Promise<boolean> {
  return eventually(
    () => host.of('load').length >= loads,
    (isSo) => isSo,
  );
}
