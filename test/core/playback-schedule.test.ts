import { describe, expect, it } from 'vitest';
import { FRIDAY, LOBBY, pageOf, programmeOf } from '../fakes/scheduled.ts';

const MINUTE = 60_000;
const poster = (id: string, more: object = {}) => ({ id, src: `${id}.jpg`, ...more });
const slide = (id: string, more: object = {}) => ({ id, slide: { kind: 'notice', title: id }, ...more });
const at = (time: string) => Date.parse(`2026-11-20T${time}:00+07:00`);

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

describe('a clock that was ahead and is put right', () => {
  it('silences neither points in time nor what had failed', () => {
    const file = {
      items: [poster('a'), poster('b')],
      campaigns: [{ id: 'm', everyMinutes: 1, items: [slide('said')] }],
    };
    const page = pageOf(programmeOf(file), { at: Date.parse('2038-01-19T00:00:30Z') });
    page.play(12);
    page.tell({ type: 'failed', n: page.playback().watched?.n ?? 0 });
    page.pass(FRIDAY - page.now());
    page.cut();

    expect(new Set(page.play(40))).toEqual(new Set(['a', 'b', 'said']));
  });
});

describe('interrupts', () => {
  const emergency = (more: object = {}) => ({ id: 'flood', class: 'emergency', items: [slide('flood')], ...more });
  const loop = { items: [poster('loop', { durationSeconds: 600 })] };

  it('do not wait for a boundary, and give way at the first after their flight', () => {
    const flight = { from: '2026-11-20T07:21', until: '2026-11-20T07:22' };
    const page = pageOf(programmeOf({ ...loop, interrupts: [emergency({ flight })] }));
    page.play(1);
    page.tell({ type: 'tick' });
    const long = pageOf(programmeOf({ ...loop, interrupts: [emergency({ flight })] }));
    long.cut();
    long.pass(59_999);
    expect(long.playback().coming?.cutIn).toBe(false);
    long.pass(1);

    expect(long.playback().coming).toMatchObject({ cutIn: true, item: { id: 'flood' }, drill: false });
    expect(long.play(7)).toEqual(['flood', 'flood', 'flood', 'flood', 'flood', 'flood', 'loop']);
  });

  it('count from a playlist that still waits for its media, and end with it', () => {
    const page = pageOf(programmeOf(loop));
    page.cut();
    page.change({ waiting: programmeOf({ ...loop, revision: 2, interrupts: [emergency({ drill: true })] }) });

    expect(page.playback().coming).toMatchObject({ cutIn: true, drill: true, item: { id: 'flood' } });
    page.cut();
    expect(page.playback().coming?.item.id).toBe('flood');
    page.change({ waiting: programmeOf({ ...loop, revision: 3 }) });
    expect(page.playback().coming?.item.id).toBe('loop');
  });

  it('of emergency come before notices, which come before everything else', () => {
    const notice = { id: 'notice', items: [slide('notice')] };
    const page = pageOf(
      programmeOf({
        ...loop,
        campaigns: [{ id: 'top', priority: 1000, items: [poster('top')] }],
        interrupts: [notice],
      }),
    );
    expect(page.play(2)).toEqual(['notice', 'notice']);
    page.change({ waiting: programmeOf({ ...loop, interrupts: [notice, emergency()] }) });

    expect(page.playback().coming).toMatchObject({ cutIn: true, item: { id: 'flood' } });
    page.cut();
    expect(page.playback().coming).toMatchObject({ cutIn: false, item: { id: 'flood' } });
  });

  it('are over at once when they are taken back, or their flight ends', () => {
    const long = { items: [slide('flood', { durationSeconds: 3600 })] };
    const taken = pageOf(programmeOf({ ...loop, interrupts: [emergency(long)] }));
    taken.cut();
    taken.change({ current: programmeOf({ ...loop, revision: 2 }) });
    expect(taken.playback().coming).toMatchObject({ cutIn: true, item: { id: 'loop' } });

    const ended = pageOf(
      programmeOf({ ...loop, interrupts: [emergency({ ...long, flight: { until: '2026-11-20T07:21' } })] }),
    );
    ended.cut();
    ended.pass(MINUTE);
    expect(ended.playback().coming).toMatchObject({ cutIn: true, item: { id: 'loop' } });
  });

  it('that are over before they were seen do not cut in any more', () => {
    const flight = { from: '2026-11-20T07:20:10', until: '2026-11-20T07:20:20' };
    const page = pageOf(programmeOf({ ...loop, interrupts: [emergency({ flight })] }));
    page.cut();
    page.pass(15_000);
    expect(page.playback().coming).toMatchObject({ cutIn: true, item: { id: 'flood' } });
    page.pass(5_000);

    expect(page.playback().coming).toMatchObject({ cutIn: false, item: { id: 'loop' } });
  });

  it('stand as they were while the newest version of them is still on its way', () => {
    const with_ = (src: string) => ({ ...loop, interrupts: [emergency({ items: [{ id: src, src }] })] });
    const page = pageOf(programmeOf(with_('old.mp4')));
    page.cut();
    page.change({ waiting: programmeOf(with_('new.mp4'), []) });

    expect(page.play(2)).toEqual(['old.mp4', 'old.mp4']);
    page.change({ waiting: programmeOf(with_('new.mp4')) });
    expect(page.play(2)).toEqual(['new.mp4', 'new.mp4']);
  });

  it('that are only heard do not chase one picture after the other', () => {
    const siren = emergency({ items: [{ id: 'siren', src: 'siren.mp3' }] });
    const page = pageOf(programmeOf({ ...loop, interrupts: [siren] }));
    page.cut();
    page.pass(500);

    expect(page.playback().watched?.announcements).toHaveLength(1);
    expect(page.playback().coming?.cutIn).toBe(false);
  });

  it('for other screens change nothing', () => {
    const elsewhere = emergency({ screens: { ids: ['other'] } });

    expect(pageOf(programmeOf({ ...loop, interrupts: [elsewhere] })).play(2)).toEqual(['loop', 'loop']);
  });

  it('whose media is not here do not blank the screen', () => {
    const file = { ...loop, interrupts: [emergency({ items: [{ id: 'siren', src: 'siren.mp4' }] })] };

    expect(pageOf(programmeOf(file, ['loop'])).play(2)).toEqual(['loop', 'loop']);
  });
});

