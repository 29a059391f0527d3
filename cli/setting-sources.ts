import path from 'node:path';
import { machineFilesOf } from '../player/provisioning/machine-files.ts';
import type { SettingSources } from '../player/provisioning/read-options.ts';
import { packagedPlayer } from './electron-binary.ts';

/** Where the settings of this machine are read from, as whoever starts a command has it. */
export function settingSources(root = path.resolve(import.meta.dirname, '../..')): SettingSources {
  const { env, platform } = process;
  const player = packagedPlayer(root);
  const besideProgram = player === undefined ? root : path.dirname(player);
  return { env, workingDir: process.cwd(), files: machineFilesOf(env, platform, besideProgram) };
}
