import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { timelineOf, timelinesBeside } from '../../core/timeline.ts';
import { pathOfBlocks, pathOfMarks, pathOfTicks, rowsOf } from '../../renderer/preview/rows.ts';

const at = (time: string) => Date.parse(`2026-11-${time}:00+07:00`);
const week = { from: at('16T00:00'), until: at('23T00:00') };
const slide = { kind: 'notice', title: 'x' };
let id = 0;
const items = () => [{ id: `i${id++}`, slide }];
function rows(file: object, screen = { id: '', tags: [] as string[] }) {
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, ...file }));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return rowsOf(parsed.playlist, screen, [
    timelineOf(parsed.playlist, screen, week),
    ...timelinesBeside(parsed.playlist, screen, week),
  ]);
}
const told = (blocks: ReturnType<typeof rows>[number]['blocks'] | undefined) =>
  blocks?.map(({ from, until, state }) => [
    new Date(from + 7 * 3_600_000).toISOString().slice(8, 16),
    (until - from) / 3_600_000,
    state,
  ]);

describe('rowsOf', () => {
  it('puts interrupts on top, then points in time, then campaigns by priority', () => {
    const flight = { until: '2026-11-16T06:00' };
    const found = rows({
      campaigns: [
        { id: 'b', items: items() },
        { id: 'high', priority: 9, items: items() },
        { id: 'a', items: items() },
        { id: 'bell', at: ['07:00'], items: items() },
      ],
      interrupts: [
        { id: 'note', class: 'notice', flight, items: items() },
        { id: 'storm', class: 'emergency', flight, items: items() },
      ],
    });

    expect(found.map(({ campaign, kind, isFirstOfRank }) => [campaign.id, kind, isFirstOfRank])).toEqual([
      ['storm', 'emergency', true],
      ['note', 'notice', true],
      ['bell', 'moment', true],
      ['high', 'campaign', true],
      ['a', 'campaign', true],
      ['b', 'campaign', false],
    ]);
    expect(found[2]?.ticks).toHaveLength(7);
  });

  it('tells when a campaign is on, outranked and behind a dark screen, without seams', () => {
    const found = rows({
      dayparts: {
        noon: { days: ['wed'], from: '11:00', to: '13:00' },
        open: { days: ['wed'], from: '08:00', to: '20:00' },
      },
      display: { hours: ['open'] },
      campaigns: [
        { id: 'base', items: items() },
        { id: 'lunch', priority: 1, dayparts: ['noon'], items: items() },
      ],
    });

    expect(told(found[0]?.blocks)).toEqual([['18T11:00', 2, 'on']]);
    expect(told(found[1]?.blocks)).toEqual([
      ['16T00:00', 56, 'closed'],
      ['18T08:00', 3, 'on'],
      ['18T11:00', 2, 'outranked'],
      ['18T13:00', 7, 'on'],
      ['18T20:00', 100, 'closed'],
    ]);
  });

  it('shows an emergency as on while the screen is dark, and says what is for other screens', () => {
    const found = rows({
      dayparts: { never: { days: ['holiday'], from: '08:00', to: '20:00' } },
      display: { hours: ['never'] },
      campaigns: [{ id: 'far', screens: { ids: ['x'] }, items: items() }],
      interrupts: [{ id: 'storm', class: 'emergency', items: items() }],
    });

    expect(told(found[0]?.blocks)).toEqual([['16T00:00', 168, 'on']]);
    expect(found[1]).toMatchObject({ isForScreen: false, blocks: [] });
  });

  it('shows an emergency of sound alone as closed while the screen is dark', () => {
    const found = rows({
      dayparts: { never: { days: ['holiday'], from: '08:00', to: '20:00' } },
      display: { hours: ['never'] },
      items: items(),
      interrupts: [{ id: 'siren', class: 'emergency', items: [{ src: 's.mp3' }] }],
    });

    expect(told(found[0]?.blocks)).toEqual([['16T00:00', 168, 'closed']]);
  });
});

describe('the rows of zones', () => {
  const campaigns = [
    { id: 'queue', zone: 'side', priority: 9, items: items() },
    { id: 'film', items: items() },
    { id: 'later', zone: 'side', dayparts: ['noon'], items: items() },
  ];
  const dayparts = { noon: { from: '11:00', to: '13:00' } };

  it('follow those of the main picture, and compete among themselves alone', () => {
    const found = rows({ dayparts, campaigns });

    expect(found.map(({ campaign, isFirstOfRank }) => [campaign.id, campaign.zone, isFirstOfRank])).toEqual([
      ['film', undefined, true],
      ['queue', 'side', true],
      ['later', 'side', true],
    ]);
    expect(found.map(({ blocks }) => blocks[0]?.state)).toEqual(['on', 'on', 'outranked']);
  });
});

describe('paths', () => {
  const toX = (instant: number) => instant / 10;

  it('draw each block of a state, none so thin that the cursor hides it', () => {
    const blocks = [
      { from: 0, until: 100, state: 'on' },
      { from: 100, until: 200, state: 'closed' },
      { from: 200, until: 220, state: 'on' },
    ] as const;

    expect(pathOfBlocks(blocks, 'on', toX, 18)).toBe('M0 0h10v18h-10zM19 0h4v18h-4z');
    expect(pathOfBlocks(blocks, 'outranked', toX, 18)).toBe('');
  });

  it('mark the blocks that are too thin to catch the eye', () => {
    const blocks = [
      { from: 0, until: 200, state: 'on' },
      { from: 300, until: 320, state: 'on' },
      { from: 400, until: 420, state: 'closed' },
    ] as const;

    expect(pathOfMarks(blocks, toX)).toBe('M25 0h12l-6 10z');
  });

  it('draw ticks that would touch as one', () => {
    expect(pathOfTicks([100, 110, 200], toX, 18)).toBe('M8.5 0h3v18h-3zM18.5 0h3v18h-3z');
  });
});
