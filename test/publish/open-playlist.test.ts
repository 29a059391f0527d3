import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlaylist } from '../../publish/open-playlist.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'open-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const written = (name: string, content: string) => {
  writeFileSync(path.join(dir, name), content);
  return path.join(dir, name);
};
const noNet = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND a.vn') }));
const open = (where: string, fetch: typeof globalThis.fetch = noNet) => openPlaylist(where, { fetch, now: Date.now });
const answers = (status: number, body: string) => () => Promise.resolve(new Response(body, { status }));

const BROKEN = '{\n  "formatVersion": 1,\n  "items": [{ "src": "a.jpg" },]\n}';

describe('openPlaylist', () => {
  it('takes a folder that was written this very moment', async () => {
    written('a.jpg', 'a');

    expect(await open(dir)).toMatchObject({ kind: 'playlist', playlist: { campaigns: [{ id: 'main' }] } });
  });

  it('takes a folder whose files say that they are written hours from now, as on a stick of FAT', async () => {
    const later = new Date(Date.now() + 7 * 3_600_000);
    utimesSync(written('a.jpg', 'a'), later, later);
    utimesSync(written('playlist.json', '{ "formatVersion": 1, "items": [{ "src": "a.jpg" }] }'), later, later);

    expect(await open(dir)).toMatchObject({ kind: 'playlist', playlist: { campaigns: [{ id: 'main' }] } });
  });

  it('leaves an empty file in a folder out, and refuses one that has no other', async () => {
    written('empty.jpg', '');
    expect(await open(dir)).toMatchObject({
      kind: 'unreadable',
      reason: { vi: expect.stringContaining('chỉ có tệp rỗng') as string },
    });

    written('a.jpg', 'a');
    const opened = await open(dir);
    expect(opened.kind === 'playlist' && opened.text).toMatch(/a\.jpg/);
    expect(opened.kind === 'playlist' && opened.text).not.toMatch(/empty\.jpg/);
  });

  it.each([
    ['a file', () => open(written('p.json', BROKEN))],
    ['a folder', () => (written('playlist.json', BROKEN), open(dir))],
    ['a server', () => open('https://a.vn/p.json', answers(200, BROKEN))],
  ])('tells where the JSON of %s breaks', async (_where, opening) => {
    expect(await opening()).toMatchObject({
      kind: 'bad',
      text: BROKEN,
      faults: [
        {
          code: 'NOT_JSON',
          words: {
            en: expect.stringMatching(/^not JSON: line 3, column 31: a comma before the closing bracket/) as string,
            vi: expect.stringMatching(/^không phải JSON: dòng 3, cột 31: thừa dấu phẩy/) as string,
          },
        },
      ],
    });
  });

  it('says of a web page that it is one', async () => {
    expect(await open(written('p.json', '<html>'))).toMatchObject({
      faults: [{ words: { vi: expect.stringContaining('một trang web') as string } }],
    });
  });

  it.each([
    ['a file that is not there', () => open(path.join(dir, 'gone.json')), 'không có tệp hoặc thư mục này'],
    ['a server that has no such file', () => open('https://a.vn/p', answers(404, '')), 'máy chủ trả lời 404'],
    ['a server that nobody knows', () => open('https://a.vn/p'), 'không tìm thấy máy chủ có tên này'],
    [
      'http:// to the outside',
      () => open('http://a.vn/p'),
      /^http:\/\/ chỉ dùng trong mạng nội bộ.*https:\/\/ : http:/,
    ],
    ['an address that is none', () => open('http://'), 'không phải là địa chỉ: http://'],
    ['what is neither file nor folder', () => open('/dev/null'), 'không phải tệp cũng không phải thư mục'],
    [
      'a playlist.json that is a folder',
      () => (mkdirSync(path.join(dir, 'playlist.json')), written('a.jpg', ''), open(dir)),
      /./,
    ],
  ])('says in Vietnamese too why it cannot have %s', async (_what, opening, vi) => {
    const opened = await opening();

    expect(opened).toMatchObject({ kind: 'unreadable', reason: { en: expect.any(String) as string } });
    expect(opened.kind === 'unreadable' && opened.reason.vi).toMatch(vi);
    expect(opened.kind === 'unreadable' && opened.reason.vi).not.toBe(opened.kind === 'unreadable' && opened.reason.en);
  });
});
