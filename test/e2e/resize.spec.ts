import { expect, type Page } from '@playwright/test';
import { frameInsets, type ScreenSize } from '../../core/frame-layout.ts';
import { boxWithin, zoneLayout, type Box } from '../../core/zone-layout.ts';
import { USUAL_ZONES } from '../../core/zones.ts';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { play, programmeFrom, slide } from '../fakes/rehearsal.ts';
import { readCodes } from '../fakes/screenshot.ts';
import { facts, openStage, test, there, told, watched } from './stage-page.ts';

let media: CodedMedia;
test.beforeAll(async () => {
  media = await makeCodedMedia(['v1', 'p1'], { seconds: 6 });
});

const overlays = {
  qr: { url: 'https://www.bluezone.gov.vn/', caption: 'Quét để cài đặt', corner: 'bottom-right' },
  slogan: { text: 'Cài Bluezone, bảo vệ mình, bảo vệ cộng đồng' },
} as const;
const small = { width: 1024, height: 768 };
const panel = { width: 1366, height: 768 };
const large = { width: 1920, height: 1080 };
const upright = { width: 768, height: 1366 };

/** What the frame leaves of a screen. */
const areaOf = (size: ScreenSize, pixelRatio = 1) => boxWithin(size, frameInsets(overlays, size, pixelRatio));
/** A box as the browser tells it. */
const seenAs = ({ left, top, width, height }: Box) => ({ x: left, y: top, width, height });

/** The main picture with the side zone beside it, on a screen without a frame. */
const besideTheSide = (size: ScreenSize) => zoneLayout({ left: 0, top: 0, ...size }, USUAL_ZONES, ['side']).main;

/** Where the picture that is watched lies now. */
const boxOf = (page: Page) =>
  page.evaluate(`(({ x, y, width, height }) => ({ x, y, width, height }))(${watched}.getBoundingClientRect())`);

/** Has the page note in every animation frame how large it is, where the picture lies and how far the clip has come. */
const watchFrames = (page: Page) =>
  page.evaluate(`{
    globalThis.frames = [];
    const look = () => {
      const layer = ${watched};
      const { x, y, width, height } = layer.getBoundingClientRect();
      frames.push({ across: innerWidth, box: { x, y, width, height }, at: layer.currentTime, paused: layer.paused });
      setTimeout(() => requestAnimationFrame(look));
    };
    requestAnimationFrame(look);
  }`);

interface Frame {
  readonly across: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly at: number;
  readonly paused: boolean;
}

/** Whether the code can be scanned and stands within the frame's own part of the screen. */
const expectCode = async (page: Page, size: ScreenSize) => {
  expect(await readCodes(page)).toEqual(['https://www.bluezone.gov.vn/']);
  await expectPlate(page, size);
};

/** Whether the code stands within the frame's own part of the screen, on its whole plate. */
const expectPlate = async (page: Page, size: ScreenSize, pixelRatio = 1) => {
  const plate = there(
    await page.locator('overlay-frame').filter({ visible: true }).locator('qr-code svg').first().boundingBox(),
  );
  const area = areaOf(size, pixelRatio);
  expect(plate.x).toBeGreaterThanOrEqual(0);
  expect(plate.x + plate.width).toBeLessThanOrEqual(size.width);
  expect(plate.y + plate.height).toBeLessThanOrEqual(size.height);
  const isBeside = plate.x >= area.left + area.width || plate.y >= area.top + area.height;
  expect(isBeside).toBe(true);
};

for (const [from, to] of [
  [small, large],
  [large, upright],
] as const)
  test(`a clip goes on in its new place when ${from.width}×${from.height} become ${to.width}×${to.height}`, async ({
    page,
    rehearsal,
  }) => {
    await page.setViewportSize(from);
    const clip = rehearsal.serve(media.fileOf('v1'));
    await play(page, programmeFrom({ items: [{ id: 'clip', src: 'v1.mp4' }, slide('after')], overlays }, { clip }));
    await told(page, 'shown', 'clip');
    expect(await boxOf(page)).toEqual(seenAs(areaOf(from)));
    await page.waitForFunction(`${watched}.currentTime > 1`);
    await watchFrames(page);
    await page.setViewportSize(to);
    await page.waitForFunction(`frames.filter(({ across }) => across === ${to.width}).length > 30`);

    const frames = await page.evaluate<readonly Frame[]>('frames');
    const events = (await facts(page)).filter(({ type }) => type !== 'preparing');
    expect(events).toMatchObject([{ type: 'shown', showing: { itemId: 'clip' } }]);
    const after = frames.filter(({ across }) => across === to.width);
    // From the second frame on, for this one may have looked before the page was laid out in its new size.
    for (const { box } of after.slice(1)) expect(box).toEqual(seenAs(areaOf(to)));
    expect(frames.every(({ paused }) => !paused)).toBe(true);
    const times = frames.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(there(times.at(-1))).toBeGreaterThan(there(after[0]).at + 0.3);
    await expectCode(page, to);
    // What waited behind it was laid out anew as well.
    await told(page, 'shown', 'after');
    expect(await boxOf(page)).toEqual(seenAs(areaOf(to)));
  });

