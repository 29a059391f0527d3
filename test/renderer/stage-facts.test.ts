import { describe, expect, it } from 'vitest';
import { fromPage } from '../../core/messages.ts';
import { factsOf, shownFact } from '../../renderer/stage/facts.ts';
import { FRIDAY, pageOf, programmeOf } from '../fakes/scheduled.ts';

describe('factsOf', () => {
  const plannedMs = (item: object, wholeMs?: number) => {
    const page = pageOf(programmeOf({ items: [{ src: 'a.mp4', ...item }, { src: 'b.jpg' }] }));
    page.play(1);
    const { watched } = page.playback();
    return watched === undefined ? NaN : factsOf(watched, FRIDAY, wholeMs === undefined ? {} : { wholeMs }).plannedMs;
  };

  it('tells how long a clip is meant to be: as long as it is, or as much of it as its item asks for', () => {
    expect(plannedMs({}, 15_040)).toBe(15_040);
    expect(plannedMs({ durationSeconds: 10 }, 15_040)).toBe(10_000);
    expect(plannedMs({ durationSeconds: 30 }, 15_040)).toBe(15_040);
  });

  it('tells none where nobody knows, nor what no file can be', () => {
    expect(plannedMs({})).toBeUndefined();
    expect(plannedMs({}, Infinity)).toBeUndefined();
    expect(plannedMs({}, 1e13)).toBeUndefined();
    expect(plannedMs({ durationSeconds: 10 }, Infinity)).toBe(10_000);
  });
});

describe('shownFact', () => {
  const page = pageOf(programmeOf({ items: [{ src: 'a.jpg' }, { src: 'b.jpg' }] }));
  page.play(1);
  const { watched, memory } = page.playback();
  if (watched === undefined) throw new Error('nothing is watched');

  it('tells where in its loops the screen is, as the player understands it', () => {
    const fact = shownFact(factsOf(watched, FRIDAY), memory);

    expect(fact).toMatchObject({ memory: { turns: expect.any(Object) as object } });
    expect(fromPage.parse(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
  });

  it('leaves out a memory that is too long for a message', () => {
    const turns = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`"default" 0 campaign ${n}`, n]));

    expect(shownFact(factsOf(watched, FRIDAY), { ...memory, turns })).not.toHaveProperty('memory');
  });
});
