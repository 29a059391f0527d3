import { expect, type Page } from '@playwright/test';
import { play, programmeFrom, slide } from '../fakes/rehearsal.ts';
import { test, told, watched } from './stage-page.ts';

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
