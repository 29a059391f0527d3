import { describe, expect, it } from 'vitest';
import { heartbeatOf, startHeartbeat } from '../../player/heartbeat.ts';
import { createFetch } from '../../player/http.ts';
import { logbook } from '../fakes/logbook.ts';
import { startTakingServer } from './delivery/taking-server.ts';
import { someStatus } from './metrics/some-status.ts';

const beat = heartbeatOf({
  status: { ...someStatus, delivery: { waiting: 3, lastTakenAt: null, failing: null } },
  journal: { seq: 12, hash: 'ab'.repeat(32) },
  now: Date.parse('2026-11-22T02:00:00Z'),
});

describe('heartbeatOf', () => {
  it('says how the machine is, and no address', () => {
    expect(beat).toEqual({
      v: 1,
      at: '2026-11-22T02:00:00.000Z',
      version: '1.2.3',
      startedAt: '2026-11-22T00:00:00.000Z',
      playlist: { id: 'tinh "A"\\B', revision: 12, state: 'current', stale: false },
      screens: [
        { id: 'sảnh-1', state: 'playing', itemId: 'clip-1' },
        { id: 'door', state: 'no-display', itemId: null },
      ],
      faults: ['ITEM_FAILED a\nb', 'ITEM_FAILED c', 'STALE'],
      journal: { seq: 12, hash: 'ab'.repeat(32) },
      undelivered: 3,
    });
  });
});

describe('startHeartbeat', () => {
  /** The waits before so many beats, and what was logged meanwhile. */
  async function beats(statuses: readonly number[], random: () => number) {
    const server = await startTakingServer((_taken, nth) => ({ status: statuses[nth - 1] ?? 204 }));
    const waits: number[] = [];
    const log = logbook();
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const stop = startHeartbeat({
      ...{ url: server.url('/beat').replace('//', '//tv:word@'), beat: () => Promise.resolve(beat), random, log },
      fetch: createFetch({ env: {}, userAgent: 'bluezone-kiosk/1.2.3' }),
      sleep(ms, signal) {
        if (waits.push(ms) <= statuses.length) return Promise.resolve();
        arrived();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
      },
    });
    await arrival;
    await stop();
    return { server, waits, log };
  }

  it('says it every five minutes, more or less, the first time somewhere within them', async () => {
    expect((await beats([204, 204], () => 0)).waits).toEqual([0, 240_000, 240_000]);
    expect((await beats([204], () => 0.5)).waits).toEqual([150_000, 300_000]);
  });

  it('sends a small JSON, by the login in the address', async () => {
    const { server } = await beats([200], () => 0);

    expect(server.taken).toMatchObject([
      {
        ...{ method: 'POST', path: '/beat' },
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from('tv:word').toString('base64')}`,
        },
      },
    ]);
    expect(JSON.parse(server.taken[0]?.body.toString() ?? '')).toEqual(beat);
  });

  it('logs once that it is not heard, and that it is again, without the password', async () => {
    const { log } = await beats([500, 500, 204], () => 0);

    expect(log.entries.map(({ event }) => event)).toEqual(['heartbeat not heard', 'heartbeat heard again']);
    expect(JSON.stringify(log.entries)).not.toContain('word');
  });
});
