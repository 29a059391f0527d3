import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** What died: the page's process, the browser, or the player process. */
export type StrikeKind = 'page' | 'browser' | 'player';

/**
 * Appends strikes to a file, a JSON line each. It returns when the line is on the disk, and is called before anything
 * else is done about a crash, because the next one may take the host along (DECISIONS 1). A line that a power cut tore
 * stands alone between its line ends.
 */
export function strikesIn(file: string, now: () => number): (kind: StrikeKind, why: string) => void {
  return (kind, why) => {
    try {
      const handle = openSync(file, 'a', 0o600);
      try {
        writeSync(handle, `${JSON.stringify({ at: now(), kind, why })}\n`);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch {
      // A full or broken disk must not turn one crash into two.
    }
  };
}
