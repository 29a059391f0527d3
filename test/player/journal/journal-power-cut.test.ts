import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evenly } from '../../store/fates.ts';
import { journalFaultsOf } from '../../store/journal-oracle.ts';
import type { Operation } from '../../store/operations.ts';
import { cutPower } from '../../store/power-cuts.ts';
import { openLaboratory, whyNoShim, type Laboratory } from '../../store/shimmed.ts';

const whyNot = whyNoShim();
if (whyNot !== undefined) console.log(`${whyNot}: power cuts while the journal is written are NOT verified`);

describe.skipIf(whyNot !== undefined)('what a player keeps in its journal', () => {
  let laboratory: Laboratory;
  let operations: readonly Operation[];
  beforeAll(async () => {
    laboratory = await openLaboratory('journal-life.ts');
    const dir = laboratory.newDir();
    await laboratory.live(dir);
    operations = laboratory.operationsIn(dir);
  }, 30_000);
  afterAll(() => laboratory.close());

  it('is whole, once, and chained after a power cut, whatever of the unsynced was kept, lost or torn', async () => {
    const until = operations.length;
    const from = Math.floor(until / 2);
    const { states, faults } = await cutPower(operations, laboratory.sources, {
      ...{ from, until: Math.min(until, from + 40), mostEach: 4, look: journalFaultsOf },
    });

    expect(faults).toEqual([]);
    expect(states).toBeGreaterThan(20);
  }, 60_000);

  it('is whole after kill -9 at any call', async () => {
    const calls = operations.filter(({ kind }) => kind !== 'say').map((_, index) => index + 1);
    for (const at of evenly(calls, 4)) {
      const dir = laboratory.newDir();
      const { facts, exitCode } = await laboratory.live(dir, { at, what: 'kill' });
      expect(exitCode).toBeNull();
      expect(await journalFaultsOf(dir, facts)).toEqual([]);
    }
  }, 60_000);

  it('would not be on a disk that does not keep what was synced', async () => {
    const { faults } = await cutPower(operations, laboratory.sources, {
      ...{ from: Math.floor(operations.length / 2), mostEach: 4, look: journalFaultsOf, stopAtFault: true },
      promises: { fileSync: false, dirSync: true },
    });

    expect(faults).not.toEqual([]);
  }, 60_000);
});
