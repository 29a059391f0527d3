import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskErrors, failAt, killAt, killThenCut, lifeWithout } from '../store/accidents.ts';
import { evenly } from '../store/fates.ts';
import type { Operation } from '../store/operations.ts';
import { cutPower } from '../store/power-cuts.ts';
import { openLaboratory, whyNoShim, type Laboratory } from '../store/shimmed.ts';

const whyNot = whyNoShim();
if (whyNot !== undefined) console.log(`${whyNot}: crash points, power cuts and disk errors are NOT verified`);

/** Small counts; `npm run prove -- --only store` has every call and every errno. */
describe.skipIf(whyNot !== undefined)('what a player keeps on its disk', () => {
  let laboratory: Laboratory;
  let operations: readonly Operation[];
  let calls: readonly number[];
  beforeAll(async () => {
    laboratory = await openLaboratory();
    const life = await lifeWithout(laboratory);
    operations = life.operations;
    calls = Array.from({ length: life.calls }, (_, index) => index + 1);
  }, 30_000);
  afterAll(() => laboratory.close());

  it('is whole after a power cut at any call, whatever of the unsynced was kept, lost or torn', async () => {
    const { cuts, states, faults } = await cutPower(operations, laboratory.sources, { mostEach: 4 });

    expect(faults).toEqual([]);
    expect(cuts).toBe(operations.length);
    expect(states).toBeGreaterThan(300);
  }, 60_000);

  it.each([
    ['directories', { fileSync: true, dirSync: false }],
    ['files', { fileSync: false, dirSync: true }],
  ])('would not be on a disk where %s cannot be synced', async (_, promises) => {
    const { faults } = await cutPower(operations, laboratory.sources, { mostEach: 5, promises, stopAtFault: true });

    expect(faults).not.toEqual([]);
  });

  it('is whole after kill -9 before a call or half-way into a write, and the next player does the rest', async () => {
    const accidents = evenly(calls, 6).map((at, n) => ({ at, what: n % 2 === 0 ? 'kill' : 'kill-half' }) as const);

    expect(await killAt(laboratory, accidents)).toEqual({ lives: 6, hit: 6, faults: [] });
  }, 60_000);

  it('is whole after a kill that is followed by a power cut', async () => {
    for (const at of evenly(calls, 2)) {
      const { states, faults } = await killThenCut(laboratory, at, { cuts: 20, mostEach: 4 });
      expect(faults).toEqual([]);
      expect(states).toBeGreaterThan(10);
    }
  }, 60_000);

  it('costs a try, not the player, when a call fails: EIO, ENOSPC and EROFS', async () => {
    const errnos = Object.values(diskErrors);
    const accidents = evenly(calls, 6).map((at, n) => ({ at, what: errnos[n % errnos.length] ?? 0 }));

    expect(await failAt(laboratory, accidents)).toEqual({ lives: 6, hit: 6, faults: [] });
  }, 60_000);
});
