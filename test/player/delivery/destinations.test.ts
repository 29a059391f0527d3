import { describe, expect, it } from 'vitest';
import { packBatch } from '../../../player/delivery/batch.ts';
import type { Destination } from '../../../player/delivery/destination.ts';
import { openDestination } from '../../../player/delivery/open-destination.ts';
import { createFetch } from '../../../player/http.ts';
import { batchOf, CHAIN } from './sealed-batch.ts';
import { startTakingServer, type TakingAnswer } from './taking-server.ts';

const fetch = createFetch({ env: {}, userAgent: 'test' });
const batch = await packBatch(batchOf(1, 3));
const file = `${CHAIN}/000000000001-000000000003.jsonl.gz`;
const bring = (destination: Destination | undefined, signal = new AbortController().signal) =>
  destination?.bring(batch, signal);

describe('an address that takes POST', () => {
  const brought = async (answer: TakingAnswer) => {
    const server = await startTakingServer(() => answer);
    return bring(openDestination({ reportUrl: server.url('/plays') }, fetch));
  };

  it('gets packed lines, the name of the batch, and the token and nothing else that is secret', async () => {
    const server = await startTakingServer(() => ({ status: 204 }));
    const reportUrl = server.url('/plays?table=x').replace('//', '//tv:word@');
    const destination = openDestination({ reportUrl, reportToken: 'abc' }, fetch);

    expect(await bring(destination)).toEqual({ kind: 'acknowledged' });
    expect(server.taken).toMatchObject([
      {
        method: 'POST',
        path: '/plays?table=x',
        headers: {
          'content-type': 'application/x-ndjson',
          'content-encoding': 'gzip',
          'idempotency-key': file,
          authorization: 'Bearer abc',
        },
      },
    ]);
    expect(server.seqs()).toEqual([1, 2, 3]);
    expect(destination?.name).toBe(`post ${server.url('/plays')}`);
  });

  it('is known by the login in its address where there is no token', async () => {
    const server = await startTakingServer(() => ({ status: 200 }));
    await bring(openDestination({ reportUrl: server.url().replace('//', '//tv:50%25@') }, fetch));

    expect(server.taken[0]?.headers.authorization).toBe(`Basic ${Buffer.from('tv:50%').toString('base64')}`);
  });

  it.each([
    [413, { kind: 'too-large', reason: 'the server answered 413' }],
    [401, { kind: 'refused', reason: 'the server answered 401' }],
    [302, { kind: 'refused', reason: 'the server answered 302' }],
    [500, { kind: 'failed', reason: 'the server answered 500' }],
  ])('that answers %i is told apart', async (status, expected) => {
    expect(await brought({ status })).toEqual(expected);
  });

  it('tells when to come again', async () => {
    expect(await brought({ status: 429, headers: { 'retry-after': '90' } })).toEqual({
      kind: 'failed',
      reason: 'the server answered 429',
      retryAfterMs: 90_000,
    });
  });

  it('has not taken what it answers with a web page', async () => {
    expect(await brought({ status: 200, body: '<html>Đăng nhập Wi-Fi' })).toMatchObject({ kind: 'refused' });
  });

  it('is asked again when nothing answers there, or the player ends', async () => {
    const nobody = openDestination({ reportUrl: 'http://127.0.0.1:1/' }, fetch);
    expect(await bring(nobody)).toMatchObject({ kind: 'failed' });
    expect(await bring(nobody, AbortSignal.abort())).toEqual({ kind: 'failed', reason: 'stopped' });
  });
});

describe('an address that takes PUT', () => {
  it('gets each batch as a file in the folder of its chain, and is asked whether it has all of it', async () => {
    const kept = new Map<string, number>();
    const server = await startTakingServer(({ method, path, body }) => {
      if (method === 'PUT') kept.set(path, body.length);
      const length = String(kept.get(path) ?? 0);
      return method === 'HEAD' ? { status: 200, headers: { 'content-length': length } } : { status: 201 };
    });
    const reportUrl = server.url('/dav/?key=1');
    const destination = openDestination({ reportUrl, reportMethod: 'put', reportToken: 'abc' }, fetch);

    expect(await bring(destination)).toEqual({ kind: 'acknowledged' });
    expect(server.taken.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT /dav/${file}?key=1`,
      `HEAD /dav/${file}?key=1`,
    ]);
    expect(server.taken.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc', 'Bearer abc']);
    expect(destination?.name).toBe(`put ${server.url('/dav')}`);
  });

  it('has the folder made where it wants that', async () => {
    let isMade = false;
    const server = await startTakingServer(({ method }) => {
      if (method === 'MKCOL') isMade = true;
      return { status: method === 'PUT' && !isMade ? 409 : method === 'HEAD' ? 501 : 201 };
    });

    expect(await bring(openDestination({ reportUrl: server.url('/dav'), reportMethod: 'put' }, fetch))).toEqual({
      kind: 'acknowledged',
    });
    expect(server.taken.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT /dav/${file}`,
      `MKCOL /dav/${CHAIN}/`,
      `PUT /dav/${file}`,
      `HEAD /dav/${file}`,
    ]);
  });

  it.each([
    [403, { kind: 'refused', reason: 'the server answered 403' }],
    [404, { kind: 'refused', reason: 'the server answered 404' }],
    [413, { kind: 'too-large', reason: 'the server answered 413' }],
    [507, { kind: 'failed', reason: 'the server answered 507' }],
  ])('that answers %i is told apart', async (status, expected) => {
    const server = await startTakingServer(() => ({ status }));

    expect(await bring(openDestination({ reportUrl: server.url('/dav'), reportMethod: 'put' }, fetch))).toEqual(
      expected,
    );
  });

  it.each([
    ['a log-in page, and to HEAD with nothing', 200, 'text/html', 200],
    ['a log-in page, and takes no HEAD', 200, 'text/html', 405],
    ['a page that does not call itself so', 202, 'text/plain', 403],
  ])('has not taken what it answers with %s', async (_what, status, type, toHead) => {
    const server = await startTakingServer(({ method }) =>
      method === 'PUT'
        ? { status, headers: { 'content-type': type }, body: '<!doctype html><title>Đăng nhập Wi-Fi</title>' }
        : { status: toHead },
    );

    expect(await bring(openDestination({ reportUrl: server.url('/dav'), reportMethod: 'put' }, fetch))).toEqual({
      kind: 'refused',
      reason: 'the server answered with a web page: a log-in page, or another address than meant?',
    });
  });

  it('may tell on a page that it has made the file, as Apache does', async () => {
    const server = await startTakingServer(({ method }) =>
      method === 'PUT'
        ? { status: 201, headers: { 'content-type': 'text/html' }, body: '<html><title>201 Created</title></html>' }
        : { status: 405 },
    );

    expect(await bring(openDestination({ reportUrl: server.url('/dav'), reportMethod: 'put' }, fetch))).toEqual({
      kind: 'acknowledged',
    });
  });

  it('has not taken what it has only a part of', async () => {
    const server = await startTakingServer(({ method }) =>
      method === 'HEAD' ? { status: 200, headers: { 'content-length': '3' } } : { status: 201 },
    );

    expect(await bring(openDestination({ reportUrl: server.url(), reportMethod: 'put' }, fetch))).toMatchObject({
      kind: 'failed',
      reason: `the server has 3 bytes of ${batch.bytes.length}`,
    });
  });
});

it('goes nowhere where nothing is set', () => {
  expect(openDestination({}, fetch)).toBeUndefined();
});
