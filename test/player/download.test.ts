import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as faults from '../fakes/fault-server.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { BYTES, HASH, machineOn } from './downloading.ts';

let server: faults.FaultServer;
beforeEach(async () => void (server = await faults.startFaultServer()));
afterEach(() => server.close());

const machine = (more?: Parameters<typeof machineOn>[1]) => machineOn(server, more);
const range = (index: number) => server.requests[index]?.headers.range;
const hashed = { sha256: HASH, bytes: BYTES.length };

describe('downloadAsset', () => {
  it('adopts what the playlist means, and fetches it once', async () => {
    server.on('/a.jpg', faults.file(BYTES));
    const { fetchAsset, parts } = await machine();

    const first = await fetchAsset(hashed);
    expect(first).toMatchObject({ kind: 'adopted', sha256: HASH, bytes: BYTES.length, has: true });
    expect(await readFile(first.store.pathOf(HASH) ?? '')).toEqual(BYTES);
    expect(await parts()).toEqual([]);
    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'unchanged' });
    expect(server.requests).toHaveLength(1);
  });

  it('goes on where a cut line left it, also in a later process', async () => {
    server.on('/a.jpg', faults.cutAfter(BYTES, 60_000));
    const { fetchAsset } = await machine();

    let outcome = await fetchAsset(hashed);
    expect(outcome).toMatchObject({ kind: 'unreachable', gained: 60_000 });
    for (let tries = 0; tries < 5 && outcome.kind !== 'adopted'; tries++) outcome = await fetchAsset(hashed);

    expect(outcome).toMatchObject({ kind: 'adopted', has: true });
    expect([1, 2, 3].map(range)).toEqual(['bytes=60000-', 'bytes=120000-', 'bytes=180000-']);
    expect(server.requests[1]?.headers['if-range']).toBe(faults.etagOf(BYTES));
    expect(server.sentBytes()).toBe(BYTES.length);
  });

  it('begins again when the file has changed meanwhile', async () => {
    const other = jpegBytes(200_000, 9);
    server.on('/a.jpg', faults.cutAfter(other, 60_000), faults.file(BYTES));
    const { fetchAsset } = await machine();
    await fetchAsset(hashed);

    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'adopted', has: true });
  });

  it('begins again when two halves of different files were put together', async () => {
    const other = jpegBytes(200_000, 9);
    server.on('/a.jpg', faults.cutAfter(other, 60_000, { etag: '"same"' }), faults.file(BYTES, { etag: '"same"' }));
    const { fetchAsset } = await machine();
    await fetchAsset(hashed);

    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'adopted', has: true });
    expect([1, 2].map(range)).toEqual(['bytes=60000-', undefined]);
  });

  it('begins again when the answer to a range is another range', async () => {
    server.on('/a.jpg', faults.cutAfter(BYTES, 60_000), faults.wrongRange(BYTES), faults.file(BYTES));
    const { fetchAsset } = await machine();
    await fetchAsset(hashed);

    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'adopted' });
  });

  it('does not take part of a file that it asked the whole of', async () => {
    server.on('/a.jpg', faults.wrongRange(BYTES));
    const { fetchAsset } = await machine();

    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'unreachable' });
  });

  it('finishes a part that was whole already, without fetching', async () => {
    const { fetchAsset, dir } = await machine();
    await mkdir(join(dir, 'parts'));
    await writeFile(join(dir, 'parts', `${HASH}.part`), BYTES);

    expect(await fetchAsset(hashed)).toMatchObject({ kind: 'adopted' });
    expect(server.requests).toHaveLength(0);
  });

  it('finds at the end of a range that it had all of a file whose size nobody said', async () => {
    const { fetchAsset, dir } = await machine();
    await mkdir(join(dir, 'parts'));
    await writeFile(join(dir, 'parts', `${HASH}.part`), BYTES);
    server.on('/a.jpg', faults.file(BYTES));

    expect(await fetchAsset({ sha256: HASH })).toMatchObject({ kind: 'adopted' });
    expect(server.sentBytes()).toBe(0);
  });

  it('throws away a part that is longer than the file', async () => {
    const { fetchAsset, dir } = await machine();
    await mkdir(join(dir, 'parts'));
    await writeFile(join(dir, 'parts', `${HASH}.part`), Buffer.concat([BYTES, BYTES]));
    server.on('/a.jpg', faults.file(BYTES));

    expect(await fetchAsset({ sha256: HASH })).toMatchObject({ kind: 'adopted' });
    expect([0, 1].map(range)).toEqual(['bytes=400000-', undefined]);
  });

  it.each([
    ['other bytes of the same size', faults.file(jpegBytes(200_000, 2)), { kind: 'wrong-hash' }],
    ['a log-in page', faults.loginPage(), { kind: 'wrong-size' }],
    ['a file of another size', faults.file(jpegBytes(300_000)), { kind: 'wrong-size', got: 300_000 }],
    ['a length that is too short', faults.wrongLength(BYTES, 300), { kind: 'wrong-size', got: 300 }],
    ['a body without end', faults.endless(), { kind: 'wrong-size', got: 'more' }],
    ['no such file', faults.status(404), { kind: 'missing' }],
    ['not for us', faults.status(403), { kind: 'missing' }],
    ['a storm', faults.status(502), { kind: 'unreachable', gained: 0 }],
    ['a 304 nobody asked for', faults.status(304), { kind: 'unreachable' }],
    ['silence', faults.silence(), { kind: 'unreachable' }],
    ['drops', faults.drip(10), { kind: 'wrong-size' }],
    [
      'an address of this machine',
      faults.status(302, { location: 'http://169.254.169.254/' }),
      { kind: 'unreachable' },
    ],
  ])('adopts nothing of %s', async (_, answer, outcome) => {
    server.on('/a.jpg', answer);
    const { fetchAsset } = await machine();

    expect(await fetchAsset(hashed)).toMatchObject({ ...outcome, has: false });
    expect((await fetchAsset(hashed)).has).toBe(false);
  });

  it('asks past the caches when it was given wrong bytes', async () => {
    server.on('/a.jpg', faults.file(BYTES));
    const { fetchAsset } = await machine();
    await fetchAsset(hashed, { fresh: true });

    expect(server.requests[0]?.headers['cache-control']).toBe('no-cache');
  });
});

