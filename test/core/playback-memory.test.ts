import { describe, expect, it } from 'vitest';
import { readMemory } from '../../core/memory.ts';
import { startPlayback } from '../../core/playback.ts';
import { FRIDAY, LOBBY, pageOf, poster, programmeOf } from '../fakes/scheduled.ts';
import { slides } from '../fakes/programme.ts';

const file = {
  items: [poster('a'), poster('b'), poster('c')],
  campaigns: [
    { id: 'capped', maxPlaysPerHour: 1, priority: 1, items: [poster('once')] },
    { id: 'moment', at: ['07:15'], items: [poster('m')] },
  ],
};

describe('a page that is loaded again', () => {
  it('goes on where the one before was: in its loop, with what an hour has had, and the points in time', () => {
    const page = pageOf(programmeOf(file));
    expect(page.play(4)).toEqual(['m', 'once', 'a', 'b']);
    const kept = readMemory(JSON.parse(JSON.stringify(page.playback().memory)));
    const programme = { current: programmeOf(file), fallback: slides('house'), clockFloor: 0 };

    expect(startPlayback(LOBBY, programme, FRIDAY + 60_000, kept).coming?.item.id).toBe('c');
    expect(startPlayback(LOBBY, programme, FRIDAY + 60_000).coming?.item.id).toBe('m');
  });

  it('begins anew with what cannot have been kept by one', () => {
    const whole = { turns: { a: 1 }, rotations: {}, parts: { a: '1' }, answered: [{ at: 1, campaignId: 'a' }] };
    expect(readMemory(whole)).toEqual(whole);
    const broken = [
      null,
      7,
      [],
      {},
      { ...whole, turns: { a: -1 } },
      { ...whole, parts: { a: 1 } },
      { ...whole, answered: [1] },
    ];

    for (const one of broken) expect(readMemory(one)).toBeUndefined();
  });
});
