import { describe, expect, it } from 'vitest';
import { keepOnTop, type TopWindow } from '../../player/keep-on-top.ts';
import { fakeClock } from '../chromium/fake-browser.ts';
import { logbook } from '../fakes/logbook.ts';

function keeping(count: number) {
  const clock = fakeClock();
  const focus: (boolean | undefined)[] = Array.from({ length: count }, () => false);
  const raised: [seconds: number, window: number][] = [];
  const begun = clock.now();
  const windows = focus.map((_, index): TopWindow => ({
    hasFocus: () => Promise.resolve(focus[index]),
    raise: () => raised.push([(clock.now() - begun) / 1000, index]),
  }));
  const stop = keepOnTop({ windows: () => windows, log: logbook(), now: clock.now, setTimer: clock.setTimer });
  return { ...clock, focus, raised, windows, stop };
}

describe('keepOnTop', () => {
  it('leaves windows alone while the keyboard is with one of them', async () => {
    const { pass, focus, raised } = keeping(2);
    focus[1] = true;
    await pass(60_000);

    expect(raised).toEqual([]);
  });

  it('raises all of them within a second of another one getting the keyboard, each time anew, however soon', async () => {
    const { pass, focus, raised } = keeping(2);
    focus[0] = true;
    await pass(2_500);
    focus[0] = false;
    await pass(600);
    focus[0] = true;
    await pass(300);
    focus[0] = false;
    await pass(1_000);

    expect(raised.map(([at, window]) => [Math.floor(at), window])).toEqual([
      [3, 0],
      [3, 1],
      [4, 0],
      [4, 1],
    ]);
  });

  it('tries less and less often where that does not help, and never gives up', async () => {
    const { pass, raised } = keeping(1);
    await pass(3_600_000);

    const pauses = raised.slice(1).map(([at], index) => Math.round(at - (raised[index]?.[0] ?? 0)));
    expect(pauses.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(pauses.at(-1)).toBe(512);
  });

  it('judges nothing of windows that do not say', async () => {
    const { pass, focus, raised } = keeping(2);
    focus[1] = undefined;
    await pass(10_000);

    expect(raised).toEqual([]);
  });

  it('ends', async () => {
    const { pass, raised, stop } = keeping(1);
    stop();
    await pass(10_000);

    expect(raised).toEqual([]);
  });
});
