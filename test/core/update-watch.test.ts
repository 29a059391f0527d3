import { describe, expect, it } from 'vitest';
import { afterLook, newWatch, verdictOf, type PlayerSight, type Verdict } from '../../core/update-watch.ts';

const none: PlayerSight = { kind: 'none', why: 'the page is being opened' };
const moving = (second: number, id = 'new'): PlayerSight => ({
  ...{ kind: 'moving', isSafe: false },
  life: { id, fed: Math.floor(second / 10) },
});
const dark = (second: number): PlayerSight => ({
  ...{ kind: 'dark', hasDisplay: true },
  life: { id: 'new', fed: Math.floor(second / 10) },
});

/** Looks every two seconds; gives the verdict and the second at which it was found. */
function judged(sightAt: (second: number) => PlayerSight): readonly [Verdict['kind'] | undefined, number] {
  let watch = newWatch(0, 'old');
  for (let second = 0; second <= 400; second += 2) {
    watch = afterLook(watch, sightAt(second), second * 1000);
    const verdict = verdictOf(watch, second * 1000);
    if (verdict !== undefined) return [verdict.kind, second];
  }
  return [undefined, 400];
}

describe('the watch over a version that was just installed', () => {
  it('believes a picture that has moved for half a minute', () => {
    expect(judged((second) => (second < 20 ? none : moving(second)))).toEqual(['moving', 50]);
    expect(judged((second) => (second < 148 ? none : moving(second)))).toEqual(['moving', 178]);
  });

  it('gives up after 150 s without one', () => {
    expect(judged(() => none)).toEqual(['still', 150]);
    expect(judged((second) => (second < 150 ? none : moving(second)))).toEqual(['still', 150]);
  });

  it('does not take the version before for the new one, which goes on for a moment', () => {
    expect(judged((second) => moving(second, 'old'))).toEqual(['still', 150]);
  });

  it('gives up on a player that is started again and again', () => {
    const [kind, second] = judged((second) =>
      second % 20 < 4 ? none : moving(second, `life ${Math.floor(second / 20)}`),
    );

    expect(kind).toBe('still');
    expect(second).toBeLessThanOrEqual(170);
  });

  it('does not believe a picture that stands still, though the player answers', () => {
    expect(judged(() => moving(0))[0]).toBe('still');
  });

  it('says that a player lives whose screens are dark', () => {
    expect(judged(dark)).toEqual(['dark', 30]);
  });

  it('waits for the picture of screens that open meanwhile', () => {
    expect(judged((second) => (second < 20 ? dark(second) : moving(second)))).toEqual(['moving', 50]);
  });
});
