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

  it('D09: is whole after a power cut at any call, whatever of the unsynced was kept, lost or torn', async () => {
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

  it('D08: is whole after kill -9 before a call or half-way into a write, and the next player does the rest', async () => {
    const accidents = evenly(calls, 6).map((at, n) => ({ at, what: n % 2 === 0 ? 'kill' : 'kill-half' }) as const);

    expect(await killAt(laboratory, accidents)).toEqual({ lives: 6, hit: 6, faults: [] });
  }, 60_000);

  it('D08, D09: is whole after a kill that is followed by a power cut', async () => {
    for (const at of evenly(calls, 2)) {
      const { states, faults } = await killThenCut(laboratory, at, { cuts: 20, mostEach: 4 });
      expect(faults).toEqual([]);
      expect(states).toBeGreaterThan(10);
    }
  }, 60_000);

  it('D04, D05, D06: costs a try, not the player, when a call fails with EIO, ENOSPC or EROFS, fsync among them', async () => {
    const errnos = Object.values(diskErrors);
    const syncs = operations
      .filter(({ kind }) => kind !== 'say')
      .flatMap(({ kind }, n) => (kind === 'fsync' ? [n + 1] : []));
    const accidents = [...evenly(calls, 3), ...evenly(syncs, 3)].map((at, n) => ({
      at,
      what: errnos[n % errnos.length] ?? 0,
    }));

    expect(await failAt(laboratory, accidents)).toEqual({ lives: 6, hit: 6, faults: [] });
  }, 60_000);

  it('D07: holds nothing up but the call itself when the disk is slow', async () => {
    const { facts, exitCode } = await laboratory.live(laboratory.newDir(), { at: calls.length >> 1, what: 'slow' });

    expect(exitCode).toBe(0);
    const held = Number(facts.find((fact) => fact.startsWith('held '))?.slice('held '.length));
    expect(held).toBeLessThan(1500);
  }, 30_000);
});
