import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { runCli } from '../fakes/player.ts';
import { startPreview, type RunningPreview } from '../fakes/preview.ts';

let dir: string;
let file: string;
let media: CodedMedia;
let preview: RunningPreview | undefined;
/** What went wrong in the page, and what it asked for elsewhere. */
let strays: string[];
test.use({ locale: 'vi-VN', viewport: { width: 1440, height: 900 } });
test.beforeAll(async () => {
  media = await makeCodedMedia(['v1', 'p1'], { seconds: 4 });
});
test.beforeEach(({ page }) => {
  dir = mkdtempSync(path.join(tmpdir(), 'preview-'));
  file = path.join(dir, 'playlist.json');
  copyFileSync(media.fileOf('v1'), path.join(dir, 'clip.mp4'));
  copyFileSync(media.fileOf('p1'), path.join(dir, 'picture.png'));
  save(week());
  strays = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') strays.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => strays.push(error.message));
  page.on('request', (request) => {
    const allowed = preview === undefined ? /^(file|data):/ : new RegExp(`^(data:|${preview.origin}/)`);
    if (!allowed.test(request.url())) strays.push(`asked for ${request.url()}`);
  });
});
test.afterEach(async () => {
  expect(strays).toEqual([]);
  await preview?.stop();
  preview = undefined;
  rmSync(dir, { recursive: true });
});

const slide = (title: string) => ({ kind: 'notice', title });
const item = (id: string, more: object = {}) => ({ id, slide: slide(id), durationSeconds: 10, ...more });
function week(change: object = {}) {
  return {
    formatVersion: 1,
    title: 'Tuần thử',
    timeZone: 'Asia/Ho_Chi_Minh',
    overlays: { slogan: { text: 'Một khẩu hiệu' }, clock: true },
    dayparts: {
      office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' },
      open: { from: '06:00', to: '22:00' },
    },
    display: { hours: ['open'] },
    campaigns: [
      { id: 'nen', items: [item('a'), item('b'), { id: 'clip', src: 'clip.mp4' }] },
      { id: 'mot-cua', priority: 10, dayparts: ['office'], items: [item('c'), { id: 'anh', src: 'picture.png' }] },
      { id: 'ben-xe', priority: 20, screens: { tags: { all: ['venue=bus-station'] } }, items: [item('d')] },
      { id: 'chuong', at: ['12:00'], items: [item('e')] },
    ],
    interrupts: [
      {
        id: 'bao',
        class: 'emergency',
        flight: { from: '2026-11-19T14:00', until: '2026-11-19T16:00' },
        items: [item('bao-so-9')],
      },
    ],
    ...change,
  };
}
const save = (playlist: object | string) => {
  // As editors do it: a new file in the place of the old one.
  writeFileSync(`${file}.new`, typeof playlist === 'string' ? playlist : JSON.stringify(playlist));
  renameSync(`${file}.new`, file);
};
const start = async (page: Page, at = '2026-11-18T09:00', ...args: readonly string[]) => {
  preview = await startPreview([file, '--lang', 'vi', '--at', at, ...args]);
  await page.goto(preview.url);
  await page.waitForFunction(() => performance.getEntriesByName('preview-drawn').length > 0);
};
const time = (page: Page) => page.locator('play-bar .time').innerText();
const seconds = async (page: Page) => {
  const [, hours, minutes, rest] = /(\d\d):(\d\d):(\d\d)$/.exec(await time(page)) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
};
const row = (page: Page, id: string, state: string) =>
  page.locator(`week-timeline g.row[data-campaign="${id}"] path.${state}`);
const onStage = (page: Page) => page.locator('stage-preview item-picture.up');

