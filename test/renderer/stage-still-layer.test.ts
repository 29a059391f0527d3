import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Showing } from '../../core/showing.ts';
import type { SlideView } from '../../renderer/slides/slide-view.ts';
import { SlideLayer } from '../../renderer/stage/still-layer.ts';

/** A table of four pages, 6 s each, that notes each time at which it is told to stand. */
function table() {
  const told: number[] = [];
  const element = {
    ready: Promise.resolve(),
    updateComplete: Promise.resolve(true),
    turnsAt: [6_000, 12_000, 18_000],
    get elapsedMs() {
      return told.at(-1) ?? 0;
    },
    set elapsedMs(elapsedMs) {
      told.push(elapsedMs);
    },
  };
  return { told, layer: new SlideLayer(element as unknown as SlideView) };
}

const since = (startsAt: number) =>
  ({
    item: { id: 'staff', kind: 'slide', slide: { kind: 'support-point' } },
    slot: { startsAt, endsAt: startsAt + 24_000 },
    round: 0,
    lang: 'vi',
  }) as unknown as Showing;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (tell: FrameRequestCallback) => setTimeout(() => tell(performance.now())));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Prepares a table that has been on by the clock for so long when it is seen, and has it watched then. */
async function joined(elapsedMs: number) {
  const { told, layer } = table();
  const prepared = layer.prepare(since(Date.now() + 100 - elapsedMs), performance.now() + 100);
  await vi.advanceTimersByTimeAsync(100);
  await prepared;
  layer.watchedFrom(performance.now());
  return told;
}

describe('SlideLayer', () => {
  it('turns the pages of a table one after the other', async () => {
    const told = await joined(0);
    await vi.advanceTimersByTimeAsync(24_000);

    expect(told).toEqual([0, 6_000, 12_000, 18_000]);
  });

  it('turns only the pages that are still to come in a table that is joined in the middle', async () => {
    const told = await joined(14_000);
    await vi.advanceTimersByTimeAsync(3_999);
    expect(told).toEqual([14_000]);
    await vi.advanceTimersByTimeAsync(1);

    expect(told).toEqual([14_000, 18_000]);
  });
});
