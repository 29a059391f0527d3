import { expect, type Page } from '@playwright/test';
import { frameInsets, type ScreenSize } from '../../core/frame-layout.ts';
import { boxWithin, type Box } from '../../core/zone-layout.ts';
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
const areaOf = (size: ScreenSize) => boxWithin(size, frameInsets(overlays, size));
/** A box as the browser tells it. */
const seenAs = ({ left, top, width, height }: Box) => ({ x: left, y: top, width, height });

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

/** Whether the code can be scanned and stands within the frame's own part of the screen, on its whole plate. */
const expectCode = async (page: Page, size: ScreenSize) => {
  expect(await readCodes(page)).toEqual(['https://www.bluezone.gov.vn/']);
  const plate = there(
    await page.locator('overlay-frame').filter({ visible: true }).locator('qr-code svg').first().boundingBox(),
  );
  const area = areaOf(size);
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
