import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { FromPage } from '../../core/messages.ts';
import { contrastOf } from '../../core/qr-measure.ts';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { openRehearsal, play, programmeFrom, slide, type Rehearsal } from '../fakes/rehearsal.ts';
import { readCodes } from '../fakes/screenshot.ts';

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [384, 192],
  [512, 128],
] as const;

let dir: string;
let rehearsal: Rehearsal;
let clips: CodedMedia;
test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'stage-'));
  rehearsal = await openRehearsal();
  clips = await makeCodedMedia(['v1', 'v2'], { seconds: 8 });
});
test.afterAll(async () => {
  await rehearsal.close();
  rmSync(dir, { recursive: true });
});
test.beforeEach(async ({ page }) => {
  await page.goto(rehearsal.url);
  await page.waitForFunction('globalThis.rehearsal');
});

const iso = (instant: number) => new Date(instant).toISOString();
const facts = (page: Page) => page.evaluate<FromPage[]>('rehearsal.facts');
/** Waits for a fact of this type about this item, which is the first or comes after so many others. */
async function told<T extends 'shown' | 'played' | 'announced'>(page: Page, type: T, itemId: string, after = 0) {
  await page.waitForFunction(
    `rehearsal.facts.filter((fact) => fact.type === '${type}' && fact.showing.itemId === '${itemId}').length > ${after}`,
    undefined,
    { timeout: 30_000 },
  );
  const isIt = (fact: FromPage): fact is Extract<FromPage, { type: T }> =>
    fact.type === type && 'showing' in fact && fact.showing?.itemId === itemId;
  return there((await facts(page)).filter(isIt)[after]);
}
function there<V>(value: V | null | undefined): V {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}
/** `HH:MM` in Vietnam. */
const clockTime = (instant: number) => iso(instant + 7 * 3_600_000).slice(11, 16);
/** The layer that is watched, as a script. */
const watched = `[...document.querySelector('kiosk-stage').shadowRoot.querySelectorAll('.layer')]
  .filter((layer) => getComputedStyle(layer).opacity === '1').at(-1)`;
const colourAt = async (page: Page, x: number, y: number) => {
  const png = (await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).toString('base64');
  return page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, png);
};

test('an emergency cuts in within 2 s, and gives way when its time is over', async ({ page }) => {
  const from = Date.now() + 3_000;
  const until = from + 4_000;
  const emergency = { id: 'lũ', class: 'emergency', flight: { from: iso(from), until: iso(until) } };
  await play(
    page,
    programmeFrom({
      items: [slide('a')],
      interrupts: [{ ...emergency, items: [slide('e', { durationSeconds: 2 })] }],
    }),
  );

  const { showing } = await told(page, 'shown', 'e');
  expect(showing.startedAt).toBeGreaterThanOrEqual(from);
  expect(showing.startedAt).toBeLessThan(from + 2_000);
  expect(await told(page, 'played', 'a')).toMatchObject({ result: 'partial' });

  const back = await told(page, 'shown', 'a', 1);
  expect(back.showing.startedAt).toBeGreaterThanOrEqual(until - 100);
  expect(back.showing.startedAt).toBeLessThan(until + 3_000);
});

test('a withdrawn item leaves the screen within 2 s', async ({ page }) => {
  const items = [slide('a'), slide('b')];
  await play(page, programmeFrom({ items }));
  await told(page, 'shown', 'a');
  const withdrawnAt = Date.now();
  await play(page, programmeFrom({ items, withdrawn: ['a'], revision: 2 }));

  const { showing } = await told(page, 'shown', 'b');
  expect(showing.startedAt - withdrawnAt).toBeLessThan(2_000);
});

