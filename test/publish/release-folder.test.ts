import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { usualViewing } from '../../publish/check/viewing.ts';
import { initKeys } from '../../publish/keys/keys.ts';
import { holdOn, publish, type PublishWorld } from '../../publish/release/publish.ts';
import { holdOff, undo } from '../../publish/release/restore.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const world: PublishWorld = {
  ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
  ...{ passphrase: () => Promise.resolve('một mật khẩu dài'), now: Date.now, scryptN: 2 ** 14 },
};
const check = { at: Date.now, viewing: usualViewing, media: false, mostBytes: Infinity };
const options = (more: object = {}) => ({
  ...{ out: at('public'), keys: undefined, live: undefined, register: undefined },
  ...more,
});
const png = (seed: number) => pngBytes(seed, { width: 16, height: 9 });
const put = (name: string, data: Uint8Array | string = 'x') => writeFile(at('sources', name), data);
const go = (more: object = {}) => publish(at('sources'), options(more), check, world);

beforeEach(async () => {
  dir = await tempDir();
  await mkdir(at('sources'));
  await put('a.png', png(1));
});

describe('folders', () => {
  it.each([
    ['keys inside what is uploaded', { keys: 'public/keys' }, /public.keys lies in .*all of which is uploaded/],
    ['keys in the very folder that is uploaded', { keys: 'public' }, /public lies in .*all of which is uploaded/],
    ['sources inside what is uploaded', { out: '.' }, /sources lies in .*all of which is uploaded/],
    ['sources that are what is uploaded', { out: 'sources' }, /sources lies in/],
    ['a bundle that is a folder', { bundle: 'sources' }, /--bundle: .*sources is a folder/],
    ['a bundle in a folder that is not there', { bundle: 'gone/a.bundle' }, /there is no folder .*gone/],
    ['what is uploaded inside a file', { out: 'sources/a.png' }, /a\.png is a file: name a folder/],
  ])('refuses %s, and writes nothing', async (_what, named, message) => {
    const absolute = Object.fromEntries(Object.entries(named).map(([name, folder]) => [name, at(folder)]));
    if (absolute['keys'] !== undefined) await initKeys(absolute['keys'], { channel: 'tinh', name: 'Sở' }, world);
    const before = await readdir(dir, { recursive: true });

    await expect(go(absolute)).rejects.toThrow(message);
    expect(await readdir(dir, { recursive: true })).toEqual(before);
  });

  it('finds keys that were copied into what is uploaded, also through a link', async () => {
    await initKeys(at('keys'), { channel: 'tinh', name: 'Sở' }, world);
    await go({ keys: at('keys') });
    await mkdir(at('public', 'sao luu'));
    await writeFile(at('public', 'sao luu', 'publish-so.key.json'), '{}');
    await expect(go({ keys: at('keys') })).rejects.toThrow('publish-so.key.json lies in');

    await rm(at('public', 'sao luu'), { recursive: true });
    await symlink(at('public'), at('link'));
    await initKeys(at('link', 'k'), { channel: 'tinh', name: 'Sở' }, world);
    await expect(go({ keys: at('link', 'k') })).rejects.toThrow('all of which is uploaded');
  });

  it('lets what is uploaded lie inside the sources, and takes none of it for content', async () => {
    const published = await go({ out: at('sources', 'public') });
    expect(published.media.files).toBe(1);
    expect((await go({ out: at('sources', 'public') })).media.files).toBe(1);
  });

  it.each([
    ['a folder that is not there', 'gone', /there is no folder .*gone/],
    ['a file', 'sources/a.png', /a\.png is a file: name a folder/],
  ])('refuses as sources %s', async (_what, name, message) => {
    await expect(publish(at(name), options(), check, world)).rejects.toThrow(message);
  });

  it('refuses what publish has signed as sources', async () => {
    await initKeys(at('keys'), { channel: 'tinh', name: 'Sở' }, world);
    await go({ keys: at('keys') });
    await expect(publish(at('public'), options({ out: at('other') }), check, world)).rejects.toThrow(
      'is what publish wrote, signed',
    );
  });

  it('passes over what systems leave lying there, without a word', async () => {
    for (const name of ['Thumbs.db', 'desktop.ini', '.DS_Store', '~$danh sach.xlsx', 'ghi chú.txt']) await put(name);

    expect((await go()).notes.map(({ en }) => en).slice(0, -1)).toEqual([
      'left out, neither clip, picture nor PDF: ghi chú.txt',
    ]);
  });

  it('puts one content out once, however it is called', async () => {
    await put('b.jpg', png(2));
    await put('c.jpeg', png(2));

    expect(await go({ bundle: at('all.bundle') })).toMatchObject({
      ...{ media: { files: 2 }, verdict: { ok: true, media: { files: 2 } } },
    });
    expect((await readdir(at('public', 'media'))).length).toBe(2);
  });

  it('takes names with all that means something in an address', async () => {
    await rm(at('sources', 'a.png'));
    await put('ảnh #1 100% đẹp?.png', png(2));

    expect(await go()).toMatchObject({ verdict: { ok: true, media: { files: 1 } } });
  });
});

