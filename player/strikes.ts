import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What has died: a page's process, the browser, the GPU's process, the player's; or the host, by a bug or to be started again. */
export type StrikeKind = 'page' | 'browser' | 'gpu' | 'player' | 'bug' | 'restart';

export interface Strike {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: StrikeKind;
  readonly why: string;
}

/** The record of what died, which outlives the host. */
export interface Strikes {
  readonly before: readonly Strike[];
  add(kind: StrikeKind, why: string): void;
}

/**
 * Opens the record of strikes. `add` returns when the strike is on the disk: it is called before anything else is
 * done about a crash, because Chromium may end the whole program milliseconds later (orca#11940 counted 7 ms).
 * A record that cannot be read is an empty one, one that cannot be written is done without: playing goes on.
 */
export function openStrikes(file: string, now: () => number): Strikes {
  const before = readStrikes(file);
  return {
    before,
    add(kind, why) {
      const at = now();
      try {
        const handle = openSync(file, 'a', 0o600);
        try {
          writeSync(handle, `${JSON.stringify({ at, kind, why })}\n`);
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
      } catch {
        // A full or broken disk must not turn one crash into two.
      }
    },
  };
}

/** The last 200 strikes; a line that a power cut tore is passed over. */
function readStrikes(file: string): readonly Strike[] {
  return textOf(file)
    .split('\n')
    .slice(-201)
    .flatMap((line) => {
      try {
        const strike = JSON.parse(line) as Strike;
        return typeof strike.at === 'number' && typeof strike.kind === 'string' ? [strike] : [];
      } catch {
        return [];
      }
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the first start
  }
}
