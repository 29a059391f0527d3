import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes } from '../core/exit-codes.ts';
import {
  UPDATES_FIRST,
  UPDATES_PROGRAM,
  UPDATES_RECORD,
  UPDATES_STATE_DIR,
  UPDATES_TOLD,
} from '../core/update-files.ts';
import { writeDurably } from '../player/durable.ts';
import { createLog } from '../player/log.ts';
import { createAptPackages } from './apt-packages.ts';
import { askPlayer } from './ask-player.ts';
import { createKeptProgram } from './kept-program.ts';
import { machineSettings } from './machine-settings.ts';
import { renew } from './renew.ts';
import type { RenewOrder } from './renew-world.ts';
import { createRunProgram } from './run-program.ts';
import { openUpdateRecords } from './update-record.ts';
import { wakeAt } from './wake-at.ts';

/**
 * Brings a newer player on, run as root by a timer (`machine/update-units.ts`): here the real clock, disk and network come
 * in. One file when it is built, which loads no other: its own package is replaced while it runs. One at a time, by the
 * lock of who starts it. Words: none, `now` or `back`.
 */
const log = createLog('update', (line) => process.stderr.write(line), Date.now);
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
const run = createRunProgram(stopping.signal);

await mkdir(UPDATES_STATE_DIR, { recursive: true, mode: 0o755 });
const record = await renew(
  {
    packages: createAptPackages({ run }),
    records: openUpdateRecords(UPDATES_RECORD),
    program: createKeptProgram(UPDATES_PROGRAM, { node: process.execPath, script: import.meta.filename }),
    look: () => askPlayer(run),
    settings: () => machineSettings(run),
    machineId: machineId(),
    isFirst: existsSync(UPDATES_FIRST),
    tell: (fault) =>
      fault === undefined
        ? rm(UPDATES_TOLD, { force: true })
        : writeDurably(UPDATES_TOLD, `${JSON.stringify(fault)}\n`, 0o644),
    wakeAt: (instant) => wakeAt(instant, { run, now: Date.now, log }),
    log,
    now: Date.now,
    uptimeMs: () => performance.now(),
    bootedMs: () => uptime() * 1000,
    sleep: (ms) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined),
    signal: stopping.signal,
  },
  orderOf(process.argv[2]),
);
process.exitCode = record.last?.kind === 'stuck' ? exitCodes.faulty : exitCodes.ok;

function orderOf(word: string | undefined): RenewOrder {
  return word === 'now' || word === 'back' ? word : 'timer';
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    return ''; // a system without one: the name of the screen has to do
  }
}
