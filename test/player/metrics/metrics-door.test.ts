import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFaultBoard } from '../../../player/fault-board.ts';
import { answerMetrics, openMetricsDoor, type MetricsDoorWorld } from '../../../player/metrics/metrics-door.ts';
import { logbook } from '../../fakes/logbook.ts';

const TOKEN = 'khoa-doc-so-lieu-01';
/** A machine that does much else at once is slow, not broken. */
const PATIENT = { timeout: 10_000, interval: 20 };
const answer = answerMetrics(TOKEN, () => Promise.resolve('up 1\n'));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A door that is tried again as soon as `again` is called. */
async function door(host = '127.0.0.1', port?: number, interfaces?: MetricsDoorWorld['interfaces']) {
  const listen = `${host}:${port ?? (await freePort())}`;
  const faults = createFaultBoard(() => 0);
  let again = () => {};
  const waited = (_ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      again = resolve;
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  const log = logbook();
  const close = openMetricsDoor({ listen, answer, faults, log, sleep: waited, ...(interfaces && { interfaces }) });
  onTestFinished(close);
  const codes = () => faults.list().map(({ code }) => code);
  const opened = () => vi.waitFor(() => expect(log.entries).toMatchObject([{ event: 'metrics door opened' }]), PATIENT);
  return { url: `http://127.0.0.1:${listen.split(':').at(-1)}/metrics`, again: () => again(), codes, opened, faults };
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('the door for metrics', () => {
  it('answers whoever brings the token', async () => {
    const { url, opened } = await door();
    await opened();
    const response = await fetch(url, bearer(TOKEN));

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toBe('up 1\n');
  });

  it.each([
    ['no token', {}, 401],
    ['another token', bearer('khoa-doc-so-lieu-02'), 401],
    ['the token, from a web page', { headers: { ...bearer(TOKEN).headers, origin: 'https://evil.example' } }, 401],
    ['the token, to change something', { ...bearer(TOKEN), method: 'POST' }, 405],
  ])('lets nobody in with %s', async (_what, init, status) => {
    const { url, opened } = await door();
    await opened();
    const response = await fetch(url, init);

    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  it('leads to nothing else', async () => {
    const { url, opened } = await door();
    await opened();

    expect((await fetch(new URL('/status', url), bearer(TOKEN))).status).toBe(404);
    expect((await fetch(new URL('/', url), bearer(TOKEN))).status).toBe(404);
  });

  it('opens on the address of an interface that is named', async () => {
    const { url, opened } = await door('lo');
    await opened();

    expect((await fetch(url, bearer(TOKEN))).status).toBe(200);
  });

  it('tells that its port is taken, and opens when it is free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { url, codes, again } = await door('127.0.0.1', (other.address() as AddressInfo).port);
    await vi.waitFor(() => expect(codes()).toEqual(['METRICS_CLOSED']), PATIENT);
    other.close();
    await once(other, 'close');
    again();

    await vi.waitFor(() => expect(codes()).toEqual([]), PATIENT);
    expect((await fetch(url, bearer(TOKEN))).status).toBe(200);
  });

  it('tells that this machine has no such interface', async () => {
    const { faults } = await door('not-there0');

    await vi.waitFor(() =>
      expect(faults.list()).toMatchObject([
        { code: 'METRICS_CLOSED', message: expect.stringContaining('no interface not-there0') as string },
      ]),
    );
  });

  it('follows the interface to another address, and waits for one where it has none', async () => {
    const port = await freePort();
    let address: string | undefined = '127.0.0.1';
    const own = { family: 'IPv4' as const, netmask: '255.0.0.0', mac: '', internal: true, cidr: null };
    const interfaces = () => ({ eth0: address === undefined ? [] : [{ ...own, address }] });
    const { codes, opened, again } = await door('eth0', port, interfaces);
    const asks = (host: string) =>
      fetch(`http://${host}:${port}/metrics`, bearer(TOKEN)).then(
        ({ status }) => status,
        () => 'closed',
      );
    await opened();
    again();
    expect([await asks('127.0.0.1'), await asks('127.0.0.2')]).toEqual([200, 'closed']);

    address = '127.0.0.2';
    again();
    await vi.waitFor(async () => expect(await asks('127.0.0.2')).toBe(200), PATIENT);
    expect(await asks('127.0.0.1')).toBe('closed');

    address = undefined;
    again();
    await vi.waitFor(() => expect(codes()).toEqual(['METRICS_CLOSED']), PATIENT);
    expect(await asks('127.0.0.2')).toBe('closed');
  });

  it('closes at once, also on whoever is connected', async () => {
    const faults = createFaultBoard(() => 0);
    const listen = `127.0.0.1:${await freePort()}`;
    const log = logbook();
    const close = openMetricsDoor({
      listen,
      answer,
      faults,
      log,
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    });
    await vi.waitFor(() => expect(log.entries).toHaveLength(1), PATIENT);
    await fetch(`http://${listen}/metrics`, bearer(TOKEN));
    await close();

    await expect(fetch(`http://${listen}/metrics`, bearer(TOKEN))).rejects.toThrow();
  });
});

describe('the loopback door', () => {
  it('lets in who is admitted there, without a token', async () => {
    const own = answerMetrics(undefined, () => Promise.resolve('up 1\n'));
    const server = createServer((request, response) => void own(request, response, request.url === '/admitted'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    expect((await fetch(`${origin}/admitted`)).status).toBe(200);
    expect((await fetch(`${origin}/other`, bearer('undefined'))).status).toBe(401);
  });
});
