import { expect, it } from 'vitest';
import { startSightRounds, type SightRoundsWorld } from '../../player/sight-rounds.ts';
import { fakeClock } from '../chromium/fake-browser.ts';

function looking(look: SightRoundsWorld['look']) {
  const clock = fakeClock();
  const seen: string[] = [];
  const stop = startSightRounds({ look, tell: ({ print }) => seen.push(print), setTimer: clock.setTimer });
  return { ...clock, seen, stop };
}

it('goes on looking when a look gives neither a picture nor an error, and takes none that comes too late', async () => {
  const answers: ((print: string) => void)[] = [];
  const { pass, seen } = looking(() => new Promise((give) => answers.push((print) => give({ blank: false, print }))));
  await pass(65_000);
  expect(answers).toHaveLength(1);
  await pass(70_000);
  expect(answers).toHaveLength(2);

  answers[0]?.('late');
  answers[1]?.('in time');
  await pass(1_000);
  expect(seen).toEqual(['in time']);
});

it('says so to a look that it gives up', async () => {
  const signals: AbortSignal[] = [];
  const { pass } = looking((signal) => new Promise(() => signals.push(signal)));
  await pass(70_000);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  await pass(5_000);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

it('ends the look that is under way when it is ended itself', async () => {
  const signals: AbortSignal[] = [];
  const { pass, stop, seen } = looking((signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  });
  await pass(65_000);
  stop();
  await pass(130_000);

  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(seen).toEqual([]);
});

it('looks on after a look that failed, and no more once it is ended', async () => {
  let looks = 0;
  const { pass, stop } = looking(() => {
    looks++;
    return Promise.reject(new Error('no frame came'));
  });
  await pass(130_000);
  expect(looks).toBe(2);

  stop();
  await pass(130_000);
  expect(looks).toBe(2);
});
