import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { framesOf } from '../../core/digest-frames.ts';
import { digestLineOf, someDigest } from '../fakes/digest.ts';
import { runCli } from '../fakes/player.ts';
import { pngBytes } from '../fakes/png.ts';

let dir: string;
test.beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'digest-page-'));
  writeFileSync(path.join(dir, 'photo.png'), pngBytes(1));
  expect(runCli(['digest', '--out', path.join(dir, 'page.html')]).status).toBe(0);
});
test.afterAll(() => rmSync(dir, { recursive: true }));
test.use({ locale: 'vi-VN', viewport: { width: 390, height: 844 } });

const key = generateKeyPairSync('ed25519').privateKey;
const framesIn = (line: string) => framesOf(deflateRawSync(line)) ?? [];

/** A phone that reads codes by itself, as those with Android do; each picture shows it all of these. */
async function phoneThatReads(page: Page, texts: readonly string[]): Promise<void> {
  await page.addInitScript((all) => {
    Object.assign(globalThis, {
      BarcodeDetector: class {
        static getSupportedFormats(): Promise<readonly string[]> {
          return Promise.resolve(['qr_code']);
        }
        detect = () => Promise.resolve(all.map((rawValue) => ({ rawValue })));
      },
    });
  }, texts);
  await page.goto(pathToFileURL(path.join(dir, 'page.html')).href);
  await page.locator('input[type=file]').setInputFiles([path.join(dir, 'photo.png')]);
}
const message = (page: Page) => page.locator('.message');

test('several machines are read one after the other, and saved as one file', async ({ page }) => {
  const ours = framesIn(digestLineOf(someDigest, key));
  const theirs = framesIn(digestLineOf({ ...someDigest, screens: ['hall'], faults: [] }));
  // While one is read the other comes into the picture, and a code of something else.
  const mixed = [ours[0] ?? '', theirs[0] ?? '', 'https://bluezone.gov.vn', ...ours, ...theirs];
  await phoneThatReads(page, mixed);

  await expect(page.locator('digest-card')).toHaveCount(2);
  await expect(page.locator('digest-card').first()).toContainText('hall');
  await expect(page.locator('digest-card').last()).toContainText('STALE');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('digest-card').last()).toContainText('Signature is true');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save one file of all 2' }).click();
  expect(
    readFileSync(await (await saving).path(), 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(2);
});

test('what was forged counts nothing, and says so', async ({ page }) => {
  await phoneThatReads(page, framesIn(digestLineOf(someDigest, key).replace('240', '999')));

  await expect(message(page)).toContainText('giả mạo');
  await expect(page.locator('digest-card')).toHaveCount(0);
});

test('what is cut short, or none of ours, is told as what it is', async ({ page }) => {
  const frames = framesIn(digestLineOf(someDigest, key));
  await phoneThatReads(page, frames.slice(1));
  await expect(message(page)).toContainText(`Mới đọc được ${frames.length - 1} trên ${frames.length} mã`);
});

test('bytes that are no digest become nothing on the page', async ({ page }) => {
  await phoneThatReads(page, framesIn('{"v":1,"kind":"digest","text":"<img src=x onerror=alert(1)>"}'));

  await expect(message(page)).toContainText('không phải số liệu màn hình');
});

test('names that look like HTML stay names', async ({ page }) => {
  const name = '<img src=x onerror=alert(1)>';
  await phoneThatReads(page, framesIn(digestLineOf({ ...someDigest, screens: [name], faults: [name] }, key)));

  await expect(page.locator('digest-card').getByRole('heading')).toHaveText(name);
  expect(await page.locator('digest-card').locator('img').count()).toBe(0);
});
