import { describe, expect, it } from 'vitest';
import { decideAdoption, itemsOfHour, type ItemAhead, type Readiness } from '../../core/adoption.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Screen } from '../../core/screen.ts';

const item = (itemId: string, readiness: Readiness, more: Partial<ItemAhead> = {}): ItemAhead => ({
  itemId,
  readiness,
  ...more,
});

const decide = (...ahead: readonly ItemAhead[]) => decideAdoption([ahead]);

describe('decideAdoption', () => {
  it('adopts when everything of the next hour is ready', () => {
    expect(decide(item('a', 'ready'), item('b', 'ready'))).toEqual({ kind: 'adopt' });
  });

  it('waits while bytes arrive, even when others have failed', () => {
    expect(decide(item('a', 'ready'), item('b', 'failed'), item('c', 'on-its-way'))).toEqual({
      ...{ kind: 'wait', waitingFor: ['c'], failed: ['b'] },
    });
  });

  it('has nothing to wait for when nothing of it is on in the next hour', () => {
    expect(decide()).toEqual({ kind: 'adopt' });
  });

  it('goes on without what failed for good once one item is ready, and lists it', () => {
    expect(decide(item('a', 'failed'), item('b', 'ready'), item('c', 'failed'))).toEqual({
      ...{ kind: 'adopt-incomplete', missing: ['a', 'c'] },
    });
  });

  it('waits for what is absent only while its files are being uploaded', () => {
    const ahead = [[item('a', 'ready'), item('b', 'absent')]];

    expect(decideAdoption(ahead)).toEqual({ kind: 'adopt-incomplete', missing: ['b'] });
    expect(decideAdoption(ahead, { beingUploaded: true })).toEqual({ kind: 'wait', waitingFor: ['b'], failed: ['b'] });
    expect(decideAdoption([[item('a', 'ready'), item('b', 'failed')]], { beingUploaded: true })).toEqual({
      ...{ kind: 'adopt-incomplete', missing: ['b'] },
    });
  });

  it('keeps the old playlist when nothing of the new one can be shown', () => {
    expect(decide(item('a', 'failed'), item('b', 'failed'))).toEqual({
      ...{ kind: 'wait', waitingFor: [], failed: ['a', 'b'] },
    });
  });

  it('never waits for an optional item', () => {
    expect(decide(item('a', 'ready'), item('b', 'on-its-way', { optional: true }))).toEqual({ kind: 'adopt' });
  });

  it('wants at least one item ready when all are optional', () => {
    expect(decide(item('a', 'on-its-way', { optional: true }))).toEqual({
      ...{ kind: 'wait', waitingFor: ['a'], failed: [] },
    });
  });

  it('does not take an emergency, or a point in time, for something that fills the screen', () => {
    const emergency = item('storm', 'ready', { beside: true });

    expect(decide(emergency, item('a', 'failed'))).toEqual({ kind: 'wait', waitingFor: [], failed: ['a'] });
    expect(decide(emergency)).toEqual({ kind: 'adopt' });
    expect(decide(item('storm', 'failed', { beside: true }), item('a', 'ready'))).toEqual({
      ...{ kind: 'adopt-incomplete', missing: ['storm'] },
    });
  });

  it('does not let what has failed for one screen hold the others', () => {
    const broken = [item('b', 'failed')];

    expect(decideAdoption([[item('a', 'ready')], broken])).toEqual({ kind: 'adopt-incomplete', missing: ['b'] });
    expect(decideAdoption([[item('a', 'on-its-way')], broken])).toEqual({
      ...{ kind: 'wait', waitingFor: ['a'], failed: ['b'] },
    });
    expect(decideAdoption([[], broken])).toEqual({ kind: 'wait', waitingFor: [], failed: ['b'] });
  });
});

describe('itemsOfHour', () => {
  const hourOf = (file: object, screen: Screen = { id: 'lobby', tags: [] }) => {
    const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, ...file }));
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
    return itemsOfHour(parsed.playlist, screen, Date.parse('2026-11-20T07:00:00+07:00'));
  };
  const ahead = (...asked: Parameters<typeof hourOf>) => hourOf(...asked).map(({ item: { id } }) => id);
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

  it('looks behind an interrupt, and tells what only comes beside what is on', () => {
    const items = [{ src: 'always.jpg' }];
    const campaigns = [
      { id: 'said', at: ['07:15'], items: [{ src: 'said.mp3' }] },
      { id: 'shown', at: ['07:45'], items: [{ src: 'shown.jpg' }] },
    ];
    const interrupts = [{ id: 'storm', class: 'emergency', items: [{ src: 'storm.jpg' }] }];

    expect(hourOf({ items, campaigns, interrupts }).map(({ item: { id }, beside }) => [id, beside])).toEqual([
      ['storm.jpg', true],
      ['always.jpg', false],
      ['said.mp3', true],
      ['shown.jpg', true],
    ]);
  });
});
