import { describe, expect, it } from 'vitest';
import { parsed } from '../core/model/scenarios.ts';
import { composeStatus, type StatusFacts } from '../../player/status.ts';

/** Since when the plays of today are counted, by the status of a screen at this instant. */
async function countedSince(timeZone: string, now: string): Promise<string> {
  let since = NaN;
  const playlist = parsed({ formatVersion: 1, timeZone, items: [{ src: 'a.jpg' }] });
  const facts: Pick<StatusFacts, 'now' | 'count' | 'screens'> = {
    now: Date.parse(now),
    screens: [{ id: 'tv', tags: [], display: 'HDMI-1' }],
    count: (_screen, from) => ((since = from), Promise.resolve({ today: 0, total: 0 })),
  };
  await composeStatus({
    ...facts,
    options: { version: '1.0.0', host: 'none', startedAt: 0 },
    library: { current: { playlist } },
    ...{ state: 'current', stale: false, faults: [], sync: { wanted: 0, ready: 0, bytesLeft: 0 } },
    ...{ nowPlaying: () => undefined, isOff: () => false, closed: () => false, zonesLeftOut: () => [] },
  } as unknown as StatusFacts);
  return new Date(since).toISOString();
}

describe('the state of a screen', () => {
  const stateWith = async (change: object) => {
    const facts = {
      screens: [{ id: 'tv', tags: [], display: 'HDMI-1' }],
      options: { version: '1.0.0', host: 'chromium', startedAt: 0, rung: 'safe-mode' },
      library: {},
      ...{ state: 'current', stale: false, faults: [], sync: { wanted: 0, ready: 0, bytesLeft: 0 }, now: 0 },
      ...{ nowPlaying: () => undefined, isOff: () => false, closed: () => false, zonesLeftOut: () => [] },
      count: () => Promise.resolve({ today: 0, total: 0 }),
      ...change,
    };
    return (await composeStatus(facts as unknown as StatusFacts)).screens[0]?.state;
  };

  it('is safe mode, unless the screen is dark or there is none', async () => {
    expect(await stateWith({})).toBe('safe-mode');
    expect(await stateWith({ state: 'hold' })).toBe('safe-mode');
    expect(await stateWith({ closed: () => true })).toBe('off-by-schedule');
    expect(await stateWith({ screens: [{ id: 'tv', tags: [], display: undefined }] })).toBe('no-display');
  });

  it('stays off by schedule while its display is switched off, though it may look as if it were unplugged', async () => {
    expect(await stateWith({ isOff: () => true, screens: [{ id: 'tv', tags: [], display: undefined }] })).toBe(
      'off-by-schedule',
    );
  });
});

describe('what is on', () => {
  it.each([
    ['with its length where that is known', { plannedMs: 8_000 }, { plannedMs: 8_000 }],
    ['without one where it is not', { plannedMs: undefined }, {}],
  ])('is told %s', async (_when, known, told) => {
    const facts = {
      screens: [{ id: 'tv', tags: [], display: 'HDMI-1' }],
      options: { version: '1.0.0', host: 'chromium', startedAt: 0 },
      library: {},
      ...{ state: 'current', stale: false, faults: [], sync: { wanted: 0, ready: 0, bytesLeft: 0 }, now: 0 },
      ...{ isOff: () => false, closed: () => false, zonesLeftOut: () => [] },
      nowPlaying: (_screen: string, zone: string) =>
        zone === 'main' ? { itemId: 'a', since: 1_000, ...known } : undefined,
      count: () => Promise.resolve({ today: 0, total: 0 }),
    };
    const status = await composeStatus(facts as unknown as StatusFacts);

    expect(status.screens[0]?.nowPlaying).toEqual({ itemId: 'a', since: '1970-01-01T00:00:01.000Z', ...told });
  });
});

describe('what is delivered', () => {
  const toldOf = async (delivery: StatusFacts['delivery']) => {
    const facts = {
      ...{ screens: [], options: { version: '1.0.0', host: 'chromium', startedAt: 0 }, library: {}, now: 0, delivery },
      ...{ state: 'current', stale: false, faults: [], sync: { wanted: 0, ready: 0, bytesLeft: 0 } },
    };
    return (await composeStatus(facts as unknown as StatusFacts)).delivery;
  };
  const counted = { batches: { acknowledged: 0, 'too-large': 0, refused: 0, failed: 0 }, bytes: 0 };

  it('is told with what waits, when something was taken last, and why nothing is', async () => {
    const failing = { since: 120_000, reason: 'the server answered 500', tries: 4 };

    expect(await toldOf({ ...counted, waiting: 76, acknowledgedAt: 60_000, failing })).toEqual({
      waiting: 76,
      lastTakenAt: '1970-01-01T00:01:00.000Z',
      failing: { since: '1970-01-01T00:02:00.000Z', reason: 'the server answered 500', tries: 4 },
    });
    expect(await toldOf({ ...counted, waiting: 0, failing: undefined })).toEqual({
      ...{ waiting: 0, lastTakenAt: null, failing: null },
    });
  });

  it('is not told of where nothing is delivered', async () => {
    expect(await toldOf(undefined)).toBeUndefined();
  });
});

describe('the plays of today', () => {
  it.each([
    ['on an ordinary day', 'Asia/Ho_Chi_Minh', '2026-11-20T08:00:00+07:00', '2026-11-19T17:00:00.000Z'],
    ['at midnight', 'Asia/Ho_Chi_Minh', '2026-11-20T00:00:00+07:00', '2026-11-19T17:00:00.000Z'],
    [
      'on the day that clocks are put forward',
      'Europe/Berlin',
      '2027-03-28T12:00:00+02:00',
      '2027-03-27T23:00:00.000Z',
    ],
    ['on the day that clocks are put back', 'Europe/Berlin', '2026-10-25T12:00:00+01:00', '2026-10-24T22:00:00.000Z'],
  ])('are counted from midnight %s', async (_when, timeZone, now, since) => {
    expect(await countedSince(timeZone, now)).toBe(since);
  });
});
