import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../core/faults.ts';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import { MOST_ITEMS } from '../../../core/playlist.ts';
import { patience } from './rounds.ts';
import { parsed } from './scenarios.ts';

const clip = '{"src":"a.mp4"}';
const mebibyte = 2 ** 20;
const withItem = (fields: string) => `{"formatVersion":1,"items":[{"src":"a.mp4",${fields}}]}`;
const withHead = (fields: string) => `{"formatVersion":1,${fields},"items":[${clip}]}`;

/** What is wrong with a file, as `CODE place`. */
function faults(text: string): readonly string[] {
  const result = parsePlaylist(text);
  return result.kind === 'refused' ? result.faults.map(({ code, place }: Fault) => `${code} ${place}`) : [];
}

describe('parsePlaylist refuses', patience, () => {
  it.each([
    ['a number that is none', withItem('"durationSeconds":NaN'), 'NOT_JSON '],
    ['a number without end', withItem('"durationSeconds":Infinity'), 'NOT_JSON '],
    ['a number too big to be read', withItem('"durationSeconds":1e999'), 'INVALID items[0].durationSeconds'],
    ['a duration below zero', withItem('"durationSeconds":-5'), 'INVALID items[0].durationSeconds'],
    ['a duration of zero', withItem('"durationSeconds":0'), 'INVALID items[0].durationSeconds'],
    ['a duration of minus zero', withItem('"durationSeconds":-0'), 'INVALID items[0].durationSeconds'],
    ['a duration above a day', withItem('"durationSeconds":86400.001'), 'INVALID items[0].durationSeconds'],
    ['a duration in words', withItem('"durationSeconds":"10"'), 'INVALID items[0].durationSeconds'],
    ['a negative volume', withItem('"volume":-1'), 'INVALID items[0].volume'],
    ['control characters in a name', withItem('"id":"a\\u0000b"'), 'INVALID items[0].id'],
    ['a turn of the direction of writing', withItem('"id":"a\\u202eb"'), 'INVALID items[0].id'],
    ['a date that the calendar lacks', withItem('"flight":{"from":"2027-02-29"}'), 'INVALID items[0].flight.from'],
    [
      'a flight that ends before it begins',
      withItem('"flight":{"from":"2026-02-02","until":"2026-02-01"}'),
      'INVALID items[0].flight',
    ],
    ['a flight with neither end', withItem('"flight":{}'), 'INVALID items[0].flight'],
    ['a daypart that is not there', withItem('"dayparts":["night"]'), 'UNKNOWN_DAYPART items[0].dayparts[0]'],
    [
      'a daypart that only JavaScript has',
      withItem('"dayparts":["constructor"]'),
      'UNKNOWN_DAYPART items[0].dayparts[0]',
    ],
    ['an empty list of dayparts', withItem('"dayparts":[]'), 'INVALID items[0].dayparts'],
    ['an empty target', withItem('"screens":{}'), 'INVALID items[0].screens'],
    ['an empty list of tags', withItem('"screens":{"tags":{"all":[]}}'), 'INVALID items[0].screens.tags.all'],
    ['a day that no week has', withHead('"dayparts":{"x":{"days":["friday"]}}'), 'INVALID dayparts.x.days[0]'],
    ['a window of no length', withHead('"dayparts":{"x":{"from":"08:00","to":"08:00"}}'), 'INVALID dayparts.x'],
    ['a beginning at 24:00', withHead('"dayparts":{"x":{"from":"24:00","to":"08:00"}}'), 'INVALID dayparts.x.from'],
    ['an end at 24:01', withHead('"dayparts":{"x":{"from":"08:00","to":"24:01"}}'), 'INVALID dayparts.x.to'],
    ['a zone that the earth lacks', withHead('"timeZone":"Mars/Olympus"'), 'INVALID timeZone'],
    ['a zone that is a path', withHead('"timeZone":"../../etc/localtime"'), 'INVALID timeZone'],
    ['a zone that only JavaScript has', withHead('"timeZone":"__proto__"'), 'INVALID timeZone'],
    ['a holiday in no calendar', withHead('"holidays":["2027-02-29"]'), 'INVALID holidays[0]'],
    [
      'a point in time at 24:00',
      withHead(`"campaigns":[{"id":"x","at":["24:00"],"items":[${clip}]}]`),
      'INVALID campaigns[0].at[0]',
    ],
    ['no weight', withHead(`"campaigns":[{"id":"x","weight":0,"items":[${clip}]}]`), 'INVALID campaigns[0].weight'],
    [
      'half a weight',
      withHead(`"campaigns":[{"id":"x","weight":1.5,"items":[${clip}]}]`),
      'INVALID campaigns[0].weight',
    ],
    [
      'too great a weight',
      withHead(`"campaigns":[{"id":"x","weight":101,"items":[${clip}]}]`),
      'INVALID campaigns[0].weight',
    ],
    ['no items in a campaign', withHead('"campaigns":[{"id":"x","items":[]}]'), 'INVALID campaigns[0].items'],
    [
      'a campaign called as the bare items are',
      withHead(`"campaigns":[{"id":"main","items":[${clip}]}]`),
      'DUPLICATE_ID campaigns[0].id',
    ],
    [
      'two campaigns of one name',
      withHead(`"campaigns":[{"id":"é","items":[${clip}]},{"id":"e\\u0301","items":[${clip}]}]`),
      'DUPLICATE_ID campaigns[1].id',
    ],
    [
      'two items of one name',
      '{"formatVersion":1,"items":[{"id":"x","src":"a.mp4"},{"id":"x","src":"b.mp4"}]}',
      'DUPLICATE_ID items[1].id',
    ],
    ['another version', `{"formatVersion":2,"items":[${clip}]}`, 'NEED_UPDATE formatVersion'],
    ['a version in words', `{"formatVersion":"1","items":[${clip}]}`, 'INVALID formatVersion'],
    ['no version', `{"items":[${clip}]}`, 'INVALID formatVersion'],
    ['a list', '[]', 'INVALID '],
    ['nothing', '', 'EMPTY '],
    ['a byte order mark alone', '\ufeff', 'EMPTY '],
    ['a web page', '<!doctype html>', 'NOT_JSON '],
    ['200,000 lists in each other', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'TOO_DEEP '],
    ['200,000 objects in each other', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, 'TOO_DEEP '],
    ['200,000 lists that never end', '['.repeat(200_000), 'NOT_JSON '],
    ['17 levels', withHead(`"x":${'['.repeat(16)}${']'.repeat(16)}`), 'TOO_DEEP '],
  ])('%s', (_, text, fault) => {
    expect(faults(text)).toContain(fault);
  });

  it('items in excess of 20,000, and no fewer', () => {
    const items = (count: number) => `[${Array.from({ length: count }, () => clip).join()}]`;

    expect(faults(`{"formatVersion":1,"items":${items(MOST_ITEMS)}}`)).toEqual([]);
    expect(faults(`{"formatVersion":1,"items":${items(MOST_ITEMS + 1)}}`)).toContainEqual(
      expect.stringMatching(/^TOO_MANY_ITEMS/),
    );
    expect(
      faults(withHead(`"campaigns":[{"id":"a","items":${items(10_000)}},{"id":"b","items":${items(10_000)}}]`)),
    ).toContainEqual(expect.stringMatching(/^TOO_MANY_ITEMS/));
  });

  it.each([
    ['a title', `"title":"${'x'.repeat(33 * mebibyte)}"`, 'title'],
    ['a list of holidays', `"holidays":[${'0,'.repeat(16 * mebibyte)}0]`, 'holidays'],
    ['a list of what was withdrawn', `"withdrawn":[${'"x",'.repeat(8 * mebibyte)}0]`, 'withdrawn'],
    ['a list where overlays should be', `"overlays":[${'0,'.repeat(16 * mebibyte)}0]`, 'overlays'],
  ])('%s of 32 MiB in a few words', (_, field, place) => {
    const result = parsePlaylist(withHead(field));

    expect(result.kind === 'refused' && result.faults.map((fault) => fault.place)).toEqual([place]);
    expect(JSON.stringify(result).length).toBeLessThan(1000);
  });
});

