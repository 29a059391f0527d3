import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { publish, holdOn, CheckFailed } from '../../publish/release/publish.ts';
import { holdOff, undo } from '../../publish/release/restore.ts';
import { verify } from '../../publish/release/verify.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { useReleaseStand } from './release-stand.ts';

const { at, world, check, options, put, poster, write, payload, go, png } = useReleaseStand();

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

  it('says of what is not signed, and of that alone, that its commands are not heeded', async () => {
    await write([poster('a.png')], { commands: [{ id: 'c', do: 'screenshot', until: '2026-11-21' }] });
    const codesOf = async (more: object) => {
      const { report } = await publish(at('sources'), options(more), check, world);
      return report?.findings.map(({ code, place }) => `${code} ${place}`);
    };

    expect(await codesOf({ keys: undefined })).toContain('NOT_USED commands');
    const signed = await codesOf({ out: at('signed') });
    expect(signed).toContain('COMMAND commands[0]');
    expect(signed).not.toContain('NOT_USED commands');
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
