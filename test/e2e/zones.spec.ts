import { expect, type Page } from '@playwright/test';
import type { ShowingFacts } from '../../core/messages.ts';
import { makeCodedMedia, type CodedMedia } from '../fakes/coded-media.ts';
import { play, programmeFrom, slide } from '../fakes/rehearsal.ts';
import { facts, iso, test, there, told } from './stage-page.ts';

let clips: CodedMedia;
test.beforeAll(async () => {
  clips = await makeCodedMedia(['v1'], { seconds: 2 });
});

const short = (id: string, durationSeconds: number) => slide(id, { durationSeconds });
const queue = (...items: readonly object[]) => ({ id: 'queue', zone: 'side', items });
const news = (...items: readonly object[]) => ({ id: 'news', zone: 'strip', items });
/** Points of a screen of 1920 × 1080 without a frame: of the main picture, the side and the strip. */
const points = { main: [600, 400], side: [1600, 400], strip: [900, 1000] } as const;

/** Looks in every animation frame at which layers lie over these points, until `seen` is asked for. */
const watchPoints = (page: Page) =>
  page.evaluate(`(() => {
    const layers = () => [...document.querySelectorAll('kiosk-stage')]
      .flatMap((stage) => [...stage.shadowRoot.querySelectorAll('.layer')].map((layer) => ({ layer, zone: stage.zone ?? 'main' })))
      .filter(({ layer }) => getComputedStyle(layer).opacity === '1');
    const at = ([x, y]) => layers()
      .filter(({ layer }) => {
        const { left, top, right, bottom } = layer.getBoundingClientRect();
        return left <= x && x < right && top <= y && y < bottom;
      })
      .map(({ zone }) => zone).at(-1) ?? 'nothing';
    globalThis.seen = [];
    const look = () => {
      globalThis.seen.push(Object.entries(${JSON.stringify(points)}).map(([name, point]) => name + ': ' + at(point)).join(', '));
      requestAnimationFrame(look);
    };
    look();
  })()`);

/** What lay over the points from one change to the next. */
const seen = async (page: Page) =>
  (await page.evaluate<string[]>('seen')).filter((one, index, all) => one !== all[index - 1]);

const shownIn = async (page: Page, zone: ShowingFacts['zone']) =>
  (await facts(page)).flatMap((fact) => (fact.type === 'shown' && fact.showing.zone === zone ? [fact.showing] : []));

const inTheirPlaces = 'main: main, side: side, strip: strip';

test('zones loop beside the main picture for as long as their own items last, and no frame is without a picture', async ({
  page,
  rehearsal,
}) => {
  const clip = { id: 'v1', src: 'v1.mp4', durationSeconds: 1.5 };
  const items = [short('a', 2), short('b', 2)];
  const campaigns = [queue(short('desk', 1), clip), news(short('line-1', 1.5), short('line-2', 1.5))];
  await watchPoints(page);
  await play(page, programmeFrom({ items, campaigns }, { v1: rehearsal.serve(clips.fileOf('v1')) }));
  await told(page, 'shown', 'a', 1);

  const [first, second, third] = await shownIn(page, 'side');
  expect([first, second, third]).toMatchObject([
    { n: 1, itemId: 'desk' },
    { n: 2, itemId: 'v1' },
    { n: 3, itemId: 'desk' },
  ]);
  expect(there(second).startedAt - there(first).startedAt).toBeGreaterThan(900);
  expect(there(second).startedAt - there(first).startedAt).toBeLessThan(1_300);
  expect(there(third).startedAt - there(second).startedAt).toBeLessThan(1_900);
  const [a, b] = await shownIn(page, undefined);
  expect(there(b).startedAt - there(a).startedAt).toBeGreaterThan(1_900);
  // All of them came in one frame, and from then on each had its place.
  expect(await seen(page)).toEqual(['main: nothing, side: nothing, strip: nothing', inTheirPlaces]);
  expect(await told(page, 'played', 'v1')).toMatchObject({ result: 'complete', showing: { zone: 'side' } });
});

test('an emergency has the whole picture, and the zones come back after it', async ({ page }) => {
  const from = Date.now() + 2_500;
  const emergency = { id: 'storm', class: 'emergency', flight: { from: iso(from), until: iso(from + 1_000) } };
  await watchPoints(page);
  await play(
    page,
    programmeFrom({
      items: [short('a', 1)],
      campaigns: [queue(short('desk', 60)), news(short('line', 60))],
      interrupts: [{ ...emergency, items: [slide('leave')] }],
    }),
  );
  const { showing } = await told(page, 'shown', 'leave');
  const left = await told(page, 'played', 'desk');
  expect(left).toMatchObject({ result: 'partial' });
  expect(Math.abs(left.endedAt - showing.startedAt)).toBeLessThan(150);
  await told(page, 'shown', 'desk', 1);

  expect((await seen(page)).filter((one) => one !== inTheirPlaces)).toEqual([
    'main: nothing, side: nothing, strip: nothing',
    'main: main, side: main, strip: main',
  ]);
});

test('a zone that is over gives its room back at a change of the main picture, until there is something again', async ({
  page,
}) => {
  const items = [short('a', 1), short('b', 1)];
  const over = { ...queue(short('desk', 1)), flight: { until: iso(Date.now() + 2_500) } };
  const cuts = async () => (await shownIn(page, undefined)).map(({ startedAt }) => startedAt);
  const nearest = (all: readonly number[], to: number) => Math.min(...all.map((one) => Math.abs(one - to)));
  await watchPoints(page);
  await play(page, programmeFrom({ items, campaigns: [over] }));
  await told(page, 'shown', 'desk');
  await page.waitForFunction(`seen.at(-1) === 'main: main, side: main, strip: main'`);
  const last = (await facts(page)).findLast((fact) => fact.type === 'played' && fact.showing.zone === 'side');
  const endedAt = last?.type === 'played' ? last.endedAt : NaN;
  await expect.poll(async () => nearest(await cuts(), endedAt)).toBeLessThan(150);

  await play(page, programmeFrom({ items, campaigns: [queue(short('desk', 1))], revision: 2 }));
  await expect.poll(async () => (await shownIn(page, 'side')).at(-1)?.startedAt).toBeGreaterThan(endedAt);
  const again = there((await shownIn(page, 'side')).find(({ startedAt }) => startedAt > endedAt));
  expect(nearest(await cuts(), again.startedAt)).toBeLessThan(150);
  const pictures = ['main: nothing, side: nothing, strip: nothing', 'main: main, side: main, strip: main'];
  expect((await seen(page)).filter((one) => !pictures.includes(one))).toEqual([
    ...['main: main, side: side, strip: main', 'main: main, side: side, strip: main'],
  ]);
});

test('boards of lamps leave the zones out', async ({ page }) => {
  await page.setViewportSize({ width: 512, height: 256 });
  await play(page, programmeFrom({ items: [short('a', 1), short('b', 1)], campaigns: [queue(slide('desk'))] }));
  await told(page, 'shown', 'b');

  expect(await shownIn(page, 'side')).toEqual([]);
});