test('the week is drawn: who is on, who is outranked, when the screen is dark', async ({ page }) => {
  await start(page);

  const rows = page.locator('week-timeline g.row');
  await expect(rows).toHaveCount(5);
  expect(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-campaign')))).toEqual([
    'bao',
    'chuong',
    'ben-xe',
    'mot-cua',
    'nen',
  ]);
  const blocks = async (id: string, state: string) =>
    ((await row(page, id, state).getAttribute('d')) ?? '').split('M').length - 1;
  expect(await blocks('mot-cua', 'on')).toBe(6); // five days, one of them cut in two by the emergency
  expect(await blocks('mot-cua', 'outranked')).toBe(1);
  expect(await blocks('nen', 'closed')).toBe(8);
  expect(await blocks('chuong', 'tick')).toBe(7);
  await expect(page.locator('week-timeline .why')).toHaveText('dành cho màn hình khác');
});

test('the cursor goes where it is put, and the page says what is on there and why', async ({ page }) => {
  await start(page);
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('c');
  const why = page.locator('why-list');
  await expect(why.locator('details.on')).toHaveCount(1);
  await expect(why.locator('details[data-campaign="nen"]')).toContainText(
    'Mức ưu tiên là 0, nhường “mot-cua” có mức 10.',
  );

  await page.keyboard.press('ArrowRight');
  expect(await time(page)).toContain('09:15:00');
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await time(page)).toContain('08:15:00');
  await page.keyboard.press('PageDown');
  expect(await time(page)).toContain('19/11/2026');

  const plot = await page.locator('week-timeline .scale').boundingBox();
  if (plot === null) throw new Error('no plot');
  // Thursday at 15:00: three days and 15 hours of seven days.
  await page.mouse.click(plot.x + (plot.width * (3 * 24 + 15)) / 168, plot.y + 80);
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('bao-so-9');
  await expect(why.locator('details[data-campaign="mot-cua"]')).toContainText(
    '“bao” xen ngang trước mọi nội dung khác.',
  );

  await page.getByRole('button', { name: 'English' }).click();
  await expect(why.locator('details[data-campaign="mot-cua"]')).toContainText('“bao” cuts in before everything else.');
  await why.locator('details[data-campaign="ben-xe"] summary').click();
  await expect(why.locator('details[data-campaign="ben-xe"]')).toContainText('Its campaign is for other screens.');

  await page.mouse.move(plot.x + plot.width / 2, plot.y + 80);
  await page.mouse.down();
  await page.mouse.move(plot.x + 2, plot.y + 80, { steps: 5 });
  await page.mouse.up();
  await expect(page.locator('stage-preview .dark p')).toHaveText([
    'Outside its hours: the screen is black',
    'It opens again at 06:00 on Monday, 16 November 2026',
  ]);
});

test('while the screen is closed nothing is said to be shown', async ({ page }) => {
  const morning = { id: 'mot-cua', dayparts: ['office'], items: [item('c')] };
  save(week({ campaigns: [morning], interrupts: [] }));
  await start(page, '2026-11-18T23:00');

  await expect(page.locator('why-list h3').first()).toHaveText(
    'Đang ngoài giờ mở cửa; danh sách phát cũng không có gì lúc này',
  );
  await expect(page.locator('stage-preview .dark p').last()).toHaveText('Mở lại lúc 06:00, Thứ Năm, 19/11/2026');
});

test('another week and another screen can be looked at', async ({ page }) => {
  await start(page);
  await page.locator('input[type=date]').fill('2027-02-01');
  await expect(page.locator('week-timeline .day').first()).toContainText('01/02');
  await expect(row(page, 'bao', 'on')).toHaveCount(0);

  await page.locator('screen-chooser select').selectOption({ label: 'venue=bus-station' });
  await expect(row(page, 'ben-xe', 'on')).toHaveCount(1);
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('d');
  await page.getByLabel('Thẻ').fill('venue=lobby');
  await page.keyboard.press('Tab');
  await expect(row(page, 'ben-xe', 'on')).toHaveCount(0);

  await page.getByLabel('Thẻ').fill('ben-xe');
  await page.keyboard.press('Tab');
  await expect(page.locator('screen-chooser .wrong')).toContainText('tên=giá trị');
  await expect(page.getByLabel('Thẻ')).toHaveValue('ben-xe');
  await page.getByLabel('Thẻ').fill('venue=bus-station');
  await page.keyboard.press('Tab');
  await expect(page.locator('screen-chooser .wrong')).toHaveCount(0);
  await expect(row(page, 'ben-xe', 'on')).toHaveCount(1);
});

