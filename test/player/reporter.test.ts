import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { readJournalLine } from '../../core/journal-lines.ts';
import { startStand } from '../fakes/by-hand.ts';
import { makeChannel, type Channel } from '../fakes/channel.ts';
import { startTakingServer } from './delivery/taking-server.ts';
import { readExposition } from './metrics/read-exposition.ts';

/** Nothing waits longer than a moment. */
const hasty = { sleep: (ms: number, signal: AbortSignal) => sleep(Math.min(ms, 50), undefined, { signal }) };
const TOKEN = 'khoa-doc-so-lieu-01';
/** A machine that does much else at once is slow, not broken. */
const PATIENT = { timeout: 10_000, interval: 20 };

it('brings what the journal holds to where the settings say, and tells of it in metrics and heartbeats', async () => {
  const plays = await startTakingServer(() => ({ status: 200, body: 'Ok.\n' }));
  const beats = await startTakingServer(() => ({ status: 204 }));
  const reporting = { reportUrl: plays.url('/plays'), heartbeatUrl: beats.url('/beat'), metricsToken: TOKEN };
  const stand = await startStand({ reporting, random: () => 0, world: hasty });
  await stand.unlock();
  const { today } = (await (await stand.ask('GET', '/operator/helped')).json()) as { today: string };
  expect((await stand.ask('POST', '/operator/helped', { date: today, people: 12 })).status).toBe(200);

  await vi.waitFor(() => expect(plays.taken).toHaveLength(1), PATIENT);
  const lines = gunzipSync(plays.taken[0]?.body ?? '')
    .toString('utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map(readJournalLine)).toMatchObject([
    { kind: 'entry', entry: { kind: 'helped', seq: 1, people: 12 } },
    { kind: 'seal', seal: { seq: 1 } },
  ]);
  await vi.waitFor(
    () =>
      expect(JSON.parse(beats.taken.at(-1)?.body.toString() ?? '{}')).toMatchObject({
        journal: { seq: 1 },
        undelivered: 0,
      }),
    PATIENT,
  );

  const asked = await fetch(`${stand.origin()}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const told = readExposition(await asked.text());
  expect(told.get('bluezone_kiosk_journal_entries_total')?.samples).toEqual([{ labels: {}, value: 1 }]);
  expect(told.get('bluezone_kiosk_delivery_waiting_entries')?.samples).toEqual([{ labels: {}, value: 0 }]);
  // What is acknowledged is not brought again at the next start.
  await stand.restart();
  const before = beats.taken.length;
  await vi.waitFor(() => expect(beats.taken.length).toBeGreaterThan(before + 5), PATIENT);
  expect(plays.taken).toHaveLength(1);
});

it('tells at once in status, metrics and heartbeats how much waits, and why it is not taken', async () => {
  const plays = await startTakingServer(() => ({ status: 500 }));
  const beats = await startTakingServer(() => ({ status: 204 }));
  const reportUrl = plays.url('/plays?sig=bi-mat').replace('//', '//tv:mat-khau@');
  const reporting = { reportUrl, heartbeatUrl: beats.url('/beat'), metricsToken: TOKEN };
  const stand = await startStand({ reporting, random: () => 0, world: hasty });
  expect((await stand.status()).delivery).toEqual({ waiting: 0, lastTakenAt: null, failing: null });

  await stand.unlock();
  const { today } = (await (await stand.ask('GET', '/operator/helped')).json()) as { today: string };
  await stand.ask('POST', '/operator/helped', { date: today, people: 12 });
  await vi.waitFor(async () => expect((await stand.status()).delivery?.failing?.tries).toBeGreaterThan(1), PATIENT);

  const { delivery, faults } = await stand.status();
  expect(delivery).toMatchObject({ waiting: 1, lastTakenAt: null, failing: { reason: 'the server answered 500' } });
  expect(JSON.stringify(delivery)).not.toMatch(/bi-mat|mat-khau/);
  expect(faults.map(({ code }) => code)).not.toContain('REPORT_REFUSED');
  const beaten = () => JSON.parse(beats.taken.at(-1)?.body.toString() ?? '{}') as unknown;
  await vi.waitFor(() => expect(beaten()).toMatchObject({ journal: { seq: 1 }, undelivered: 1 }), PATIENT);
});

it('lets nobody read metrics who has neither come through the door nor brings the token', async () => {
  const stand = await startStand();

  expect((await stand.ask('GET', '/metrics')).status).toBe(200);
  expect((await fetch(`${stand.origin()}/metrics`)).status).toBe(401);
  expect((await fetch(`${stand.origin()}/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(401);
});

it('opens no door to other machines without a token, and says so', async () => {
  const stand = await startStand({ reporting: { metricsListen: '127.0.0.1:9464' } });

  expect((await stand.status()).faults.map(({ code }) => code)).toContain('METRICS_CLOSED');
});

/** A channel whose trust file says where its screens report to. */
function reporting(channel: Channel, reports: NonNullable<Channel['trust']['reports']>): string {
  return channel.seal('trust', { ...channel.trust, reports });
}

it('says that it lives where the trust file says, and where the machine itself says before that', async () => {
  const province = await startTakingServer(() => ({ status: 204 }));
  const own = await startTakingServer(() => ({ status: 204 }));
  const anchor = reporting(makeChannel(), { heartbeatUrl: province.url('/beat') });
  const stand = await startStand({ anchor, random: () => 0, world: hasty });
  await vi.waitFor(() => expect(province.taken.length).toBeGreaterThan(0), PATIENT);

  stand.set({ reporting: { heartbeatUrl: own.url('/beat') } });
  await stand.restart();
  await vi.waitFor(() => expect(own.taken.length).toBeGreaterThan(0), PATIENT);
  const before = province.taken.length;
  const beaten = own.taken.length;
  await vi.waitFor(() => expect(own.taken.length).toBeGreaterThan(beaten + 3), PATIENT);
  expect(province.taken.length).toBe(before);
});

it('tells of an address in the trust file that it may not ask', async () => {
  const anchor = reporting(makeChannel(), { reportUrl: 'http://plays.example.org/' });
  const stand = await startStand({ anchor });

  const { faults } = await stand.status();
  expect(faults.find(({ code }) => code === 'REPORT_REFUSED')?.message).toContain('the trust file says reportUrl');
});
