import { describe, expect, it } from 'vitest';
import { agreementOf, apartQuantile, latenessMs, worstApart } from './agreement.ts';
import { reportClockSync } from './clock-sync-report.ts';
import { BLACK, CODED_FRAME_MS } from './coded-picture.ts';
import type { Samples } from './samples.ts';
import { framesAhead, loopOf, placeOf } from './sync-loop.ts';
import { oneSecondItems } from './synthetic.ts';

const loop = loopOf(oneSecondItems(['v1', 'v2', 'p1', 'v3']));
const ALL = { fromMs: 0, toMs: Infinity };

/** Looks every 10 ms at a display that shows the loop from its beginning, so late at each instant. */
function display(forMs: number, lateMs: (atMs: number) => number = () => 0): Samples {
  const atMs = Float64Array.from({ length: forMs / 10 }, (_, index) => index * 10);
  const shown = [...atMs].map((at) => {
    const place = (at - lateMs(at) + 10 * loop.lengthMs + 1e-6) % loop.lengthMs;
    const item = loop.startsMs.findLastIndex((startMs) => startMs <= place);
    const into = place - (loop.startsMs[item] ?? 0);
    return { item, frame: loop.items[item]?.kind === 'video' ? Math.floor(into / CODED_FRAME_MS) : -1 };
  });
  return {
    atMs,
    item: Int16Array.from(shown, ({ item }) => item),
    frame: Int16Array.from(shown, ({ frame }) => frame),
    colour: new Uint32Array(atMs.length),
  };
}

function blackened(samples: Samples, from: number, to: number): Samples {
  return { ...samples, item: samples.item.map((item, index) => (index >= from && index < to ? BLACK : item)) };
}

describe('framesAhead', () => {
  const at = (item: number, frame = -1) => placeOf(loop, { item, frame })!;

  it('counts on over the end of an item, and of the loop', () => {
    expect(framesAhead(loop, at(0, 12), at(0, 12))).toBe(0);
    expect(framesAhead(loop, at(0, 12), at(0, 15))).toBe(-3);
    expect(framesAhead(loop, at(1, 1), at(0, 28))).toBe(3);
    expect(framesAhead(loop, at(0, 0), at(3, 29))).toBe(1);
    expect(framesAhead(loop, at(3, 25), at(0, 5))).toBe(-10);
  });

  it('takes a picture for the nearest of the frame times that it stands for', () => {
    expect(framesAhead(loop, at(2), at(1, 29))).toBe(1);
    expect(framesAhead(loop, at(2), at(1, 20))).toBe(10);
    expect(framesAhead(loop, at(2), at(3, 0))).toBe(-1);
    expect(framesAhead(loop, at(3, 4), at(2))).toBe(5);
    expect(framesAhead(loop, at(2), at(2))).toBe(0);
  });
});

describe('agreementOf', () => {
  it('finds two perfect players on one frame all the time', () => {
    const agreement = agreementOf(loop, [display(8000), display(8000)], ALL);
    expect(agreement).toMatchObject({ pairs: 800, unread: 0, still: 200 });
    expect(agreement.ahead).toHaveLength(600);
    expect(worstApart(agreement)).toBe(0);
  });

  it('finds one that is 100 ms late three frames behind, while a boundary passes too', () => {
    const agreement = agreementOf(loop, [display(8000), display(8000, () => 100)], ALL);
    expect(apartQuantile(agreement, 0.5)).toBe(3);
    expect(worstApart(agreement)).toBe(3);
    // From a picture one cannot know by how much: those pairs tell of one to three frames.
    expect(agreement.ahead.filter((frames) => frames !== 3).length).toBeLessThan(50);
    expect(agreement.ahead.every((frames) => frames > 0)).toBe(true);
  });

  it('counts a pair that cannot be read as farther apart than any other', () => {
    const first = display(4000);
    const agreement = agreementOf(loop, [first, blackened(first, 0, 31)], ALL);
    expect(agreement).toMatchObject({ pairs: 400, unread: 31, still: 100 });
    expect(apartQuantile(agreement, 0.89)).toBe(0);
    expect(apartQuantile(agreement, 0.9)).toBe(Infinity);
  });

  it('looks only where it is told', () => {
    const late = display(8000, (atMs) => (atMs < 1000 ? 400 : 0));
    const of = (fromMs: number, toMs: number) => agreementOf(loop, [display(8000), late], { fromMs, toMs });
    expect(worstApart(of(0, 8000))).toBe(12);
    expect(worstApart(of(1000, 8000))).toBe(0);
    expect(agreementOf(loop, [display(8000), late], { ...ALL, counts: (atMs) => atMs >= 7500 }).pairs).toBe(50);
  });
});

describe('latenessMs', () => {
  it('tells how late a display is by the clock, and which way', () => {
    const late = (ms: number) => [
      ...latenessMs(
        loop,
        display(8000, () => ms),
        (atMs) => atMs,
        0,
        8000,
      ),
    ];
    const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
    expect(middle(late(0))).toBeCloseTo(0, -1);
    expect(middle(late(80))).toBeCloseTo(80, -1);
    expect(middle(late(-40))).toBeCloseTo(-40, -1);
  });
});

describe('reportClockSync', () => {
  const stretch = (fromMs: number, toMs: number) => ({ fromMs, toMs, loads: [1], processors: 0.5 });
  const report = (lateMs: (atMs: number) => number) =>
    reportClockSync({
      ...{ loop, due: (atMs) => atMs % loop.lengthMs, startedApartMs: 20_000, awayMs: 3000 },
      pairs: [display(60_000), display(60_000, lateMs)],
      together: stretch(0, 40_000),
      again: stretch(45_000, 60_000),
    });

  it('is met by players that are two frames apart at most', () => {
    expect(report(() => 66).met).toBe(true);
  });

  it('is not met when one is further off than that for more than five in a hundred, before the kill or after', () => {
    expect(report((atMs) => (atMs < 1500 ? 500 : 0)).met).toBe(true);
    expect(report((atMs) => (atMs < 3000 ? 500 : 0)).met).toBe(false);
    expect(report((atMs) => (atMs > 58_000 ? -500 : 0)).met).toBe(false);
  });
});
