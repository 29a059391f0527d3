import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { BLACK, CODED_FRAME_MS, OTHER } from './coded-picture.ts';
import { oneSecondItems, sampled, wholeShowing, type Shown } from './synthetic.ts';

const items = oneSecondItems(['v1', 'v2', 'p1', 'p2']);
const whole = (...order: number[]) => order.flatMap((item) => wholeShowing(items, item));
const analysed = (shown: readonly Shown[]) => analyse(sampled(shown), items);

describe('analyse', () => {
  it('finds nothing wrong with a perfect splice of every kind', () => {
    const { changes, gapSamples, halfCopied, frames, showings } = analysed(whole(0, 1, 2, 3, 0, 1));
    expect(showings.map(({ item }) => item.id)).toEqual(['v1', 'v2', 'p1', 'p2', 'v1', 'v2']);
    expect(gapSamples).toBe(0);
    expect(halfCopied).toEqual([]);
    expect(frames).toEqual({ due: 60, dropped: 0, backwards: 0, frozenMs: 0 });
    expect(changes.map(({ kind }) => kind)).toEqual([
      'video → video',
      'video → image',
      'image → image',
      'image → video',
      'video → video',
    ]);
    for (const { hiccupMs, worstFreezeMs, slipMs } of changes) {
      expect(Math.abs(hiccupMs)).toBeLessThan(5);
      expect(worstFreezeMs).toBeLessThan(5);
      expect(Math.abs(slipMs ?? 0)).toBeLessThan(5);
    }
  });

  it('finds a black gap of 20 ms between two videos', () => {
    const { changes, gaps, gapSamples } = analysed([...whole(0), { item: BLACK, forMs: 20 }, ...whole(1)]);
    expect(gapSamples).toBe(8);
    expect(gaps).toHaveLength(1);
    expect(changes[0]?.blackMs).toBeCloseTo(20, 0);
    expect(changes[0]?.otherMs).toBeCloseTo(0, 0);
    expect(changes[0]?.hiccupMs).toBeCloseTo(20, -0.5);
  });

  it('finds a black gap inside a showing, and still counts one showing', () => {
    const [head, tail] = [whole(0).slice(0, 15), whole(0).slice(15)];
    const { showings, gapSamples } = analysed([...head, { item: BLACK, forMs: 40 }, ...tail, ...whole(1)]);
    expect(showings.map(({ item, blankMs }) => [item.id, Math.round(blankMs)])).toEqual([
      ['v1', 40],
      ['v2', 0],
    ]);
    expect(gapSamples).toBe(16);
  });

  it('takes black and other together for one gap, however short each is', () => {
    const blank = [
      { item: BLACK, forMs: 7.5 },
      { item: OTHER, forMs: 7.5 },
    ];
    const { gaps, halfCopied } = analysed([...whole(0), ...blank, ...whole(1)]);
    expect(gaps).toMatchObject([{ samples: 6, blackMs: 7.5, otherMs: 7.5 }]);
    expect(halfCopied).toEqual([]);
  });

  it('counts a stretch under 10 ms apart, as a half-copied frame', () => {
    const { gapSamples, halfCopied } = analysed([...whole(0), { item: OTHER, forMs: 5 }, ...whole(1)]);
    expect(gapSamples).toBe(0);
    expect(halfCopied).toMatchObject([{ samples: 2 }]);
  });

  it('finds a frame that was repeated in place of the next one', () => {
    const frames = whole(1).map((shown) => (shown.frame === 12 ? { ...shown, frame: 11 } : shown));
    const { frames: found } = analysed([...whole(0), ...frames, ...whole(2)]);
    expect(found.dropped).toBe(1);
    expect(found.frozenMs).toBeGreaterThan(CODED_FRAME_MS - 5);
  });

  it('finds a last frame that froze before the next item came', () => {
    const frozen = whole(0).map((shown) => (shown.frame === 29 ? { ...shown, forMs: 133 } : shown));
    const [change] = analysed([...frozen, ...whole(1)]).changes;
    expect(change?.hiccupMs).toBeCloseTo(100, -1);
    expect(change?.worstFreezeMs).toBeCloseTo(100, -1);
    expect(change?.slipMs).toBeCloseTo(100, -1);
  });

  it('finds a tail that was cut off and a head that was never shown', () => {
    const [change] = analysed([...whole(0).slice(0, 27), ...whole(1).slice(4)]).changes;
    expect(change).toMatchObject({ lostTail: 3, lostHead: 4 });
    expect(change?.slipMs).toBeLessThan(-200);
  });

  it('finds a late frame of an earlier showing that came up first', () => {
    const stale = { item: 1, frame: 29, forMs: 25 };
    const [change] = analysed([...whole(0), stale, ...whole(1)]).changes;
    expect(change?.staleMs).toBeCloseTo(25, 0);
    expect(change?.hiccupMs).toBeCloseTo(25, -1);
  });

  it('says how long nobody looked', () => {
    const { atMs, ...rest } = sampled(whole(0));
    const late = atMs.map((at, index) => (index < 100 ? at : at + 37.5));
    expect(analyse({ atMs: late, ...rest }, items).watch).toMatchObject({ longestHoleMs: 40, holesOver10Ms: 1 });
  });
});
