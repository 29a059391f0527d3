import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * A name for the time since the system was started: as long as it is the same, no power cut has taken away what was
 * written, fsynced or not. Where the system has no name for it, the minute of its start is one.
 */
export function bootName(now: number): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `minute ${Math.round((now / 1000 - uptime()) / 60)}`; // a step of the clock only costs a download
  }
}