describe('what is withdrawn', () => {
  const sha256 = 'ab'.repeat(32);

  it('leaves the screen at once, by its id or by its file', () => {
    for (const withdrawn of [['bad'], [sha256]]) {
      const items = [poster('bad', { sha256, durationSeconds: 600 }), poster('good')];
      const page = pageOf(programmeOf({ items }));
      page.cut();
      expect(page.playback().watched?.item.id).toBe('bad');
      page.change({ waiting: programmeOf({ items, withdrawn }) });

      expect(page.playback().coming).toMatchObject({ cutIn: true, item: { id: 'good' } });
      expect(page.play(3)).toEqual(['good', 'good', 'good']);
    }
  });

  it('is not heard any more either', () => {
    const file = { items: [poster('p')], campaigns: [{ id: 's', at: ['07:20'], items: [{ id: 's', src: 's.mp3' }] }] };
    const page = pageOf(programmeOf(file));
    expect(page.playback().coming?.announcements).toHaveLength(1);
    page.change({ waiting: programmeOf({ ...file, withdrawn: ['s'] }) });

    expect(page.playback().coming).toMatchObject({ item: { id: 'p' }, announcements: [] });
  });

  it('leaves the bundled campaign when nothing else may be seen', () => {
    const page = pageOf(programmeOf({ items: [poster('bad')], withdrawn: ['bad'] }));

    expect(page.play(2)).toEqual(['house', 'house']);
  });

  it('says nothing about what the bundled campaign calls its items', () => {
    const page = pageOf(programmeOf({ items: [poster('bad')], withdrawn: ['bad', 'house'] }));

    expect(page.play(1)).toEqual(['house']);
  });
});

