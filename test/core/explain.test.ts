import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, type ExplainOptions } from '../../core/explain.ts';
import { turnsFrom } from '../../core/turns.ts';
import { FRIDAY, LOBBY, playlistOf, poster } from '../fakes/scheduled.ts';

const HOUR = 3_600_000;

const explained = (file: object, options: ExplainOptions = {}, screen = LOBBY) =>
  explain(playlistOf(file), screen, FRIDAY, options);
/** The reason codes of each item, by its id. */
const reasons = (file: object, options: ExplainOptions = {}) =>
  Object.fromEntries(explained(file, options).items.map((item) => [item.id, item.reasons.map(({ code }) => code)]));

describe('explain', () => {
  it('tells the next turns from a fresh start, as many as are asked for', () => {
    const campaigns = [
      { id: 'a', weight: 2, items: [poster('a1'), poster('a2')] },
      { id: 'b', items: [poster('b')] },
    ];

    expect(explained({ campaigns }, { turns: 7 }).on).toEqual(['a1', 'b', 'a2', 'a1', 'b', 'a2', 'a1']);
    expect(explained({ campaigns }).on).toHaveLength(100);
  });

  it.each([
    ['flight that is to come', { flight: { from: '2026-11-21' } }, ['flight']],
    ['flight that is over', { flight: { until: '2026-11-19' } }, ['flight']],
    ['daypart that is not on', { dayparts: ['evening'] }, ['daypart']],
    ['target elsewhere', { screens: { ids: ['hall'] } }, ['target']],
    ['several at once', { flight: { until: '2026-11-19' }, dayparts: ['evening'] }, ['flight', 'daypart']],
  ])('says of an item with a %s why it does not play', (_what, more, codes) => {
    const dayparts = { evening: { from: '18:00', to: '22:00' } };

    expect(reasons({ dayparts, items: [poster('it', more), poster('other')] })['it']).toEqual(codes);
    expect(
      reasons({ dayparts, items: [poster('other')], campaigns: [{ id: 'c', ...more, items: [poster('it')] }] })['it'],
    ).toEqual(codes);
  });

  it('says who ranks higher', () => {
    const file = { items: [poster('low')], campaigns: [{ id: 'high', priority: 3, items: [poster('high')] }] };
    const [low, high] = explained(file).items;

    expect(low).toEqual({
      id: 'low',
      campaign: 'main',
      plays: false,
      reasons: [{ code: 'priority', priority: 0, by: ['high'], byPriority: 3 }],
    });
    expect(high).toMatchObject({ plays: true, reasons: [{ code: 'on-air' }] });
  });

  it('says that an interrupt comes before everything', () => {
    const file = { items: [poster('loop')], interrupts: [{ id: 'flood', items: [poster('flood')] }] };

    expect(reasons(file)).toEqual({ loop: ['interrupt'], flood: ['on-air'] });
  });

  it('says that the screen is closed, but not of an emergency, which lights it', () => {
    const flight = { from: '2026-11-20T20:00', until: '2026-11-21' };
    const file = {
      dayparts: { early: { from: '05:00', to: '06:00' } },
      display: { hours: ['early'] },
      items: [poster('loop')],
      interrupts: [
        { id: 'flood', class: 'emergency', flight, items: [poster('flood')] },
        { id: 'note', flight, items: [poster('note')] },
      ],
    };

    expect(reasons(file)).toEqual({ loop: ['closed'], flood: ['flight'], note: ['flight', 'closed'] });
  });

  it('tells the share of a campaign, and its cap', () => {
    const campaigns = [
      { id: 'a', weight: 3, maxPlaysPerHour: 6, items: [poster('a')] },
      { id: 'b', items: [poster('b')] },
    ];

    expect(explained({ campaigns }).items[0]?.reasons).toEqual([
      { code: 'on-air' },
      { code: 'weight', weight: 3, of: 4 },
      { code: 'cap', maxPlaysPerHour: 6 },
    ]);
  });

  it('tells what is withdrawn, not ready, or waits for its point in time', () => {
    const file = {
      items: [poster('on'), poster('gone'), poster('late')],
      campaigns: [{ id: 'moment', at: ['12:00'], items: [poster('noon')] }],
      withdrawn: ['gone'],
    };

    expect(reasons(file, { isReady: ({ id }) => id !== 'late' })).toEqual({
      on: ['on-air'],
      gone: ['withdrawn'],
      late: ['not-ready'],
      noon: ['moment'],
    });
  });

  it('tells of a web page that plays which origin the screen must allow', () => {
    const [board] = explained({ items: [{ id: 'board', type: 'web', src: 'https://Portal.example.vn:443/a' }] }).items;

    expect(board).toMatchObject({ plays: true });
    expect(board?.reasons).toEqual([{ code: 'on-air' }, { code: 'web', origin: 'https://portal.example.vn' }]);
  });

  it('says that a point in time has come', () => {
    const [noon] = explained({
      items: [poster('on')],
      campaigns: [{ id: 'm', at: ['07:15'], items: [poster('m')] }],
    }).items.slice(1);

    expect(noon).toMatchObject({ id: 'm', plays: true, reasons: [{ code: 'moment', due: true }] });
  });

  it('falls with the player to what is ready', () => {
    const file = { items: [poster('low')], campaigns: [{ id: 'high', priority: 1, items: [poster('high')] }] };

    expect(explained(file, { isReady: ({ id }) => id === 'low', turns: 2 }).on).toEqual(['low', 'low']);
  });

  it('shows nothing outside the opening hours, and says so', () => {
    const file = {
      dayparts: { open: { from: '08:00', to: '17:00' } },
      display: { hours: ['open'] },
      items: [poster('a')],
    };

    expect(explained(file)).toMatchObject({ open: false, on: [] });
    expect(reasons(file)).toEqual({ a: ['closed'] });
  });

  it('lights a closed screen for an emergency, as the player does', () => {
    const file = {
      dayparts: { open: { from: '08:00', to: '17:00' } },
      display: { hours: ['open'] },
      items: [poster('a')],
      interrupts: [{ id: 'flood', class: 'emergency', items: [poster('flood')] }],
    };

    expect(explained(file, { turns: 1 })).toMatchObject({ open: true, on: ['flood'] });
  });

  const siren = { id: 'siren', class: 'emergency', items: [{ id: 's', src: 's.mp3' }] };

  it('says that an emergency of sound alone does not light a closed screen', () => {
    const file = {
      dayparts: { open: { from: '08:00', to: '17:00' } },
      display: { hours: ['open'] },
      items: [poster('a')],
      interrupts: [siren],
    };

    expect(explained(file)).toMatchObject({ open: false, on: [] });
    expect(reasons(file)).toEqual({ a: ['closed'], s: ['closed'] });
  });

  it('says that what an interrupt of sound alone is heard with plays', () => {
    const file = {
      items: [poster('a')],
      campaigns: [{ id: 'bell', at: ['07:20'], items: [poster('ding')] }],
      interrupts: [siren],
    };

    expect(explained(file, { turns: 4 }).on).toEqual(['s', 'ding', 's', 'a']);
    expect(reasons(file)).toEqual({ a: ['on-air'], ding: ['moment'], s: ['on-air'] });
  });

  it('says that a campaign plays when those above it have had their share of the hour', () => {
    const campaigns = [
      { id: 'top', priority: 5, maxPlaysPerHour: 4, items: [poster('t')] },
      { id: 'heard', priority: 4, items: [{ id: 's', src: 's.mp3' }] },
      { id: 'low', items: [poster('l')] },
      { id: 'lowest', priority: -1, items: [poster('z')] },
    ];
    const { on, items } = explained({ campaigns }, { turns: 5 });

    expect(on).toEqual(['t', 's', 'l', 's', 'l']);
    expect(items.map(({ id, plays }) => [id, plays])).toEqual([
      ['t', true],
      ['s', true],
      ['l', true],
      ['z', false],
    ]);
    expect(items[2]?.reasons).toEqual([{ code: 'on-air' }, { code: 'after-cap', by: ['top'] }]);
    expect(items[3]?.reasons).toEqual([{ code: 'priority', priority: -1, by: ['low'], byPriority: 0 }]);
  });

  it('says of the items that have turns, and of no others, that they play', () => {
    const campaign = fc.record({
      priority: fc.integer({ min: -1, max: 2 }),
      maxPlaysPerHour: fc.constantFrom(undefined, undefined, 2, 30),
      kinds: fc.array(fc.constantFrom('jpg', 'mp3'), { minLength: 1, maxLength: 2 }),
    });
    const interrupt = fc.constantFrom<readonly string[]>([], [], ['mp3'], ['jpg'], ['mp3', 'jpg']);
    const itemsOf = (of: string, kinds: readonly string[]) =>
      kinds.map((kind, index) => ({ id: `${of}-${index}`, src: `${of}-${index}.${kind}`, durationSeconds: 20 }));
    fc.assert(
      fc.property(fc.array(campaign, { maxLength: 4 }), interrupt, interrupt, (all, emergency, notice) => {
        const playlist = playlistOf({
          items: [poster('base')],
          campaigns: all.map(({ kinds, ...more }, index) => ({
            id: `c${index}`,
            ...more,
            items: itemsOf(`c${index}`, kinds),
          })),
          interrupts: [
            { id: 'e', class: 'emergency', items: itemsOf('e', emergency) },
            { id: 'n', class: 'notice', items: itemsOf('n', notice) },
          ].filter(({ items }) => items.length > 0),
        });
        const seen = new Set<string>();
        for (const { startsAt, choice } of turnsFrom(playlist, LOBBY, FRIDAY)) {
          if (startsAt > FRIDAY + 2 * HOUR) break;
          for (const { item } of [choice, ...choice.announcements]) seen.add(item.id);
        }
        const { items } = explain(playlist, LOBBY, FRIDAY, { turns: 1 });

        expect(
          items
            .filter(({ plays }) => plays)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...seen].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out what depends on the time when the clock is plainly wrong', () => {
    const file = {
      dayparts: { day: { from: '00:00', to: '24:00' } },
      items: [poster('always'), poster('day', { dayparts: ['day'] })],
    };

    expect(reasons(file, { clockFloor: FRIDAY + 1 })).toEqual({ always: ['on-air'], day: ['clock'] });
  });

  it('tells turns with the clock in charge, too', () => {
    const items = [poster('a', { durationSeconds: 10 }), poster('b', { durationSeconds: 10 })];
    const { on } = explained({ sync: 'clock', items }, { turns: 4 });

    expect(on).toEqual(Math.floor(FRIDAY / 10_000) % 2 === 0 ? ['a', 'b', 'a', 'b'] : ['b', 'a', 'b', 'a']);
  });
});