describe('downloadAsset, without a hash in the playlist', () => {
  it('pins what came, and asks only whether it changed', async () => {
    server.on('/a.jpg', faults.file(BYTES));
    const { fetchAsset } = await machine();

    expect(await fetchAsset()).toMatchObject({ kind: 'adopted', sha256: HASH });
    expect(await fetchAsset()).toMatchObject({ kind: 'unchanged', sha256: HASH });
    expect(server.requests).toHaveLength(1);
    expect(await fetchAsset({}, { revalidate: true })).toMatchObject({ kind: 'unchanged', sha256: HASH });
    expect(server.requests[1]?.headers['if-none-match']).toBe(faults.etagOf(BYTES));

    const newer = jpegBytes(1000, 5);
    server.on('/a.jpg', faults.file(newer));
    const changed = await fetchAsset({}, { revalidate: true });
    expect(changed).toMatchObject({ kind: 'adopted', sha256: sha256(newer) });
    expect(changed.pins.get(server.url('/a.jpg'))?.sha256).toBe(sha256(newer));
  });

  it('keeps what it has when the server has lost it', async () => {
    server.on('/a.jpg', faults.file(BYTES), faults.status(404), faults.loginPage());
    const { fetchAsset } = await machine();
    await fetchAsset();

    for (const kind of ['missing', 'wrong-type']) {
      const after = await fetchAsset({}, { revalidate: true });
      expect(after).toMatchObject({ kind, has: true });
      expect(after.pins.get(server.url('/a.jpg'))?.sha256).toBe(HASH);
    }
  });

  it('goes on with a part only under the same strong ETag', async () => {
    const { fetchAsset } = await machine();
    server.on('/a.jpg', faults.cutAfter(BYTES, 60_000), faults.cutAfter(BYTES, 60_000, { etag: 'W/"weak"' }));
    await fetchAsset();
    await fetchAsset();
    expect(range(1)).toBe('bytes=60000-');
    // The second answer was another version by its ETag, so it was taken from its beginning.
    server.on('/a.jpg', faults.file(BYTES));
    expect(await fetchAsset()).toMatchObject({ kind: 'adopted', sha256: HASH });
    expect(range(server.requests.length - 1)).toBeUndefined();
  });

  it.each([
    ['a log-in page', faults.loginPage(), 'wrong-type'],
    ['an empty file', faults.file(''), 'wrong-type'],
    ['a body whose end cannot be told from a cut', faults.closeDelimited(BYTES), 'unreachable'],
  ])('does not take %s for a picture', async (_, answer, kind) => {
    server.on('/a.jpg', answer);
    const { fetchAsset } = await machine();

    expect(await fetchAsset()).toMatchObject({ kind });
  });
});
