import { describe, expect, it } from 'vitest';
import { takeScreenshot, type ScreenshotWorld } from '../../electron/screenshot.ts';
import { fakeClock } from '../chromium/fake-browser.ts';

const picture = { isEmpty: () => false, toPNG: () => Buffer.from('png') };

async function taken(given: Partial<ScreenshotWorld> & { readonly after: number }) {
  const clock = fakeClock();
  const result = takeScreenshot({
    screenId: 'lobby',
    status: () => Promise.resolve({ screens: [{ id: 'lobby', nowPlaying: { itemId: 'a' } }] }),
    capture: () => Promise.resolve(picture),
    sleep: (ms) => new Promise((resolve) => void clock.setTimer(() => resolve(undefined), ms)),
    now: clock.now,
    ...given,
  });
  await clock.pass(given.after);
  return Promise.race([result, Promise.resolve('not yet')]);
}

describe('takeScreenshot', () => {
  it('waits until an item has been on for three seconds', async () => {
    expect(await taken({ after: 2_000 })).toBe('not yet');
    expect(await taken({ after: 3_000 })).toEqual({ kind: 'taken', png: Buffer.from('png'), played: true });
  });

  it('takes what there is when nothing comes on within a minute', async () => {
    const status = () => Promise.reject(new Error('not ready'));

    expect(await taken({ status, after: 59_000 })).toBe('not yet');
    expect(await taken({ status, after: 61_000 })).toMatchObject({ kind: 'taken', played: false });
  });

  it('says why there is none', async () => {
    expect(await taken({ capture: () => undefined, after: 3_000 })).toMatchObject({ reason: 'there is no window' });
    expect(await taken({ capture: () => new Promise(() => undefined), after: 14_000 })).toMatchObject({
      reason: 'Electron gave no picture within 10 s',
    });
    expect(
      await taken({ capture: () => Promise.resolve({ ...picture, isEmpty: () => true }), after: 3_000 }),
    ).toMatchObject({
      reason: 'the picture is empty',
    });
  });
});