describe('opening hours', () => {
  const file = {
    dayparts: { open: { from: '07:00', to: '17:00' }, noon: { from: '11:30', to: '13:30' } },
    display: { hours: ['open'], outside: 'off', volume: [{ dayparts: ['noon'], percent: 0 }, { percent: 60 }] },
    items: [poster('loop', { durationSeconds: 3600 })],
  };

  it('end what is on at once, and begin again on time', () => {
    const page = pageOf(programmeOf(file), { at: at('16:59') });
    page.cut();
    page.pass(MINUTE - 1);
    expect(page.playback().closed).toBeUndefined();
    page.pass(1);

    expect(page.playback()).toMatchObject({ closed: 'off', coming: undefined });
    expect(page.playback().watched).toBeUndefined();
    page.pass(14 * 60 * MINUTE);
    expect(page.playback()).toMatchObject({ closed: undefined, coming: { item: { id: 'loop' } } });
  });

  it('change nothing from one tick to the next while they last', () => {
    const page = pageOf(programmeOf(file), { at: at('20:00') });
    const before = page.playback();
    page.pass(500);

    expect(page.playback()).toBe(before);
  });

  it('do not hold back an emergency, but a notice', () => {
    const interrupt = (kind: string) => ({ id: kind, class: kind, items: [slide(kind)] });
    const page = pageOf(programmeOf({ ...file, interrupts: [interrupt('notice')] }), { at: at('20:00') });
    expect(page.playback().closed).toBe('off');
    page.change({ current: programmeOf({ ...file, interrupts: [interrupt('emergency')] }) });

    expect(page.playback()).toMatchObject({ closed: undefined, coming: { item: { id: 'emergency' } } });
  });

  it('have a volume for each part of the day', () => {
    const page = pageOf(programmeOf(file), { at: at('11:29') });
    expect(page.playback().volume).toBe(60);
    page.pass(MINUTE);

    expect(page.playback().volume).toBe(0);
  });

  it('are those of the first rule that is meant for the screen', () => {
    const display = [{ screens: { tags: { all: ['venue=bus'] } }, hours: ['noon'] }, { hours: ['open'] }];
    const hours = (tags: readonly string[]) =>
      pageOf(programmeOf({ ...file, display }), { at: at('08:00'), screen: { ...LOBBY, tags } }).playback().closed;

    expect([hours(['venue=bus']), hours([])]).toEqual(['black', undefined]);
  });
});

describe('a clock that is plainly wrong', () => {
  const file = {
    dayparts: { day: { from: '00:00', to: '24:00' } },
    display: { hours: ['day'] },
    items: [poster('always')],
    campaigns: [
      { id: 'day', priority: 1, dayparts: ['day'], items: [poster('day')] },
      { id: 'flight', priority: 1, flight: { from: '2000-01-01' }, items: [poster('flight')] },
      { id: 'moment', everyMinutes: 60, items: [poster('moment')] },
    ],
  };

  it('leaves only what is on at any time, and an open screen, until it is set', () => {
    const page = pageOf(programmeOf(file), { at: Date.UTC(1980, 0, 1), clockFloor: FRIDAY });
    expect(page.play(3)).toEqual(['always', 'always', 'always']);
    page.pass(FRIDAY - page.now());
    page.cut();

    expect(page.play(6)).toContain('day');
  });
});

describe('a code that people wait before', () => {
  const qr = { url: 'https://www.bluezone.gov.vn/', dwellSeconds: 30 };
  const alone = (id: string) => poster(id, { overlays: false, durationSeconds: 12 });
  const codes = (overlays: object, count: number) => {
    const page = pageOf(programmeOf({ overlays, items: ['a', 'b', 'c', 'd'].map(alone) }));
    return Array.from({ length: count }, () => {
      page.play(1);
      return page.playback().watched?.overlays !== false;
    });
  };

  it('comes up at least once in every stretch of that length, beside items that want the screen for themselves', () => {
    expect(codes({ qr }, 7)).toEqual([false, false, true, false, false, true, false]);
  });

  it('stays away where no length is given', () => {
    expect(codes({ qr: { url: qr.url } }, 4)).toEqual([false, false, false, false]);
  });
});

describe('a programme that comes again', () => {
  it('keeps the plan, and what is coming', () => {
    const page = pageOf(programmeOf({ items: [poster('a'), poster('b')] }));
    page.cut();
    const { plans, coming } = page.playback();
    page.change({ current: programmeOf({ items: [poster('a'), poster('b')] }) });

    expect(page.playback().plans).toBe(plans);
    expect(page.playback().coming).toBe(coming);
  });

  it('is planned anew for a screen that has become another one', () => {
    const file = {
      items: [poster('all')],
      campaigns: [{ id: 'bus', priority: 1, screens: { tags: { any: ['venue=bus'] } }, items: [poster('bus')] }],
    };
    const page = pageOf(programmeOf(file));
    page.cut();
    page.change({}, { id: 'lobby', tags: ['venue=bus'] });

    expect(page.play(2)).toEqual(['bus', 'bus']);
  });
});
