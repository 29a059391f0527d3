import { describe, expect, it } from 'vitest';
import { itemsOfHour } from '../../core/adoption.ts';
import { explain } from '../../core/explain.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Zone } from '../../core/playlist.ts';
import { timelineOf, timelinesBeside } from '../../core/timeline.ts';
import { playlistInZone, zoneOfItem, zonesBeside } from '../../core/zones.ts';
import { at, FRIDAY, LOBBY, MINUTE, playlistOf, poster } from '../fakes/scheduled.ts';

const queue = { id: 'queue', zone: 'side', priority: 9, items: [poster('desk-1'), poster('desk-2')] };
const news = { id: 'news', zone: 'strip', dayparts: ['late'], items: [poster('line')] };
const file = {
  dayparts: { late: { from: '07:30', to: '09:00' } },
  items: [poster('film')],
  campaigns: [queue, news],
  interrupts: [{ id: 'storm', flight: { from: '2026-11-20T08:00' }, items: [poster('leave')] }],
};
const faults = (fields: object) => {
  const result = parsePlaylist(JSON.stringify({ formatVersion: 1, items: [poster('film')], ...fields }));
  return result.kind === 'refused' ? result.faults.map(({ place }) => place) : [];
};

describe('a playlist with zones', () => {
  it('has them lie at the right and along the bottom where it says nothing of it', () => {
    expect(playlistOf(file).zones).toEqual({
      side: { edge: 'right', percent: 30 },
      strip: { edge: 'bottom', percent: 18 },
    });
    expect(playlistOf({ ...file, zones: { side: { edge: 'left' } } }).zones.side).toEqual({
      edge: 'left',
      percent: 30,
    });
  });

  it('is refused where a zone has no such name, edge or size', () => {
    expect(faults({ campaigns: [{ ...queue, zone: 'top' }] })).toEqual(['campaigns[0].zone']);
    expect(faults({ zones: { side: { edge: 'top', percent: 14 }, strip: { percent: 41 } } })).toEqual([
      ...['zones.side.edge', 'zones.side.percent', 'zones.strip.percent'],
    ]);
  });

  it('is refused where sound is to be heard in a zone, and plays clips there without theirs', () => {
    const loud = { src: 'a.mp4', muted: false };

    expect(faults({ campaigns: [{ ...queue, items: [poster('a'), { src: 'call.mp3' }] }] })).toEqual([
      'campaigns[0].items[1]',
    ]);
    const { campaigns } = playlistOf({ items: [loud], campaigns: [{ ...queue, items: [loud] }] });
    expect(campaigns.map(({ items: [item] }) => item)).toMatchObject([{ muted: false }, { muted: true }]);
  });
});

describe('playlistInZone', () => {
  const playlist = playlistOf(file);
  const onAt = (zone: Zone, time: string) => {
    const from = at(time);
    const [stretch] = timelineOf(playlistInZone(playlist, zone), LOBBY, { from, until: from + MINUTE }).stretches;
    return stretch?.on.map(({ campaign }) => campaign.id);
  };

  it('has campaigns compete within their zone alone', () => {
    expect([onAt('main', '07:40'), onAt('side', '07:40'), onAt('strip', '07:40')]).toEqual([
      ...[['main'], ['queue'], ['news']],
    ]);
    expect(onAt('strip', '07:20')).toEqual([]);
  });

  it('has interrupts stand above each', () => {
    expect([onAt('main', '08:10'), onAt('side', '08:10')]).toEqual([['storm'], ['storm']]);
  });

  it('knows which zones there are, and what is in which', () => {
    expect(zonesBeside(playlist)).toEqual(['side', 'strip']);
    expect(['film', 'desk-2', 'line', 'leave'].map((id) => zoneOfItem(playlist, id))).toEqual([
      ...['main', 'side', 'strip', 'main'],
    ]);
  });

  it('plays nothing of a zone in the main picture', () => {
    const [stretch] = timelineOf(playlist, LOBBY, { from: FRIDAY, until: FRIDAY + MINUTE }).stretches;

    expect(stretch?.on.map(({ campaign }) => campaign.id)).toEqual(['main']);
  });
});

describe('itemsOfHour', () => {
  it('has what plays in zones after the main picture, as what fills no screen', () => {
    expect(itemsOfHour(playlistOf(file), LOBBY, FRIDAY).map(({ item: { id }, beside }) => [id, beside])).toEqual([
      ...[
        ['leave', true],
        ['film', false],
      ],
      ...[
        ['desk-1', true],
        ['desk-2', true],
      ],
      ['line', true],
    ]);
  });
});

describe('what a zone comes to', () => {
  const playlist = playlistOf(file);

  it('is explained beside the main picture, item by item', () => {
    const { on, zones, items } = explain(playlist, LOBBY, at('07:40'), { turns: 2 });

    expect([on, zones]).toEqual([
      ['film', 'film'],
      [
        { zone: 'side', on: ['desk-1', 'desk-2'] },
        { zone: 'strip', on: ['line', 'line'] },
      ],
    ]);
    expect(items.map(({ id, zone, plays }) => [id, zone, plays])).toEqual([
      ...[
        ['film', undefined, true],
        ['leave', undefined, false],
      ],
      ...[
        ['desk-1', 'side', true],
        ['desk-2', 'side', true],
      ],
      ['line', 'strip', true],
    ]);
  });

  it('is nothing while an interrupt has the picture', () => {
    const { on, zones, items } = explain(playlist, LOBBY, at('08:10'), { turns: 1 });
    const desk = items.find(({ id }) => id === 'desk-1');

    expect([on, zones]).toEqual([
      ['leave'],
      [
        { zone: 'side', on: [] },
        { zone: 'strip', on: [] },
      ],
    ]);
    expect(desk).toMatchObject({ plays: false, reasons: [{ code: 'interrupt', by: ['storm'] }] });
  });

  it('has a timeline of its own, without what takes the picture from it', () => {
    const [side, strip] = timelinesBeside(playlist, LOBBY, { from: at('07:20'), until: at('08:30') });
    const told = (one = side) => one?.stretches.map(({ from, on }) => [from, on.map(({ campaign }) => campaign.id)]);

    expect([side?.zone, told()]).toEqual([
      'side',
      [
        [at('07:20'), ['queue']],
        [at('08:00'), []],
      ],
    ]);
    expect([strip?.zone, told(strip)]).toEqual([
      'strip',
      [
        [at('07:20'), []],
        [at('07:30'), ['news']],
        [at('08:00'), []],
      ],
    ]);
  });
});
