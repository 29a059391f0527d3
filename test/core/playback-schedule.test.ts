import { describe, expect, it } from 'vitest';
import { at, FRIDAY, pageOf, poster, programmeOf, slide } from '../fakes/scheduled.ts';

describe('turns', () => {
  it('shares turns by weight, whatever order the campaigns are written in', () => {
    const a = { id: 'a', weight: 1, items: [poster('a')] };
    const b = { id: 'b', weight: 2, items: [poster('b1'), poster('b2')] };
    const seen = pageOf(programmeOf({ campaigns: [a, b] })).play(9);

    expect(seen.filter((id) => id === 'a')).toHaveLength(3);
    expect(seen.filter((id) => id !== 'a')).toEqual(['b1', 'b2', 'b1', 'b2', 'b1', 'b2']);
    expect(pageOf(programmeOf({ campaigns: [b, a] })).play(9)).toEqual(seen);
  });

  it('gives what is only heard its share of the turns, and no more', () => {
    const campaigns = [
      { id: 'call', items: [{ id: 'call', src: 'call.mp3' }] },
      { id: 'picture', items: [poster('picture')] },
    ];

    expect(pageOf(programmeOf({ campaigns })).play(3)).toEqual([
      'call',
      'picture',
      'call',
      'picture',
      'call',
      'picture',
    ]);
  });

  it('changes to a campaign of higher priority at the first boundary in its daypart, and back at the first after', () => {
    const file = {
      dayparts: { rush: { from: '07:21', to: '07:22' } },
      items: [poster('always', { durationSeconds: 20 })],
      campaigns: [{ id: 'rush', priority: 1, dayparts: ['rush'], items: [poster('rush', { durationSeconds: 25 })] }],
    };

    expect(pageOf(programmeOf(file)).play(8)).toEqual([
      ...['always', 'always', 'always', 'rush', 'rush', 'rush'],
      ...['always', 'always'],
    ]);
  });

  it('decides by the instant at which the next one starts, not by the one at which it is chosen', () => {
    const file = {
      items: [poster('long', { durationSeconds: 60 })],
      campaigns: [{ id: 'late', priority: 1, flight: { from: '2026-11-20T07:20:30' }, items: [poster('late')] }],
    };
    const page = pageOf(programmeOf(file));
    page.cut();

    expect(page.playback().watched?.item.id).toBe('long');
    expect(page.playback().coming?.item.id).toBe('late');
  });

  it('asks again when a clip turns out to end later than was thought', () => {
    const file = {
      items: [{ id: 'clip', src: 'clip.mp4' }],
      campaigns: [{ id: 'late', priority: 1, flight: { from: '2026-11-20T07:20:30' }, items: [poster('late')] }],
    };
    const page = pageOf(programmeOf(file));
    page.cut();
    const first = page.playback().coming;
    page.tell({ type: 'due', n: first?.n ?? 0, startsAt: FRIDAY + 45_000 });

    expect(first?.item.id).toBe('clip');
    expect(page.playback().coming?.item.id).toBe('late');
  });

  it('plays a campaign no more often in a clock hour than it may, evenly spaced, and falls to the next priority', () => {
    const file = {
      items: [poster('filler', { durationSeconds: 60 })],
      campaigns: [
        { id: 'capped', priority: 5, maxPlaysPerHour: 4, items: [poster('capped', { durationSeconds: 60 })] },
      ],
    };
    const seen = pageOf(programmeOf(file), { at: at('08:00') }).play(120);

    expect(seen.flatMap((id, minute) => (id === 'capped' ? [minute] : []))).toEqual([0, 15, 30, 45, 60, 75, 90, 105]);
  });
});

