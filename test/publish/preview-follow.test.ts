import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import { previewData, type PreviewData } from '../../core/preview-data.ts';
import { exportPreview } from '../../publish/preview/export.ts';
import { servePreview, type PreviewRequest, type PreviewWorld } from '../../publish/preview/preview.ts';
import { subjectAt } from '../../publish/preview/subject.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const good = '{\n  "formatVersion": 1,\n  "items": [\n    { "slide": { "kind": "notice", "title": "x" } }\n  ]\n}';
const request = (where: string, lang: 'en' | 'vi'): PreviewRequest => ({
  ...{ where, lang, screen: { id: '', tags: [] }, at: () => undefined, pageLang: undefined },
});

async function desk() {
  const dir = await tempDir();
  const file = path.join(dir, 'playlist.json');
  const pageFile = path.join(dir, 'preview.html');
  writeFileSync(file, good);
  writeFileSync(pageFile, '<!doctype html><html><head><meta charset="utf-8" /></head><body></body></html>');
  const said: string[] = [];
  const world: PreviewWorld = {
    ...{ pageFile, overlays: false, fetch, now: () => Date.parse('2026-11-21T18:50:47+07:00') },
    say: (line) => void said.push(line),
  };
  return { dir, file, said, world };
}

async function served() {
  const { dir, file, said, world } = await desk();
  const ending = new AbortController();
  const url = await new Promise<string>((resolve) => {
    const show = (shown: string) => Promise.resolve(resolve(shown));
    const ended = servePreview(request(file, 'vi'), world, { port: 0, show, signal: ending.signal });
    onTestFinished(async () => {
      ending.abort();
      expect(await ended).toBe(exitCodes.ok);
    });
  });
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const data = async (): Promise<PreviewData> => {
    const response = await fetch(new URL('preview.json', url), { headers: { cookie } });
    return previewData.parse(await response.json());
  };
  const until = (is: (data: PreviewData) => void) => vi.waitFor(async () => is(await data()), { timeout: 15_000 });
  return { dir, file, said, until };
}

describe('a playlist that is followed', () => {
  it('has its faults told with the lines that they are on', async () => {
    const { file, said, until } = await served();
    writeFileSync(file, good.replace('"title": "x"', '"title": ""'));

    await until(({ faults }) => expect(faults).toMatchObject([{ place: 'items[0].slide.title', line: 4 }]));
    expect(said.at(-1)).toMatch(/^items\[0\]\.slide\.title \(dòng 4\): /);
  });

  it('is said to be gone, and what is shown to be from before, until it is there again', async () => {
    const { dir, file, said, until } = await served();
    renameSync(file, path.join(dir, 'khac.json'));

    await until(({ unread }) =>
      expect(unread).toMatchObject({
        words: { vi: 'không có tệp hoặc thư mục này' },
        readAt: Date.parse('2026-11-21T18:50:47+07:00'),
      }),
    );
    expect(said.at(-1)).toContain('không còn đọc được danh sách phát');
    expect(said.at(-1)).toContain('18:50:47 ngày 21/11/2026');
    renameSync(path.join(dir, 'khac.json'), file);
    await until(({ unread }) => expect(unread).toBeUndefined());
  });
});

describe('what is written', () => {
  it('is said to have changed when it changes between being read and being watched', async () => {
    const { file } = await desk();
    const subject = await subjectAt(file, { fetch, now: Date.now });
    await subject.read();
    writeFileSync(file, good.replace('"title": "x"', '"title": "y"'));

    const changed = vi.fn();
    onTestFinished(subject.watch(changed));
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  });
});

describe('an export', () => {
  it('makes no folders: a path that was mistyped is told', async () => {
    const { dir, file, said, world } = await desk();
    const out = path.join(dir, 'tuan', 'xem.html');

    expect(await exportPreview(request(file, 'vi'), world, { file: out, force: false })).toBe(exitCodes.usage);
    expect(said).toEqual([
      `không có thư mục ${path.join(dir, 'tuan')} nên chưa ghi gì; hãy tạo thư mục này trước hoặc sửa lại đường dẫn`,
    ]);
    expect(existsSync(path.join(dir, 'tuan'))).toBe(false);

    mkdirSync(path.join(dir, 'tuan'));
    expect(await exportPreview(request(file, 'vi'), world, { file: out, force: false })).toBe(exitCodes.ok);
  });
});
