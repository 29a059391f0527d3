import { describe, expect, it } from 'vitest';
import { takeScreenshot, type ScreenshotWorld } from '../../player/screenshot.ts';
import { fakeClock } from '../chromium/fake-browser.ts';

const png = Buffer.from('png');
const at = (second: number) => new Date(1_600_000_000_000 + second * 1000).toISOString();

/** What `/status` answers: what is on since when, of which playlist. */
const playing = (since: number, playlist: string, faults: readonly object[] = []) => ({
  playlist: { state: playlist },
  screens: [{ id: 'lobby', state: 'playing', nowPlaying: { itemId: 'a', since: at(since) } }],
  faults,
});

async function taken(given: Partial<ScreenshotWorld> & { readonly after: number }) {
  const clock = fakeClock();
  const result = takeScreenshot({
    screenId: 'lobby',
    isAsked: false,
    status: () => Promise.resolve(playing(0, 'bundled')),
    capture: () => Promise.resolve(png),
    sleep: (ms) => new Promise((resolve) => void clock.setTimer(() => resolve(undefined), ms)),
    now: clock.now,
    ...given,
  });
  await clock.pass(given.after);
  return Promise.race([result, Promise.resolve('not yet')]);
}

/** Answers by the quarter of a second in which it is asked. */
function statusBy(answer: (seconds: number) => unknown): ScreenshotWorld['status'] {
  let asked = 0;
  return () => Promise.resolve(answer(asked++ / 4));
}

describe('takeScreenshot', () => {
  it('waits until an item has been on for three seconds', async () => {
    expect(await taken({ after: 2_000 })).toBe('not yet');
    expect(await taken({ after: 3_000 })).toEqual({ kind: 'taken', png });
  });

  it('waits for an item of the playlist that was asked for', async () => {
    const status = () => statusBy((seconds) => playing(seconds < 10 ? 0 : 10, seconds < 6 ? 'bundled' : 'current'));

    expect(await taken({ isAsked: true, status: status(), after: 12_900 })).toBe('not yet');
    expect(await taken({ isAsked: true, status: status(), after: 13_100 })).toEqual({ kind: 'taken', png });
    expect(await taken({ isAsked: true, status: () => Promise.resolve(playing(0, 'kept')), after: 3_000 })).toEqual({
      kind: 'taken',
      png,
    });
  });

  it('says what keeps the playlist away, and shows what is on instead', async () => {
    const faults = [{ code: 'PLAYLIST_UNREACHABLE', message: 'no such folder' }];
    const status = () => Promise.resolve(playing(0, 'bundled', faults));

    expect(await taken({ isAsked: true, status, after: 14_900 })).toBe('not yet');
    expect(await taken({ isAsked: true, status, after: 15_100 })).toEqual({
      ...{ kind: 'taken', png },
      remark: 'of the campaign that ships; the playlist asked for: no such folder',
    });
  });

  it('takes a screen that is closed', async () => {
    const closed = { playlist: { state: 'current' }, screens: [{ id: 'lobby', state: 'off-by-schedule' }], faults: [] };

    expect(await taken({ isAsked: true, status: () => Promise.resolve(closed), after: 3_000 })).toMatchObject({
      remark: 'the screen is outside its hours',
    });
  });

  it('takes what there is when nothing comes on within a minute', async () => {
    const status = () => Promise.reject(new Error('not ready'));

    expect(await taken({ status, after: 59_000 })).toBe('not yet');
    expect(await taken({ status, after: 61_000 })).toMatchObject({ kind: 'taken', remark: 'nothing was on yet' });
  });

  it('tries again for a while, then says why there is none', async () => {
    const capture = () => Promise.reject(new Error('the picture is empty'));
    let tries = 0;
    const late = () => Promise.resolve(++tries < 3 ? undefined : png);

    expect(await taken({ capture: late, after: 5_000 })).toMatchObject({ kind: 'taken' });
    expect(await taken({ capture, after: 5_000 })).toBe('not yet');
    expect(await taken({ capture, after: 14_000 })).toEqual({ kind: 'failed', reason: 'the picture is empty' });
    expect(await taken({ capture: () => Promise.resolve(undefined), after: 14_000 })).toMatchObject({
      reason: 'there is no window',
    });
  });
});
