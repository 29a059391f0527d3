import { DatabaseSync } from 'node:sqlite';
import { readJournalLine } from '../../core/journal-lines.ts';

/**
 * The one key that has sealed a journal, without reading what it has sealed; `undefined` where nothing or more than one key
 * has, and where that cannot be told.
 */
export function keyOfJournal(file: string): string | undefined {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    try {
      const seals = database.prepare('SELECT line FROM seals').all();
      const keys = new Set(
        seals.map(({ line }) => {
          const read = readJournalLine(String(line));
          return read.kind === 'seal' ? read.seal.key : undefined;
        }),
      );
      const [only] = keys;
      return keys.size === 1 ? only : undefined;
    } finally {
      database.close();
    }
  } catch {
    // Of a version of before, or damaged: whoever reads its lines says so.
    return undefined;
  }
}
