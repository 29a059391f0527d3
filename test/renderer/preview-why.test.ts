import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { describeWeek, lookAt } from '../../renderer/preview/look.ts';

const screen = { id: '', tags: [] };
const slide = { kind: 'notice', title: 'x' };
const item = (id: string, more: object = {}) => ({ id, slide, ...more });
const parsed = parsePlaylist(
  JSON.stringify({
    formatVersion: 1,
    dayparts: { noon: { from: '11:00', to: '13:00' } },
    campaigns: [
      { id: 'base', items: [item('b1'), item('b2', { screens: { ids: ['x'] } })] },
      { id: 'lunch', priority: 5, dayparts: ['noon'], items: [item('l1')] },
      { id: 'also', priority: 5, weight: 3, items: [item('a1')] },
      { id: 'bell', at: ['11:55'], items: [item('ding')] },
      { id: 'later', priority: 9, flight: { from: '2027-01-01' }, items: [item('n1'), item('n2')] },
    ],
  }),
);
if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
const whyAt = (time: string, playlist = parsed.playlist) => {
  const at = Date.parse(`2026-11-18T${time}:00+07:00`);
  return lookAt(playlist, screen, describeWeek(playlist, screen, at), at)[0];
};

describe('whyOf', () => {
  it('tells who is on, whom they outrank, and who is not on at all', () => {
    const { due, ranks, others } = whyAt('11:30');

    expect(due).toEqual([]);
    expect(ranks.map(({ campaigns }) => campaigns.map(({ campaign }) => campaign.id))).toEqual([
      ['also', 'lunch'],
      ['base'],
    ]);
    expect(others.map(({ campaign }) => campaign.id)).toEqual(['bell', 'later']);
  });

  it('tells who has the turns that a limited campaign leaves among those on', () => {
    const capped = {
      ...parsed.playlist,
      campaigns: parsed.playlist.campaigns.map((one) => (one.priority === 5 ? { ...one, maxPlaysPerHour: 4 } : one)),
    };

    expect(whyAt('11:30', capped).ranks.map(({ campaigns }) => campaigns.map(({ campaign }) => campaign.id))).toEqual([
      ['also', 'lunch', 'base'],
    ]);
  });

  it('tells a reason that all items of a campaign share once', () => {
    const { ranks, others } = whyAt('11:30');

    expect(others[1]?.common.map(({ code }) => code)).toEqual(['flight']);
    expect(ranks[1]?.campaigns[0]?.common).toEqual([]);
    expect(ranks[1]?.campaigns[0]?.items.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['priority'],
      ['target'],
    ]);
  });

  it('tells a point in time that is due', () => {
    expect(whyAt('11:56').due.map(({ campaign }) => campaign.id)).toEqual(['bell']);
  });
});

describe('lookAt', () => {
  it('tells each zone by itself, the main picture first', () => {
    const result = parsePlaylist(
      JSON.stringify({
        formatVersion: 1,
        items: [item('film')],
        campaigns: [
          { id: 'queue', zone: 'side', items: [item('desk')] },
          { id: 'bell', zone: 'side', dayparts: ['noon'], items: [item('ding')] },
        ],
        dayparts: { noon: { from: '11:00', to: '13:00' } },
      }),
    );
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.faults));
    const { playlist } = result;
    const at = Date.parse('2026-11-18T08:00:00+07:00');
    const ids = (campaigns: readonly { readonly campaign: { readonly id: string } }[]) =>
      campaigns.map(({ campaign }) => campaign.id);

    expect(
      lookAt(playlist, screen, describeWeek(playlist, screen, at), at).map(({ zone, due, ranks, others }) => [
        ...[zone, ids(due), ranks.map(({ campaigns }) => ids(campaigns)), ids(others)],
      ]),
    ).toEqual([
      ['main', [], [['main']], []],
      ['side', [], [['queue']], ['bell']],
    ]);
  });
});
