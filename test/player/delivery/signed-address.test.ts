import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packBatch } from '../../../player/delivery/batch.ts';
import { openDestination } from '../../../player/delivery/open-destination.ts';
import { createFetch } from '../../../player/http.ts';
import { nginxProgram, startNginx } from '../../fakes/nginx.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { batchOf, CHAIN } from './sealed-batch.ts';
import { startTakingServer } from './taking-server.ts';

const fetch = createFetch({ env: {}, userAgent: 'test' });
const batch = await packBatch(batchOf(1, 3));
const { signal } = new AbortController();
const put = (reportUrl: string) => openDestination({ reportUrl, reportMethod: 'put' }, fetch)?.bring(batch, signal);

/** As a store of objects signs an address: what is signed is the query as it was written, up to its signature. */
const SECRET = 'khóa';
function signed(query: string): string {
  return `${query}&X-Amz-Signature=${createHmac('sha256', SECRET).update(query).digest('hex')}`;
}
const QUERY =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20261122%2Fap-southeast-1%2Fs3%2Faws4_request' +
  '&X-Amz-Date=20261122T010000Z&X-Amz-Expires=604800&X-Amz-Security-Token=a%2Bb%2Fc%3D%3D%20~!*()&X-Amz-SignedHeaders=host';

const EXPIRED = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Request has
expired</Message><X-Amz-Expires>604800</X-Amz-Expires><Expires>2026-11-29T01:00:00Z</Expires></Error>`;

/** A store that takes what is signed, as long as it is told to. */
async function store(isExpired = () => false) {
  return startTakingServer(({ method, path: asked }) => {
    const [, query = '', signature = ''] = /\?(.*)&X-Amz-Signature=(\w+)$/.exec(asked) ?? [];
    const isGenuine = createHmac('sha256', SECRET).update(query).digest('hex') === signature;
    if (!isGenuine) return { status: 403, body: EXPIRED.replace(/AccessDenied/, 'SignatureDoesNotMatch') };
    if (isExpired()) return { status: 403, body: EXPIRED, headers: { 'content-type': 'application/xml' } };
    return { status: method === 'HEAD' ? 403 : 200 }; // what is signed for PUT is not signed for HEAD
  });
}

describe('an address with a signature in its query', () => {
  it('is asked with the query byte for byte as it was written', async () => {
    const server = await store();

    expect(await put(`${server.url('/plays')}?${signed(QUERY)}`)).toEqual({ kind: 'acknowledged' });
    expect(server.taken[0]?.path).toBe(`/plays/${batch.name}?${signed(QUERY)}`);
  });

  it('that has expired says so in the words of the store', async () => {
    const server = await store(() => true);

    expect(await put(`${server.url('/plays')}?${signed(QUERY)}`)).toEqual({
      kind: 'refused',
      reason: 'the server answered 403: AccessDenied: Request has expired',
    });
  });

  it('is named in no fault and no log', async () => {
    const server = await store();
    const destination = openDestination(
      { reportUrl: `${server.url('/plays')}?${signed(QUERY)}`, reportMethod: 'put' },
      fetch,
    );

    expect(destination?.name).toBe(`put ${server.url('/plays')}`);
  });
});

describe.skipIf(nginxProgram === undefined)('a folder of nginx that takes signed addresses', () => {
  /** `?md5=…&expires=…` as nginx's secure_link asks for it, over the expiry alone: good for every file in the folder. */
  const query = (expires: number, secret = 'bi-mat') =>
    `md5=${createHash('md5').update(`${expires} ${secret}`).digest('base64url')}&expires=${expires}`;

  async function folder() {
    const srv = await tempDir();
    await mkdir(path.join(srv, 'plays'));
    const docs = await readFile(path.resolve(import.meta.dirname, '../../../docs/lake/nginx-signed.conf'), 'utf8');
    const locations = docs.replaceAll(/(?<= )\/srv/g, srv).replace(' SECRET"', ' bi-mat"');
    const nginx = await startNginx(locations.replace(/^\s*#.*\n/gm, ''));
    onTestFinished(() => nginx.close());
    return { nginx, files: () => readdir(path.join(srv, 'plays', CHAIN)) };
  }

  it('takes batches below the signed address', async () => {
    const { nginx, files } = await folder();
    const tomorrow = Math.floor(Date.now() / 1000) + 86_400;

    expect(await put(`${nginx.url('/plays')}?${query(tomorrow)}`)).toEqual({ kind: 'acknowledged' });
    expect(await files()).toEqual([path.basename(batch.name)]);
  });

  it('takes nothing else below it', async () => {
    const { nginx } = await folder();
    const signed = query(Math.floor(Date.now() / 1000) + 86_400);

    for (const way of ['x.html', `${CHAIN}/x.html`]) {
      const url = nginx.url(`/plays/${way}?${signed}`);
      expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    }
  });

  it('signs an address as its first lines say', async () => {
    const docs = await readFile(path.resolve(import.meta.dirname, '../../../docs/lake/nginx-signed.conf'), 'utf8');
    const lines = [...docs.matchAll(/^# {3}((?:expires|md5)=.*)$/gm)].map(([, line = '']) =>
      line.replace('SECRET', 'bi-mat'),
    );
    const script = [...lines, 'printf %s "md5=$md5&expires=$expires"'].join('\n');
    const made = execFileSync('sh', ['-c', script], { encoding: 'utf8' });

    expect(lines).toHaveLength(2);
    expect(made).toBe(query(Number(/expires=(\d+)$/.exec(made)?.[1])));
  });

  it('refuses one that has expired, and one that somebody has made up', async () => {
    const { nginx } = await folder();
    const tomorrow = Math.floor(Date.now() / 1000) + 86_400;

    const expired = { kind: 'refused', reason: 'the server answered 410' };
    expect(await put(`${nginx.url('/plays')}?${query(1_700_000_000)}`)).toEqual(expired);
    const forged = { kind: 'refused', reason: 'the server answered 403' };
    expect(await put(`${nginx.url('/plays')}?${query(tomorrow, 'guess')}`)).toEqual(forged);
  });
});