for (const [width, height] of sizes) {
  test(`an exercise says so over the picture, and covers nothing of it, at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const exercise = { id: 'diễn tập', class: 'emergency', drill: true };
    const notice = { kind: 'notice', tone: 'emergency', title: 'Nước lũ đang lên nhanh' };
    await play(
      page,
      programmeFrom({ items: [slide('a')], interrupts: [{ ...exercise, items: [slide('e', { slide: notice })] }] }),
    );
    await told(page, 'shown', 'e');

    const band = page.locator('drill-band');
    await expect(band).toHaveCSS('opacity', '1');
    await expect(band.locator('.drill')).toHaveText('DIỄN TẬP');
    await expect(band.locator('.exercise')).toHaveText('EXERCISE');
    const box = there(await band.boundingBox());
    const words = there(await band.locator('.drill').boundingBox());
    expect(words.height * 0.5).toBeGreaterThan(Math.min(width, height) * 0.04);
    expect(words.x + words.width).toBeLessThan(width);
    expect(words.y + words.height).toBeLessThanOrEqual(box.y + box.height + 1);
    expect(contrastOf(await colourAt(page, words.x - 2, box.y + box.height / 2), [0, 0, 0])).toBeGreaterThan(4.5);
    expect(await page.evaluate(`${watched}.getBoundingClientRect().top`)).toBeGreaterThanOrEqual(box.y + box.height);
  });
}

test('the band of an exercise goes with it', async ({ page }) => {
  const from = Date.now() - 1_000;
  const exercise = { id: 'x', drill: true, flight: { from: iso(from), until: iso(from + 3_000) } };
  await play(
    page,
    programmeFrom({ items: [slide('a')], interrupts: [{ ...exercise, items: [slide('e', { durationSeconds: 1 })] }] }),
  );
  await told(page, 'shown', 'a');

  await expect(page.locator('drill-band')).toHaveCSS('opacity', '0');
});

test('outside its hours the screen is black, frame and all, and plays on when it opens', async ({ page }) => {
  const overlays = { slogan: { text: 'Ở nhà' } };
  const items = [slide('a')];
  await play(page, programmeFrom({ items, overlays }));
  await told(page, 'shown', 'a');
  const hours = { from: clockTime(Date.now() - 7_200_000), to: clockTime(Date.now() - 3_600_000) };
  const display = { hours: ['open'], outside: 'off' };
  await play(page, programmeFrom({ items, overlays, dayparts: { open: hours }, display }));

  expect(await told(page, 'played', 'a')).toMatchObject({ result: 'partial' });
  const after = (await facts(page)).length;
  for (const [x, y] of [
    [960, 300],
    [960, 1060],
  ] as const)
    expect(await colourAt(page, x, y)).toEqual([0, 0, 0]);
  expect(await page.evaluate('rehearsal.nowShowing()')).toEqual({ closed: 'off' });
  await page.waitForTimeout(1_500);
  expect(await facts(page)).toHaveLength(after);

  await play(page, programmeFrom({ items, overlays, revision: 3 }));
  await told(page, 'shown', 'a', 1);
  expect(await colourAt(page, 960, 300)).not.toEqual([0, 0, 0]);
  expect(await page.evaluate('rehearsal.nowShowing()')).not.toHaveProperty('closed');
});

test('an announcement is heard over a quieter picture, and told when it is over', async ({ page }) => {
  const [first, second] = [announcement('bell', 2), announcement('words', 2)];
  const clip = rehearsal.serve(clips.fileOf('v1'));
  const loudness = () => page.evaluate<number>(`${watched}.volume`);
  const at = [clockTime(Date.now() - 60_000)];
  const spoken = (id: string) => ({ id, at, items: [{ id, src: `${id}.m4a` }] });
  await play(
    page,
    programmeFrom(
      {
        campaigns: [
          { id: 'loop', items: [{ id: 'v1', src: 'v1.mp4', muted: false }] },
          spoken('bell'),
          spoken('words'),
        ],
        display: { volume: [{ percent: 50 }] },
      },
      { v1: clip, bell: first, words: second },
    ),
  );
  await told(page, 'shown', 'v1');

  const audio = `document.querySelector('kiosk-stage').shadowRoot.querySelector('audio')`;
  await page.waitForFunction(`${audio}.currentTime > 0.3 && !${audio}.paused`);
  expect(await page.evaluate<number>(`${audio}.volume`)).toBeCloseTo(0.5);
  expect(await loudness()).toBeCloseTo(0.1);
  const one = await told(page, 'announced', 'bell');
  expect(one).toMatchObject({ result: 'complete', showing: { campaignId: 'bell', frames: 0 } });
  expect(one.showing.shownMs).toBeGreaterThan(1_800);
  const other = await told(page, 'announced', 'words');
  expect(other.showing.startedAt).toBeGreaterThanOrEqual(one.endedAt);
  expect(other.showing.n).not.toBe(one.showing.n);
  expect(await loudness()).toBeCloseTo(0.5);
});

test('an announcement that is no sound is told, and the next one is heard', async ({ page }) => {
  const noise = path.join(dir, 'noise.m4a');
  writeFileSync(noise, Buffer.alloc(4000, 7));
  const at = [clockTime(Date.now() - 60_000)];
  const spoken = (id: string) => ({ id, at, items: [{ id, src: `${id}.m4a` }] });
  await play(
    page,
    programmeFrom(
      { campaigns: [{ id: 'loop', items: [slide('a')] }, spoken('broken'), spoken('whole')] },
      { broken: rehearsal.serve(noise), whole: announcement('whole', 1) },
    ),
  );

  await told(page, 'announced', 'whole');
  expect((await facts(page)).filter(({ type }) => type === 'failed')).toMatchObject([{ itemId: 'broken' }]);
});

test('captions are shown with the clip that has them, and only with that', async ({ page }) => {
  const captions = path.join(dir, 'captions.vtt');
  writeFileSync(captions, 'WEBVTT\n\n00:00.000 --> 00:20.000\nLuôn bật Bluetooth nhé!\n');
  const clip = rehearsal.serve(clips.fileOf('v1'));
  const captioned = { ...clip, captions: { ...rehearsal.serve(captions), lang: 'vi' } };
  const item = (id: string) => ({ id, src: `${id}.mp4`, durationSeconds: 3 });
  await play(page, programmeFrom({ items: [item('with'), item('without')] }, { with: captioned, without: clip }));
  const cues = () =>
    page.evaluate<readonly string[]>(
      `[...${watched}.textTracks].filter(({ mode }) => mode === 'showing').flatMap(({ activeCues }) => [...(activeCues ?? [])].map(({ text }) => text))`,
    );

  await told(page, 'shown', 'with');
  await expect.poll(cues).toEqual(['Luôn bật Bluetooth nhé!']);
  await told(page, 'shown', 'without');
  expect(await cues()).toEqual([]);
  await told(page, 'shown', 'with', 1);
  await expect.poll(cues).toEqual(['Luôn bật Bluetooth nhé!']);
});

/** Records how opaque, and how far to the side, the two slide layers are in every frame. */
const watchSlides = (page: Page) =>
  page.evaluate(() => {
    const seen: { opacity: number; x: number }[][] = [];
    const layers = [...(document.querySelector('kiosk-stage')?.shadowRoot?.querySelectorAll('slide-view') ?? [])];
    const look = () => {
      seen.push(
        layers.map((layer) => {
          const { opacity, transform } = getComputedStyle(layer);
          return { opacity: Number(opacity), x: transform === 'none' ? 0 : new DOMMatrix(transform).e };
        }),
      );
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seen });
  });
const seen = (page: Page) => page.evaluate<{ opacity: number; x: number }[][]>('seen');

test('a fade lets the next picture come in over the one before', async ({ page }) => {
  const transition = { type: 'fade', seconds: 1 };
  const items = ['a', 'b'].map((id) => slide(id, { durationSeconds: 3, transition }));
  await play(page, programmeFrom({ items }));
  await told(page, 'shown', 'a');
  await watchSlides(page);
  const { showing } = await told(page, 'shown', 'b');
  const played = await told(page, 'played', 'b');

  const fading = (await seen(page)).filter((layers) => layers.some(({ opacity }) => opacity > 0.1 && opacity < 0.9));
  expect(fading.length).toBeGreaterThan(10);
  expect(fading.every((layers) => layers.some(({ opacity }) => opacity === 1))).toBe(true);
  expect(played).toMatchObject({ result: 'complete' });
  expect(played.endedAt - showing.startedAt).toBeGreaterThan(2_900);
});

test('a slide pushes the next picture in from the side', async ({ page }) => {
  const transition = { type: 'slide', seconds: 1 };
  await play(page, programmeFrom({ items: ['a', 'b'].map((id) => slide(id, { durationSeconds: 3, transition })) }));
  await told(page, 'shown', 'a');
  await watchSlides(page);
  await told(page, 'shown', 'b');
  await page.waitForTimeout(1_200);

  const places = (await seen(page)).flatMap((layers) => layers.map(({ x }) => x));
  expect(places.filter((x) => x > 100 && x < 1_800).length).toBeGreaterThan(10);
  expect((await seen(page)).at(-1)?.every(({ x }) => x === 0)).toBe(true);
});

test('those who asked for little motion get a cut, and so does an emergency', async ({ page }) => {
  const transition = { type: 'fade', seconds: 2 };
  const items = ['a', 'b'].map((id) => slide(id, { durationSeconds: 4, transition }));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await play(page, programmeFrom({ items }));
  await told(page, 'shown', 'a');
  await watchSlides(page);
  await told(page, 'shown', 'b');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const emergency = { id: 'lũ', class: 'emergency', items: [slide('e', { transition })] };
  await play(page, programmeFrom({ items, interrupts: [emergency], revision: 2 }));
  await told(page, 'shown', 'e');

  const between = (await seen(page)).flat().filter(({ opacity }) => opacity > 0.01 && opacity < 1);
  expect(between).toEqual([]);
});

test('an emergency ends a transition that is still going on', async ({ page }) => {
  const items = ['a', 'b'].map((id) => slide(id, { durationSeconds: 10, transition: { type: 'fade', seconds: 5 } }));
  await play(page, programmeFrom({ items: [{ ...items[0], durationSeconds: 1 }, items[1] ?? {}] }));
  await told(page, 'shown', 'b');
  const askedAt = Date.now();
  const emergency = { id: 'lũ', class: 'emergency', items: [slide('e')] };
  await play(page, programmeFrom({ items, interrupts: [emergency], revision: 2 }));

  const { showing } = await told(page, 'shown', 'e');
  expect(showing.startedAt - askedAt).toBeLessThan(2_000);
  await expect.poll(() => page.evaluate(`${watched}.slide.title`)).toBe('e');
});

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
  expect(box.x + box.width).toBeLessThanOrEqual(1920);
});

/** A tone of so many seconds. */
function announcement(name: string, seconds: number) {
  const file = path.join(dir, `${name}.m4a`);
  const tone = `sine=frequency=${300 + name.length * 40}:duration=${seconds}`;
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', tone, '-c:a', 'aac', file]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return rehearsal.serve(file);
}