describe('what was signed once', () => {
  beforeEach(async () => {
    await initKeys(at('keys'), { channel: 'tinh', name: 'Sở' }, world);
  });

  it('is not replaced by what is not, which its screens would refuse', async () => {
    await go({ keys: at('keys') });

    await expect(go()).rejects.toThrow('is signed: its screens would refuse what is not');
    await expect(holdOn(undefined, options(), world)).rejects.toThrow('is signed');
  });

  it('may take the place of what was not', async () => {
    await go();

    expect(await go({ keys: at('keys') })).toMatchObject({ channel: 'tinh', revision: 2, verdict: { ok: true } });
  });

  it('can be taken down from a computer that never published', async () => {
    const held = await holdOn('Bảo trì', options({ keys: at('keys') }), world);

    expect(held).toMatchObject({ isHold: true, verdict: { ok: true } });
    expect(await readdir(at('public', 'trust'))).toEqual(['1.json']);
  });
});

describe('undo', () => {
  it('passes over revisions that show the same', async () => {
    await go();
    await put('a.png', png(2));
    await go();
    await go();

    const { changes } = await undo(options(), world);
    expect(changes).toMatchObject([{ changed: ['a.png'] }]);
    expect(JSON.parse(await readFile(at('public', 'playlist.json'), 'utf8'))).toMatchObject({
      ...{ revision: 4, items: [{ sha256: sha256(png(1)) }] },
    });
  });

  it('has nothing to go back to where all revisions show the same', async () => {
    await go();
    await go();
    await expect(undo(options(), world)).rejects.toThrow('remembers no content before the present one');
  });
});

it('puts nothing back where nothing is held', async () => {
  await go();
  await expect(holdOff(options(), world)).rejects.toThrow('nothing is held');
});

describe('a release folder', () => {
  const media = async () => (await readdir(at('public', 'media'))).toSorted();
  const named = (seed: number) => `${sha256(png(seed))}.png`;

  it('keeps the newest 20 revisions with their media, and nothing else of its own', async () => {
    for (let seed = 1; seed <= 21; seed++) {
      await put('a.png', png(seed));
      await go();
    }
    await writeFile(at('public', 'media', 'của tôi.png'), 'x');
    await writeFile(at('public', 'media', `${named(2)}.part`), 'x');
    expect(await media()).not.toContain(named(1));

    await put('a.png', png(22));
    expect(await go()).toMatchObject({ revision: 22, pruned: { revisions: 1, files: 1 } });

    expect((await readdir(at('public', 'history'))).length).toBe(20);
    const kept = Array.from({ length: 20 }, (_, index) => named(index + 3));
    expect(await media()).toEqual([...kept, 'của tôi.png'].toSorted());
  });

  it('forgets no content during many holds', async () => {
    await go();
    for (let n = 0; n < 21; n++) await holdOn(undefined, options(), world);

    expect(await media()).toEqual([named(1)]);
    expect(await holdOff(options(), world)).toMatchObject({ revision: 23, verdict: { ok: true, media: { files: 1 } } });
  });

  it('removes no media while it cannot read what a revision names', async () => {
    await go();
    await put('a.png', png(2));
    await go();
    await writeFile(at('public', 'history', '1.json'), 'damaged');
    await put('a.png', png(3));
    await go();

    expect(await media()).toEqual([1, 2, 3].map(named).toSorted());
  });
});
