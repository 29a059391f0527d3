import { describe, expect, it } from 'vitest';
import type { Ballast } from '../../../player/journal/ballast.ts';
import { createRoom } from '../../../player/journal/room.ts';

/** The room of a journal that cannot be opened now. */
function room(change: Partial<Ballast>) {
  let uptimeMs = 0;
  const ballast: Ballast = { lay: () => Promise.resolve(), giveUp: () => false, isTight: () => false, ...change };
  return {
    ...createRoom({
      ...{ ballast, database: () => undefined, destinations: () => [], key: () => undefined },
      ...{ now: () => 0, uptimeMs: () => uptimeMs },
    }),
    wait: (ms: number) => (uptimeMs += ms),
  };
}

describe('the room of the journal', () => {
  it('is settled when no ballast is being laid any more, so that its folder may go', async () => {
    const laid: (() => void)[] = [];
    const { lay, keep, settled } = room({ lay: () => new Promise((resolve) => laid.push(resolve)) });
    let isSettled = false;
    lay();
    keep();
    const settling = settled().then(() => (isSettled = true));
    await Promise.resolve();
    laid.shift()?.();
    await new Promise(setImmediate);
    expect(laid).toHaveLength(1);
    expect(isSettled).toBe(false);

    laid.shift()?.();
    await settling;
  });

  it('has its ballast laid again after ten minutes, should there be place for it by then', async () => {
    let laid = 0;
    const { keep, settled, wait } = room({ lay: () => Promise.resolve(void (laid += 1)) });
    for (const ms of [0, 9 * 60_000, 60_000]) {
      wait(ms);
      keep();
    }

    await settled();
    expect(laid).toBe(2);
  });

  it('can be made as long as there is ballast', () => {
    const left = [true];
    const { make } = room({ giveUp: () => left.pop() ?? false });

    expect([make(), make()]).toEqual([true, false]);
  });
});
