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

  const sound = (id: string) => ({ id, src: `${id}.mp3` });
  const hours = { dayparts: { open: { from: '07:00', to: '17:00' } }, display: { hours: ['open'] } };
  const evening = { flight: { from: '2026-11-20T16:00', until: '2026-11-20T20:00' } };

  it('leaves the turns to the loop while an interrupt is sound alone, which lights no closed screen', () => {
    const siren = { id: 'siren', class: 'emergency', ...evening, items: [sound('s')] };
    const file = { ...hours, items: [poster('x')], interrupts: [siren] };

    expect(stretches(file)).toEqual([
      ['00:00', 'main:x', ''],
      ['07:00', 'main:x', ''],
      ['16:00', 'siren:s main:x', ''],
      ['17:00', 'siren:s main:x', ''],
      ['20:00', 'main:x', ''],
    ]);
    expect(opens(file)).toEqual([false, true, true, false, false]);
    const seen = { ...siren, items: [sound('s'), poster('p')] };

    expect(opens({ ...file, interrupts: [seen] })).toEqual([false, true, true, false]);
  });

  it('names who has the turns that a limited campaign leaves', () => {
    const file = {
      campaigns: [
        { id: 'top', priority: 5, maxPlaysPerHour: 4, items: [poster('t')] },
        { id: 'heard', priority: 4, items: [sound('s')] },
        { id: 'low', items: [poster('l')] },
        { id: 'lowest', priority: -1, items: [poster('z')] },
      ],
    };

    expect(stretches(file)).toEqual([['00:00', 'top:t heard:s low:l', 'lowest']]);
  });

  it('leaves out points in time at which the screen is closed, but for those just before it opens', () => {
    expect(moments({ ...hours, ...bell('06:49', '06:51', '12:00', '16:59', '17:00', '23:00') })).toEqual([
      '06:51',
      '12:00',
      '16:59',
    ]);
  });

  it('leaves out points in time that an interrupt outlasts by more than ten minutes', () => {
    const storm = { id: 'storm', class: 'emergency', ...evening, items: [poster('p')] };
    const file = bell('15:59', '16:00', '19:00', '19:51', '20:00');

    expect(moments({ ...file, interrupts: [storm] })).toEqual(['15:59', '19:51', '20:00']);
    expect(moments({ ...file, interrupts: [{ ...storm, items: [sound('s')] }] })).toHaveLength(5);
  });

  it.each([
    ['over', { flight: { until: '2026-11-19' } }],
    ['withdrawn', { id: 'gone' }],
    ['for other screens', { screens: { ids: ['hall'] } }],
  ])('leaves out points in time of which everything is %s', (_what, more) => {
    const campaigns = [{ id: 'bell', at: ['12:00'], items: [poster('ding', more)] }];

    expect(moments({ items: [poster('x')], campaigns, withdrawn: ['gone'] })).toEqual([]);
  });
});

const bell = (...times: readonly string[]) => ({
  items: [poster('x')],
  campaigns: [{ id: 'bell', at: times, items: [poster('ding')] }],
});
const friday = (file: object) =>
  timelineOf(playlistOf(file), LOBBY, { from: at('2026-11-20T00:00'), until: at('2026-11-21T00:00') });
const opens = (file: object) => friday(file).stretches.map(({ open }) => open);
const moments = (file: object) =>
  friday(file).moments.map((moment) => new Date(moment.at + 7 * 3_600_000).toISOString().slice(11, 16));
