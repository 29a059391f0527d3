import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFaultBoard } from '../../player/fault-board.ts';
import { startWatchdog } from '../../player/watchdog.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

function watching() {
  const sick: string[] = [];
  const watched: (string | undefined)[] = [];
  const faults = createFaultBoard(Date.now);
  let onAir: string | undefined = 'a';
  let screens = ['lobby'];
  const watchdog = startWatchdog({
    screens: () => screens,
    onAir: () => onAir,
    isTouched: () => false,
    rung: 'normal',
    now: Date.now,
    faults,
    onSick: (screenId, how, why) => sick.push(`${screenId}: ${how}, ${why}`),
    onWatched: (ailing) => watched.push(ailing),
  });
  onTestFinished(() => watchdog.stop());
  watchdog.greeted('lobby');
  let frames = 0;
  return {
    watchdog,
    sick,
    watched,
    codes: () => faults.list().map(({ code }) => code),
    turnOn: (item: string | undefined) => void (onAir = item),
    name: (...ids: string[]) => void (screens = ids),
    /** The page beats for so many seconds, drawing or not. */
    beat(seconds: number, { draws = true } = {}) {
      for (let second = 0; second < seconds; second++) {
        vi.advanceTimersByTime(1000);
        watchdog.heard('lobby', { animationFrames: draws ? ++frames : frames, visible: true });
      }
    },
  };
}

describe('startWatchdog', () => {
  it('has a page that hangs ended within 7 s, and one of which no more is heard opened anew', () => {
    const { beat, sick } = watching();
    beat(60);
    vi.advanceTimersByTime(7_000);
    expect(sick).toEqual(['lobby: kill-page, the page fell silent']);
    vi.advanceTimersByTime(21_000);
    expect(sick[1]).toBe('lobby: restart, the page said nothing after it was opened');
  });

  it('has the GPU process ended within 7 s of its last frame, and then the graphics changed', () => {
    const { beat, sick } = watching();
    beat(60);
    beat(7, { draws: false });
    expect(sick).toEqual(['lobby: kill-gpu, the page draws no frames']);
    beat(8, { draws: false });
    expect(sick[1]).toBe('lobby: lower, the page draws no frames');
  });

  it('says once a second that all is well, and what is not until the picture moves again', () => {
    const { beat, watched } = watching();
    vi.advanceTimersByTime(1000);
    expect(watched).toEqual(['the page is being opened']);
    beat(60);
    expect(watched.slice(2)).toEqual(Array<undefined>(59).fill(undefined));
    watched.length = 0;
    beat(7, { draws: false });
    expect(watched.at(-1)).toBe('the page draws no frames');
    watched.length = 0;
    beat(3, { draws: false });
    expect(watched).toEqual(Array<string>(3).fill('the page is being brought back'));
    beat(2);
    expect(watched.at(-1)).toBeUndefined();
  });

  it('has nothing to complain of where there is no page to watch', () => {
    const { name, watched } = watching();
    name();
    vi.advanceTimersByTime(60_000);

    expect(new Set(watched)).toEqual(new Set([undefined]));
  });

  it('acts on what the host has seen, and tells of it until a picture is seen again', () => {
    const { watchdog, sick, codes, turnOn } = watching();
    for (const item of ['a', 'b', 'c']) {
      turnOn(item);
      watchdog.sighted('lobby', { blank: true, print: 'black' });
    }

    expect(sick).toEqual(['lobby: reload, nothing is to be seen though an item is on']);
    expect(codes()).toEqual(['NO_PICTURE lobby']);
    watchdog.sighted('lobby', { blank: true, print: 'black' });
    expect(codes()).toEqual(['NO_PICTURE lobby']);
    watchdog.sighted('lobby', { blank: false, print: 'poster' });
    expect(codes()).toEqual([]);
  });

  it('forgets a screen that is there no more, and gives it all its time when it is there again', () => {
    const { watchdog, sick, codes, turnOn, name, beat } = watching();
    beat(60);
    for (const item of ['a', 'b', 'c']) {
      turnOn(item);
      watchdog.sighted('lobby', { blank: true, print: 'black' });
    }
    sick.length = 0;
    name('hall');
    vi.advanceTimersByTime(2_000);
    expect(codes()).toEqual([]);

    name('lobby');
    vi.advanceTimersByTime(8_000);
    watchdog.sighted('lobby', { blank: true, print: 'black' });
    expect([sick, codes()]).toEqual([[], []]);
  });

  it('heeds no page and no look of a screen that is not named any more', () => {
    const { watchdog, sick, codes, turnOn, name } = watching();
    name('hall');
    for (const item of ['a', 'b', 'c']) {
      turnOn(item);
      watchdog.heard('lobby');
      watchdog.sighted('lobby', { blank: true, print: 'black' });
    }

    expect([sick, codes()]).toEqual([[], []]);
  });

  it('leaves a screen alone that is dark outside its hours', () => {
    const { watchdog, sick, turnOn } = watching();
    turnOn(undefined);
    for (let look = 0; look < 9; look++) watchdog.sighted('lobby', { blank: true, print: 'black' });

    expect(sick).toEqual([]);
  });
});
