import { describe, expect, it } from 'vitest';
import { MINUTE, pageOf, poster, programmeOf, slide } from '../fakes/scheduled.ts';

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

  it('of emergency have the whole screen unless they ask for overlays, however long nobody saw a code', () => {
    const overlays = { qr: { url: 'https://www.bluezone.gov.vn/', dwellSeconds: 5 } };
    const seenWith = (more: object) => {
      const page = pageOf(programmeOf({ ...loop, overlays, interrupts: [emergency(more)] }));
      page.cut();
      return page.playback().watched?.overlays !== false;
    };

    expect(seenWith({})).toBe(false);
    expect(seenWith({ overlays: true })).toBe(true);
    expect(seenWith({ class: 'notice' })).toBe(true);
    expect(seenWith({ class: 'notice', overlays: false })).toBe(true); // the code is due
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
