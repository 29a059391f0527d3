import { describe, expect, it } from 'vitest';
import { BLACK } from './coded-picture.ts';
import { strayAfter } from './host-killed.ts';
import { oneSecondItems, sampled, wholeShowing } from './synthetic.ts';

const items = oneSecondItems(['v1', 'v2', 'v3']);
const [one, two, three] = [0, 1, 2].map((index) => wholeShowing(items, index));
const away = { item: BLACK, forMs: 700 };
/** Of samples that begin at 1000 ms; killed half-way through the first item. */
const stray = (...shown: Parameters<typeof sampled>[0]) => strayAfter(sampled(shown), 1500, items.length);

describe('strayAfter', () => {
  it('lets the item that was on, or the next one, follow', () => {
    expect(stray(...(one ?? []), away, ...(one ?? []))).toBeUndefined();
    expect(stray(...(one ?? []), away, ...(two ?? []))).toBeUndefined();
    expect(stray(...(one ?? []), ...(two ?? []), away, ...(three ?? []), ...(one ?? []))).toBeUndefined();
  });

  it('tells one that was passed over, and one that comes again later', () => {
    expect(stray(...(one ?? []), away, ...(three ?? []))).toEqual([0, 2]);
    expect(stray(...(one ?? []), ...(two ?? []), away, ...(one ?? []))).toEqual([1, 0]);
  });
});
