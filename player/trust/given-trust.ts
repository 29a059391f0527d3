import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../log.ts';
import type { Settled } from '../settled.ts';
import { readAnchor } from './trust-file.ts';

/** The trust file that an operator names: its absolute path, if it is one that a machine can begin with. */
export function settleTrust(written: string, workingDir: string): Settled {
  const file = path.resolve(workingDir, written);
  try {
    const read = readAnchor(readFileSync(file, 'utf8'));
    return read.kind === 'trust'
      ? { kind: 'settled', value: file }
      : { kind: 'refused', message: `${file} is not a trust file: ${read.why}` };
  } catch (error) {
    return { kind: 'refused', message: `${file} cannot be read: ${reasonOf(error)}` };
  }
}
