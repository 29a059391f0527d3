import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { FromPage } from '../../core/messages.ts';
import { openRehearsal, play, programmeFrom, slide, type Rehearsal } from '../fakes/rehearsal.ts';

/** What is heard over pictures that change faster than anything is spoken. */
let dir: string;
let rehearsal: Rehearsal;
test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'sound-'));
  rehearsal = await openRehearsal();
});
test.afterAll(async () => {
  await rehearsal.close();
  rmSync(dir, { recursive: true });
});
test.beforeEach(async ({ page }) => {
  await page.goto(rehearsal.url);
  await page.waitForFunction('globalThis.rehearsal');
});

const sound = (id: string) => ({ id, src: `${id}.mp3` });
const isHeard = `!document.querySelector('kiosk-stage').shadowRoot.querySelector('audio').paused`;
type Announced = Extract<FromPage, { type: 'announced' }>;

/** What was heard so far, in order; nothing may have failed. */
async function heard(page: Page): Promise<readonly Announced[]> {
  const facts = await page.evaluate<FromPage[]>('rehearsal.facts');
  expect(facts.filter(({ type }) => type === 'failed')).toEqual([]);
  return facts.filter((fact) => fact.type === 'announced');
}

test('the siren of an emergency is heard once, and ends with the flight of the emergency', async ({ page }) => {
  const until = Date.now() + 9_000;
  const flight = { from: new Date(until - 7_000).toISOString(), until: new Date(until).toISOString() };
  const siren = { id: 'flood', class: 'emergency', flight, items: [sound('siren')] };
  const items = [slide('a', { durationSeconds: 1 })];
  await play(page, programmeFrom({ items, interrupts: [siren] }, { siren: tone('siren', 20) }));
  await page.waitForFunction(isHeard);
  await page.waitForTimeout(until + 3_000 - Date.now());

  expect(await page.evaluate(isHeard)).toBe(false);
  const rows = await heard(page);
  expect(rows).toMatchObject([{ result: 'partial', showing: { itemId: 'siren', campaignId: 'flood' } }]);
  expect(rows[0]?.endedAt).toBeGreaterThan(until - 200);
  expect(rows[0]?.endedAt).toBeLessThan(until + 1_000);
});

test('the siren ends as soon as the newest playlist has the emergency no more', async ({ page }) => {
  const items = [slide('a', { durationSeconds: 1 })];
  const interrupts = [{ id: 'flood', class: 'emergency', items: [sound('siren')] }];
  await play(page, programmeFrom({ items, interrupts }, { siren: tone('siren', 20) }));
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

test('a point in time is heard next, and a siren at once, however often an ordinary turn comes', async ({ page }) => {
  const items = [slide('a', { durationSeconds: 1 }), sound('voice')];
  const at = [new Date(Date.now() - 60_000 + 7 * 3_600_000).toISOString().slice(11, 16)];
  const campaigns = [
    { id: 'loop', items },
    { id: 'm', at, items: [sound('clock')] },
  ];
  const interrupts = [{ id: 'flood', class: 'emergency', items: [sound('siren')] }];
  const media = { voice: tone('voice', 6), clock: tone('clock', 2) };
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
  await play(page, programmeFrom({ campaigns, interrupts, revision: 3 }, { ...media, siren: tone('siren', 3) }));
  await spoken('siren');

  const rows = (await heard(page)).map(({ result, showing }) => `${showing.itemId} ${result}`);
  const clockAt = rows.indexOf('clock complete');
  expect(rows.slice(0, clockAt).every((row) => row === 'voice complete')).toBe(true);
  expect(rows.slice(clockAt)).toEqual(['clock complete', 'voice partial', 'siren complete']);
});

/** A tone of so many seconds. */
function tone(name: string, seconds: number) {
  const file = path.join(dir, `${name}.mp3`);
  const source = `sine=frequency=${300 + name.length * 40}:duration=${seconds}`;
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, file]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return rehearsal.serve(file);
}
