import { describe, expect, it } from 'vitest';
import { itemsOn, timelineOf } from '../../core/timeline.ts';
import { LOBBY, playlistOf, poster } from '../fakes/scheduled.ts';

const at = (time: string) => Date.parse(`${time}+07:00`);
const stretches = (file: object, from = '2026-11-20T00:00', until = '2026-11-21T00:00') =>
  timelineOf(playlistOf(file), LOBBY, { from: at(from), until: at(until) }).stretches.map((stretch) => [
    new Date(stretch.from + 7 * 3_600_000).toISOString().slice(11, 16),
    stretch.on
      .map(
        (one) =>
          `${one.campaign.id}:${itemsOn(one)
            .map(({ id }) => id)
            .join()}`,
      )
      .join(' '),
    stretch.outranked.map(({ campaign }) => campaign.id).join(' '),
  ]);

describe('timelineOf', () => {
  it('is one stretch when nothing ever changes', () => {
    expect(stretches({ items: [poster('a')] })).toEqual([['00:00', 'main:a', '']]);
  });

  it('tells who is on from when to when, and who would be', () => {
    const file = {
      dayparts: {
        office: [
          { from: '07:30', to: '11:30' },
          { from: '13:30', to: '17:00' },
        ],
      },
      items: [poster('a')],
      campaigns: [{ id: 'office', priority: 1, dayparts: ['office'], items: [poster('o')] }],
    };

    expect(stretches(file)).toEqual([
      ['00:00', 'main:a', ''],
      ['07:30', 'office:o', 'main'],
      ['11:30', 'main:a', ''],
      ['13:30', 'office:o', 'main'],
      ['17:00', 'main:a', ''],
    ]);
  });

  it('tells when single items come and go', () => {
    const file = {
      items: [poster('a'), poster('b', { flight: { from: '2026-11-20T10:00', until: '2026-11-20T11:00' } })],
    };

    expect(stretches(file)).toEqual([
      ['00:00', 'main:a', ''],
      ['10:00', 'main:a,b', ''],
      ['11:00', 'main:a', ''],
    ]);
  });

  it('shows the holes', () => {
    const file = { campaigns: [{ id: 'c', flight: { from: '2026-11-20T10:00' }, items: [poster('a')] }] };

    expect(stretches(file)).toEqual([
      ['00:00', '', ''],
      ['10:00', 'c:a', ''],
    ]);
  });

  it('lists points in time within the span, its end excluded', () => {
    const file = { items: [poster('a')], campaigns: [{ id: 'm', at: ['06:00', '07:00'], items: [poster('m')] }] };
    const { moments } = timelineOf(playlistOf(file), LOBBY, {
      from: at('2026-11-20T06:00'),
      until: at('2026-11-20T07:00'),
    });

    expect(moments).toEqual([{ at: at('2026-11-20T06:00'), campaign: 'm' }]);
  });
});