test('a day is shown from midnight to midnight', async ({ page }) => {
  await start(page, '2026-11-18T22:30');
  await page.getByRole('button', { name: 'Ngày', exact: true }).click();

  await expect(page.locator('week-timeline .day')).toHaveText(/18\/11/);
  const hours = page.locator('week-timeline .hour');
  expect(await hours.allInnerTexts()).toEqual(
    Array.from({ length: 23 }, (_, hour) => String(hour + 1).padStart(2, '0')),
  );
  await expect(hours.last()).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Ngày sau' }).click();
  await expect(page.locator('week-timeline .day')).toHaveText(/19\/11/);
  expect(await time(page)).toContain('22:30:00');
});

test('the week that is shown begins today when no other instant is asked for', async ({ page }) => {
  preview = await startPreview([file, '--lang', 'vi']);
  await page.clock.setFixedTime('2026-11-21T20:00:00+07:00');
  await page.goto(preview.url);

  const days = page.locator('week-timeline .day');
  await expect(days).toHaveText([/21\/11/, /22\/11/, /23\/11/, /24\/11/, /25\/11/, /26\/11/, /27\/11/]);
  await page.getByRole('button', { name: 'Tuần sau' }).click();
  await expect(days.first()).toHaveText(/28\/11/);
});

test('an interrupt of ten minutes is seen beside the cursor that stands on it', async ({ page }) => {
  const [bao] = week().interrupts;
  save(week({ interrupts: [{ ...bao, flight: { from: '2026-11-19T14:00', until: '2026-11-19T14:10' } }] }));
  await start(page, '2026-11-19T14:05');

  const widthOf = (what: string) => page.locator(what).evaluate((one) => one.getBoundingClientRect().width);
  expect(await widthOf('week-timeline g.row[data-campaign="bao"] path.on')).toBeGreaterThanOrEqual(4);
  expect(await widthOf('week-timeline g.row[data-campaign="bao"] path.mark')).toBe(12);
  expect(await widthOf('week-timeline .cursor')).toBe(2);
});

test('it plays, sixty times as fast, with the clip and the picture from their files', async ({ page }) => {
  await start(page, '2026-11-18T06:00');
  const turns = page.locator('turn-list li');
  await expect(turns).toHaveCount(10);
  await expect(turns.nth(2)).toContainText('clip');
  // The clip says how long it is; the playlist does not.
  await expect(turns.nth(2)).toContainText('4 giây');
  expect(
    await turns
      .nth(2)
      .locator('img')
      .evaluate((img: HTMLImageElement) => img.naturalWidth),
  ).toBeGreaterThan(100);

  await page.getByRole('button', { name: '×60' }).click();
  const [before, startedAt] = [await seconds(page), Date.now()];
  await page.locator('button.play').click();
  await page.waitForTimeout(3000);
  await page.locator('button.play').click();
  const rate = (await seconds(page)) - before;
  expect(rate / ((Date.now() - startedAt) / 1000)).toBeGreaterThan(40);
  expect(rate / ((Date.now() - startedAt) / 1000)).toBeLessThan(66);

  await page.keyboard.press('Home');
  for (let hour = 0; hour < 6; hour++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await page.getByRole('button', { name: '×1', exact: true }).click();
  await page.locator('button.play').click();
  await expect(onStage(page).locator('video')).toHaveCount(1);
  await expect
    .poll(() =>
      onStage(page)
        .locator('video')
        .evaluate((video: HTMLVideoElement) => video.currentTime),
    )
    .toBeGreaterThan(0.5);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('all is reached with a finger, and nothing is wider than the screen', async ({ page }) => {
    await start(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const plot = page.locator('week-timeline .scale');
    await plot.evaluate((scale) => scale.scrollIntoView({ block: 'start' }));
    const box = await plot.boundingBox();
    if (box === null) throw new Error('no plot');
    await page.touchscreen.tap(box.x + (box.width * 12) / 168, box.y + 100);
    expect(await time(page)).toContain('16/11/2026');
    const small = await page
      .locator('play-bar button, look-bar button')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 40).map((one) => one.outerHTML));
    expect(small).toEqual([]);
  });
});

