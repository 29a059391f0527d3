import { describe, expect, it } from 'vitest';
import { slotAt } from '../../core/clock-sync.ts';
import { makePlan } from '../../core/plan.ts';
import { FRIDAY, LOBBY, pageOf, playlistOf, programmeOf } from '../fakes/scheduled.ts';

const poster = (id: string, durationSeconds: number, more: object = {}) => ({
  id,
  src: `${id}.jpg`,
  durationSeconds,
  ...more,
});
const slot = (file: object, instant: number) => {
  const plan = makePlan(playlistOf({ sync: 'clock', ...file }), LOBBY, FRIDAY - 3_600_000, FRIDAY + 3_600_000);
  const found = slotAt(plan, () => true, instant);
  return found && { id: found.item.id, startsAt: found.startsAt, endsAt: found.endsAt };
};

describe('slotAt', () => {
  const loop = { items: [poster('a', 7), poster('b', 11), poster('c', 3)] };

  it('is a function of the instant alone, anchored at the Unix epoch', () => {
    const origin = Math.floor(FRIDAY / 21_000) * 21_000;

    expect(slot(loop, origin)).toEqual({ id: 'a', startsAt: origin, endsAt: origin + 7000 });
    expect(slot(loop, origin + 6999)?.id).toBe('a');
    expect(slot(loop, origin + 7000)?.id).toBe('b');
    expect(slot(loop, origin + 20_999)).toEqual({ id: 'c', startsAt: origin + 18_000, endsAt: origin + 21_000 });
  });

  it('shares turns by weight, each campaign on with its own item', () => {
    const campaigns = [
      { id: 'one', weight: 1, items: [poster('one', 5)] },
      { id: 'two', weight: 2, items: [poster('two-a', 10), poster('two-b', 20)] },
    ];
    const seen: string[] = [];
    let at = FRIDAY;
    let lengthMs = 0;
    while (seen.length < 300) {
      const found = slot({ campaigns }, at);
      if (found === undefined) throw new Error('nothing is on');
      seen.push(found.id);
      lengthMs += found.endsAt - Math.max(at, found.startsAt);
      at = found.endsAt;
    }

    expect(['one', 'two-a', 'two-b'].map((id) => seen.filter((one) => one === id).length)).toEqual([100, 100, 100]);
    expect(at - FRIDAY).toBe(lengthMs);
  });

  it('ends a slot when what is on changes, on every screen at once', () => {
    const file = {
      ...loop,
      campaigns: [
        { id: 'late', priority: 1, flight: { from: '2026-11-20T07:20:02.500' }, items: [poster('late', 60)] },
      ],
    };

    expect(slot(file, FRIDAY)?.endsAt).toBe(FRIDAY + 2500);
    expect(slot(file, FRIDAY + 2500)).toMatchObject({ id: 'late', startsAt: FRIDAY + 2500 });
  });

  it('is what two screens find that started at different moments', () => {
    const programme = programmeOf({ sync: 'clock', ...loop });
    const early = pageOf(programme, { at: FRIDAY - 123_457 });
    const late = pageOf(programme, { at: FRIDAY });
    while (early.now() <= FRIDAY) early.play(1);
    late.cut();

    const both = [early, late].map((page) => page.playback().watched?.slot);
    expect(both[0]).toEqual(both[1]);
  });

  it('is the same near an edge for a screen that has just started and one that has run for long', () => {
    const file = {
      sync: 'clock',
      dayparts: { late: { from: '07:00', to: '12:00' } },
      campaigns: [
        { id: 'film', items: [poster('film', 7200)] },
        { id: 'late', dayparts: ['late'], items: [poster('late', 7200)] },
      ],
    };
    const programme = programmeOf(file);
    const slots = ['05:00', '07:05', '07:19'].map((time) => {
      const page = pageOf(programme, { at: Date.parse(`2026-11-20T${time}:00+07:00`) });
      page.cut();
      while (page.now() < FRIDAY) page.play(1);
      return page.playback().watched?.slot;
    });

    expect(new Set(slots.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('gives way to the next playlist at the instant that it names, on every screen at once', () => {
    const next = programmeOf({ sync: 'clock', revision: 2, items: [poster('new', 10)] });
    const page = pageOf(programmeOf({ sync: 'clock', ...loop }));
    page.change({ waiting: next, takesAt: FRIDAY + 4321 });
    page.play(1);
    while (page.now() < FRIDAY + 4321) page.play(1);

    expect(page.now()).toBe(FRIDAY + 4321);
    page.cut();
    expect(page.playback().watched?.item.id).toBe('new');
  });

  it('leaves a point in time to those who were there, and answers one whose boundary is still to come', () => {
    const moment = { id: 'm', at: ['07:10'], items: [poster('m', 30)] };
    const seenFrom = (time: string, items: object[]) =>
      pageOf(programmeOf({ sync: 'clock', items, campaigns: [moment] }), {
        at: Date.parse(`2026-11-20T${time}:00+07:00`),
      }).play(3);

    expect(seenFrom('07:12', [poster('a', 7), poster('b', 9)])).not.toContain('m');
    expect(seenFrom('07:12', [poster('film', 900)])[1]).toBe('m');
  });

  it('is found at once for hundreds of campaigns', () => {
    const campaigns = Array.from({ length: 300 }, (_, n) => ({
      id: `c${n}`,
      weight: 1 + (n % 97),
      items: [poster(`i${n}`, 10)],
    }));
    const programme = programmeOf({ sync: 'clock', campaigns });

    expect(pageOf(programme).play(300)).toHaveLength(300);
  });

  it('fills the place of what is not ready, for as long as that would have been on', () => {
    const page = pageOf(programmeOf({ sync: 'clock', ...loop }, ['a', 'c']), {
      at: Math.ceil(FRIDAY / 21_000) * 21_000,
    });

    expect(page.play(1)).toEqual(['a']);
    const filled = page.now();
    expect(page.play(1)).toEqual(['a']);
    expect(page.now() - filled).toBe(11_000);
    expect(page.play(2)).toEqual(['c', 'a']);
  });
});
