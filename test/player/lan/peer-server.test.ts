import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssetReader } from '../../../player/asset-reader.ts';
import { createPeerReader } from '../../../player/lan/peer-reader.ts';
import { openPeerServer, type Holding, type PeerServer } from '../../../player/lan/peer-server.ts';
import { logbook } from '../../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../../fakes/media-bytes.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const file = jpegBytes(300_000);
const hash = sha256(file);
const other = 'b'.repeat(64);

let server: PeerServer;
let path: string;
let holdings: Map<string, Holding>;
beforeEach(async () => {
  path = join(await tempDir(), 'a');
  await writeFile(path, file);
  holdings = new Map([[hash, { kind: 'here', path }]]);
  server = await openPeerServer({
    port: 0,
    holding: (asked) => holdings.get(asked) ?? { kind: 'none' },
    log: logbook(),
  });
});
afterEach(() => server.close());

const ask = (name: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${server.port}${name}`, init);

describe('openPeerServer', () => {
  it('gives the file that is asked for by its hash, from any byte on', async () => {
    expect(Buffer.from(await (await ask(`/media/${hash}`)).arrayBuffer())).toEqual(file);
    const rest = await ask(`/media/${hash}`, { headers: { range: 'bytes=299990-' } });
    expect([rest.status, rest.headers.get('content-range')]).toEqual([206, 'bytes 299990-299999/300000']);
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(file.subarray(299_990));
    expect((await ask(`/media/${hash}`, { headers: { range: 'bytes=300000-' } })).status).toBe(416);
  });

  it('tells without giving', async () => {
    holdings.set(other, { kind: 'coming', bytes: 1234 });

    expect((await ask(`/media/${hash}`, { method: 'HEAD' })).status).toBe(200);
    const coming = await ask(`/media/${other}`, { method: 'HEAD' });
    expect([coming.status, coming.headers.get('x-bytes-so-far')]).toEqual([503, '1234']);
    expect((await ask(`/media/${'c'.repeat(64)}`, { method: 'HEAD' })).status).toBe(404);
  });

  it.each([
    '/',
    '/media/',
    '/status',
    '/media/../settings.json',
    `/media/${hash}/x`,
    `/media/${hash.toUpperCase()}`,
    `/media/${hash}?x`,
    '/media/%2e%2e',
  ])('has nothing at %s', async (name) => {
    expect((await ask(name)).status).toBe(404);
  });

  it('takes nothing', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask(`/media/${hash}`, { method })).status, method).toBe(404);
  });

  it('gives to four at a time, and tells the fifth to come again', async () => {
    const big = jpegBytes(30_000_000);
    await writeFile(path, big);
    const open = await Promise.all(Array.from({ length: 4 }, () => ask(`/media/${hash}`)));

    const fifth = await ask(`/media/${hash}`);

    expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([503, '1']);
    for (const one of open) await one.body?.cancel();
  });

  it('survives a file that is deleted while it is asked for', async () => {
    holdings.set(other, { kind: 'here', path: `${path}-gone` });

    await expect(ask(`/media/${other}`)).rejects.toThrow();
    expect((await ask(`/media/${hash}`, { method: 'HEAD' })).status).toBe(200);
  });

  it('takes another port when its own is taken', async () => {
    const second = await openPeerServer({ port: server.port, holding: () => ({ kind: 'none' }), log: logbook() });

    expect(second.port).not.toBe(server.port);
    await second.close();
  });

  it('goes on where a part of the file is here already', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    const reader = createPeerReader({
      ...{ self: 'me', now: Date.now, sleep: () => Promise.resolve(), log: logbook() },
      peers: () => [{ id: 'you', origin }],
      fromOrigin: () => Promise.reject(new Error('the web server was asked')),
      fromPeer: createAssetReader({ fetch, baseUrl: () => undefined }),
      head: async (url) => ({ status: (await fetch(url, { method: 'HEAD' })).status }),
    });

    const opened = await reader.open({ url: 'https://example.org/a', from: 299_000, sha256: hash });

    if (opened.kind !== 'body') throw new Error(opened.kind);
    const chunks: Uint8Array[] = [];
    expect(await opened.read((chunk) => Promise.resolve(void chunks.push(chunk)), 1_000_000)).toMatchObject({
      kind: 'whole',
    });
    expect(opened.from).toBe(299_000);
    expect(Buffer.concat(chunks)).toEqual(file.subarray(299_000));
  });
});
