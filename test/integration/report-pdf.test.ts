import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, it } from 'vitest';
import { installedBrowser } from '../../chromium/installed-browser.ts';
import { printPage } from '../../chromium/print-page.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { wasmFile } from '../../publish/check/wasm-file.ts';
import { makeReport } from '../../report/daily/make-report.ts';
import { pageOf } from '../../report/daily/page.ts';
import { readLines } from '../../report/lines/read-lines.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { machine } from '../report/daily/handed-out.ts';

/** The text of each page of a PDF, and its size in points. */
async function pagesOf(pdf: Uint8Array) {
  const wasm = await readFile(wasmFile('@hyzyla/pdfium/pdfium.wasm'));
  const library = await PDFiumLibrary.init({ wasmBinary: new Uint8Array(wasm).buffer });
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => ({ text: page.getText(), ...page.getOriginalSize() }));
  document.destroy();
  library.destroy();
  return pages;
}

it('prints a report on A4 in a browser, in Vietnamese, with the number of each page', async () => {
  const found = installedBrowser();
  if (found.kind !== 'found') throw new Error('no browser');
  const dir = await tempDir();
  const one = machine();
  for (let n = 0; n < 120; n++) one.add({ itemId: `Hướng dẫn cài đặt ${n}` });
  await one.deliver(dir);
  const read = parsePlaylist('{"formatVersion":1,"items":[{"src":"a.mp4"}]}');
  if (read.kind === 'refused') throw new Error('not a playlist');
  const days = { from: '2026-11-20', to: '2026-11-20', timeZone: 'Asia/Ho_Chi_Minh' };
  const { report } = await makeReport(
    {
      ...days,
      paths: [dir],
      playlists: [read.playlist],
      register: undefined,
      lang: 'vi',
      scope: 'screens',
      agency: 'Sở TT&TT',
    },
    { readLines, now: () => Date.parse('2026-11-20T08:30:00Z') },
  );

  const printed = await printPage(found.browser.path, pageOf(report));
  if ('reason' in printed) throw new Error(printed.reason);
  const pages = await pagesOf(printed);
  expect(pages.length).toBeGreaterThan(2);
  expect([pages[0]?.originalWidth, pages[0]?.originalHeight].map((points) => Math.round(points ?? 0))).toEqual([
    595, 842,
  ]);
  expect(pages[0]?.text).toContain('SỞ TT&TT');
  // What has many columns lies across.
  expect(pages.map(({ originalWidth }) => Math.round(originalWidth))).toContain(842);
  // Lines are broken as the columns are wide.
  expect(pages.map(({ text }) => text.replace(/\s+/g, ' ')).join()).toContain('Hướng dẫn cài đặt 119');
  expect(pages.at(-1)?.text).toContain(`${pages.length}/${pages.length}`);
}, 60_000);

it('says why a browser that is none has printed nothing', async () => {
  expect(await printPage('/bin/false', '<p>')).toEqual({ reason: expect.stringMatching(/\w/) as string });
});
