import { appendFile, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { filesOf, itemsOf } from '../../core/playlist.ts';
import type { Answer } from '../../player/config-source.ts';
import { createFolderSource, resolveInFolder } from '../../player/folder-source.ts';
import type { KeptPlaylist } from '../../player/playlist-store.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const reader = unverifiedReader();

/** A folder, and a clock that stands well after what is written into it, unless it is turned back. */
async function stick(files: readonly string[] = [], kept?: KeptPlaylist) {
  const folder = await tempDir();
  const clock = { now: Date.now() + 60_000 };
  for (const name of files) await writeFile(join(folder, name), jpegBytes(20));
  const log = logbook();
  const source = createFolderSource({ folder, reader, kept, log, now: () => clock.now });
  return {
    ...{ folder, clock, source, log },
    put: (name: string, data: Uint8Array | string) => writeFile(join(folder, name), data),
  };
}

function ids(answer: Answer): readonly string[] {
  if (answer.kind !== 'changed') throw new Error(JSON.stringify(answer));
  return itemsOf(answer.parsed.playlist).map(({ id }) => id);
}

describe('createFolderSource', () => {
  it('makes a playlist of the clips and pictures, in the order a person would put them', async () => {
    const { source } = await stick([
      'Bước 10.mp4',
      'Bước 9.jpg',
      'Bước 1.webm',
      'ảnh bìa.png',
      'đọc-tôi.txt',
      '.rác.jpg',
    ]);

    expect(ids(await source.ask())).toEqual(['ảnh bìa.png', 'Bước 1.webm', 'Bước 9.jpg', 'Bước 10.mp4']);
    expect(await source.ask()).toEqual({ kind: 'unchanged' });
  });

  it('writes down each refusal once, and the next one when it is for something else', async () => {
    const { clock, log, put, source } = await stick();
    for (const text of ['{', '{', '[]']) {
      await put('playlist.json', text);
      clock.now += 60_000;
      await source.ask();
    }

    expect(log.entries).toMatchObject([
      { event: 'playlist refused', data: { faults: [{ code: 'NOT_JSON' }] } },
      { event: 'playlist refused', data: { faults: [{ code: 'INVALID' }, { code: 'INVALID' }] } },
    ]);
  });

  it('takes names that mean something else in an address', async () => {
    const names = ['100% #1?.jpg', 'a:b.jpg', 'a%20b.jpg', "Tiếng 'Việt' [1].jpg"];
    const { folder, source } = await stick(names);
    const answer = await source.ask();
    if (answer.kind !== 'changed') throw new Error(JSON.stringify(answer));

    const urls = itemsOf(answer.parsed.playlist).map((item) => {
      const verdict = source.resolve(filesOf(item)[0]?.url ?? '', answer.kept.baseUrl);
      return verdict?.kind === 'allowed' ? verdict.url.split('?', 1)[0] : verdict;
    });
    expect(ids(answer).toSorted()).toEqual(names.toSorted());
    expect(urls.toSorted()).toEqual(
      names.map((name) => `${pathToFileURL(folder).href}/${encodeURIComponent(name)}`).toSorted(),
    );
  });

  it('notices a file that was added, replaced or removed', async () => {
    const { source, put, folder } = await stick(['a.jpg', 'b.jpg']);
    await source.ask();

    await put('c.jpg', jpegBytes(20));
    expect(ids(await source.ask())).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    await put('a.jpg', jpegBytes(20, 7));
    await utimes(join(folder, 'a.jpg'), 1, 1);
    expect((await source.ask()).kind).toBe('changed');
    await rm(join(folder, 'b.jpg'));
    expect(ids(await source.ask())).toEqual(['a.jpg', 'c.jpg']);
  });

  it('follows a playlist.json, and what becomes of the files it names', async () => {
    const { source, put } = await stick(['a.jpg', 'b.jpg']);
    await put('playlist.json', '\ufeff{ "formatVersion": 1, "items": [{ "src": "b.jpg" }] }\r\n');

    expect(ids(await source.ask())).toEqual(['b.jpg']);
    expect(await source.ask()).toEqual({ kind: 'unchanged' });
    await put('b.jpg', jpegBytes(30));
    expect((await source.ask()).kind).toBe('changed');
    await put('playlist.json', '{ "formatVersion": 1, "items": [{ "src": "" }] }');
    expect(await source.ask()).toMatchObject({ kind: 'bad', faults: [{ place: 'items[0].src' }] });
  });

  it('refuses a playlist.json that leads out of the folder', async () => {
    const { source, put } = await stick(['a.jpg']);
    await put('playlist.json', '{ "formatVersion": 1, "items": [{ "src": "a.jpg" }, { "src": "../b.jpg" }] }');

    expect(await source.ask()).toMatchObject({ kind: 'bad', faults: [{ place: 'items[1].src' }] });
  });

  it('answers again what could not be kept', async () => {
    const { source } = await stick(['a.jpg']);
    const first = await source.ask();
    source.forget();

    expect(await source.ask()).toEqual(first);
  });

  it('says what to put into a folder with nothing to show', async () => {
    const { source } = await stick(['readme.txt']);

    expect(await source.ask()).toMatchObject({
      kind: 'bad',
      faults: [{ code: 'EMPTY', words: { en: expect.stringContaining('.mp4') as string } }],
    });
  });

  it('keeps what it had when the stick is pulled, and goes on when it is back', async () => {
    const { source, folder } = await stick(['a.jpg']);
    await source.ask();
    await rename(folder, `${folder}-pulled`);
    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
    await rename(`${folder}-pulled`, folder);

    expect(await source.ask()).toEqual({ kind: 'unchanged' });
  });

  it('does not call the same stick changed after a restart', async () => {
    const { source, folder, clock } = await stick(['a.jpg']);
    const answer = await source.ask();
    if (answer.kind !== 'changed') throw new Error(answer.kind);

    const again = createFolderSource({ folder, reader, kept: answer.kept, log: logbook(), now: () => clock.now });
    expect(await again.ask()).toEqual({ kind: 'unchanged' });
  });

  it('waits until a copy has come to rest', async () => {
    const { source, put, clock, folder } = await stick(['a.jpg']);
    clock.now = Date.now();
    await put('b.mp4', jpegBytes(10));

    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
    expect(source.nextAskDelayMs()).toBe(2000);
    clock.now += 1500;
    await appendFile(join(folder, 'b.mp4'), 'more');
    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
    clock.now += 400;
    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
    clock.now += 1600;
    expect(ids(await source.ask())).toEqual(['a.jpg', 'b.mp4']);
    expect(source.nextAskDelayMs()).toBeGreaterThan(2000);
  });

  it('goes on without a file that never rests', async () => {
    const { source, put, clock } = await stick(['a.jpg']);
    await put('empty.mp4', '');
    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
    clock.now += 60_000;

    expect(ids(await source.ask())).toEqual(['a.jpg']);
  });

  it('believes files from another time zone once it has looked twice', async () => {
    const { source, folder, clock } = await stick(['a.jpg']);
    const tomorrow = new Date(clock.now + 86_400_000);
    await utimes(join(folder, 'a.jpg'), tomorrow, tomorrow);

    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
    clock.now += 2000;
    expect(ids(await source.ask())).toEqual(['a.jpg']);
  });

  it('does not show what a link outside leads to, nor folders', async () => {
    const { source, folder } = await stick(['a.jpg']);
    const outside = join(await tempDir(), 'secret.jpg');
    await writeFile(outside, jpegBytes(20));
    await symlink(outside, join(folder, 'link.jpg'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.jpg'));
    await mkdir(join(folder, 'folder.jpg'));

    expect(ids(await source.ask())).toEqual(['a.jpg']);
  });

  it('calls back when something in the folder changes, until it is stopped', async () => {
    const { source, put } = await stick(['a.jpg']);
    const onChange = vi.fn();
    const stop = source.watch(onChange);
    await put('b.jpg', 'x');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
    stop();
    onChange.mockClear();
    await put('c.jpg', 'x');
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(onChange).not.toHaveBeenCalled();
  });

  it('watches a folder that is not there yet without complaint', async () => {
    const { folder } = await stick();
    const source = createFolderSource({
      folder: join(folder, 'usb'),
      reader,
      kept: undefined,
      log: logbook(),
      now: Date.now,
    });

    source.watch(() => undefined)();
    expect(await source.ask()).toMatchObject({ kind: 'unreachable' });
  });
});

describe('resolveInFolder', () => {
  const verdict = (written: string) => {
    const made = resolveInFolder(written, 'file:///media/usb/');
    return made.kind === 'allowed' ? made.url : made.kind;
  };

  it.each([
    ['clip.mp4', 'file:///media/usb/clip.mp4'],
    ['clips/Bước 1.mp4', 'file:///media/usb/clips/B%C6%B0%E1%BB%9Bc%201.mp4'],
    ['a%20b.mp4?v=12-34', 'file:///media/usb/a%20b.mp4?v=12-34'],
    ['100%.mp4', 'file:///media/usb/100%25.mp4'],
    ['https://bluezone.example/clip.mp4', 'https://bluezone.example/clip.mp4'],
    ['../clip.mp4', 'refused'],
    ['a/../../clip.mp4', 'refused'],
    ['%2e%2e/clip.mp4', 'refused'],
    ['..%2fclip.mp4', 'refused'],
    ['..%5cclip.mp4', 'refused'],
    ['/etc/clip.mp4', 'refused'],
    ['%2fetc/clip.mp4', 'refused'],
    ['a%00.mp4', 'refused'],
    ['http://127.0.0.1/clip.mp4', 'refused'],
    ['http://bluezone.example/clip.mp4', 'refused'],
  ])('%s', (written, url) => {
    expect(verdict(written)).toBe(url);
  });
});
