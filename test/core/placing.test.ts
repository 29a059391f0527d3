import { describe, expect, it } from 'vitest';
import { judgePlace, newPlacing, type Placing } from '../../core/placing.ts';

const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
const turned = { ...bounds, width: 1080, height: 1920 };

describe('judgePlace', () => {
  it('puts a window back at once that was in its place since', () => {
    const right = judgePlace(newPlacing(bounds, 0), bounds, true, 2_000);

    expect(right).toMatchObject({ kind: 'right' });
    expect(judgePlace((right as { placing: Placing }).placing, turned, false, 4_000)).toEqual({
      kind: 'place',
      placing: { at: 4_000, bounds: turned, tries: 1 },
    });
  });

  it('gives one that was just put there ten seconds, and says when to look again', () => {
    const placing = newPlacing(bounds, 0);

    expect(judgePlace(placing, bounds, false, 4_000)).toEqual({ kind: 'wait', waitMs: 6_000 });
    expect(judgePlace(placing, bounds, false, 10_000)).toMatchObject({ kind: 'place' });
  });

  it('waits twice as long each time with a display that refuses, some ten minutes at most', () => {
    const at: number[] = [];
    let placing = newPlacing(bounds, 0);
    for (let now = 0; now < 3_600_000; now += 1_000) {
      const verdict = judgePlace(placing, bounds, false, now);
      if (verdict.kind !== 'place') continue;
      placing = verdict.placing;
      at.push(now / 1_000);
    }

    expect(at).toEqual([10, 30, 70, 150, 310, 630, 1270, 1910, 2550, 3190]);
  });

  it('begins anew when the display has changed', () => {
    const refused: Placing = { at: 0, bounds, tries: 6 };

    expect(judgePlace(refused, turned, false, 10_000)).toMatchObject({ kind: 'place', placing: { tries: 1 } });
  });
});
