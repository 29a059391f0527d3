import { readFileSync } from 'node:fs';
import type { PlayerFault } from '../core/status.ts';
import { UPDATES_TOLD } from '../core/update-files.ts';

/** What the update of this machine has to tell people, as it has written it down; nothing where there are no updates. */
export function readUpdateFaults(file: string = UPDATES_TOLD): readonly PlayerFault[] {
  try {
    const { code, message, at } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<string, unknown>>;
    if (typeof message !== 'string' || typeof at !== 'string') return [];
    if (code === 'UPDATE_FAILED') return [{ code: 'UPDATE_FAILED', message, at }];
    if (code === 'UPDATE_NOT_TAKEN') return [{ code: 'UPDATE_NOT_TAKEN', message, at }];
    return [];
  } catch {
    return []; // none is there, or it is just being written by a version of another form
  }
}