test('what is saved is in the page a moment later, and what is wrong with it', async ({ page }) => {
  await start(page);
  save(
    week({
      campaigns: [
        { id: 'nen', items: [item('moi', { durationSeconds: -5 })] },
        { id: 'x', items: [] },
      ],
    }),
  );
  const faults = page.locator('fault-list');
  await expect(faults).toContainText('campaigns[0].items[0].durationSeconds');
  await expect(faults).toContainText('campaigns[1].items');
  await expect(faults).toContainText('Bản vừa lưu có 2 lỗi');
  await expect(page.locator('week-timeline g.row')).toHaveCount(5);

  save('{"formatVersion": 1,');
  await expect(faults).toContainText('không phải JSON');
  save(week({ campaigns: [{ id: 'moi', items: [item('moi')] }], interrupts: [] }));
  await expect(page.locator('week-timeline g.row')).toHaveCount(1);
  await expect(faults).toHaveText('');
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('moi');
  expect(await time(page)).toContain('09:00:00');

  expect(await preview?.stop()).toBe(0);
  await expect(page.locator('preview-header .lost')).toContainText('đã dừng');
  strays = strays.filter((stray) => !stray.includes('ERR_CONNECTION_REFUSED') && !stray.includes('ERR_INCOMPLETE'));
});

test('an exported file works alone, from the disk, without a network', async ({ page, context }) => {
  const out = path.join(dir, 'xem truoc.html');
  const made = runCli(['preview', file, '--export', out, '--at', '2026-11-18T09:00', '--lang', 'vi']);
  expect(made.stderr).toContain('clip.mp4');
  expect(made.status).toBe(0);
  for (const name of ['clip.mp4', 'picture.png', 'playlist.json']) rmSync(path.join(dir, name));
  await context.setOffline(true);

  await page.goto(pathToFileURL(out).href);
  await page.waitForFunction(() => performance.getEntriesByName('preview-drawn').length > 0);
  await expect(page.locator('week-timeline g.row')).toHaveCount(5);
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('c');
  expect(await page.evaluate(() => document.fonts.check("600 16px 'Be Vietnam Pro'", 'ế'))).toBe(true);
  await page.getByRole('button', { name: 'Lượt sau' }).click();
  await expect
    .poll(() =>
      onStage(page)
        .locator('img')
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(0);
  await page.keyboard.press('Home');
  await expect(page.locator('turn-list .card', { hasText: 'Clip không kèm trong trang này' }).first()).toContainText(
    'clip.mp4',
  );
  await page.getByRole('button', { name: '×60' }).click();
  await page.locator('button.play').click();
  await expect.poll(() => seconds(page)).toBeGreaterThan(60);
});

test('an exported file never replaces another unless it is told to', () => {
  const out = path.join(dir, 'there.html');
  writeFileSync(out, 'mine');

  const refused = runCli(['preview', file, '--export', out, '--lang', 'en']);
  expect(refused.stderr).toContain('--force');
  expect(refused.status).not.toBe(0);
  expect(readFileSync(out, 'utf8')).toBe('mine');
  expect(runCli(['preview', file, '--export', out, '--force']).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('preview-data');
});

test('a playlist that is wrong is refused with all its faults and their places', () => {
  save({ formatVersion: 1, items: [item('a', { durationSeconds: 0 }), { src: '' }] });

  const { status, stderr } = runCli(['preview', file, '--no-open', '--lang', 'en']);
  expect(status).toBe(1);
  expect(stderr).toContain('items[0].durationSeconds (line 1): must be at least 1, got 0');
  expect(stderr).toContain('items[1].src');
  expect(runCli(['preview', path.join(dir, 'none.json'), '--no-open']).status).toBe(1);
});
