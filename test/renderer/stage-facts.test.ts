import { describe, expect, it } from 'vitest';
import { fromPage } from '../../core/messages.ts';
import { shownFact } from '../../renderer/stage/facts.ts';
import { FRIDAY, pageOf, programmeOf } from '../fakes/scheduled.ts';

describe('shownFact', () => {
  const page = pageOf(programmeOf({ items: [{ src: 'a.jpg' }, { src: 'b.jpg' }] }));
  page.play(1);
  const { watched, memory } = page.playback();
  if (watched === undefined) throw new Error('nothing is watched');

  it('tells where in its loops the screen is, as the player understands it', () => {
    const fact = shownFact(watched, FRIDAY, memory);

    expect(fact).toMatchObject({ memory: { turns: expect.any(Object) as object } });
    expect(fromPage.parse(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
  });

  it('leaves out a memory that is too long for a message', () => {
    const turns = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`"default" 0 campaign ${n}`, n]));

    expect(shownFact(watched, FRIDAY, { ...memory, turns })).not.toHaveProperty('memory');
  });
});
