import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../publish/check/check.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { openPlaylist } from '../../publish/open-playlist.ts';
import { verify } from '../../publish/release/verify.ts';
import * as faults from '../fakes/fault-server.ts';
import { pdfBytes } from '../fakes/pdf.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let server: faults.FaultServer;
beforeAll(async () => {
  server = await faults.startFaultServer();
  server.on('/', faults.loginPage());
  server.on('/index.html', faults.loginPage());
  server.on('/kiosk/playlist.json', faults.loginPage());
});
afterAll(() => server.close());

const world = { fetch, now: Date.now, platform: 'linux' as const, cwd: '/', progress: () => undefined };
const OPTIONS = { at: Date.now, viewing: usualViewing, media: true, mostBytes: Infinity };
/** What both commands say of an address or a folder, in Vietnamese and English. */
const told = async (where: string) => {
  const [verdict, report] = [await verify(where, undefined, world), await check(where, OPTIONS, world)];
  return [verdict.faults[0]?.words, report.findings[0]?.words];
};
const hint = (meant: string) => ({
  en: expect.stringContaining(`; is the address ${server.url(meant)}?`) as string,
  vi: expect.stringContaining(`; có phải địa chỉ đúng là ${server.url(meant)} không?`) as string,
});

describe('an address that is not that of a playlist', () => {
  it.each([
    ['/', '/playlist.json'],
    ['/index.html', '/playlist.json'],
    ['/kiosk', '/kiosk/playlist.json'],
    ['/kiosk/?v=2', '/kiosk/playlist.json'],
  ])('%s: verify and check name the one that was meant', async (asked, meant) => {
    expect(await told(server.url(asked))).toEqual([hint(meant), hint(meant)]);
  });

  it('is not guessed at where a playlist is named, or where no server answers', async () => {
    const spoken = [...(await told(server.url('/kiosk/playlist.json'))), ...(await told('http://127.0.0.1:9/'))];

    expect(spoken).toHaveLength(4);
    for (const words of spoken) expect(words?.en).not.toContain('is the address');
  });
});

describe('a PDF that no publish has made pictures of', () => {
  it('is told by what publish makes of it, also where nothing else lies in the folder', async () => {
    const dir = await tempDir();
    await writeFile(path.join(dir, 'áp phích.pdf'), pdfBytes([100, 100]));
    const only = {
      en: 'áp phích.pdf: screens play no PDF; bluezone-kiosk publish makes a picture of each page',
      vi: expect.stringMatching(/^áp phích\.pdf: .* chuyển mỗi trang thành một ảnh$/) as string,
    };

    expect(await told(dir)).toEqual([only, only]);
    expect(await openPlaylist(dir, world)).toMatchObject({ kind: 'bad', faults: [{ words: only }] });
  });

  it('is told in a playlist that names it', async () => {
    const dir = await tempDir();
    await writeFile(path.join(dir, 'a.pdf'), pdfBytes([100, 100]));
    await writeFile(path.join(dir, 'b.png'), pngBytes(1, { width: 64, height: 36 }));
    await writeFile(
      path.join(dir, 'playlist.json'),
      '{ "formatVersion": 1, "items": [{ "src": "a.pdf" }, { "src": "b.png" }] }',
    );

    for (const words of await told(dir))
      expect(words?.en).toMatch(/"a\.pdf" is a PDF, .* publish makes a picture of each/);
  });
});
