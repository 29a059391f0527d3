import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConfigSource, type ConfigSourceWorld } from '../../player/config-source.ts';
import { readPlaylist } from '../../player/read-playlist.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import * as faults from '../fakes/fault-server.ts';
import { logbook } from '../fakes/logbook.ts';

const PLAYLIST = (items = [{ src: 'a.jpg' }], more = {}) => JSON.stringify({ formatVersion: 1, items, ...more });
const HOUR_MS = 3_600_000;

let server: faults.FaultServer;
let now: number;
beforeEach(async () => {
  server = await faults.startFaultServer();
  now = Date.parse('2026-11-20T08:00:00+07:00');
});
afterEach(() => server.close());

const source = (more: Partial<ConfigSourceWorld> = {}) =>
  createConfigSource({
    url: server.url('/p.json'),
    fetch,
    reader: unverifiedReader(),
    kept: undefined,
    log: logbook(),
    now: () => now,
    random: () => 0.5,
    ...more,
  });
const conditions = () => server.requests.map(({ headers }) => headers['if-none-match']);

describe('createConfigSource', () => {
  it('gives a new playlist once, and then asks only whether there is another', async () => {
    server.on('/p.json', faults.file(PLAYLIST(), { etag: '"v1"' }));
    const asked = source();

    expect(await asked.ask()).toMatchObject({
      kind: 'changed',
      kept: { text: PLAYLIST(), baseUrl: server.url('/p.json'), validators: { etag: '"v1"' }, fetchedAt: now },
    });
    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
    server.on('/p.json', faults.file(PLAYLIST([{ src: 'b.jpg' }]), { etag: '"v2"' }));
    expect(await asked.ask()).toMatchObject({ kind: 'changed' });
    expect(conditions()).toEqual([undefined, '"v1"', '"v1"']);
  });

  it('asks conditionally after a restart, if it is the same address', async () => {
    server.on('/p.json', faults.file(PLAYLIST(), { etag: '"v1"' }));
    const first = await source().ask();
    if (first.kind !== 'changed') throw new Error(first.kind);

    expect(await source({ kept: first.kept }).ask()).toEqual({ kind: 'unchanged' });
    expect(await source({ kept: { ...first.kept, source: 'https://elsewhere.example/' } }).ask()).toMatchObject({
      kind: 'changed',
    });
    expect(conditions()).toEqual([undefined, '"v1"', undefined]);
  });

  it('calls the same bytes unchanged, whatever the server says', async () => {
    server.on('/p.json', faults.file(PLAYLIST(), { etag: '"a"' }), faults.file(PLAYLIST(), { etag: '"b"' }));
    const asked = source();
    await asked.ask();

    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
  });

  it('asks for the whole file once a day', async () => {
    server.on('/p.json', faults.file(PLAYLIST(), { etag: '"v1"' }));
    const asked = source();
    await asked.ask();
    now += 23 * HOUR_MS;
    await asked.ask();
    now += HOUR_MS;
    await asked.ask();
    await asked.ask();

    expect(conditions()).toEqual([undefined, '"v1"', undefined, '"v1"']);
  });

  it('takes a 304 nobody asked for as an error, and forgets what it knew', async () => {
    server.on('/p.json', faults.file(PLAYLIST(), { etag: '"v1"' }), faults.status(304));
    const asked = source();
    await asked.ask();
    now += 24 * HOUR_MS;

    expect(await asked.ask()).toMatchObject({ kind: 'unreachable' });
    expect(await asked.ask()).toMatchObject({ kind: 'unreachable' });
    expect(conditions()).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['a log-in page', faults.loginPage(), 'NOT_JSON'],
    ['an empty file', faults.file('', {}), 'EMPTY'],
    ['half a file', faults.wrongLength(Buffer.from(PLAYLIST()), 20), 'NOT_JSON'],
    ['half a file, cut by the server', faults.closeDelimited(Buffer.from(PLAYLIST()).subarray(0, 20)), 'NOT_JSON'],
    ['a gzip bomb', faults.gzipBomb(33), 'TOO_LARGE'],
    ['UTF-16', faults.file(Buffer.from(PLAYLIST(), 'utf16le')), 'NOT_UTF8'],
    ['Windows-1258', faults.file(Buffer.from([...Buffer.from('{"a":"'), 0xd0, 0x22, 0x7d])), 'NOT_UTF8'],
    ['another version', faults.file('{"formatVersion":2}'), 'NEED_UPDATE'],
    ['an item without anything', faults.file(PLAYLIST([{} as { src: string }])), 'INVALID'],
  ])('refuses %s, and takes the good one back as unchanged', async (_, answer, code) => {
    server.on('/p.json', faults.file(PLAYLIST()), answer, faults.file(PLAYLIST()));
    const asked = source();
    await asked.ask();

    expect(await asked.ask()).toMatchObject({ kind: 'bad', faults: [{ code }] });
    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
  });

  it('writes down each refusal once, and the next one when it is for something else', async () => {
    const log = logbook();
    const file = (...names: string[]) => faults.file(PLAYLIST(names.map((src) => ({ src }))));
    server.on('/p.json', file('a.jpg'), file('one'), file('one'), file('a.jpg', 'other'), file('b.jpg'));
    const asked = source({ log });
    for (let poll = 0; poll < 6; poll++) await asked.ask();

    const refusal = (place: string) => ({ event: 'playlist refused', data: { faults: [{ place }] } });
    expect(log.entries).toMatchObject([
      ...[{ event: 'playlist received' }, refusal('items[0].src'), refusal('items[1].src')],
      ...[{ event: 'playlist received' }, { event: 'playlist unchanged' }],
    ]);
  });

  it('refuses a playlist that names what it may not, with the place of each', async () => {
    const list = [{ src: 'a.jpg' }, { src: 'http://169.254.169.254/b.jpg' }, { src: 'http://bluezone.example/c.jpg' }];
    server.on('/p.json', faults.file(PLAYLIST(list)), faults.file(PLAYLIST()));
    const asked = source();

    expect(await asked.ask()).toMatchObject({
      kind: 'bad',
      faults: [{ place: 'items[1].src' }, { place: 'items[2].src' }],
    });
    expect(await asked.ask()).toMatchObject({ kind: 'changed' });
  });

  it('answers again what could not be kept', async () => {
    server.on('/p.json', faults.file(PLAYLIST()));
    const asked = source();
    const first = await asked.ask();
    asked.forget();

    expect(await asked.ask()).toEqual(first);
    expect(await asked.ask()).toEqual({ kind: 'unchanged' });
  });

  it.each([
    ['nothing there', faults.status(404)],
    ['a storm', faults.status(503)],
    ['a cut line', faults.cutAfter(Buffer.from(PLAYLIST()), 10)],
    ['another server', faults.status(302, { location: 'http://192.0.2.1/login' })],
    ['a part of the file', faults.wrongRange(Buffer.from(PLAYLIST()))],
    ['silence', faults.silence()],
  ])('is told by value: %s', async (_, answer) => {
    server.on('/p.json', answer);

    expect(await source({ limits: { headersMs: 80 } }).ask()).toMatchObject({ kind: 'unreachable' });
  });

  it('does not ask a public server without TLS', async () => {
    const answer = await source({ url: 'http://bluezone.example.vn/p.json' }).ask();

    expect(answer).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('https://') as string });
  });

  it('keeps a byte order mark, so that the text is the bytes that came', async () => {
    server.on('/p.json', faults.file(`\ufeff${PLAYLIST()}`));

    expect(await source().ask()).toMatchObject({ kind: 'changed', kept: { text: `\ufeff${PLAYLIST()}` } });
  });

  it('paces itself by the playlist', async () => {
    server.on('/p.json', faults.file(PLAYLIST(undefined, { refresh: { intervalSeconds: 300, jitterSeconds: 60 } })));
    const asked = source({ random: () => 0 });
    await asked.ask();

    expect(asked.nextAskDelayMs()).toBe(240_000);
  });

  it('leaves a busy server alone as long as it asks for', async () => {
    server.on('/p.json', faults.status(503, { 'retry-after': '1800' }));
    const asked = source();
    await asked.ask();

    expect(asked.nextAskDelayMs()).toBeGreaterThanOrEqual(1_800_000);
  });

  it('costs little when nothing has changed', async () => {
    server.on('/p.json', faults.file(PLAYLIST(), { etag: '"v1"' }));
    const asked = source();
    await asked.ask();
    await asked.ask();

    const { headers } = server.requests[1] ?? { headers: {} };
    const sent = Object.entries(headers).reduce(
      (sum, [name, value]) => sum + name.length + String(value).length + 4,
      24,
    );
    expect(sent).toBeLessThan(400); // leaves 300 of the 700 bytes for the server's answer
  });
});

describe('readPlaylist', () => {
  it('reads 20,000 items, and says what is too many', () => {
    const many = (count: number) =>
      Buffer.from(PLAYLIST(Array.from({ length: count }, (_, n) => ({ src: `${n}.jpg` }))));

    expect(readPlaylist(many(20_000)).kind).toBe('playlist');
    expect(readPlaylist(many(20_001))).toMatchObject({ kind: 'bad', faults: [{ place: 'items' }] });
  });
});
