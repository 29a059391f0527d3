import { describe, expect, it, vi } from 'vitest';
import * as faults from '../fakes/fault-server.ts';
import { librariesForEach, viewOf } from '../fakes/library.ts';

const { library, picture, server } = librariesForEach();

describe('createLibrary', () => {
  it('fetches nothing that is for other screens, or whose flight is over', async () => {
    const { all, take, settled, sync } = await library({ views: [viewOf({ tags: ['venue=bus'] })] });
    await take({
      items: [picture('all.jpg', 1)],
      campaigns: [
        { id: 'bus', screens: { tags: { any: ['venue=bus'] } }, items: [picture('bus.jpg', 2)] },
        { id: 'hall', screens: { ids: ['hall'] }, items: [picture('hall.jpg', 3)] },
        { id: 'old', flight: { until: '2026-11-19' }, items: [picture('old.jpg', 4)] },
        { id: 'next', flight: { from: '2026-12-01' }, items: [picture('next.jpg', 5)] },
      ],
    });
    await settled();

    expect(sync.state().wanted).toBe(3);
    expect((await all.tryAdopt())?.kind).toBe('adopt');
    expect(Object.keys(all.programmeFor(viewOf({ tags: ['venue=bus'] })).current.media)).toEqual([
      ...['all.jpg', 'bus.jpg', 'next.jpg'],
    ]);
  });

  it('waits for what plays within the hour, not for what plays tomorrow', async () => {
    const { all, take } = await library();
    await take({
      items: [{ slide: { kind: 'notice', title: 'A' } }],
      campaigns: [{ id: 'next', priority: 1, flight: { from: '2026-11-21' }, items: [{ src: 'never-there.jpg' }] }],
    });

    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('shows what there is of the first list at once, for nothing is kept that it would take down', async () => {
    const { all, take, sync } = await library();
    await take({ items: [{ slide: { kind: 'notice', title: 'A' } }, { src: 'gone.jpg' }] });
    await vi.waitFor(() => expect(sync.state().failed).toHaveLength(1));

    expect(await all.tryAdopt()).toEqual({ kind: 'adopt-incomplete', missing: ['gone.jpg'] });
  });

  it('does not wait for an optional item', async () => {
    const { all, take } = await library();
    server().on('/slow.jpg', faults.silence());
    const slow = { src: 'slow.jpg' };
    const slide = { slide: { kind: 'notice', title: 'A' } };
    await take({ items: [slide, slow] });
    expect((await all.tryAdopt())?.kind).toBe('wait');
    await take({ items: [slide, { ...slow, optional: true }] });

    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('waits for each screen for what that screen will show, and for nothing else', async () => {
    const turned = { ...viewOf({ id: 'totem' }), viewport: { width: 1080, height: 1920 } };
    const { all, take, settled } = await library({ views: [viewOf({ id: 'hall' }), turned] });
    const sources = [1, 2].map((seed) => {
      const { src, ...rest } = picture(`${seed}.jpg`, seed);
      return { ...rest, url: src, orientation: seed === 1 ? 'landscape' : 'portrait' };
    });
    await take({ items: [{ id: 'hall-only', screens: { ids: ['hall'] }, sources }, picture('all.jpg', 3)] });
    await settled();

    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('waits for what plays in zones within the hour, and not for a zone that has nothing then', async () => {
    const { all, take } = await library();
    for (const name of ['/desk.jpg', '/later.jpg']) server().on(name, faults.silence());
    const queue = { id: 'queue', zone: 'side', items: [{ src: 'desk.jpg' }] };
    const later = { id: 'later', zone: 'strip', flight: { from: '2026-12-01' }, items: [{ src: 'later.jpg' }] };
    const items = [{ slide: { kind: 'notice', title: 'A' } }];
    await take({ items, campaigns: [queue, later] });
    expect(await all.tryAdopt()).toMatchObject({ kind: 'wait', waitingFor: ['desk.jpg'] });
    await take({ items, campaigns: [later] });

    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('waits for what begins within the hour although nothing is on yet', async () => {
    const { all, take } = await library();
    server().on('/soon.jpg', faults.silence());
    await take({ campaigns: [{ id: 'soon', flight: { from: '2026-11-20T08:00' }, items: [{ src: 'soon.jpg' }] }] });

    expect(await all.tryAdopt()).toEqual({ kind: 'wait', waitingFor: ['soon.jpg'], failed: [] });
  });

  it('says when a playlist that is whole will take the screens, so that all of them change at once', async () => {
    const { all, take } = await library();
    await take({ activateAt: '2026-11-20T08:00', items: [{ slide: { kind: 'notice', title: 'A' } }] });

    expect(all.programmeFor(viewOf()).takesAt).toBe(Date.parse('2026-11-20T08:00:00+07:00'));
    server().on('/slow.jpg', faults.silence());
    await take({ activateAt: '2026-11-20T08:00', items: [{ src: 'slow.jpg' }] });
    expect(all.programmeFor(viewOf()).takesAt).toBeUndefined();
  });

  it('lets a playlist take the screens no earlier than it says', async () => {
    const { all, take, clock } = await library();
    await take({ activateAt: '2026-11-20T08:00', items: [{ slide: { kind: 'notice', title: 'A' } }] });
    expect((await all.tryAdopt())?.kind).toBe('wait');
    clock.now = Date.parse('2026-11-20T08:00:00+07:00');

    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('promises an instant only while the hour from then on is whole', async () => {
    const { all, take, clock, store, settled } = await library();
    const activateAt = Date.parse('2026-11-20T19:28:00+07:00');
    const day = picture('day.jpg', 1);
    server().on('/day.jpg', faults.silence());
    const file = {
      activateAt: '2026-11-20T19:28',
      dayparts: { day: { from: '19:28', to: '24:00' }, night: { from: '00:00', to: '19:28' } },
      campaigns: [
        { id: 'day', dayparts: ['day'], items: [day] },
        { id: 'night', dayparts: ['night'], items: [{ slide: { kind: 'notice', title: 'Night' } }] },
      ],
    };
    clock.now = Date.parse('2026-11-20T18:20:00+07:00');
    await take(file);

    expect(all.programmeFor(viewOf()).takesAt).toBeUndefined();
    clock.now = activateAt;
    expect(await all.tryAdopt()).toEqual({ kind: 'wait', waitingFor: ['day.jpg'], failed: [] });

    clock.now = Date.parse('2026-11-20T18:20:00+07:00');
    picture('day.jpg', 1);
    await take({ ...file, revision: 2 });
    all.want([]);
    all.want([viewOf()]);
    await settled();
    expect(all.programmeFor(viewOf()).takesAt).toBe(activateAt);
    await store.evict(day.sha256);
    expect(all.programmeFor(viewOf()).takesAt).toBeUndefined();

    await settled();
    clock.now = activateAt + 3_600_000;
    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('judges by the turns that come, where the screen is in its loop', async () => {
    let turn = 300;
    const memoryOf = () => ({ turns: { '"c" 0 main': turn }, rotations: {}, parts: {}, answered: [] });
    const { all, take } = await library({ memoryOf });
    server().on('/hang.jpg', faults.silence());
    const slides = Array.from({ length: 400 }, (_, n) => ({ id: `s${n}`, slide: { kind: 'notice', title: 'A' } }));
    await take({ id: 'c', items: [...slides, { src: 'hang.jpg' }] });

    expect((await all.tryAdopt())?.kind).toBe('wait');
    turn = 3;
    await take({ id: 'c', revision: 2, items: [...slides, { src: 'hang.jpg' }] });
    expect((await all.tryAdopt())?.kind).toBe('adopt');
  });

  it('is not whole by an emergency alone', async () => {
    const { all, take } = await library();
    server().on('/hang.jpg', faults.silence());
    const slide = { slide: { kind: 'notice', title: 'Storm' } };
    await take({
      items: [{ src: 'hang.jpg' }],
      interrupts: [{ id: 'storm', class: 'emergency', items: [slide] }],
    });

    expect(await all.tryAdopt()).toEqual({ kind: 'wait', waitingFor: ['hang.jpg'], failed: [] });
  });

  it('does not let a file that is missing on one screen hold the others', async () => {
    const views = ['screen', 'screen-2'].map((id) => viewOf({ id }));
    const { all, take } = await library({ views });
    await take({
      items: [
        { slide: { kind: 'notice', title: 'New' }, screens: { ids: ['screen'] } },
        { src: '404.jpg', screens: { ids: ['screen-2'] } },
      ],
    });

    await vi.waitFor(async () => {
      expect(await all.tryAdopt()).toEqual({ kind: 'adopt-incomplete', missing: ['404.jpg'] });
    });
  });

  it('hands over a playlist that waits, so that its interrupts count', async () => {
    const { all, take } = await library();
    await take({ activateAt: '2026-11-21', items: [{ slide: { kind: 'notice', title: 'A' } }] });

    expect(all.programmeFor(viewOf()).waiting?.playlist.activateAt).toBe(Date.parse('2026-11-21T00:00:00+07:00'));
    expect(all.programmeFor(viewOf()).current.digest).toBe('bundled');
  });
});