const poster = { id: 'it', src: 'p1.png', durationSeconds: 60 };
const steps = slide('it', {
  slide: {
    kind: 'steps',
    title: 'Cài đặt trong một phút',
    steps: [{ title: 'Mở App Store' }, { title: 'Nhấn Cài đặt' }],
  },
});
const beside = [
  { id: 'queue', zone: 'side', items: [slide('desk')] },
  { id: 'news', zone: 'strip', items: [slide('line')] },
];

for (const [name, item, from, to] of [
  ['a poster and the zones beside it', poster, panel, large],
  ['a slide whose side zone has no room there', steps, large, upright],
] as const)
  test(`${name} look as if they had begun at ${to.width}×${to.height}`, async ({ page, rehearsal }) => {
    const files = item === poster ? { it: rehearsal.serve(media.fileOf('p1')) } : {};
    const programme = programmeFrom({ items: [item], campaigns: beside, overlays }, files);
    await page.setViewportSize(to);
    await play(page, programme);
    await told(page, 'shown', 'it');
    const begunThere = await page.screenshot();

    await page.setViewportSize(from);
    await openStage(page, rehearsal);
    await play(page, programme);
    await told(page, 'shown', 'it');
    await told(page, 'shown', 'desk');
    await page.setViewportSize(to);
    await expect.poll(async () => begunThere.equals(await page.screenshot()), { timeout: 5_000 }).toBe(true);
    await expectCode(page, to);
  });

/** Waits until a showing has been made ready: the one of this item in the main picture, or the first one in a zone. */
const prepared = (page: Page, what: { readonly itemId: string } | { readonly zone: string }) =>
  page.waitForFunction(`{
    const of = rehearsal.facts.filter(({ type, zone }) => type === 'preparing' && zone === ${JSON.stringify('zone' in what ? what.zone : undefined)});
    const begun = of.findIndex(({ item }) => ${'zone' in what ? 'true' : `item?.itemId === ${JSON.stringify(what.itemId)}`});
    begun >= 0 && of.length > begun + 1;
  }`);

for (const moment of ['while that is still being loaded', 'once that is ready'])
  test(`a zone that waits for the next item comes with it in another size, too, ${moment}`, async ({
    page,
    rehearsal,
  }) => {
    const b = rehearsal.serve(media.fileOf('p1'));
    const isLoading = Promise.withResolvers<void>();
    await page.route(`**${b.url}`, async (route) => {
      await isLoading.promise;
      await route.continue();
    });
    await page.setViewportSize(panel);
    await play(page, programmeFrom({ items: [slide('a', { durationSeconds: 5 })] }));
    await told(page, 'shown', 'a');
    const items = [{ id: 'b', src: 'b.png', durationSeconds: 60 }];
    await play(page, programmeFrom({ items, campaigns: beside, revision: 2 }, { b }));
    await prepared(page, { zone: 'side' });
    if (moment === 'once that is ready') {
      isLoading.resolve();
      await prepared(page, { itemId: 'b' });
    }
    await page.setViewportSize(large);
    isLoading.resolve();

    const { showing } = await told(page, 'shown', 'b');
    const desk = await told(page, 'shown', 'desk');
    expect(Math.abs(desk.showing.startedAt - showing.startedAt)).toBeLessThan(150);
  });

test('a zone that has lost its room comes back with the next item but one, and leaves no empty field until then', async ({
  page,
}) => {
  const narrow = { width: 900, height: 600 };
  const alone = { overlays: false, durationSeconds: 2 };
  const items = [slide('a', { durationSeconds: 5 }), slide('b', alone), slide('c', alone)];
  await page.setViewportSize(large);
  await play(page, programmeFrom({ items, campaigns: beside.slice(0, 1), overlays }));
  await told(page, 'shown', 'desk');
  await page.waitForFunction(
    `rehearsal.facts.filter(({ type, zone }) => type === 'preparing' && zone === undefined).length === 4`,
  );
  await page.setViewportSize(narrow);

  expect(await told(page, 'played', 'desk')).toMatchObject({ result: 'partial' });
  await told(page, 'shown', 'b');
  expect(await boxOf(page)).toEqual(seenAs({ left: 0, top: 0, ...narrow }));
  const { showing } = await told(page, 'shown', 'c');
  const desk = await told(page, 'shown', 'desk', 1);
  expect(Math.abs(desk.showing.startedAt - showing.startedAt)).toBeLessThan(150);
  // For a moment b lies there as well.
  await expect.poll(() => boxOf(page)).toEqual(seenAs(besideTheSide(narrow)));
});

test('frame, code and picture lie as they should on a display that becomes finer in the same size', async ({
  page,
}) => {
  await page.setViewportSize(large);
  await play(page, programmeFrom({ items: [slide('a', { durationSeconds: 4 }), slide('b')], overlays }));
  await told(page, 'shown', 'a');
  expect(await boxOf(page)).toEqual(seenAs(areaOf(large)));
  // No picture is taken of the page, for that would end the emulation.
  const display = await page.context().newCDPSession(page);
  await display.send('Emulation.setDeviceMetricsOverride', { ...large, deviceScaleFactor: 2, mobile: false });

  await expect.poll(() => boxOf(page)).toEqual(seenAs(areaOf(large, 2)));
  await expectPlate(page, large, 2);
  await told(page, 'shown', 'b');
  expect(await boxOf(page)).toEqual(seenAs(areaOf(large, 2)));
  await expectPlate(page, large, 2);
});
