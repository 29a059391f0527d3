import { describe, expect, it } from 'vitest';
import { planSync, type KeptAsset, type WantedAsset } from '../../core/sync-plan.ts';

const asset = (name: string, more: Partial<WantedAsset> = {}): WantedAsset => ({
  itemId: name,
  url: `https://bluezone.example/${name}`,
  sha256: name,
  bytes: 10,
  ...more,
});
const kept = (name: string, lastUsedAt: number, bytes = 10): KeptAsset => ({ sha256: name, bytes, lastUsedAt });
const plan = (world: Partial<Parameters<typeof planSync>[0]> & { kept?: readonly KeptAsset[] }) => {
  const held = world.kept ?? [];
  return planSync({
    wanted: [],
    kept: held,
    here: (sha256) => held.some((one) => one.sha256 === sha256),
    pinned: new Set(),
    roomBytes: Infinity,
    ...world,
  });
};

describe('planSync', () => {
  it('fetches what is not here, in the order of play', () => {
    const { fetch } = plan({ wanted: [asset('c'), asset('a'), asset('b')], kept: [kept('a', 1)] });

    expect(fetch.map(({ itemId }) => itemId)).toEqual(['c', 'b']);
  });

  it('fetches a file once however many items show it', () => {
    const twice = [asset('a', { itemId: 'first' }), asset('a', { itemId: 'second' })];
    const byAddress = { url: 'https://bluezone.example/x.jpg' };
    const unhashed = [1, 2].map((n) => ({ itemId: `u${n}`, ...byAddress }));

    expect(plan({ wanted: [...twice, ...unhashed] }).fetch.map(({ itemId }) => itemId)).toEqual(['first', 'u1']);
  });

  it('keeps what nobody wants while there is room', () => {
    expect(plan({ kept: [kept('old', 1)], roomBytes: 10 }).evict).toEqual([]);
  });

  it('deletes the longest unplayed first, and no more than it must', () => {
    const held = [kept('yesterday', 30), kept('last-year', 10), kept('last-week', 20)];

    expect(plan({ wanted: [asset('new')], kept: held, roomBytes: 20 }).evict).toEqual(['last-year', 'last-week']);
  });

  it('never deletes what is wanted or pinned, however old and however full', () => {
    const held = [kept('on-screen', 1), kept('wanted', 2), kept('old', 3)];
    const made = plan({ wanted: [asset('wanted')], kept: held, pinned: new Set(['on-screen']), roomBytes: 5 });

    expect(made).toEqual({ fetch: [], evict: ['old'], neededBytes: 20, overBytes: 15 });
  });

  it('still fetches what is wanted when the budget is too small for it', () => {
    const made = plan({ wanted: [asset('a'), asset('b')], roomBytes: 5 });

    expect(made.fetch).toHaveLength(2);
    expect(made.overBytes).toBe(15);
  });
});
