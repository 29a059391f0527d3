import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../publish/check/check.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { openPdfReader } from '../../publish/release/pdf-pages.ts';
import { prepareSources } from '../../publish/release/prepare.ts';
import { readSource } from '../../publish/release/source-folder.ts';
import { lockedPdfBytes, pdfBytes } from '../fakes/pdf.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const put = (name: string, data: Uint8Array | string) => writeFile(at('sources', name), data);
beforeEach(async () => {
  dir = await tempDir();
  await mkdir(at('sources'));
  await mkdir(at('work'));
});

describe('a PDF as pictures', () => {
  it.each([
    ['as fine as print, 300 dots an inch', [120, 842], [500, 3508]],
    ['no longer than 4K is', [1191, 110], [3840, 355]],
    ['large enough for a portrait screen', [100, 400], [540, 2160]],
  ] as const)('is %s', async (_what, page, [width, height]) => {
    await put('a.pdf', pdfBytes(page));
    const reader = await openPdfReader();
    const [file = ''] = await reader.render(at('sources', 'a.pdf'), at('work'));
    reader.close();

    const png = PNG.sync.read(await readFile(file));
    expect([png.width, png.height]).toEqual([width, height]);
    const pixel = (x: number, y: number) => [...png.data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
    expect(pixel(10, height - 10)).toEqual([0, 0, 0, 255]);
    expect(pixel(width - 10, 10)).toEqual([255, 255, 255, 255]);
  });
});

const prepared = async () => {
  const source = await readSource(at('sources'), '2026-11-20');
  if (source.kind === 'refused') throw new Error(source.words[0]?.en);
  return prepareSources(source, at('sources', 'playlist.json'), at('work'));
};
const itemsOf = (text: string) => (JSON.parse(text) as { items: Record<string, unknown>[] }).items;

describe('a folder with PDFs', () => {
  it('shows each page in its order, for as long as the name says', async () => {
    await put('1 mở đầu.png', pngBytes(1));
    await put('2 áp phích-20s.pdf', pdfBytes([100, 300], [300, 100]));
    await put('3 cuối.png', pngBytes(2));

    const { text, origin, notes } = await prepared();

    expect(itemsOf(text)).toMatchObject([
      { id: '1 mở đầu.png' },
      { id: '2 áp phích-20s trang 1', durationSeconds: 20 },
      { id: '2 áp phích-20s trang 2', durationSeconds: 20 },
      { id: '3 cuối.png' },
    ]);
    expect([...(origin.made ?? [])].map(([address]) => address)).toEqual(
      [1, 2].map((page) => `${encodeURIComponent('2 áp phích-20s')}%20trang%20${page}.png`),
    );
    expect(notes).toEqual([
      {
        en: '2 áp phích-20s.pdf: 2 pages became pictures',
        vi: '2 áp phích-20s.pdf: đã chuyển 2 trang thành ảnh',
      },
    ]);
  });

  it('keeps what a playlist says of a PDF for each of its pages, and the places of all others', async () => {
    await put('a.pdf', pdfBytes([100, 300], [100, 300]));
    const screens = { tags: { any: ['venue=lobby'] } };
    const items = [
      { id: 'poster', src: 'a.pdf', durationSeconds: 12, screens, sha256: 'ab'.repeat(32) },
      { src: 'a.pdf' },
      { src: 'b.png' },
    ];
    await put('playlist.json', JSON.stringify({ formatVersion: 1, campaigns: [{ id: 'x', items }] }));

    const { text, inSource } = await prepared();

    const { campaigns } = JSON.parse(text) as { campaigns: [{ items: object[] }] };
    expect(campaigns[0].items).toEqual([
      { id: 'poster trang 1', src: 'a%20trang%201.png', durationSeconds: 12, screens },
      { id: 'poster trang 2', src: 'a%20trang%202.png', durationSeconds: 12, screens },
      { id: 'a trang 1', src: 'a%20trang%201.png' },
      { id: 'a trang 2', src: 'a%20trang%202.png' },
      { src: 'b.png' },
    ]);
    expect(inSource('campaigns[0].items[4].src: like campaigns[0].items[1]')).toBe(
      'campaigns[0].items[2].src: like campaigns[0].items[0]',
    );
  });

  it('tells every PDF that cannot be shown, and what to do', async () => {
    await put('1.pdf', 'not a PDF');
    await put('2.pdf', lockedPdfBytes());
    await put('3.pdf', pdfBytes([595, 842]).subarray(0, 60));
    const items = ['1.pdf', '2.pdf', '3.pdf', '4.pdf', 'https://bluezone.example/5.pdf'].map((src) => ({ src }));
    await put('playlist.json', JSON.stringify({ formatVersion: 1, items }));

    await expect(prepared()).rejects.toMatchObject({
      words: [
        { vi: expect.stringMatching(/^items\[0\]\.src: 1\.pdf: tệp PDF bị hỏng/) as string },
        { vi: expect.stringMatching(/^items\[1\]\.src: 2\.pdf: tệp PDF có mật khẩu/) as string },
        { en: expect.stringMatching(/^items\[2\]\.src: 3\.pdf: this PDF is broken/) as string },
        { en: expect.stringMatching(/^items\[3\]\.src: 4\.pdf: no such file/) as string },
        { en: expect.stringMatching(/5\.pdf: a PDF must lie in the folder itself/) as string },
      ],
    });
  });
});

it('is no loss in a folder that is checked: publish makes pictures of it', async () => {
  await put('a.png', pngBytes(1, { width: 64, height: 36 }));
  await put('b.pdf', pdfBytes([100, 300]));
  const options = { at: Date.now, viewing: usualViewing, media: false, mostBytes: 0 };
  const world = { fetch, platform: process.platform, cwd: dir, progress: () => undefined };

  expect((await check(at('sources'), options, world)).findings).toContainEqual(
    expect.objectContaining({
      ...{ code: 'FILE_PASSED_OVER', place: 'b.pdf' },
      fix: expect.objectContaining({ en: 'bluezone-kiosk publish makes a picture of each of its pages' }) as object,
    }),
  );
});

it('takes PDFs from the list of a spreadsheet', async () => {
  await put('a.pdf', pdfBytes([100, 300]));
  await put('list.csv', 'Tệp,Thời lượng (giây)\na.pdf,15\n');

  expect(itemsOf((await prepared()).text)).toMatchObject([{ id: 'a trang 1', durationSeconds: 15 }]);
});

it('names a PDF that cannot be shown, where nobody wrote a playlist, by its name alone', async () => {
  await put('hỏng.pdf', 'x');
  await expect(prepared()).rejects.toThrow(/^hỏng\.pdf: this PDF is broken/);
});

describe('clips that screens show in step', () => {
  const clip = path.join(import.meta.dirname, '../../media/clips/cai-dat-landscape.mp4');

  it('are given the lengths that they have, where nobody wrote any', async () => {
    await put('a.mp4', await readFile(clip));
    const items = [{ src: 'a.mp4' }, { id: 'own', src: 'a.mp4', durationSeconds: 5 }, { src: 'gone.mp4' }];
    await put('playlist.json', JSON.stringify({ formatVersion: 1, sync: 'clock', items }));

    const { text, notes } = await prepared();

    const [first, second, third] = itemsOf(text);
    expect(first?.['durationSeconds']).toBe(30);
    expect(second).toEqual(items[1]);
    expect(third).toEqual(items[2]);
    expect(notes).toHaveLength(1);
  });

  it('are left alone where each screen goes its own pace', async () => {
    await put('a.mp4', await readFile(clip));
    const text = JSON.stringify({ formatVersion: 1, items: [{ src: 'a.mp4' }] });
    await put('playlist.json', text);

    expect((await prepared()).text).toBe(text);
  });
});
