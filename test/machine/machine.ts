import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesUnder, type MachineWorld } from '../../machine/machine-world.ts';
import type { Command, Program } from '../../machine/plan.ts';
import { tempDir } from '../fakes/temp-dir.ts';

export const program: Program = {
  command: ['/opt/bluezone kiosk/node', '/opt/bluezone kiosk/out/main/cli.js'],
  host: 'chromium',
  environment: {},
};

/** A machine of real files in a folder of their own, whose commands are only written down. */
export async function aMachine(fails: (command: Command) => boolean = () => false) {
  const root = await tempDir();
  const ran: string[] = [];
  const world: MachineWorld = {
    ...filesUnder(root),
    run(command) {
      ran.push(command.join(' '));
      return Promise.resolve(fails(command) ? { code: 1, words: 'no' } : { code: 0, words: '' });
    },
  };
  return {
    root,
    world,
    /** The commands since this was last asked. */
    ran: () => ran.splice(0),
    /** All files, by their paths on that machine. */
    files: () =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => `/${name}`)
        .filter((name) => statSync(path.join(root, name)).isFile())
        .sort(),
    text: (file: string) => readFile(path.join(root, file), 'utf8'),
    modeOf: (file: string) => statSync(path.join(root, file)).mode & 0o777,
  };
}
