import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import type { Rung } from '../core/ladder.ts';

/** What the record is called in a data directory. */
export const STRIKES = 'strikes.jsonl';

/** What has died: a page's process, the browser, the GPU's process, the player's; or the host, by a bug or to be started again. */
type Death = 'page' | 'browser' | 'gpu' | 'player' | 'bug' | 'restart';
/** How a start of the host has gone, and what was done so that the next goes better (`core/ladder`). */
type Step = 'launch' | 'settled' | 'good' | 'left' | 'lower' | 'raise' | 'safe-mode';
export type StrikeKind = Death | Step;

export interface Strike {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: StrikeKind;
  readonly why: string;
  /** How the host drew then, where it says so. */
  readonly rung?: Rung | undefined;
}

/** The record of what died, which outlives the host. */
export interface Strikes {
  /** Of this run and of those before, the oldest first. */
  all(): readonly Strike[];
  add(kind: StrikeKind, why: string, rung?: Rung): void;
}

/**
 * Opens the record of strikes. `add` returns when the strike is on the disk: it is called before anything else is
 * done about a crash, because Chromium may end the whole program milliseconds later (orca#11940 counted 7 ms).
 * A record that cannot be read is an empty one, one that cannot be written is done without: playing goes on.
 */
export function openStrikes(file: string, now: () => number): Strikes {
  let strikes = readStrikes(file);
  return {
    all: () => strikes,
    add(kind, why, rung) {
      const strike: Strike = { at: now(), kind, why, ...(rung === undefined ? {} : { rung }) };
      strikes = [...strikes, strike].slice(-MOST_KEPT);
      try {
        const handle = openSync(file, 'a', 0o600);
        try {
          writeSync(handle, `${JSON.stringify(strike)}\n`);
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

/** The last strikes; a line that a power cut tore is passed over. A file that has grown long is cut to them. */
function readStrikes(file: string): readonly Strike[] {
  const lines = textOf(file).split('\n');
  const kept = lines.slice(-MOST_KEPT - 1);
  if (lines.length > 2 * MOST_KEPT) shorten(file, kept.join('\n'));
  return kept.flatMap((line) => {
    try {
      const strike = JSON.parse(line) as Strike;
      return typeof strike.at === 'number' && typeof strike.kind === 'string' ? [strike] : [];
    } catch {
      return [];
    }
  });
}

function shorten(file: string, text: string): void {
  try {
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  } catch {
    // It is only long; the next start tries again.
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the first start
  }
}

/** Three days of a page that dies as often as it is loaded again. */
const MOST_KEPT = 10_000;
