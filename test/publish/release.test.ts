import { tmpdir } from 'node:os';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { initKeys, addKey, type KeyWorld } from '../../publish/keys/keys.ts';
import { rotateKeys } from '../../publish/keys/rotate.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { approve, readAwaiting } from '../../publish/release/approve.ts';
import { publish, holdOn, CheckFailed, type PublishWorld } from '../../publish/release/publish.ts';
import { holdOff, undo } from '../../publish/release/restore.ts';
import { verify } from '../../publish/release/verify.ts';
import { readKeyFolder } from '../../publish/keys/key-folder.ts';
import { readEnvelope } from '../../player/trust/envelope.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { sha256 } from '../fakes/media-bytes.ts';

let dir: string;
const png = (seed: number) => pngBytes(seed, { width: 64, height: 36 });
let now: number;
const at = (...names: string[]) => path.join(dir, ...names);
const world: PublishWorld = {
  ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
  passphrase: () => Promise.resolve('một mật khẩu dài'),
  now: () => now,
  // The least that a key's file may have: what is tried here is not how long a guess takes.
  scryptN: 2 ** 14,
};
const keyWorld: KeyWorld = world;
const check = { at: () => now, viewing: usualViewing, media: false, mostBytes: Infinity };
const options = (more: object = {}) => ({
  ...{ out: at('public'), keys: at('keys'), live: undefined, register: undefined },
  ...more,
});
const put = (name: string, data: Uint8Array | string) => writeFile(at('sources', name), data);
const poster = (file: string, more: object = {}) => ({ id: file, src: file, durationSeconds: 10, ...more });
const write = (items: readonly object[], more: object = {}) =>
  put('playlist.json', JSON.stringify({ formatVersion: 1, items, ...more }));
const payload = async (name = 'playlist.json') => {
  const read = readEnvelope(await readFile(at('public', name), 'utf8'));
  if (read.kind !== 'envelope') throw new Error(JSON.stringify(read));
  return JSON.parse(Buffer.from(read.envelope.payload).toString()) as Record<string, unknown>;
};
const go = () => publish(at('sources'), options(), check, world);

let made: string;
beforeAll(async () => {
  made = await mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-'));
  now = Date.now();
  await initKeys(made, { channel: 'tinh', name: 'Sở Thông tin' }, keyWorld);
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
  dir = await tempDir();
  now = Date.parse('2026-11-20T08:00:00+07:00');
  await mkdir(at('sources'));
  await put('a.png', png(1));
  await put('b.png', png(2));
  await cp(made, at('keys'), { recursive: true });
});

