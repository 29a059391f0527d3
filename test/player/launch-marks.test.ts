import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { markLaunch } from '../../player/launch-marks.ts';
import { openStrikes } from '../../player/strikes.ts';
import { fakeClock } from '../chromium/fake-browser.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** Starts of one program, one after the other, each from what is on the disk. */
async function program() {
  const file = path.join(await tempDir(), 'strikes.jsonl');
  let clock = fakeClock();
  return {
    pass: (ms: number) => clock.pass(ms),
    start(version = '1.0.0', bootedAt = 0) {
      clock = fakeClock(clock.now()); // the timers of the one before died with it
      return markLaunch({ strikes: openStrikes(file, clock.now), version, bootedAt, ...clock });
    },
    now: () => clock.now(),
  };
}

describe('markLaunch', () => {
  it('starts in safe mode after three starts that died within a minute, and stays there for a day', async () => {
    const { start, pass } = await program();
    const rungs = [];
    for (let n = 0; n < 4; n++) {
      rungs.push(start().rung());
      await pass(30_000);
    }
    expect(rungs).toEqual(['normal', 'normal', 'normal', 'safe-mode']);

    await pass(6 * 60_000);
    expect(start().rung()).toBe('safe-mode');
    await pass(25 * 3_600_000);
    expect(start().rung()).toBe('normal');
  });

  it('counts no start that was told to end', async () => {
    const { start, pass } = await program();
    for (let n = 0; n < 5; n++) {
      start().left();
      await pass(1_000);
    }

    expect(start().rung()).toBe('normal');
  });

  it('counts no start that a power cut ended', async () => {
    const { start, pass, now } = await program();
    const rungs = [];
    for (let n = 0; n < 5; n++) {
      rungs.push(start('1.0.0', now() - 10).rung());
      await pass(30_000);
    }

    expect(rungs).toEqual(Array(5).fill('normal'));
  });

  it('begins anew after five good minutes', async () => {
    const { start, pass } = await program();
    for (const livedMs of [1_000, 1_000, 301_000, 1_000, 1_000]) {
      start();
      await pass(livedMs);
    }

    expect(start().rung()).toBe('normal');
  });

  it('gives a new build another try', async () => {
    const { start, pass } = await program();
    for (let n = 0; n < 4; n++) {
      start();
      await pass(1_000);
    }

    expect(start('1.0.0').rung()).toBe('safe-mode');
    expect(start('1.0.1').rung()).toBe('normal');
  });
});
