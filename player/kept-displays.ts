import path from 'node:path';
import { keepFile, readKeptFile } from './kept-file.ts';
import { reasonOf, type Log } from './log.ts';
import type { DisplayNumbers } from './number-displays.ts';

/** The numbers of displays, as the data directory holds them. */
export interface KeptDisplays {
  /** Those of the last start. */
  readonly numbers: DisplayNumbers;
  /** Writes others in the background; what cannot be written is only logged, and costs a screen its name at the next start. */
  keep(numbers: DisplayNumbers): void;
}

/** Reads `displays.json`. A file that is damaged, or not there, is as good as none; what is none of ours in it is left out. */
export async function openKeptDisplays(dataDir: string, log: Log): Promise<KeptDisplays> {
  const file = path.join(dataDir, 'displays.json');
  const kept = await readKeptFile(file);
  let writing = Promise.resolve();
  return {
    numbers: kept.kind === 'read' ? numbersIn(kept.value) : {},
    keep(numbers) {
      writing = writing
        .then(() => keepFile(file, numbers))
        .catch((error: unknown) => log.warn('displays.json not written', { reason: reasonOf(error) }));
    },
  };
}

function numbersIn(value: unknown): DisplayNumbers {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => Number.isInteger(entry[1]) && Number(entry[1]) > 0),
  );
}
