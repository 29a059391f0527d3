import { describe, expect, it } from 'vitest';
import type { LaboratoryOptions } from './laboratory.ts';
import { runRow, type FaultRow } from './run-row.ts';

/** Each row as a test of its name, in each of its modes. */
export function testRows(what: string, rows: readonly FaultRow[]): void {
  describe(`faults of ${what}`, () => {
    for (const row of rows) {
      for (const mode of row.modes ?? [{}]) {
        it(`${row.id} › ${row.title}${wordsOf(mode)}`, async () => {
          expect(await runRow(row, mode)).toEqual([]);
        }, 30_000);
      }
    }
  });
}

function wordsOf({ isSigning, isHashing }: LaboratoryOptions): string {
  return isSigning === true ? ' (signed)' : isHashing === false ? ' (no hashes)' : '';
}
