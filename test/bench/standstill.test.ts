import { describe, expect, it } from 'vitest';
import { BLACK } from './coded-picture.ts';
import { onwardFrom } from './standstill.ts';
import { oneSecondItems, sampled, wholeShowing, type Shown } from './synthetic.ts';

const items = oneSecondItems(['v1', 'v2']);
const [one, other] = [wholeShowing(items, 0), wholeShowing(items, 1)];
/** Samples begin at 1000 ms. */
const onward = (shown: readonly Shown[]) => onwardFrom(sampled(shown), 1000);
const frozen = { item: 0, frame: 29, forMs: 2000 };

describe('onwardFrom', () => {
  it('finds no standstill where every frame is followed by another', () => {
    expect(onward([...one, ...other]).backMs).toBe(0);
    expect(onward([...one, ...other]).movingMs).toBeCloseTo(2000, -2);
  });

  it('measures until the picture moves again after it stood still', () => {
    const { backMs, movingMs } = onward([...one, frozen, ...other]);
    expect(backMs).toBeCloseTo(3000, -2);
    expect(movingMs).toBeCloseTo(1000, -2);
  });

  it('takes black for no movement', () => {
    expect(onward([...one, { item: BLACK, forMs: 700 }, ...other]).backMs).toBeCloseTo(1700, -2);
  });

  it('measures to the end of the last standstill when it comes back and goes again', () => {
    expect(onward([...one, frozen, ...other, frozen, ...other]).backMs).toBeCloseTo(6000, -2);
  });

  it('is not moving while it still stands', () => {
    expect(onward([...one, frozen])).toEqual({ backMs: 0, movingMs: 0 });
  });
});