describe('parsePlaylist takes', patience, () => {
  it('16 levels', () => {
    expect(faults(withHead(`"x":${'['.repeat(15)}1${']'.repeat(15)}`))).toEqual([]);
  });

  it('33 MiB of blanks around a playlist', () => {
    expect(faults(`${' '.repeat(33 * mebibyte)}${withHead('"title":"A"')}`)).toEqual([]);
  });

  it('names that mean something to JavaScript as the names they are', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const list = `{"formatVersion":1,"dayparts":{${ids.map((id) => `"${id}":{"from":"08:00"}`).join()}},
      "campaigns":[${ids.map((id) => `{"id":"${id}","items":[{"id":"${id}","src":"a.mp4","dayparts":["${id}"]}]}`).join()}]}`;
    const playlist = parsed(JSON.parse(list));

    expect(playlist.dayparts.map(({ name }) => name)).toEqual(ids);
    expect(playlist.campaigns.map(({ id, items: [item] }) => [id, item?.id, item?.dayparts])).toEqual(
      ids.map((id) => [id, id, [id]]),
    );
  });

  it('fields that would change every object, and changes none', () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const result = parsePlaylist(
      `{"formatVersion":1,${poison},"defaults":{${poison}},"campaigns":[{"id":"a",${poison},"items":[{"src":"a.mp4",${poison}}]}]}`,
    );

    expect(result.kind).toBe('playlist');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('half characters in names without falling over them', () => {
    expect(parsed(JSON.parse(withItem('"id":"\\ud800"'))).campaigns[0]?.items[0]?.id).toBe('\ud800');
  });
});
