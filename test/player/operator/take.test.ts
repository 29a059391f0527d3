import { truncateSync } from 'node:fs';
import { mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { initKeys } from '../../../publish/keys/keys.ts';
import { usualViewing } from '../../../publish/check/viewing.ts';
import { publish } from '../../../publish/release/publish.ts';
import { bundleOf, picture, startStand, type Stand } from '../../fakes/by-hand.ts';
import { makeChannel } from '../../fakes/channel.ts';
import { file, silence, startFaultServer } from '../../fakes/fault-server.ts';
import { jpegBytes } from '../../fakes/media-bytes.ts';
import { pngBytes } from '../../fakes/png.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const [a, b] = [picture('a'), picture('b')];
const both = { items: [a.item, b.item] };
const channel = makeChannel();
const unsigned = (fields: object) => JSON.stringify({ formatVersion: 1, id: 'usb', ...fields });
const put = async (stand: Stand, name: string, bytes: Buffer) => {
  const at = path.join(stand.stick, name);
  await writeFile(at, bytes);
  return at;
};
const bring = async (stand: Stand, playlist: string, pictures = [a, b]) =>
  stand.take(await put(stand, 'tuần 47.bundle', bundleOf(playlist, pictures)));
const onNow = (stand: Stand, playlist: object) =>
  vi.waitFor(async () => expect((await stand.status()).playlist).toMatchObject(playlist), { timeout: 5_000 });
const codes = async (stand: Stand) => (await stand.status()).faults.map(({ code }) => code);

describe('what is brought by hand', () => {
  it('is the bundle that publish made, and plays with no network, also after a restart', async () => {
    const dir = await tempDir();
    const at = (...names: readonly string[]) => path.join(dir, ...names);
    const world = {
      ...{ fetch, platform: process.platform, cwd: dir, progress: () => undefined, now: Date.now, scryptN: 2 ** 14 },
      passphrase: () => Promise.resolve('một mật khẩu dài'),
    };
    await mkdir(at('sources'));
    await writeFile(at('sources', 'áp phích.png'), pngBytes(1, { width: 64, height: 36 }));
    await initKeys(at('keys'), { channel: 'tinh', name: 'Sở' }, world);
    const options = { out: at('public'), keys: at('keys'), live: undefined, register: undefined };
    const checking = { at: Date.now, viewing: usualViewing, media: false, mostBytes: Infinity };
    await publish(at('sources'), { ...options, bundle: at('tuan.bundle') }, checking, world);
    const stand = await startStand({ trust: at('keys', 'trust', '1.json') });

    expect(await stand.take(at('tuan.bundle'))).toMatchObject({
      ...{ state: 'taken', name: 'tuan.bundle', playlist: { id: 'tinh', revision: 1 } },
    });
    const now = { id: 'tinh', revision: 1, state: 'current', stale: false, source: at('tuan.bundle') };
    await onNow(stand, now);
    await rename(at('tuan.bundle'), at('gone'));
    await stand.restart();
    await onNow(stand, now);
    expect(await stand.status()).toMatchObject({ sync: { wanted: 1, ready: 1 }, faults: [] });
  });

  it('is an unsigned folder where no key is pinned, its files found by their names', async () => {
    const stand = await startStand();
    await writeFile(path.join(stand.stick, 'playlist.json'), unsigned({ items: [{ id: 'x', src: 'ảnh%201.jpg' }] }));
    await put(stand, 'ảnh 1.jpg', jpegBytes(9_000, 3));

    expect(await stand.take(stand.stick)).toMatchObject({ state: 'taken', bytes: 9_000, bytesDone: 9_000 });
    await rename(stand.stick, path.join(stand.dir, 'pulled out'));
    await stand.restart();
    await onNow(stand, { id: 'usb', state: 'current' });
    expect(await stand.status()).toMatchObject({ sync: { wanted: 1, ready: 1 }, faults: [] });
  });

  it('is a folder of pictures in the order of their names', async () => {
    const stand = await startStand();
    await put(stand, '1.jpg', a.bytes);
    await put(stand, '2.jpg', b.bytes);

    expect(await stand.take(stand.stick)).toMatchObject({ state: 'taken', bytesDone: 40_000 });
    await onNow(stand, { id: 'folder', state: 'current' });
  });

  it('counts as whole only with all that an unsigned list names', async () => {
    const stand = await startStand();

    const taking = await bring(stand, unsigned(both), [a]);
    expect(taking).toMatchObject({ state: 'refused', fault: { code: 'INCOMPLETE' } });
    expect(JSON.stringify(taking)).toContain('thiếu tệp mà danh sách phát cần: b');
    await onNow(stand, { id: 'bundled', state: 'bundled' });
  });

  it('is refused with its reason where a key is pinned and it is not signed for this channel (O05)', async () => {
    const stand = await startStand({ anchor: channel.anchor });
    const of = (id: string) => unsigned({ ...both, id, epoch: channel.trust.epoch, revision: 9 });

    for (const [code, playlist] of [
      ['UNSIGNED', of('tinh')],
      ['BAD_SIGNATURE', makeChannel({ id: 'huyen' }).sign(both)],
      ['WRONG_CHANNEL', channel.seal('playlist', of('huyen'))],
    ] as const) {
      const taking = await bring(stand, playlist);
      expect(taking).toMatchObject({ state: 'refused', name: 'tuần 47.bundle', bytesDone: 0, fault: { code } });
    }
    expect(await readdir(path.join(stand.dataDir, 'objects')).catch(() => [])).toEqual([]);
    expect(await codes(stand)).toEqual(['NOT_TAKEN']);
    await onNow(stand, { id: 'bundled' });
  });

  it('is refused when it is older than what the screen has had, and a hold takes all down', async () => {
    const stand = await startStand({ anchor: channel.anchor });
    await bring(stand, channel.sign({ ...both, revision: 3 }));
    await onNow(stand, { revision: 3, state: 'current' });

    expect(await bring(stand, channel.sign({ ...both, revision: 2 }))).toMatchObject({ fault: { code: 'ROLLBACK' } });
    const hold = {
      ...{ formatVersion: 1, id: 'tinh', epoch: channel.trust.epoch, revision: 4 },
      ...{ publishedAt: '2026-11-20T08:00:00+07:00', text: 'Bảo trì' },
    };
    expect(await bring(stand, channel.seal('hold', hold), [])).toMatchObject({
      state: 'taken',
      playlist: { revision: 4 },
    });
    await onNow(stand, { revision: 4, state: 'hold' });
    expect(await codes(stand)).toEqual([]);
  });

  it('brings the keys that came after those of the screen', async () => {
    const stand = await startStand({ anchor: channel.anchor });
    const after = channel.next({ newPublishers: 1 });
    await mkdir(path.join(stand.stick, 'trust'));
    await mkdir(path.join(stand.stick, 'media'));
    await writeFile(path.join(stand.stick, 'trust', '2.json'), after.anchor);
    await writeFile(path.join(stand.stick, 'playlist.json'), after.sign({ ...both, revision: 7 }));
    for (const one of [a, b]) await put(stand, one.file, one.bytes);

    expect(await stand.take(stand.stick)).toMatchObject({ state: 'taken', playlist: { revision: 7 } });
    await onNow(stand, { revision: 7, state: 'current' });
  });

  it('is completed by the network, if it is signed', async () => {
    const server = await startFaultServer();
    onTestFinished(() => server.close());
    server.on(`/${b.file}`, file(b.bytes));
    const stand = await startStand({ anchor: channel.anchor, configUrl: server.url('/playlist.json') });

    const taking = await bring(stand, channel.sign({ ...both, revision: 5 }), [a]);
    expect(taking).toMatchObject({ state: 'taken', bytes: 20_000, bytesDone: 20_000 });
    await onNow(stand, { revision: 5, state: 'current' });
    await vi.waitFor(async () => expect((await stand.status()).sync).toMatchObject({ wanted: 2, ready: 2 }));
    expect(server.requests.map(({ path: asked }) => asked)).not.toContain(`/${a.file}`);
  });

  it('is faster than a network on which the same list is still on its way', async () => {
    const server = await startFaultServer();
    onTestFinished(() => server.close());
    const list = channel.sign({ ...both, revision: 5 });
    server.on('/playlist.json', file(list, { type: 'application/json' }));
    for (const one of [a, b]) server.on(`/${one.file}`, silence());
    const stand = await startStand({ anchor: channel.anchor, configUrl: server.url('/playlist.json') });
    await vi.waitFor(() => expect(server.held()).toBe(2), { timeout: 5_000 });

    expect(await bring(stand, list)).toMatchObject({ state: 'taken', bytesDone: 40_000 });
    await onNow(stand, { revision: 5, state: 'current' });
    expect(await codes(stand)).toEqual([]);
  });

  it('is refused with an address that no player asks', async () => {
    const stand = await startStand();
    const items = [{ ...a.item, src: 'http://news.example/a.jpg' }];

    expect(await bring(stand, unsigned({ items }))).toMatchObject({ fault: { code: 'PLAYLIST_REFUSED' } });
  });

  it('stays, if it is unsigned, until the server has something else than before, also after a restart', async () => {
    const server = await startFaultServer();
    onTestFinished(() => server.close());
    const refresh = { intervalSeconds: 10, jitterSeconds: 10 };
    const serve = (id: string) => {
      const items = [{ slide: { kind: 'notice', title: id } }];
      server.on('/p.json', file(unsigned({ id, refresh, items }), { type: 'application/json' }));
    };
    serve('web');
    // The least delay that chance gives is none.
    const stand = await startStand({ configUrl: server.url('/p.json'), random: () => 0 });
    await onNow(stand, { id: 'web' });
    await bring(stand, unsigned({ ...both, refresh }));
    const staysOverPolls = async () => {
      await onNow(stand, { id: 'usb', state: 'current' });
      const before = server.requests.length;
      await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(before + 2), { timeout: 5_000 });
      await onNow(stand, { id: 'usb', state: 'current' });
    };

    await staysOverPolls();
    await stand.restart();
    await staysOverPolls();
    expect(server.requests.at(-1)?.headers).toHaveProperty('if-none-match');
    serve('new');
    await onNow(stand, { id: 'new', source: server.url('/p.json') });
  });

  it('goes on where it was when the stick was pulled out half-way (O04)', async () => {
    const stand = await startStand();
    const bytes = bundleOf(unsigned(both), [a, b]);
    const bundle = await put(stand, 'a.bundle', bytes);
    // The second picture begins half a picture before this.
    stand.onLogged = (event) => {
      if (event === 'asset adopted') truncateSync(bundle, bytes.length - 1024 - 10_000);
    };

    const cut = await stand.take(bundle);
    expect(cut).toMatchObject({ state: 'refused', bytes: 40_000, fault: { code: 'STICK_UNREADABLE' } });
    expect(await codes(stand)).toEqual(['NOT_TAKEN']);
    await onNow(stand, { id: 'bundled', state: 'bundled' });
    const part = await stat(path.join(stand.dataDir, 'parts', `${b.hash}.part`));
    expect(part.size).toBeGreaterThan(9_000);

    stand.onLogged = () => undefined;
    stand.log.entries.length = 0;
    expect(await stand.take(await put(stand, 'a.bundle', bytes))).toMatchObject({ state: 'taken', bytesDone: 40_000 });
    const adopted = stand.log.entries.filter(({ event }) => event === 'asset adopted');
    expect(adopted).toMatchObject([{ data: { sha256: b.hash } }]);
    await onNow(stand, { id: 'usb', state: 'current' });
    expect(await codes(stand)).toEqual([]);
  });

  it('leaves nothing to come behind when the player is stopped half-way', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    onTestFinished(() => void vi.restoreAllMocks());
    const stand = await startStand({ anchor: channel.anchor });
    const activateAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
    const bundle = bundleOf(channel.sign({ ...both, activateAt, revision: 5 }), [a, b]);
    await stand.unlock();
    const stopped = new Promise<void>((resolve) => {
      stand.onLogged = (event) => event === 'asset adopted' && resolve(stand.stop());
    });
    await stand.ask('POST', '/operator/take', { path: await put(stand, 'a.bundle', bundle) });
    await stopped;

    const waits = timers.mock.results.filter((_, call) => (timers.mock.calls[call]?.[1] ?? 0) > 20 * 3_600_000);
    expect(waits.length).toBeGreaterThan(0);
    for (const { value } of waits) expect(cleared.mock.calls.flat()).toContain(value);
  });

  it('never shows a file that is not what the list means', async () => {
    const stand = await startStand();
    const forged = { ...b, bytes: jpegBytes(20_000, 99) };

    const taking = await bring(stand, unsigned(both), [a, forged]);
    expect(taking).toMatchObject({ state: 'refused', fault: { code: 'WRONG_HASH' } });
    await onNow(stand, { id: 'bundled' });
  });

  it('is refused with the sum when it does not fit', async () => {
    const stand = await startStand({ mediaQuotaMiB: 16 });
    const big = picture('big', jpegBytes(17 * 2 ** 20));

    const taking = await bring(stand, unsigned({ items: [big.item] }), [big]);
    expect(taking).toMatchObject({ state: 'refused', bytesDone: 0, fault: { code: 'TOO_LARGE_FOR_DISK' } });
    expect(JSON.stringify(taking)).toContain('needs 17 MiB with what is on now, there is room for 16 MiB');
  });

  it('is no file of another kind, nothing that is not there, and nothing that a link leads to', async () => {
    const stand = await startStand();
    const other = await put(stand, 'thư.bundle', Buffer.alloc(4_000, 'x'));
    await writeFile(path.join(stand.dir, 'secret.jpg'), a.bytes);
    await symlink(path.join(stand.dir, 'secret.jpg'), path.join(stand.stick, 'x.jpg'));

    expect(await stand.take(other)).toMatchObject({ fault: { code: 'BAD_BUNDLE' } });
    expect(await stand.take(path.join(stand.stick, 'none'))).toMatchObject({ fault: { code: 'STICK_UNREADABLE' } });
    expect(await stand.take(stand.stick)).toMatchObject({ fault: { code: 'EMPTY' } });
  });
});
