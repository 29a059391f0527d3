import { describe, expect, it } from 'vitest';
import { createJournalWatch } from '../../../report/fleet/journal-watch.ts';

type Told = readonly [at: number, seq: number, hash?: number];

/** What is made of requests, in the order in which they are read. */
function watched(...told: readonly Told[]) {
  const watch = createJournalWatch(2);
  for (const [at, seq, hash = seq] of told) watch.heed(1, at, seq, hash);
  expect(watch.of(0)).toBeUndefined();
  return watch.of(1);
}

const minutes = (count: number) => Array.from({ length: count }, (_, minute) => minute * 60);

describe('createJournalWatch', () => {
  it('finds nothing in a record that grows, rests, or grew while nobody heard of it', () => {
    expect(watched([0, 100], [60, 106], [120, 106], [200_000, 20_000])).toEqual({
      ...{ seq: 20_000, hash: '00004e20', trouble: undefined },
    });
    expect(watched([0, 0], [60, 0])).toBeUndefined();
  });

  it('finds one that was longer before, and where it was', () => {
    expect(watched([0, 8123, 0x5f0c2a91], [60, 3], [120, 9])).toEqual({
      ...{ seq: 9, hash: '00000009' },
      trouble: { kind: 'back', at: 60, before: { seq: 8123, hash: '5f0c2a91' } },
    });
  });

  it('finds one that ends otherwise at the same place', () => {
    expect(watched([0, 50, 0xaa], [60, 50, 0xbb])?.trouble).toEqual({
      ...{ kind: 'changed', at: 60, before: { seq: 50, hash: '000000aa' } },
    });
  });

  it('finds one that was begun anew, far above the one before', () => {
    expect(watched([0, 8123], [120, 1_795_000_000])?.trouble).toMatchObject({ kind: 'anew', before: { seq: 8123 } });
  });

  it('finds two machines that go by one name', () => {
    const copied = minutes(10).map((at, minute): Told => [at, minute % 2 === 0 ? 5000 + minute : 100 + minute]);

    expect(watched(...copied)?.trouble).toMatchObject({ kind: 'twice', at: 540, before: { seq: 5008 } });
  });

  it('reads logs in any order, and finds what was between them', () => {
    const yesterday: readonly Told[] = [
      [0, 8000],
      [60, 8006],
    ];

    expect(watched([86_400, 9000], [86_460, 9006], ...yesterday)).toMatchObject({ seq: 9006, trouble: undefined });
    expect(watched([86_400, 2], [86_460, 8], ...yesterday)).toEqual({
      ...{ seq: 8, hash: '00000008' },
      trouble: { kind: 'back', at: 86_460, before: { seq: 8006, hash: '00001f46' } },
    });
  });

  it('makes nothing of two requests in one second', () => {
    expect(watched([0, 100], [60, 106], [60, 105])?.trouble).toBeUndefined();
  });
});
