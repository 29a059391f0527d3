import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packBatch } from '../../../player/delivery/batch.ts';
import { openDestination } from '../../../player/delivery/open-destination.ts';
import { createFetch } from '../../../player/http.ts';
import { nginxProgram } from '../../fakes/nginx.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { startWebdav } from '../../fakes/webdav.ts';
import { batchOf, CHAIN } from './sealed-batch.ts';
import { seqsIn } from './taking-server.ts';

const fetch = createFetch({ env: {}, userAgent: 'test' });

/** The server, and what brings batches there. */
async function webdav(folders: readonly string[] = []) {
  const { nginx, plays, url } = await startWebdav(await tempDir(), folders);
  onTestFinished(() => nginx.close());
  const open = (login?: string) => openDestination({ reportUrl: url(login), reportMethod: 'put' }, fetch);
  return { nginx, plays, open };
}

const signal = new AbortController().signal;

describe.skipIf(nginxProgram === undefined)('nginx with WebDAV, as the docs set it up', () => {
  it('takes batches as whole files, the same one again as well', async () => {
    const { plays, open } = await webdav();
    const first = await packBatch(batchOf(1, 500));
    const brought = [];
    for (const batch of [first, first, await packBatch(batchOf(501, 3))])
      brought.push(await open()?.bring(batch, signal));

    expect(brought).toEqual([1, 2, 3].map(() => ({ kind: 'acknowledged' })));
    const files = (await readdir(path.join(plays, CHAIN))).toSorted();
    expect(files).toEqual(['000000000001-000000000500.jsonl.gz', '000000000501-000000000503.jsonl.gz']);
    const seqs = await Promise.all(files.map(async (file) => seqsIn(await readFile(path.join(plays, CHAIN, file)))));
    expect(seqs.flat()).toEqual(Array.from({ length: 503 }, (_, index) => index + 1));
  });

  it('refuses who has not its password, and lets nobody read', async () => {
    const { nginx, open } = await webdav();
    const batch = await packBatch(batchOf(1, 3));

    expect(await open('tv:another')?.bring(batch, signal)).toEqual({
      kind: 'refused',
      reason: 'the server answered 401',
    });
    await open()?.bring(batch, signal);
    const headers = { authorization: `Basic ${Buffer.from('tv:word').toString('base64')}` };
    expect((await fetch(nginx.url(`/plays/${batch.name}`), { headers })).status).toBe(405);
    expect((await fetch(nginx.url(`/plays/${batch.name}`), { headers, method: 'DELETE' })).status).toBe(403);
  });

  it('takes batches in folders of machines, and nothing else below its address', async () => {
    const { nginx, plays } = await webdav();
    const headers = { authorization: `Basic ${Buffer.from('tv:word').toString('base64')}` };
    const answered = async (method: string, way: string) => {
      const body = method === 'PUT' ? { body: 'x' } : {};
      return (await fetch(nginx.url(`/plays/${way}`), { method, headers, ...body })).status;
    };

    expect(await answered('MKCOL', `${CHAIN}/`)).toBe(201);
    expect(await answered('PUT', `${CHAIN}/000000000001-000000000002.jsonl.gz`)).toBe(201);
    expect(await answered('PUT', `${CHAIN}/000000000001-000000000002.jsonl.gz`)).toBe(204);
    for (const way of ['x', 'index.html', `${CHAIN}/x.html`, `${CHAIN}/1-2.jsonl.gz.html`, `${CHAIN}/a/1-2.jsonl.gz`])
      expect(await answered('PUT', way)).toBe(403);
    for (const way of ['', 'x/', 'XYZ0aadf862bd77f/', `${CHAIN}/a/`]) expect(await answered('MKCOL', way)).toBe(403);
    expect(await readdir(plays, { recursive: true })).toEqual([CHAIN, `${CHAIN}/000000000001-000000000002.jsonl.gz`]);
  });

  it('lets each machine write into its own folder only, where each has a login', async () => {
    const other = 'a'.repeat(16);
    const { plays, open } = await webdav([CHAIN, other]);
    const batch = await packBatch(batchOf(1, 3));

    for (const login of [`${other}:word`, 'tv:word'])
      expect(await open(login)?.bring(batch, signal)).toEqual({ kind: 'refused', reason: 'the server answered 403' });
    expect(await open(`${CHAIN}:another`)?.bring(batch, signal)).toEqual({
      ...{ kind: 'refused', reason: 'the server answered 401' },
    });
    expect(await readdir(plays)).toEqual([]);
    for (let nth = 0; nth < 2; nth++)
      expect(await open(`${CHAIN}:word`)?.bring(batch, signal)).toEqual({ kind: 'acknowledged' });
  });

  it('says that a batch is larger than it takes', async () => {
    const { open } = await webdav();
    const large = { ...(await packBatch(batchOf(1, 3))), bytes: new Uint8Array(9 * 2 ** 20) };

    expect(await open()?.bring(large, signal)).toMatchObject({ kind: 'too-large' });
  });

  it('is asked again while it is away', async () => {
    const { nginx, open } = await webdav();
    const batch = await packBatch(batchOf(1, 3));
    await nginx.kill();
    expect(await open()?.bring(batch, signal)).toMatchObject({ kind: 'failed' });

    await nginx.start();
    expect(await open()?.bring(batch, signal)).toEqual({ kind: 'acknowledged' });
  });
});
