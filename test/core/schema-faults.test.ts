import { describe, expect, it } from 'vitest';
import { describeFault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';

const notice = { slide: { kind: 'notice', title: 'A' } };
/** What is said of a playlist, by place. */
function faults(file: object | string, lang: 'en' | 'vi' = 'en'): readonly string[] {
  const text = typeof file === 'string' ? file : JSON.stringify({ formatVersion: 1, items: [notice], ...file });
  const result = parsePlaylist(text);
  return result.kind === 'refused' ? result.faults.map((one) => `${one.code} ${describeFault(one, lang)}`) : [];
}
const src = (name: string) => faults({ items: [{ src: name }] });

describe('the faults of a playlist', () => {
  it('are one for each value', () => {
    expect(
      faults(`{"formatVersion":1,"campaigns":[{"id":"a","priority":99999999999999999999,"items":[{"src":"a.mp4"}]}]}`),
    ).toEqual(['INVALID campaigns[0].priority: must be at most 1000000, got 100000000000000000000']);
    expect(src('C:\\phim\\a.mp4')).toEqual([
      'INVALID items[0].src: must not begin with a drive: put the file beside the playlist and write its name, such as clips/a.mp4, got "C:\\\\phim\\\\a.mp4"',
    ]);
    expect(src('phim\\a.mp4')).toEqual([
      'INVALID items[0].src: must not hold backslashes: write / between folders, got "phim\\\\a.mp4"',
    ]);
  });

  it('say of a version in quotes that it has quotes, and all else besides', () => {
    expect(faults({ formatVersion: '1', items: [{ ...notice, durationSeconds: -5 }] })).toEqual([
      'INVALID formatVersion: must be 1, without quotes, got "1"',
      'INVALID items[0].durationSeconds: must be at least 1, got -5',
    ]);
    expect(faults({ formatVersion: 1.5 })).toEqual(['INVALID formatVersion: must be 1, got 1.5']);
    expect(faults({ formatVersion: 2 })).toEqual([
      'NEED_UPDATE formatVersion: this player needs an update: it reads version 1, got 2',
    ]);
    expect(faults({ items: [{ ...notice, durationSeconds: '10' }] })).toEqual([
      'INVALID items[0].durationSeconds: must be a number, without quotes, got "10"',
    ]);
  });

  it('tell a missing zero from a wrong time, and a day that is not from a wrong form', () => {
    expect(faults({ dayparts: { a: { from: '7:30' }, b: { from: '25:00' } } })).toEqual([
      'INVALID dayparts.a.from: must have two digits for the hour: write "07:30", got "7:30"',
      'INVALID dayparts.b.from: must be a time from 00:00 to 23:59, got "25:00"',
    ]);
    expect(faults({ holidays: ['2026-02-30', '2026-9-2'] })).toEqual([
      'INVALID holidays[0]: must be a day that the calendar has, got "2026-02-30"',
      'INVALID holidays[1]: must be a date such as 2026-09-02, with two digits for month and day, got "2026-9-2"',
    ]);
    const until = (text: string) => faults({ staleAfter: text })[0];
    expect(until('2026-02-30')).toContain('must be a day that the calendar has');
    expect(until('2026-02-30T07:30')).toContain('must be a day that the calendar has');
    expect(until('2026-2-3')).toContain('must be a date such as 2026-11-20, or a date and time');
  });

  it('say of a file what to do with one of its kind', () => {
    expect(src('a.WMV?v=1')).toEqual(['INVALID items[0].src: "a.WMV?v=1" cannot be played: convert it to MP4 (H.264)']);
    expect(src('a.wma')[0]).toContain('convert it to MP3');
    expect(src('a.heic')[0]).toContain('convert it to JPEG or PNG');
    expect(src('a.docx')[0]).toContain('is no clip, picture or sound');
    expect(src('a.xyz')[0]).toContain('add "type": "video/mp4"');
    expect(src('a')[0]).toContain('add "type": "video/mp4"');
  });

  it('say once that a slide has a file beside it', () => {
    const result = parsePlaylist(JSON.stringify({ formatVersion: 1, items: [{ ...notice, src: 'a.mp4' }] }));

    expect(result.kind === 'refused' && result.faults.map(({ place }) => place)).toEqual(['items[0]']);
    expect(result.warnings).toEqual([]);
  });

  it('read as sentences in Vietnamese', () => {
    expect(faults({ defaults: { volume: 101 } }, 'vi')).toEqual([
      'INVALID defaults.volume: tối đa là 100, nhưng ở đây ghi 101',
    ]);
  });
});
