import { describe, expect, it } from 'vitest';
import { lastBlankEnd, unexpected } from './random-kills.ts';

const samples = (...item: readonly number[]) => ({
  item: Int16Array.from(item),
  atMs: Float64Array.from(item, (_, index) => 100 + index * 10),
});

describe('lastBlankEnd', () => {
  it('is 0 while the picture stays, and for the half-copied frames of a change', () => {
    expect(lastBlankEnd(samples(0, 0, -1, -1, 1, 1), 100)).toBe(0);
  });

  it('goes to the end of the last stretch without an item', () => {
    expect(lastBlankEnd(samples(0, -1, -1, -1, -1, -1, 0, -1, -1, -1, -1, -1, 0, 0), 100)).toBe(120);
  });

  it('leaves out what was before', () => {
    expect(lastBlankEnd(samples(0, -1, -1, -1, -1, -1, 0, 0), 160)).toBe(0);
  });
});

describe('unexpected', () => {
  const item = (id: string) => ({ id, kind: 'image', rgb: [0, 0, 0], durationMs: 1000, frames: 0 }) as const;
  const [a, b, c] = [item('a'), item('b'), item('c')];
  const items = [a, b, c];
  const shown = (...showings: readonly ReturnType<typeof item>[]) => showings.map((one) => ({ item: one }));

  it('takes the same again and the next one, round the end', () => {
    expect(unexpected(shown(a, b, b, c, a, b), items)).toEqual([]);
  });

  it('tells a list that went on from its start, and one that went back', () => {
    expect(unexpected(shown(a, b, a, b), items)).toEqual(['showing 3: a after b']);
    expect(unexpected(shown(c, b), items)).toEqual(['showing 2: b after c']);
  });
});