describe('points in time', () => {
  const reminder = { id: 'reminder', everyMinutes: 30, items: [slide('r1'), slide('r2')] };

  it('are answered once each, at the first boundary after them, one item at a time', () => {
    const page = pageOf(programmeOf({ items: [poster('loop', { durationSeconds: 480 })], campaigns: [reminder] }), {
      at: at('07:20'),
    });

    // Boundaries at 07:20, 07:28, 07:36 (07:30 is due), 07:36:10, 07:44:10 … 08:00:20 (08:00 is due).
    expect(page.play(8)).toEqual(['loop', 'loop', 'r1', 'loop', 'loop', 'loop', 'r2', 'loop']);
  });

  it('are skipped when they are more than ten minutes past', () => {
    const file = { items: [poster('long', { durationSeconds: 1200 })], campaigns: [{ ...reminder, everyMinutes: 60 }] };

    expect(pageOf(programmeOf(file), { at: at('07:49') }).play(3)).toEqual(['long', 'r1', 'long']);
    expect(pageOf(programmeOf(file), { at: at('07:41') }).play(3)).toEqual(['long', 'r1', 'long']);
    expect(pageOf(programmeOf(file), { at: at('07:45') }).play(3)).toEqual(['long', 'r1', 'long']);
    const tooLate = { ...file, items: [poster('long', { durationSeconds: 1860 })] };
    expect(pageOf(programmeOf(tooLate), { at: at('07:40') }).play(2)).toEqual(['long', 'long']);
  });

  it('are answered by a page that starts within ten minutes after them', () => {
    const file = {
      items: [poster('loop')],
      campaigns: [{ id: 'seven', at: ['07:00'], items: [slide('good-morning')] }],
    };

    expect(pageOf(programmeOf(file), { at: at('07:10') }).play(2)).toEqual(['good-morning', 'loop']);
    expect(pageOf(programmeOf(file), { at: at('07:11') }).play(2)).toEqual(['loop', 'loop']);
  });

  it('that fall together are answered one after the other, in the order of their campaigns', () => {
    const campaigns = ['b', 'a'].map((id) => ({ id, at: ['07:20'], items: [slide(`said-${id}`)] }));

    expect(pageOf(programmeOf({ items: [poster('loop')], campaigns })).play(4)).toEqual([
      ...['said-a', 'said-b', 'loop', 'loop'],
    ]);
  });

  it('whose file comes late are answered within their ten minutes, though later ones were', () => {
    const said = (id: string, time: string) => ({
      id,
      at: [time],
      items: [{ id, src: `${id}.jpg`, durationSeconds: 30 }],
    });
    const file = {
      items: [poster('loop', { durationSeconds: 30 })],
      campaigns: [said('big', '07:20'), said('small', '07:21')],
    };
    const page = pageOf(programmeOf(file, ['loop', 'small']));
    expect(page.play(4)).toEqual(['loop', 'loop', 'small', 'loop']);
    page.change({ current: programmeOf(file) });

    expect(page.play(2)).toEqual(['big', 'loop']);
  });

  it('that cannot be heard are given up for a while', () => {
    const file = {
      items: [poster('p')],
      campaigns: [{ id: 's', everyMinutes: 1, items: [{ id: 's', src: 's.mp3' }] }],
    };
    const page = pageOf(programmeOf(file));
    page.cut();
    page.tell({ type: 'failed', n: page.playback().watched?.announcements[0]?.n ?? 0 });

    expect(page.play(6)).toEqual(['p', 'p', 'p', 'p', 'p', 'p']);
  });

  it('let an announcement be heard with the picture that comes next, which keeps its turn', () => {
    const file = {
      items: [poster('p1'), poster('p2')],
      campaigns: [{ id: 'speech', at: ['07:20'], items: [{ id: 'speech', src: 'speech.mp3' }] }],
    };
    const page = pageOf(programmeOf(file));

    expect(page.play(3)).toEqual(['speech', 'p1', 'p2', 'p1'].slice(0, 4));
    expect(page.playback().watched?.announcements).toEqual([]);
  });
});

describe('a list that is published anew', () => {
  it('goes on where the one before was, and plays no more often than it may', () => {
    const capped = { id: 'ad', priority: 1, maxPlaysPerHour: 1, items: [poster('ad')] };
    const revision = (n: number) =>
      programmeOf({ revision: n, items: ['a', 'b', 'c', 'd'].map((id) => poster(id)), campaigns: [capped] });
    const page = pageOf(revision(1));
    const seen = [...page.play(1)];
    for (let n = 2; n < 8; n++) {
      page.change({ current: revision(n) });
      seen.push(...page.play(1));
    }

    expect(seen).toEqual(['ad', 'a', 'b', 'c', 'd', 'a', 'b'].slice(0, seen.length));
  });

  it('begins with its first item when it is another channel', () => {
    const page = pageOf(programmeOf({ items: [poster('a'), poster('b')] }));
    page.play(1);
    page.change({ current: programmeOf({ id: 'other', items: [poster('x'), poster('y')] }) });

    expect(page.play(2)).toEqual(['x', 'y']);
  });
});
