import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { contrastOf } from '../../core/qr-measure.ts';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { play, programmeFrom, slide } from '../fakes/rehearsal.ts';
import { clockTime, facts, iso, test, there, told, watched } from './stage-page.ts';

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [1366, 768],
  [384, 192],
  [512, 128],
] as const;

let clips: CodedMedia;
test.beforeAll(async () => {
  clips = await makeCodedMedia(['v1', 'v2'], { seconds: 8 });
});

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
    [640, 200],
    [640, 700],
  ] as const)
    expect(await colourAt(page, x, y)).toEqual([0, 0, 0]);
  expect(await page.evaluate('rehearsal.nowShowing()')).toEqual({ closed: 'off' });
  await page.waitForTimeout(1_500);
  expect(await facts(page)).toHaveLength(after);

  await play(page, programmeFrom({ items, overlays, revision: 3 }));
  await told(page, 'shown', 'a', 1);
  expect(await colourAt(page, 640, 200)).not.toEqual([0, 0, 0]);
  expect(await page.evaluate('rehearsal.nowShowing()')).not.toHaveProperty('closed');
});

test('an announcement is heard over a quieter picture, and told when it is over', async ({ page, rehearsal, tone }) => {
  const [first, second] = [tone('bell.m4a', 2), tone('words.m4a', 2)];
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

test('an announcement that is no sound is told, and the next one is heard', async ({
  page,
  rehearsal,
  folder,
  tone,
}) => {
  const noise = path.join(folder, 'noise.m4a');
  writeFileSync(noise, Buffer.alloc(4000, 7));
  const at = [clockTime(Date.now() - 60_000)];
  const spoken = (id: string) => ({ id, at, items: [{ id, src: `${id}.m4a` }] });
  await play(
    page,
    programmeFrom(
      { campaigns: [{ id: 'loop', items: [slide('a')] }, spoken('broken'), spoken('whole')] },
      { broken: rehearsal.serve(noise), whole: tone('whole.m4a', 1) },
    ),
  );

  await told(page, 'announced', 'whole');
  expect((await facts(page)).filter(({ type }) => type === 'failed')).toMatchObject([{ itemId: 'broken' }]);
});

test('captions are shown with the clip that has them, and only with that', async ({ page, rehearsal, folder }) => {
  const captions = path.join(folder, 'captions.vtt');
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

test('a clip that stands still gives way within 5 s, and is told as such', async ({ page, rehearsal }) => {
  const clip = rehearsal.serve(clips.fileOf('v1'));
  await play(page, programmeFrom({ items: [{ id: 'clip', src: 'v1.mp4' }, slide('after')] }, { clip }));
  await told(page, 'shown', 'clip');
  await page.waitForTimeout(500); // it moves, so it has 3 s; until then it would have 4
  const stoodAt = await page.evaluate<number>(`${watched}.pause() ?? Date.now()`);

  const { showing } = await told(page, 'shown', 'after');
  expect(showing.startedAt - stoodAt).toBeGreaterThan(2_500);
  expect(showing.startedAt - stoodAt).toBeLessThan(3 * 5_000);
  expect(await facts(page)).toContainEqual(
    expect.objectContaining({ type: 'failed', itemId: 'clip', sha256: clip.sha256, stuck: true }),
  );
});

test('a clip that says too early that it is over is told as partial, and why', async ({ page, rehearsal }) => {
  const clip = rehearsal.serve(clips.fileOf('v1'));
  await play(page, programmeFrom({ items: [{ id: 'clip', src: 'v1.mp4' }, slide('after')] }, { clip }));
  await told(page, 'shown', 'clip');
  await page.evaluate(`${watched}.currentTime = 8`);

  expect(await told(page, 'played', 'clip')).toMatchObject({ result: 'partial', endedEarly: true });
});

test('a beat tells how far the clip has come, and how long it is to be on', async ({ page, rehearsal }) => {
  const clip = rehearsal.serve(clips.fileOf('v1'));
  await play(page, programmeFrom({ items: [{ id: 'clip', src: 'v1.mp4' }, slide('after')] }, { clip }));
  await told(page, 'shown', 'clip');
  const beat = () =>
    page.evaluate<{ frames: number; dropped: number; mediaTimeMs: number; dueMs: number; shownMs: number }>(
      `document.querySelector('kiosk-stage').nowShowing.showing`,
    );

  await expect.poll(async () => (await beat()).frames).toBeGreaterThan(20);
  const { mediaTimeMs, shownMs, dueMs, dropped } = await beat();
  expect(Math.abs(mediaTimeMs - shownMs)).toBeLessThan(1_500);
  expect(dueMs).toBeCloseTo(8_000, -2);
  expect(dropped).toBeGreaterThanOrEqual(0);
});

test('the frames of a clip are counted at every moment of it @exact', async ({ page, rehearsal }) => {
  const clip = rehearsal.serve(clips.fileOf('v1'));
  await play(page, programmeFrom({ items: [{ id: 'clip', src: 'v1.mp4' }, slide('after')] }, { clip }));
  await told(page, 'shown', 'clip');
  await page.waitForFunction(`${watched}.currentTime > 1`);
  const off = await page.evaluate<readonly number[]>(`(async () => {
    const off = [];
    while (${watched}.currentTime < 4) {
      const { frames, dropped, mediaTimeMs } = document.querySelector('kiosk-stage').nowShowing.showing;
      off.push(Math.round((mediaTimeMs * 30) / 1000) - dropped - frames);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return off;
  })()`);

  expect(off.length).toBeGreaterThan(30);
  expect(Math.max(...off.map(Math.abs)), off.join(' ')).toBeLessThan(8);
});
