import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { turnsFrom } from '../../core/turns.ts';
import { describeWeek } from '../../renderer/preview/look.ts';
import {
  advance,
  isBundled,
  rehearse,
  turnsAhead,
  withLengths,
  type Rehearsal,
} from '../../renderer/preview/rehearsal.ts';

const at = (time: string) => Date.parse(`2026-11-18T${time}+07:00`);
const slide = { kind: 'notice', title: 'x' };
const item = (id: string, durationSeconds = 10) => ({ id, slide, durationSeconds });
const screen = { id: '', tags: [] };
function playlistOf(file: object) {
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, ...file }));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.playlist;
}
function started(file: object, from: number, on: Screen = screen) {
  const playlist = playlistOf(file);
  const { edges } = describeWeek(playlist, on, from);
  const viewport = { width: 1920, height: 1080 };
  return rehearse({ playlist, screen: on, viewport, overlays: false, emblem: undefined, edges }, from);
}
const ahead = (rehearsal: Rehearsal, count: number) =>
  turnsAhead(rehearsal, count).map(({ startsAt, endsAt, showing }) => [
    new Date(startsAt + 7 * 3_600_000).toISOString().slice(11, 19),
    (endsAt - startsAt) / 1000,
    isBundled(showing) ? 'bundled' : showing.item.id,
  ]);

describe('rehearse', () => {
  it('takes the turns that core foretells', () => {
    const file = {
      campaigns: [
        { id: 'a', weight: 3, items: [item('a1'), item('a2', 7)] },
        { id: 'b', maxPlaysPerHour: 6, items: [item('b1', 20)] },
        { id: 'bell', everyMinutes: 1, items: [item('ding', 3)] },
      ],
    };
    const expected = [];
    for (const { choice } of turnsFrom(playlistOf(file), screen, at('09:00:00')))
      if (expected.push(choice.item.id) === 40) break;

    expect(turnsAhead(started(file, at('09:00:00')), 40).map(({ showing }) => showing.item.id)).toEqual(expected);
  });

  it('is where it is however it got there', () => {
    const file = { items: [item('a'), item('b', 7), item('c', 3)] };
    const begun = started(file, at('09:00:00'));
    let slowly = begun;
    for (let ms = 0; ms <= 61_000; ms += 250) slowly = advance(slowly, at('09:00:00') + ms);

    expect(slowly.playback.watched?.item.id).toBe('a');
    expect(advance(begun, at('09:01:01')).playback.watched?.item.id).toBe('a');
    expect(advance(begun, at('09:00:10')).playback.watched?.item.id).toBe('b');
  });

  it('cuts an interrupt in at once, and goes on when it is over', () => {
    const file = {
      items: [item('a', 60)],
      interrupts: [
        {
          id: 'storm',
          class: 'emergency',
          flight: { from: '2026-11-18T09:00:25', until: '2026-11-18T09:00:45' },
          items: [item('storm', 20)],
        },
      ],
    };

    expect(ahead(started(file, at('09:00:00')), 3)).toEqual([
      ['09:00:00', 25, 'a'],
      ['09:00:25', 20, 'storm'],
      ['09:00:45', 60, 'a'],
    ]);
  });

  it('is dark outside its hours, and begins when it opens', () => {
    const file = {
      dayparts: { open: { from: '08:00', to: '20:00' } },
      display: { hours: ['open'], outside: 'off' },
      items: [item('a')],
    };
    const night = started(file, at('07:30:00'));

    expect(night.playback.closed).toBe('off');
    expect(ahead(night, 1)).toEqual([['08:00:00', 10, 'a']]);
    expect(advance(night, at('08:00:01')).playback.closed).toBeUndefined();
  });

  it('shows the bundled campaign, as one stretch, while nothing of the playlist is on', () => {
    const file = {
      dayparts: { noon: { from: '11:00', to: '13:00' } },
      campaigns: [{ id: 'lunch', dayparts: ['noon'], items: [item('a')] }],
    };

    expect(ahead(started(file, at('10:00:00')), 2)).toEqual([
      ['10:00:00', 3600, 'bundled'],
      ['11:00:00', 10, 'a'],
    ]);
  });

  it.each([
    ['by the languages of the screen', ['lang=hos'], {}, 'saigon.mp4'],
    ['by nobody where the screen asks for none', ['sign=off'], {}, undefined],
    ['by nobody who is withdrawn', [], { withdrawn: ['ab'.repeat(32)] }, undefined],
  ])('has clips signed %s', (_how, tags, more, signer) => {
    const signLanguage = [
      { url: 'hanoi.mp4', lang: 'hab', sha256: 'ab'.repeat(32) },
      { url: 'saigon.mp4', lang: 'hos' },
    ];
    const file = { items: [{ src: 'clip.mp4', durationSeconds: 10, signLanguage }], ...more };

    const { watched } = started(file, at('09:00:00'), { id: '', tags }).playback;
    expect(watched?.media?.signLanguage?.url).toBe(signer);
  });

  it.each([
    ['in the language of the playlist', [], {}, { url: 'vi.vtt', lang: 'vi' }],
    ['in that of the screen', ['lang=km'], {}, { url: 'km.vtt', lang: 'km' }],
    ['unless they are withdrawn', ['lang=km'], { withdrawn: ['cd'.repeat(32)] }, undefined],
  ])('has clips captioned %s', (_how, tags, more, captions) => {
    const all = [
      { url: 'km.vtt', lang: 'km', sha256: 'cd'.repeat(32) },
      { url: 'vi.vtt', lang: 'vi' },
    ];
    const file = { locale: 'vi', items: [{ src: 'clip.mp4', durationSeconds: 10, captions: all }], ...more };

    const { watched } = started(file, at('09:00:00'), { id: '', tags }).playback;
    const had = watched?.media?.captions;
    expect(had && { url: had.url, lang: had.lang }).toEqual(captions);
  });
});

describe('withLengths', () => {
  it('fills in the length of a clip that the playlist leaves to the clip', () => {
    const playlist = playlistOf({ items: [{ src: 'a.mp4' }, { src: 'b.mp4', durationSeconds: 5 }] });
    const items = withLengths(
      playlist,
      new Map([
        ['a.mp4', 19.2],
        ['b.mp4', 9],
      ]),
    ).campaigns[0]?.items;

    expect(items?.map(({ durationSeconds }) => durationSeconds)).toEqual([19.2, 5]);
  });
});
