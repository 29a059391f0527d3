import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UPDATES_RECORD, UPDATES_SCRIPT } from '../core/update-files.ts';
import type { UpdateRecord } from '../core/update.ts';
import type { MachineWorld } from '../machine/machine-world.ts';
import type { Updater } from '../machine/update-units.ts';
import { peekUpdateRecord } from '../update/update-record.ts';
import { thisMachine } from './install-world.ts';

/** What the command `updates` is given of the real machine. */
export interface UpdatesWorld {
  readonly platform: string;
  readonly uid: number | undefined;
  /** Whether the player is a kiosk session here, which systemd starts. */
  readonly hasSession: boolean;
  /** Whether the player is an installed package: nothing else can be updated. */
  readonly isPackaged: boolean;
  readonly updater: Updater;
  readonly machine: MachineWorld;
  readonly readKey: (file: string) => Promise<string>;
  readonly record: () => Promise<UpdateRecord>;
  /** Does it now, without a word; gives the exit code. */
  readonly run: (order: 'now' | 'back') => Promise<number>;
}

export function thisUpdatesWorld(): UpdatesWorld {
  const { platform, surroundings, program, machine } = thisMachine();
  const [node = process.execPath, cli = ''] = program('x11').command;
  return {
    platform,
    machine,
    uid: surroundings.uid,
    hasSession: existsSync('/etc/systemd/system/bluezone-kiosk.service'),
    // A clone has its sources beside it.
    isPackaged: !existsSync(path.resolve(path.dirname(cli), '../../vite.config.ts')),
    updater: [node, path.resolve(path.dirname(cli), '../updater/updater.js')],
    readKey: (file) => readFile(file, 'latin1'),
    record: () => peekUpdateRecord(UPDATES_RECORD),
    run: (order) =>
      new Promise((resolve) => {
        // What it says is for the journal of systemd.
        const child = spawn(UPDATES_SCRIPT, [order], { stdio: 'ignore' });
        child.once('error', () => resolve(1));
        child.once('exit', (code) => resolve(code ?? 1));
      }),
  };
}