describe('publish', () => {
  it('makes a folder that a screen with the trust file takes as it is', async () => {
    await write([poster('a.png'), poster('b.png')], { title: 'Tuần 47' });

    const published = await go();

    expect(published).toMatchObject({ channel: 'tinh', revision: 1, missing: 0, media: { files: 2, added: 2 } });
    expect(published.verdict).toMatchObject({ ok: true, media: { files: 2 } });
    expect(await payload()).toMatchObject({
      ...{ id: 'tinh', epoch: 0, revision: 1, trust: 1, title: 'Tuần 47' },
      items: [{ src: `media/${sha256(png(1))}.png`, sha256: sha256(png(1)), bytes: png(1).length }, {}],
    });
    expect(await readFile(at('public', 'trust', '1.json'))).toEqual(await readFile(at('keys', 'trust', '1.json')));
    expect((await readdir(at('public', 'media'))).length).toBe(2);
    expect(await verify(at('public'), at('keys', 'trust', '1.json'), world)).toMatchObject({ ok: true });
  });

  it('keeps the names by which journal and reports know what nobody gave an id', async () => {
    const slide = { slide: { kind: 'notice', title: 'Nghỉ' } };
    const items = [{ src: 'a.png', durationSeconds: 10 }, slide, { src: 'a.png', durationSeconds: 5 }];
    await write([], { items: undefined, campaigns: [{ id: 'x', items }] });
    await go();
    await put('a.png', png(4));

    expect((await go()).changes).toMatchObject([{ added: [], removed: [], changed: ['a.png', 'a.png#2'] }]);
    expect(await payload()).toMatchObject({ campaigns: [{ items: [{ id: 'a.png' }, slide, { id: 'a.png#2' }] }] });
  });

  it('tells a folder that was damaged on its way from one that was not', async () => {
    await write([poster('a.png')]);
    await go();
    const anchor = at('keys', 'trust', '1.json');
    const name = `${sha256(png(1))}.png`;
    await writeFile(at('public', 'media', name), png(9));
    expect(await verify(at('public'), anchor, world)).toMatchObject({ ok: false, faults: [{ code: 'WRONG_HASH' }] });
    await rm(at('public', 'media', name));
    expect(await verify(at('public'), anchor, world)).toMatchObject({ ok: false, faults: [{ code: 'MEDIA_MISSING' }] });
    await writeFile(at('public', 'playlist.json'), JSON.stringify(await payload()));
    expect(await verify(at('public'), anchor, world)).toMatchObject({ ok: false, faults: [{ code: 'UNSIGNED' }] });
  });

  it('counts revisions on, also from another machine that asks what is live', async () => {
    await write([poster('a.png')]);
    await go();
    await write([poster('b.png')]);
    expect(await go()).toMatchObject({ revision: 2, media: { files: 1, added: 1 } });
    await rm(at('public'), { recursive: true });
    // The folder of keys remembers what it has signed.
    expect(await go()).toMatchObject({ revision: 3 });
  });

  it('publishes nothing of a folder with errors', async () => {
    await write([poster('a.png'), poster('missing.png')]);

    const strict = { ...check, media: true };
    await expect(publish(at('sources'), options(), strict, world)).rejects.toBeInstanceOf(CheckFailed);
    await expect(readdir(at('public'))).rejects.toThrow('ENOENT');
  });

  it('takes a folder without a playlist in the order of its names, with the seconds that they say', async () => {
    await put('10 cuối-20s.png', png(3));
    await put('ghi chú.docx', 'x');

    const published = await go();

    expect(await payload()).toMatchObject({
      items: [{ id: '10 cuối-20s.png', durationSeconds: 20 }, { id: 'a.png' }, { id: 'b.png' }],
    });
    expect(published.notes.map(({ vi }) => vi).join()).toContain('ghi chú.docx');
  });

  it('takes the picture in the place of a web page along, by its hash, and leaves the page where it is', async () => {
    const page = { type: 'web', src: 'https://portal.example/board', fallback: { url: 'b.png' } };
    await write([poster('a.png'), page]);
    await go();
    const [, published] = (await payload())['items'] as readonly Record<string, unknown>[];
    const { url, ...named } = published?.['fallback'] as Record<string, unknown>;

    expect(published?.['src']).toBe(page.src);
    expect(named).toEqual({ sha256: sha256(png(2)), bytes: png(2).length });
    expect(await readFile(at('public', String(url)))).toEqual(png(2));
  });

  it('takes the list of a spreadsheet', async () => {
    await put('danh sach.csv', 'Tệp,Thời lượng (giây)\na.png,15\nb.png,20\n');
    await put('screens.csv', 'id,tags\nlobby,venue=lobby\n');

    const published = await go();

    expect(await payload()).toMatchObject({ items: [{ durationSeconds: 15 }, { durationSeconds: 20 }] });
    expect(published.registered).toBe(1);
  });

  it('tells what changes on which screens of the register', async () => {
    await put(
      'screens.csv',
      'Mã;Tên;Huyện;Loại địa điểm\nbx-1;Bến xe;Huyện B;bus-station\ncho-1;Chợ;Huyện C;market\ncho-2;Chợ mới;Huyện C;market\n',
    );
    await write([poster('a.png')]);
    expect((await go()).changes).toMatchObject([{ added: ['a.png'] }, { added: ['a.png'] }, { added: ['a.png'] }]);

    await write([
      poster('a.png'),
      poster('b.png', { screens: { tags: { all: ['venue=bus-station', 'district=huyen-b'] } } }),
    ]);
    const [change, ...others] = (await go()).changes;
    expect(change).toMatchObject({
      screen: { id: 'bx-1', name: 'Bến xe' },
      added: ['b.png'],
      removed: [],
      changed: [],
    });
    expect(others).toEqual([]);

    await put('a.png', png(5));
    await write([poster('a.png')]);
    const changes = (await go()).changes;
    expect(changes.map(({ screen, removed, changed }) => [screen.id, removed, changed])).toEqual([
      ['bx-1', ['b.png'], ['a.png']],
      ['cho-1', [], ['a.png']],
      ['cho-2', [], ['a.png']],
    ]);
  });

  it('publishes without keys what screens without keys play', async () => {
    await write([poster('a.png')], { id: 'cua-hang' });

    const published = await publish(at('sources'), options({ keys: undefined }), check, world);

    expect(published).toMatchObject({ channel: 'cua-hang', revision: 1, verdict: { ok: true } });
    expect(JSON.parse(await readFile(at('public', 'playlist.json'), 'utf8'))).toMatchObject({ revision: 1 });
  });
});

