import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { runCli } from '../fakes/player.ts';
import { item, onStage, test, time, week } from './preview-page.ts';

test.use({ locale: 'vi-VN', viewport: { width: 1440, height: 900 } });

const row = (page: Page, id: string, state: string) =>
  page.locator(`week-timeline g.row[data-campaign="${id}"] path.${state}`);

test('the week is drawn: who is on, who is outranked, when the screen is dark', async ({ page, desk }) => {
  await desk.open();

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

test('the cursor goes where it is put, and the page says what is on there and why', async ({ page, desk }) => {
  await desk.open();
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

test('while the screen is closed nothing is said to be shown', async ({ page, desk }) => {
  const morning = { id: 'mot-cua', dayparts: ['office'], items: [item('c')] };
  desk.save(week({ campaigns: [morning], interrupts: [] }));
  await desk.open('2026-11-18T23:00');

  await expect(page.locator('why-list h3').first()).toHaveText(
    'Đang ngoài giờ mở cửa; danh sách phát cũng không có gì lúc này',
  );
  await expect(page.locator('stage-preview .dark p').last()).toHaveText('Mở lại lúc 06:00, Thứ Năm, 19/11/2026');
});

test('another week and another screen can be looked at', async ({ page, desk }) => {
  await desk.open();
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

test('a day is shown from midnight to midnight', async ({ page, desk }) => {
  await desk.open('2026-11-18T22:30');
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

test('the week that is shown begins today when no other instant is asked for', async ({ page, desk }) => {
  const preview = await desk.serve();
  await page.clock.setFixedTime('2026-11-21T20:00:00+07:00');
  await page.goto(preview.url);

  const days = page.locator('week-timeline .day');
  await expect(days).toHaveText([/21\/11/, /22\/11/, /23\/11/, /24\/11/, /25\/11/, /26\/11/, /27\/11/]);
  await page.getByRole('button', { name: 'Tuần sau' }).click();
  await expect(days.first()).toHaveText(/28\/11/);
});

test('an interrupt of ten minutes is seen beside the cursor that stands on it', async ({ page, desk }) => {
  const [bao] = week().interrupts;
  desk.save(week({ interrupts: [{ ...bao, flight: { from: '2026-11-19T14:00', until: '2026-11-19T14:10' } }] }));
  await desk.open('2026-11-19T14:05');

  const widthOf = (what: string) => page.locator(what).evaluate((one) => one.getBoundingClientRect().width);
  expect(await widthOf('week-timeline g.row[data-campaign="bao"] path.on')).toBeGreaterThanOrEqual(4);
  expect(await widthOf('week-timeline g.row[data-campaign="bao"] path.mark')).toBe(12);
  expect(await widthOf('week-timeline .cursor')).toBe(2);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('all is reached with a finger, and nothing is wider than the screen', async ({ page, desk }) => {
    await desk.open();
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

test('what is saved is in the page a moment later, and what is wrong with it', async ({ page, desk }) => {
  const preview = await desk.open();
  desk.save(
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

  desk.save('{"formatVersion": 1,');
  await expect(faults).toContainText('không phải JSON');
  desk.save(week({ campaigns: [{ id: 'moi', items: [item('moi')] }], interrupts: [] }));
  await expect(page.locator('week-timeline g.row')).toHaveCount(1);
  await expect(faults).toHaveText('');
  await expect(onStage(page).locator('notice-slide h1')).toHaveText('moi');
  expect(await time(page)).toContain('09:00:00');

  expect(await preview.stop()).toBe(0);
  await expect(page.locator('preview-header .lost')).toContainText('đã dừng');
  desk.forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE/);
});

test('a playlist that is wrong is refused with all its faults and their places', ({ desk }) => {
  desk.save({ formatVersion: 1, items: [item('a', { durationSeconds: 0 }), { src: '' }] });

  const { status, stderr } = runCli(['preview', desk.file, '--no-open', '--lang', 'en']);
  expect(status).toBe(1);
  expect(stderr).toContain('items[0].durationSeconds (line 1): must be at least 1, got 0');
  expect(stderr).toContain('items[1].src');
  expect(runCli(['preview', path.join(desk.dir, 'none.json'), '--no-open']).status).toBe(1);
});

test('zones stand beside the picture, and in rows and reasons of their own', async ({ page, desk }) => {
  const slide = (id: string) => ({ id, slide: { kind: 'notice', title: id } });
  const queue = { id: 'queue', zone: 'side', items: [slide('desk')] };
  desk.save({ formatVersion: 1, overlays: false, items: [slide('film')], campaigns: [queue] });
  await desk.open();

  const stage = page.locator('.stage stage-preview').first();
  const side = stage.locator('stage-preview[data-zone="side"]');
  await expect(side.locator('h1').first()).toHaveText('desk');
  const [whole, box] = [await stage.boundingBox(), await side.boundingBox()];
  expect((box?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(0.3, 2);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeCloseTo((whole?.x ?? 0) + (whole?.width ?? 0), 0);
  await expect(page.locator('week-timeline .label').nth(1)).toHaveText(/Cột bên\s+queue/);
  await expect(page.locator('.reasons > h3')).toHaveText(['Hình chính', 'Cột bên']);
});
