import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchCapped, readBytes, type CappedRequest } from '../../player/fetch-capped.ts';
import * as faults from '../fakes/fault-server.ts';
import { jpegBytes } from '../fakes/media-bytes.ts';

let server: faults.FaultServer;
beforeEach(async () => void (server = await faults.startFaultServer()));
afterEach(() => server.close());

const get = (path: string, more: Partial<CappedRequest> = {}) =>
  fetchCapped(fetch, { url: server.url(path), redirects: 'same-origin', ...more });

/** What came of a request and its body. */
async function read(path: string, mostBytes = 1_000_000, more: Partial<CappedRequest> = {}) {
  const answer = await get(path, more);
  if (answer.kind !== 'ok') return answer;
  const body = await readBytes(answer, mostBytes);
  return body.kind === 'bytes' ? { kind: 'bytes', length: body.bytes.length } : body;
}

describe('fetchCapped', () => {
  it('gives the body, and where it came from', async () => {
    server.on('/a', faults.file('xin chào'));
    const answer = await get('/a');

    expect(answer).toMatchObject({ kind: 'ok', status: 200, url: server.url('/a') });
    if (answer.kind !== 'ok') return;
    expect(await readBytes(answer, 100)).toMatchObject({ kind: 'bytes', bytes: Buffer.from('xin chào') });
  });

  it('reads as far as the limit and no byte further', async () => {
    server.on('/a', faults.file(jpegBytes(1000)));

    expect(await read('/a', 1000)).toEqual({ kind: 'bytes', length: 1000 });
    expect(await read('/a', 999)).toEqual({ kind: 'too-big' });
  });

  it('refuses unread what says itself that it is too big', async () => {
    server.on('/never', (_, response) => void response.writeHead(200, { 'content-length': 1001 }).flushHeaders());

    expect(await read('/never', 1000)).toEqual({ kind: 'too-big' });
  });

  it('asks the first 4 KiB of a body how much of it is worth reading', async () => {
    const body = Buffer.from(`{${'x'.repeat(3 * 2 ** 20)}}`);
    server.on('/a', faults.file(body));
    const readIf = async (mostOf: (head: Uint8Array) => number) => {
      const answer = await get('/a');
      return answer.kind === 'ok' ? await readBytes(answer, 2 ** 22, mostOf) : answer;
    };
    const heads: string[] = [];
    const judge = (most: number) => (head: Uint8Array) => {
      heads.push(Buffer.from(head).toString());
      return most;
    };

    expect(await readIf(judge(2 ** 20))).toEqual({ kind: 'too-big' });
    expect(await readIf(judge(body.length))).toEqual({ kind: 'bytes', bytes: body });
    expect(heads).toEqual([body.toString('utf8', 0, 4096), body.toString('utf8', 0, 4096)]);
  });

  it('tells a 304, a 404, and how long a busy server wants to be left alone', async () => {
    server.on('/same', faults.file('x', { etag: '"7"' }));
    server.on('/busy', faults.status(503, { 'retry-after': '120' }));
    server.on(
      '/busy-until',
      faults.status(503, { date: 'Fri, 20 Nov 2026 01:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 01:05:00 GMT' }),
    );
    server.on('/busy-for-ever', faults.status(503, { 'retry-after': '999999' }));
    server.on('/busy-nonsense', faults.status(503, { 'retry-after': 'soon' }));

    expect(await get('/same', { headers: { 'if-none-match': '"7"' } })).toMatchObject({ kind: 'not-modified' });
    expect(await get('/gone')).toEqual({ kind: 'http-error', status: 404 });
    expect(await get('/busy')).toEqual({ kind: 'http-error', status: 503, retryAfterMs: 120_000 });
    expect(await get('/busy-until')).toMatchObject({ retryAfterMs: 300_000 });
    expect(await get('/busy-for-ever')).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(await get('/busy-nonsense')).toEqual({ kind: 'http-error', status: 503 });
  });

  it('stops unpacking a gzip bomb at the limit', async () => {
    server.on('/bomb', faults.gzipBomb(200));
    const startedAt = performance.now();

    expect(await read('/bomb', 2 ** 20)).toEqual({ kind: 'too-big' });
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  it('leaves an endless body at the limit', async () => {
    server.on('/endless', faults.endless());

    expect(await read('/endless')).toEqual({ kind: 'too-big' });
  });

  it.each([
    ['a body cut short', faults.cutAfter(jpegBytes(1000), 400)],
    ['chunks without the last one', faults.chunkedCut(jpegBytes(1000))],
  ])('tells that the line was cut: %s', async (_, answer) => {
    server.on('/cut', answer);

    expect(await read('/cut')).toMatchObject({ kind: 'unreachable' });
  });

  it('tells a server that is not there, and headers without measure', async () => {
    server.on('/headers', faults.hugeHeader());

    expect(await read('/headers')).toMatchObject({ kind: 'unreachable' });
    expect(await fetchCapped(fetch, { url: 'http://127.0.0.1:1/', redirects: 'any' })).toMatchObject({
      kind: 'unreachable',
    });
    expect(await fetchCapped(fetch, { url: 'http://nowhere.invalid/', redirects: 'any' })).toMatchObject({
      kind: 'unreachable',
    });
  });

  it('does not wait for headers for ever', async () => {
    server.on('/silent', faults.silence());

    expect(await get('/silent', { limits: { headersMs: 60 } })).toEqual({
      kind: 'timeout',
      reason: 'no answer within 0.06 s',
    });
  });

  it('leaves a body that drips', async () => {
    server.on('/drip', faults.drip(10));

    const limits = { floorSpanMs: 150, floorBytes: 1000 };
    expect(await read('/drip', 1_000_000, { limits })).toMatchObject({ kind: 'timeout' });
  });

  it('does not blame the network for our own slow disk', async () => {
    server.on('/a', faults.file(jpegBytes(300_000)));
    const answer = await get('/a', { limits: { floorSpanMs: 60, floorBytes: 10_000_000 } });
    if (answer.kind !== 'ok') throw new Error(answer.kind);

    const body = await answer.read(() => new Promise((resolve) => setTimeout(resolve, 50)), 1_000_000);

    expect(body).toEqual({ kind: 'whole', bytes: 300_000 });
  });

  it('can be stopped, before the headers and in the body', async () => {
    server.on('/silent', faults.silence());
    server.on('/drip', faults.drip(5));

    const stop = { signal: AbortSignal.timeout(50) };
    expect(await get('/silent', stop)).toEqual({ kind: 'unreachable', reason: 'stopped' });
    expect(await read('/drip', 1e6, { signal: AbortSignal.timeout(50) })).toMatchObject({ kind: 'unreachable' });
  });

  it('follows redirects on the same server, five of them', async () => {
    for (let hop = 1; hop <= 6; hop++) server.on(`/${hop}`, faults.status(302, { location: `/${hop - 1}` }));
    server.on('/0', faults.file('here'));

    expect(await get('/5')).toMatchObject({ kind: 'ok', url: server.url('/0') });
    expect(await get('/6')).toMatchObject({ kind: 'bad-redirect' });
  });

  it('leaves a redirect loop', async () => {
    server.on('/loop', faults.status(307, { location: '/loop' }));

    expect(await get('/loop')).toMatchObject({ kind: 'bad-redirect' });
    expect(server.requests).toHaveLength(6);
  });

  it('follows to another server only where that is allowed', async () => {
    const other = await faults.startFaultServer();
    other.on('/x', faults.file('elsewhere'));
    server.on('/away', faults.status(302, { location: other.url('/x') }));
    const refuse = () => 'not there';

    expect(await get('/away')).toMatchObject({ kind: 'bad-redirect' });
    expect(await get('/away', { redirects: 'any', refuse })).toEqual({ kind: 'bad-redirect', reason: 'not there' });
    expect(await get('/away', { redirects: 'any' })).toMatchObject({ kind: 'ok', url: other.url('/x') });
    await other.close();
  });

  it('sends the login of an address as a header, and not to another server', async () => {
    const other = await faults.startFaultServer();
    server.on('/p', faults.status(302, { location: other.url('/p') }));
    const url = server.url('/p').replace('//', '//tv:m%E1%BA%ADt@');

    await fetchCapped(fetch, { url, redirects: 'any' });

    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('tv:mật').toString('base64')}`);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    await other.close();
  });

  it('lets a fault of the one who writes come through, and lets go of the line', async () => {
    server.on('/a', faults.endless());
    const answer = await get('/a');
    if (answer.kind !== 'ok') throw new Error(answer.kind);

    await expect(answer.read(() => Promise.reject(new Error('ENOSPC')), 1e9)).rejects.toThrow('ENOSPC');
  });
});
