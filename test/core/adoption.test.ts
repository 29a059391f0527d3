import { describe, expect, it } from 'vitest';
import { decideAdoption, itemsOfNextHour, type ItemAhead, type Readiness } from '../../core/adoption.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Screen } from '../../core/screen.ts';

const item = (itemId: string, readiness: Readiness, more: Partial<ItemAhead> = {}): ItemAhead => ({
  itemId,
  readiness,
  ...more,
});

describe('decideAdoption', () => {
  it('adopts when everything of the next hour is ready', () => {
    expect(decideAdoption([item('a', 'ready'), item('b', 'ready')])).toEqual({ kind: 'adopt' });
  });

  it('waits while bytes arrive, even when others have failed', () => {
    const cycle = [item('a', 'ready'), item('b', 'failed'), item('c', 'on-its-way')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'wait', waitingFor: ['c'] });
  });

  it('has nothing to wait for when nothing of it is on in the next hour', () => {
    expect(decideAdoption([])).toEqual({ kind: 'adopt' });
  });

  it('goes on without what failed for good once one item is ready, and lists it', () => {
    const cycle = [item('a', 'failed'), item('b', 'ready'), item('c', 'failed')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'adopt-incomplete', missing: ['a', 'c'] });
  });

  it('keeps the old playlist when nothing of the new one can be shown', () => {
    const cycle = [item('a', 'failed'), item('b', 'failed')];

    expect(decideAdoption(cycle)).toEqual({ kind: 'wait', waitingFor: ['a', 'b'] });
  });

  it('never waits for an optional item', () => {
    const cycle = [item('a', 'ready'), item('b', 'on-its-way', { optional: true })];

    expect(decideAdoption(cycle)).toEqual({ kind: 'adopt' });
  });

  it('wants at least one item ready when all are optional', () => {
    expect(decideAdoption([item('a', 'on-its-way', { optional: true })])).toEqual({ kind: 'wait', waitingFor: ['a'] });
  });
});

describe('itemsOfNextHour', () => {
  const ahead = (file: object, screen: Screen = { id: 'lobby', tags: [] }) => {
    const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, ...file }));
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
    return itemsOfNextHour(parsed.playlist, screen, Date.parse('2026-11-20T07:00:00+07:00')).map(({ id }) => id);
  };
  const clips = (count: number, durationSeconds?: number) =>
    Array.from({ length: count }, (_, n) => ({ src: `${n}.mp4`, durationSeconds }));

  it('tells each item once, those that begin within the hour', () => {
    expect(ahead({ items: clips(7, 600) })).toHaveLength(6);
    expect(ahead({ items: clips(2, 3599) })).toEqual(['0.mp4', '1.mp4']);
    expect(ahead({ items: clips(2, 3600) })).toEqual(['0.mp4']);
  });

  it('counts a video of unknown length as a short one', () => {
    expect(ahead({ items: clips(101) })).toHaveLength(101);
  });

  it('looks ahead over the edge of a daypart and past a point in time', () => {
    const late = { id: 'late', priority: 1, dayparts: ['late'], items: [{ src: 'late.jpg' }] };
    const said = { id: 'said', at: ['07:45'], items: [{ src: 'said.mp3' }] };
    const dayparts = { late: { from: '07:30', to: '09:00' } };

    expect(ahead({ dayparts, items: [{ src: 'always.jpg' }], campaigns: [late, said] })).toEqual([
      'always.jpg',
      'late.jpg',
      'said.mp3',
    ]);
  });

  it('leaves out what is for other screens', () => {
    const bus = { id: 'bus', priority: 1, screens: { tags: { all: ['venue=bus'] } }, items: [{ src: 'bus.jpg' }] };

    expect(ahead({ items: [{ src: 'all.jpg' }], campaigns: [bus] })).toEqual(['all.jpg']);
    expect(ahead({ items: [{ src: 'all.jpg' }], campaigns: [bus] }, { id: 'b', tags: ['venue=bus'] })).toEqual([
      'bus.jpg',
    ]);
  });
});
