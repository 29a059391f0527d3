import { describe, expect, it } from 'vitest';
import { next, startPlayback } from '../../core/playback.ts';
import { programmeInZone } from '../../core/zones.ts';
import { FRIDAY, LOBBY, MINUTE, poster, programmeOf } from '../fakes/scheduled.ts';
import { slides } from '../fakes/programme.ts';

const queue = { id: 'queue', zone: 'side', items: [poster('desk-1'), poster('desk-2')] };
const storm = { id: 'storm', class: 'emergency', items: [poster('leave')] };
const list = (more: object = {}) => ({ items: [poster('film')], campaigns: [queue], ...more });
const side = (file: object, ready?: readonly string[]) =>
  programmeInZone({ current: programmeOf(file, ready), fallback: slides('house'), clockFloor: 0 }, 'side');
const start = (file: object, ready?: readonly string[]) => startPlayback(LOBBY, side(file, ready), FRIDAY);
const shown = (playback: ReturnType<typeof start>, at = FRIDAY) =>
  next(playback, { type: 'shown', n: playback.coming?.n ?? 0 }, at);

describe('the playback of a zone', () => {
  it('loops what is in the zone alone, with a count of its own and nothing beside it', () => {
    const first = start(list({ overlays: { clock: true } }));
    const second = shown(first);

    expect([first.coming, second.coming]).toMatchObject([
      { n: 1, item: { id: 'desk-1' }, overlays: false },
      { n: 2, item: { id: 'desk-2' } },
    ]);
  });

  it('has nothing to show while nothing of it is ready, and then no other campaign in its place', () => {
    const empty = start(list(), ['film']);

    expect(empty.coming).toBeUndefined();
    expect(next(empty, { type: 'programme', screen: LOBBY, programme: side(list()) }, FRIDAY).coming).toMatchObject({
      item: { id: 'desk-1' },
    });
  });

  it('knows nothing of interrupts and opening hours, which the main picture heeds', () => {
    const shut = { dayparts: { noon: { from: '12:00', to: '13:00' } }, display: { hours: ['noon'] } };
    const playback = start(list({ interrupts: [storm], ...shut }));

    expect(playback.closed).toBeUndefined();
    expect(playback.coming?.item.id).toBe('desk-1');
  });

  it('goes on with the next item when its room was taken away and is given back', () => {
    const left = next(shown(start(list())), { type: 'left' }, FRIDAY + 5_000);

    expect(left.watched).toBeUndefined();
    expect(left.coming).toMatchObject({ n: 3, item: { id: 'desk-2' } });
  });

  it('leaves its last picture standing when nothing comes after it', () => {
    const short = list({ campaigns: [{ ...queue, flight: { until: '2026-11-20T07:21' } }] });
    const watched = shown(start(short));
    const later = next(watched, { type: 'left' }, FRIDAY + 2 * MINUTE);
    const due = next(watched, { type: 'due', n: 2, startsAt: FRIDAY + 2 * MINUTE }, FRIDAY + MINUTE);

    expect(due).toMatchObject({ watched: { item: { id: 'desk-1' } }, coming: undefined });
    expect(later).toMatchObject({ watched: undefined, coming: undefined });
  });

  it('is emptied at once when all of it is withdrawn', () => {
    const watched = shown(start(list()));
    const withdrawn = side(list({ withdrawn: ['desk-1', 'desk-2'], revision: 2 }));
    const after = next(watched, { type: 'programme', screen: LOBBY, programme: withdrawn }, FRIDAY + 1_000);

    expect(after).toMatchObject({ watched: undefined, coming: undefined });
  });

  it('runs by the clock where the playlist does', () => {
    const synced = list({ sync: 'clock' });
    const { coming } = start(synced);

    expect(coming?.slot?.endsAt).toBeGreaterThan(FRIDAY);
    expect(coming?.slot?.startsAt).toBeLessThanOrEqual(FRIDAY);
  });
});
