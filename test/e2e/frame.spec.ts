import { expect } from '@playwright/test';
import { play, programmeFrom, slide } from '../fakes/rehearsal.ts';
import { readCodes } from '../fakes/screenshot.ts';
import { clockTime, test, there, told } from './stage-page.ts';

const frame = {
  qr: { url: 'https://www.bluezone.gov.vn/', tag: 's' },
  slogan: { text: 'Ở nhà' },
  ticker: { texts: ['Điểm hỗ trợ mở cửa từ 7:30 đến 17:00', 'Tổng đài: 1900 0000'] },
  agency: { name: 'Sở Thông tin và Truyền thông' },
  clock: true,
};

test('the frame tells the time, who speaks, and leads to where scans of this screen are counted', async ({ page }) => {
  await play(page, programmeFrom({ items: [slide('a')], overlays: frame }));
  await told(page, 'shown', 'a');

  await expect(page.locator('overlay-frame clock-face time')).toHaveText(clockTime(Date.now()));
  await expect(page.locator('overlay-frame .agency')).toHaveText(frame.agency.name);
  expect(await readCodes(page)).toEqual(['https://www.bluezone.gov.vn/?s=lobby']);
});

test('messages run one after the other, and only while they are seen', async ({ page }) => {
  await play(page, programmeFrom({ items: [slide('a')], overlays: frame }));
  await told(page, 'shown', 'a');
  const running = () =>
    page.evaluate<readonly { text: string; x: number }[]>(
      `[...document.querySelector('kiosk-stage').shadowRoot.querySelectorAll('overlay-frame')]
        .flatMap((frame) => [...(frame.shadowRoot.querySelector('ticker-strip')?.shadowRoot.querySelectorAll('span') ?? [])])
        .filter((span) => getComputedStyle(span).visibility === 'visible')
        .map((span) => ({ text: span.textContent, x: new DOMMatrix(getComputedStyle(span).transform).e }))`,
    );
  await expect.poll(async () => (await running())[0]?.x ?? 0).toBeGreaterThan(100);
  const [first] = await running();
  await page.waitForTimeout(500);
  const [later] = await running();
  expect(first?.text).toBe(frame.ticker.texts[0]);
  expect(later?.x).toBeLessThan((first?.x ?? 0) - 20);
  await expect
    .poll(async () => (await running()).map(({ text }) => text), { timeout: 15_000 })
    .toEqual(frame.ticker.texts);

  await play(
    page,
    programmeFrom({ items: [slide('b')], interrupts: [{ id: 'x', overlays: false, items: [slide('e')] }] }),
  );
  await told(page, 'shown', 'e');
  expect(await running()).toEqual([]);
});

test('messages stand still, page by page, for those who asked for little motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const overlays = { ticker: { texts: ['từ '.repeat(70).trim(), 'hai'] } };
  await play(page, programmeFrom({ items: [slide('a')], overlays }));
  await told(page, 'shown', 'a');
  const strip = page.locator('overlay-frame ticker-strip').first();
  const words = await strip.locator('span').first().textContent();
  const box = there(await strip.locator('span').first().boundingBox());

  expect(words?.startsWith('từ từ')).toBe(true);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(1280);
});
