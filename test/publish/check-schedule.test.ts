import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { explain } from '../../core/explain.ts';
import type { Playlist } from '../../core/playlist.ts';
import { scheduleFindings } from '../../publish/check/schedule-findings.ts';
import { screensMeant } from '../../publish/check/screens-meant.ts';
import { holesOf, shownOf, weekOf } from '../../publish/check/week.ts';
import { FRIDAY } from './check-world.ts';

const HOUR = 3_600_000;
const slide = { slide: { kind: 'notice', title: 'Thông báo' } };

function playlistOf(file: object): Playlist {
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, ...file }));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.playlist;
}

const holes = (file: object, screen?: { id: string; tags: string[] }) =>
  scheduleFindings(playlistOf(file), screen, FRIDAY)
    .findings.filter(({ code }) => code === 'HOLE')
    .map(({ words }) => words);

describe('the holes of a week', () => {
  it('are the instants at which the player has nothing on, and no others', () => {
    const clock = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
    const window = fc
      .record({
        days: fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'), {
          minLength: 1,
        }),
        from: clock,
        to: clock,
      })
      .filter(({ from, to }) => from !== to);
    const campaign = fc.record({
      daypart: fc.constantFrom(undefined, 'a', 'b'),
      from: fc.constantFrom(undefined, '2026-11-21', '2026-11-22T10:30'),
      until: fc.constantFrom(undefined, '2026-11-23', '2026-11-26T08:30'),
      sound: fc.boolean(),
    });
    fc.assert(
      fc.property(
        window,
        window,
        fc.array(campaign, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (a, b, all, closes) => {
          const playlist = playlistOf({
            timeZone: 'Europe/Berlin',
            holidays: ['2026-11-25'],
            dayparts: { a, b },
            ...(closes ? { display: { hours: ['b'] } } : {}),
            campaigns: all.map(({ daypart, from, until, sound }, index) => ({
              id: `c${index}`,
              ...(daypart === undefined ? {} : { dayparts: [daypart] }),
              ...(from === undefined && until === undefined ? {} : { flight: { from, until } }),
              items: [sound ? { src: 'a.mp3' } : slide],
            })),
          });
          const screen = { id: 'tv', tags: [] };
          const found = holesOf(weekOf(shownOf(playlist), screen, FRIDAY));
          for (let at = FRIDAY; at < FRIDAY + 168 * HOUR; at += HOUR / 2) {
            const { open, on } = explain(playlist, screen, at, { turns: 1 });
            const empty = open && on.length === 0;

            expect(found.some(({ from, until }) => from <= at && at < until)).toBe(empty);
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 20_000);

  it('are told by the days on which they are alike', () => {
    const dayparts = { office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '17:00' } };
    const [words] = holes({ dayparts, campaigns: [{ id: 'a', dayparts: ['office'], items: [slide] }] });

    expect(words?.en).toBe(
      'nothing of the playlist plays: Fri 2026-11-20 17:00 to Mon 2026-11-23 07:30; Mon–Thu 17:00–07:30 the next day',
    );
    expect(words?.vi).toBe(
      'danh sách phát không có gì để chiếu: từ 17:00 thứ Sáu ngày 20/11 đến 07:30 thứ Hai ngày 23/11; Thứ Hai–Thứ Năm 17:00–07:30 hôm sau',
    );
  });

  it('are told for each kind of screen, or for the one asked about', () => {
    const file = {
      campaigns: [
        { id: 'a', screens: { tags: { all: ['province=x'] } }, items: [slide] },
        { id: 'b', screens: { tags: { all: ['province=y'] } }, flight: { until: '2026-11-21' }, items: [slide] },
      ],
    };
    expect(holes(file).map(({ en }) => en)).toEqual([
      'nothing of the playlist plays on a screen with none of the tags named: all week',
      'nothing of the playlist plays on screens with province=y: from Sun 2026-11-22 00:00 on',
    ]);
    expect(holes(file).map(({ vi }) => vi)).toEqual([
      'màn hình không mang thẻ nào trong danh sách sẽ không có gì để chiếu suốt cả tuần',
      'màn hình có province=y sẽ không có gì để chiếu: từ 00:00 Chủ Nhật ngày 22/11 trở đi',
    ]);
    expect(holes(file, { id: 'tv', tags: ['province=x'] })).toEqual([]);
  });

  it('are none while the screen is closed', () => {
    const dayparts = { office: { from: '07:30', to: '17:00' } };
    expect(
      holes({
        dayparts,
        display: { hours: ['office'] },
        campaigns: [{ id: 'a', dayparts: ['office'], items: [slide] }],
      }),
    ).toEqual([]);
  });
});

describe('what never plays', () => {
  const told = (file: object) =>
    scheduleFindings(playlistOf(file), undefined, FRIDAY)
      .findings.filter(
        ({ code }) => code.startsWith('NEVER_') || code === 'MOMENT_LATE' || code.startsWith('WITHDRAWN'),
      )
      .map(({ code, place }) => `${code} ${place}`);
  const dayparts = { open: { from: '07:00', to: '17:00' }, late: { from: '19:00', to: '22:00' } };
  const always = { id: 'always', items: [slide] };
  const late = { id: 'late', dayparts: ['late'], items: [slide] };
  const lobby = { tags: { any: ['venue=lobby'] } };

  it.each([
    ['an emergency with a picture lights it', {}, { interrupts: [{ ...late, class: 'emergency' }] }],
    ['other screens are open', { screens: lobby }, { campaigns: [always, late] }],
    [
      'its screens follow another rule',
      { screens: lobby },
      { campaigns: [always, { ...late, screens: { ids: ['x'] } }] },
    ],
    [
      'it waits ten minutes for the screen to open',
      {},
      { campaigns: [always, { id: 'b', at: ['06:55'], items: [slide] }] },
    ],
  ])('is not what lies outside opening hours when %s', (_why, rule, file) => {
    expect(told({ dayparts, display: [{ hours: ['open'], ...rule }], campaigns: [always], ...file })).toEqual([]);
  });

  it.each([
    ['a notice', { interrupts: [{ ...late, class: 'notice' }] }, 'interrupts[0].dayparts'],
    [
      'an emergency of sound alone',
      { interrupts: [{ ...late, class: 'emergency', items: [{ src: 's.mp3' }] }] },
      'interrupts[0].dayparts',
    ],
    [
      'what is for the screens of a rule',
      { campaigns: [always, { ...late, screens: lobby }] },
      'campaigns[1].dayparts',
    ],
  ])('is %s outside opening hours', (_what, file, place) => {
    const display = [{ screens: lobby, hours: ['open'] }, { hours: ['open'] }];

    expect(told({ dayparts, display, campaigns: [always], ...file })).toEqual([`NEVER_OPEN ${place}`]);
  });

  it('is no point in time that a long item leaves time for', () => {
    const film = (more: object) => ({ id: 'film', items: [{ ...slide, durationSeconds: 3600 }], ...more });
    const bell = { id: 'bell', at: ['12:00'], items: [slide] };

    expect(told({ dayparts, campaigns: [always, film({}), bell] })).toEqual(['MOMENT_LATE campaigns[2].at']);
    expect(told({ dayparts, campaigns: [always, film({ dayparts: ['late'] }), bell] })).toEqual([]);
    expect(
      told({ campaigns: [always, film({ screens: { ids: ['x'] } }), { ...bell, screens: { ids: ['y'] } }] }),
    ).toEqual([]);
    expect(told({ campaigns: [always, film({ items: [{ ...slide, durationSeconds: 600 }] }), bell] })).toEqual([]);
  });

  it('is not what waits for the end of many holidays', () => {
    const days = Array.from({ length: 10 }, (_, index) => `2026-11-${20 + index}`);
    const office = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '17:00' };
    const campaigns = [always, { id: 'a', dayparts: ['office'], items: [slide] }];

    expect(told({ holidays: days, dayparts: { office }, display: { hours: ['office'] }, campaigns })).toEqual([]);
  });

  it('is a file of which every id is withdrawn', () => {
    const items = [{ src: 'a.jpg' }, slide, { src: 'a.jpg' }];

    expect(told({ items, withdrawn: ['a.jpg'] })).toEqual(['WITHDRAWN_STILL_ON withdrawn']);
    expect(told({ items, withdrawn: ['a.jpg', 'a.jpg#2'] })).toEqual([]);
    expect(told({ items, withdrawn: ['a.jpg', 'a'.repeat(64)] })).toEqual([]);
  });
});

describe('screensMeant', () => {
  it('takes one screen of each kind, and those that meet two targets', () => {
    const playlist = playlistOf({
      campaigns: [
        {
          id: 'a',
          screens: { tags: { all: ['province=x'] } },
          items: [{ ...slide, screens: { tags: { any: ['venue=lobby', 'venue=lift'] } } }],
        },
        { id: 'b', screens: { ids: ['tv-1'] }, items: [slide] },
      ],
    });

    expect(screensMeant(playlist).screens.map(({ id, tags }) => [id, ...tags].join(' '))).toEqual([
      'any',
      'any province=x',
      'any venue=lobby',
      'tv-1',
      'any province=x venue=lobby',
      'tv-1 province=x',
      'tv-1 venue=lobby',
    ]);
  });
});

describe('a playlist with zones', () => {
  const dayparts = { noon: { from: '11:00', to: '13:00' } };
  const codes = (file: object) =>
    scheduleFindings(playlistOf(file), undefined, FRIDAY).findings.map(({ code }) => code);
  const beside = { id: 'side', zone: 'side', dayparts: ['noon'], items: [slide] };

  it('has no hole where a zone has nothing on, and one where the main picture has', () => {
    expect(codes({ dayparts, items: [slide], campaigns: [beside] })).not.toContain('HOLE');
    expect(codes({ dayparts, campaigns: [beside, { ...beside, id: 'main', zone: 'main' }] })).toContain('HOLE');
  });

  it('answers points in time of a zone there, however long an item of the main picture is', () => {
    const film = { src: 'film.mp4', durationSeconds: 3_600 };
    const bell = { id: 'bell', zone: 'side', at: ['07:30'], items: [slide] };

    expect(codes({ items: [film], campaigns: [bell] })).not.toContain('MOMENT_LATE');
    expect(codes({ items: [film], campaigns: [bell] })).not.toContain('NEVER_MOMENT');
    expect(codes({ items: [film], campaigns: [{ ...bell, zone: 'main' }] })).toContain('MOMENT_LATE');
  });
});
