import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * A name for the time since the system was started: as long as it is the same, no power cut has taken away what was
 * written, fsynced or not. Where the system has no name for it, the minute of its start is one.
 *
 * @param now   epoch milliseconds
 * @param file  where Linux keeps the name
 */
export function bootName(now: number, file = '/proc/sys/kernel/random/boot_id'): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return `minute ${Math.round((now / 1000 - uptime()) / 60)}`; // a step of the clock only costs a download
  }
}
