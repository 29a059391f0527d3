import { expect, type Page } from '@playwright/test';
import type { FromPage } from '../../core/messages.ts';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { play, programmeFrom, slide } from '../fakes/rehearsal.ts';
import { clockTime, facts, iso, test, told, watched } from './stage-page.ts';

/** What is heard over pictures that change faster than anything is spoken. */
const sound = (id: string) => ({ id, src: `${id}.mp3` });
const isHeard = `!document.querySelector('kiosk-stage').shadowRoot.querySelector('audio').paused`;
type Announced = Extract<FromPage, { type: 'announced' }>;

/** What was heard so far, in order; nothing may have failed. */
async function heard(page: Page): Promise<readonly Announced[]> {
  const all = await facts(page);
  expect(all.filter(({ type }) => type === 'failed')).toEqual([]);
  return all.filter((fact) => fact.type === 'announced');
}

test('the siren of an emergency is heard once, and ends with the flight of the emergency', async ({ page, tone }) => {
  const until = Date.now() + 9_000;
  const flight = { from: iso(until - 7_000), until: iso(until) };
  const siren = { id: 'flood', class: 'emergency', flight, items: [sound('siren')] };
  const items = [slide('a', { durationSeconds: 1 })];
  await play(page, programmeFrom({ items, interrupts: [siren] }, { siren: tone('siren.mp3', 20) }));
  await page.waitForFunction(isHeard);
  await page.waitForTimeout(until + 3_000 - Date.now());

  expect(await page.evaluate(isHeard)).toBe(false);
  const rows = await heard(page);
  expect(rows).toMatchObject([{ result: 'partial', showing: { itemId: 'siren', campaignId: 'flood' } }]);
  expect(rows[0]?.endedAt).toBeGreaterThan(until - 200);
  expect(rows[0]?.endedAt).toBeLessThan(until + 1_000);
});

test('the siren ends as soon as the newest playlist has the emergency no more', async ({ page, tone }) => {
  const items = [slide('a', { durationSeconds: 1 })];
  const interrupts = [{ id: 'flood', class: 'emergency', items: [sound('siren')] }];
  await play(page, programmeFrom({ items, interrupts }, { siren: tone('siren.mp3', 20) }));
  await page.waitForFunction(isHeard);
  await page.waitForTimeout(2_000);
  const endedAt = Date.now();
  await play(page, programmeFrom({ items, revision: 2 }));
  await page.waitForTimeout(2_000);

  expect(await page.evaluate(isHeard)).toBe(false);
  const rows = await heard(page);
  expect(rows).toMatchObject([{ result: 'partial' }]);
  expect((rows[0]?.endedAt ?? Infinity) - endedAt).toBeLessThan(1_000);
});

test('a point in time is heard next, and a siren at once, however often an ordinary turn comes', async ({
  page,
  tone,
}) => {
  const items = [slide('a', { durationSeconds: 1 }), sound('voice')];
  const at = [clockTime(Date.now() - 60_000)];
  const campaigns = [
    { id: 'loop', items },
    { id: 'm', at, items: [sound('clock')] },
  ];
  const interrupts = [{ id: 'flood', class: 'emergency', items: [sound('siren')] }];
  const media = { voice: tone('voice.mp3', 6), clock: tone('clock.mp3', 2) };
  await play(page, programmeFrom({ items }, { voice: media.voice }));
  await page.waitForTimeout(16_000);
  await play(page, programmeFrom({ campaigns, revision: 2 }, media));
  const spoken = (id: string) =>
    page.waitForFunction(
      `rehearsal.facts.some((fact) => fact.type === 'announced' && fact.showing.itemId === '${id}')`,
      undefined,
      { timeout: 12_000 },
    );
  await spoken('clock');
  await page.waitForFunction(isHeard);
  await page.waitForTimeout(1_500);
  await play(page, programmeFrom({ campaigns, interrupts, revision: 3 }, { ...media, siren: tone('siren.mp3', 3) }));
  await spoken('siren');

  const rows = (await heard(page)).map(({ result, showing }) => `${showing.itemId} ${result}`);
  const clockAt = rows.indexOf('clock complete');
  expect(rows.slice(0, clockAt).every((row) => row === 'voice complete')).toBe(true);
  expect(rows.slice(clockAt)).toEqual(['clock complete', 'voice partial', 'siren complete']);
});

test('nothing is heard unless its item says so, then as loud as item, playlist and setting allow, at once', async ({
  page,
  rehearsal,
}) => {
  const media = await makeCodedMedia(['v1', 'v2'], { seconds: 2 });
  const items = [
    { id: 'v1', src: 'v1.mp4' },
    { id: 'v2', src: 'v2.mp4', muted: false, volume: 80 },
  ];
  const files = { v1: rehearsal.serve(media.fileOf('v1')), v2: rehearsal.serve(media.fileOf('v2')) };
  const programme = programmeFrom({ items, display: { volume: [{ percent: 50 }] } }, files);
  const set = (volumePercent: number) =>
    page.evaluate(`{
      const stage = document.querySelector('kiosk-stage');
      stage.display = { ...stage.display, volumePercent: ${volumePercent} };
    }`);
  const sound = () => page.evaluate<[boolean, number]>(`[${watched}.muted, ${watched}.volume]`);
  await set(50);
  await play(page, programme);
  await told(page, 'shown', 'v1');
  expect((await sound())[0]).toBe(true);
  await told(page, 'shown', 'v2');
  const [isMuted, volume] = await sound();
  expect(isMuted).toBe(false);
  expect(volume).toBeCloseTo(0.8 * 0.5 * 0.5);
  await set(0);
  await play(page, programme);

  expect((await sound())[1]).toBe(0);
});
