import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';

const clip = { src: 'a.mp4', durationSeconds: 10 };
/** What is wrong with a file, as `CODE place`. */
const faults = (fields: object) => {
  const result = parsePlaylist(JSON.stringify({ formatVersion: 1, items: [clip], ...fields }));
  return result.kind === 'refused' ? result.faults.map(({ code, place }) => `${code} ${place}`).sort() : [];
};
const hash = 'ab'.repeat(32);
const backwards = { from: '2026-11-21', until: '2026-11-20' };

describe('a refused playlist tells all that is wrong with', () => {
  it('an item whose file has no known type', () => {
    expect(faults({ items: [{ src: 'q', dayparts: ['nope'], flight: backwards }] })).toEqual([
      ...['INVALID items[0].flight', 'INVALID items[0].src', 'UNKNOWN_DAYPART items[0].dayparts[0]'],
    ]);
  });

  it('an item with a field that is not what it must be', () => {
    const item = { volume: 500, dayparts: ['nope', 5], screens: { tags: {} }, flight: backwards };

    expect(faults({ items: [item] })).toEqual([
      ...['INVALID items[0]', 'INVALID items[0].dayparts[1]', 'INVALID items[0].flight'],
      ...['INVALID items[0].screens.tags', 'INVALID items[0].volume', 'UNKNOWN_DAYPART items[0].dayparts[0]'],
    ]);
  });

  it('an item of several files', () => {
    const sources = [{ url: 'a' }, { url: 5 }, { url: 'b' }, { url: 'c.jpg' }, { url: 'd.mp4' }];

    expect(faults({ items: [{ sources, sha256: hash }] })).toEqual([
      ...['INVALID items[0]', 'INVALID items[0]', 'INVALID items[0].sources[0].url'],
      ...['INVALID items[0].sources[1].url', 'INVALID items[0].sources[2].url'],
    ]);
  });

  it('a file whose type is wrong, and not what would follow from it', () => {
    expect(faults({ items: [{ src: 'q', type: 'film' }] })).toEqual(['INVALID items[0].type']);
  });

  it('slides of any kind or none, and web pages', () => {
    const items = [
      { slide: { kind: 'poster' }, src: 'a.mp4', durationSeconds: 0, dayparts: ['nope'] },
      { slide: { kind: 'notice' }, dayparts: ['nope'] },
      { type: 'web', dayparts: ['nope'] },
    ];

    expect(faults({ items })).toEqual([
      ...['INVALID items[0]', 'INVALID items[0].durationSeconds', 'INVALID items[0].slide.kind'],
      ...['INVALID items[1].slide.title', 'INVALID items[2].src'],
      ...['UNKNOWN_DAYPART items[0].dayparts[0]', 'UNKNOWN_DAYPART items[1].dayparts[0]'],
      'UNKNOWN_DAYPART items[2].dayparts[0]',
    ]);
  });

  it('campaigns and interrupts of which a field is wrong', () => {
    const wrong = { id: 'a', dayparts: ['nope'], flight: backwards, items: [{ ...clip, id: 'x' }] };
    const contract = { plays: 1, ...backwards };
    const campaigns = [
      { ...wrong, weight: 0, contract },
      { id: 'a', items: [{ ...clip, id: 'x' }] },
    ];
    const interrupts = [{ ...wrong, id: 'b', class: 'alarm', items: [clip] }];

    expect(faults({ campaigns, interrupts })).toEqual([
      ...['DUPLICATE_ID campaigns[1].id', 'DUPLICATE_ID campaigns[1].items[0].id'],
      ...['INVALID campaigns[0].contract', 'INVALID campaigns[0].flight', 'INVALID campaigns[0].weight'],
      ...['INVALID interrupts[0].class', 'INVALID interrupts[0].flight'],
      ...['UNKNOWN_DAYPART campaigns[0].dayparts[0]', 'UNKNOWN_DAYPART interrupts[0].dayparts[0]'],
    ]);
  });

  it('what the clock asks for, in a file whose head is wrong', () => {
    const items = [{ src: 'a.mp4' }, { src: 'b.mp4', volume: 500 }, { src: 'c.mp3', volume: 500 }];
    const campaigns = [
      { id: 'a', weight: 0, maxPlaysPerHour: 4, items: [clip] },
      { id: 'b', at: ['7:00'], items: [{ src: 'c.mp3' }] },
    ];

    expect(faults({ revision: -1, sync: 'clock', items, campaigns })).toEqual([
      ...['INVALID campaigns[0].maxPlaysPerHour', 'INVALID campaigns[0].weight', 'INVALID campaigns[1].at[0]'],
      ...['INVALID items[0].durationSeconds', 'INVALID items[1].durationSeconds', 'INVALID items[1].volume'],
      ...['INVALID items[2]', 'INVALID items[2].volume', 'INVALID revision'],
    ]);
  });

  it('the hours of screens, each in its place', () => {
    const volume = [
      { dayparts: ['r'], percent: 5 },
      { dayparts: ['s'], percent: -1 },
    ];

    expect(faults({ display: { hours: ['q'] } })).toEqual(['UNKNOWN_DAYPART display.hours[0]']);
    expect(faults({ display: [{ hours: ['q'], outside: 'grey', volume }] })).toEqual([
      ...['INVALID display[0].outside', 'INVALID display[0].volume[1].percent'],
      ...['UNKNOWN_DAYPART display[0].hours[0]', 'UNKNOWN_DAYPART display[0].volume[0].dayparts[0]'],
      'UNKNOWN_DAYPART display[0].volume[1].dayparts[0]',
    ]);
  });

  it('a window of no length on a day that no week has', () => {
    expect(faults({ dayparts: { a: { days: ['x'], from: '08:00', to: '08:00' } } })).toEqual([
      ...['INVALID dayparts.a', 'INVALID dayparts.a.days[0]'],
    ]);
  });

  it('overlays, each in its place', () => {
    expect(faults({ overlays: { qr: { url: 5 }, slogan: { text: 6 } } })).toEqual([
      ...['INVALID overlays.qr.url', 'INVALID overlays.slogan.text'],
    ]);
    expect(faults({ overlays: 5 })).toEqual(['INVALID overlays']);
  });
});
