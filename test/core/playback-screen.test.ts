import { describe, expect, it } from 'vitest';
import { at, FRIDAY, LOBBY, MINUTE, pageOf, poster, programmeOf, slide } from '../fakes/scheduled.ts';

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

  it('stands beside a clip whose length is not written, which may be any', () => {
    const clip = { id: 'clip', src: 'clip.mp4', overlays: false };
    const page = pageOf(programmeOf({ overlays: { qr }, items: [clip] }));
    page.cut();

    expect(page.playback().watched?.overlays).not.toBe(false);
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