describe('undo and hold', () => {
  beforeEach(async () => {
    await write([poster('a.png')], { title: 'một' });
    await go();
    await write([poster('b.png')], { title: 'hai' });
    await go();
  });

  it('puts the content before out again, as a new revision', async () => {
    expect(await undo(options(), world)).toMatchObject({ revision: 3, verdict: { ok: true } });
    expect(await payload()).toMatchObject({ title: 'một', revision: 3 });
    expect(await undo(options(), world, 2)).toMatchObject({ revision: 4 });
    expect(await payload()).toMatchObject({ title: 'hai', revision: 4 });
  });

  it('takes all content down, and puts it back', async () => {
    const held = await holdOn('Bảo trì', options(), world);
    expect(held).toMatchObject({ revision: 3, verdict: { ok: true, playlist: { isHold: true } } });
    expect(await payload()).toMatchObject({ id: 'tinh', revision: 3, text: 'Bảo trì' });

    expect(await holdOff(options(), world)).toMatchObject({ revision: 4, verdict: { ok: true } });
    expect(await payload()).toMatchObject({ title: 'hai', revision: 4 });
  });

  it('has nothing to undo in a new folder', async () => {
    await expect(undo(options({ out: at('new') }), world)).rejects.toThrow('remembers no content');
  });
});

describe('keys', () => {
  it('opens with no other passphrase', async () => {
    await write([poster('a.png')]);
    const wrong = { ...world, passphrase: () => Promise.resolve('khác') };

    await expect(publish(at('sources'), options(), check, wrong)).rejects.toThrow('does not open');
  });

  it('never lie on the disk in the open', async () => {
    for (const { file } of (await readKeyFolder(at('keys'))).keys) {
      const text = await readFile(at('keys', file), 'utf8');
      expect(text).not.toMatch(/PRIVATE|"private"|302e0201/i);
    }
  });

  it('are replaced by a new one that screens follow, and that the old one cannot publish beside', async () => {
    await write([poster('a.png')]);
    await go();
    await cp(at('keys'), at('old'), { recursive: true });
    expect(await rotateKeys(at('keys'), rotation(), keyWorld)).toMatchObject({ trust: { version: 2, epoch: 0 } });

    expect(await go()).toMatchObject({ revision: 2, verdict: { ok: true, trust: { version: 2 } } });

    await rm(at('old', 'published.json'));
    await expect(publish(at('sources'), options({ keys: at('old') }), check, world)).rejects.toThrow(
      'has none of the publishing keys',
    );
    await publish(at('sources'), options({ keys: at('old'), out: at('theirs') }), check, world);
    await cp(at('theirs', 'playlist.json'), at('public', 'playlist.json'));
    expect(await verify(at('public'), at('keys', 'trust', '1.json'), world)).toMatchObject({
      ok: false,
      faults: [{ code: 'BAD_SIGNATURE' }],
    });
  });

  it('begin a new epoch when one was stolen', async () => {
    await write([poster('a.png')]);
    await go();
    await rotateKeys(at('keys'), rotation({ isStolen: true }), keyWorld);

    expect(await go()).toMatchObject({ epoch: 1, verdict: { ok: true } });
    expect(await payload()).toMatchObject({ epoch: 1, trust: 2 });
  });

  it('can ask for two people, of whom the second sees what changes before it goes out', async () => {
    const second = await addKey(at('second'), 'Người thứ hai', keyWorld);
    await rotateKeys(
      at('keys'),
      rotation({ add: [{ public: second.public, name: 'Người thứ hai' }], threshold: 2 }),
      keyWorld,
    );
    await write([poster('a.png')]);

    expect(await go()).toMatchObject({ missing: 1, verdict: undefined });
    await expect(readFile(at('public', 'playlist.json'))).rejects.toThrow('ENOENT');

    const waiting = await readAwaiting(at('public'), now);
    expect(waiting).toMatchObject({ revision: 1, changes: [{ added: ['a.png'] }] });
    await expect(approve(at('public'), at('keys'), waiting, world)).rejects.toThrow('signed it already');
    expect(await approve(at('public'), at('second'), waiting, world)).toMatchObject({
      missing: 0,
      verdict: { ok: true },
    });
    await expect(readAwaiting(at('public'), now)).rejects.toThrow('nothing waits');
    // Taking content down is for one alone.
    expect(await holdOn(undefined, options(), world)).toMatchObject({ missing: 0, verdict: { ok: true } });
  });

  it('keep those of another channel out of a folder', async () => {
    await write([poster('a.png')]);
    await go();
    await initKeys(at('khac'), { channel: 'khac', name: 'x' }, keyWorld);

    await expect(publish(at('sources'), options({ keys: at('khac') }), check, world)).rejects.toThrow(
      'holds the channel "tinh", but these keys are for "khac"',
    );
    await expect(initKeys(at('keys'), { channel: 'tinh', name: 'x' }, keyWorld)).rejects.toThrow('holds keys already');
  });
});

function rotation(more: Partial<Parameters<typeof rotateKeys>[1]> = {}): Parameters<typeof rotateKeys>[1] {
  return { add: [], remove: [], newRoot: false, isStolen: false, ...more };
}
