import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type { FromPage } from '../../core/messages.ts';
import type { ReadyMedia } from '../../core/programme.ts';
import { openRehearsal, type Rehearsal } from '../fakes/rehearsal.ts';

interface StageFixtures {
  readonly rehearsal: Rehearsal;
  /** A folder for files of the tests' own. */
  readonly folder: string;
  /** Serves a tone of so many seconds, coded as its name says. */
  readonly tone: (name: string, seconds: number) => ReadyMedia;
}

/** A test on the stage alone: its page has the stage open, and all of a worker share one rehearsal. */
export const test = base.extend<object, StageFixtures>({
  rehearsal: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const rehearsal = await openRehearsal();
      await use(rehearsal);
      await rehearsal.close();
    },
    { scope: 'worker' },
  ],
  folder: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'stage-'));
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  tone: [
    async ({ folder, rehearsal }, use) => {
      await use((name, seconds) => {
        const file = path.join(folder, name);
        const source = `sine=frequency=${300 + name.length * 40}:duration=${seconds}`;
        const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, file]);
        if (made.status !== 0) throw new Error(String(made.stderr));
        return rehearsal.serve(file);
      });
    },
    { scope: 'worker' },
  ],
  page: async ({ page, rehearsal }, use) => {
    await openStage(page, rehearsal);
    await use(page);
  },
});

/** Opens a page on the stage. */
export async function openStage(page: Page, { url }: Rehearsal): Promise<void> {
  await page.goto(url);
  await page.waitForFunction('globalThis.rehearsal');
}

/** All that the stage has told so far. */
export function facts(page: Page): Promise<readonly FromPage[]> {
  return page.evaluate<FromPage[]>('rehearsal.facts');
}

/** Waits for a fact of this type about this item, which is the first or comes after so many others. */
export async function told<T extends 'shown' | 'played' | 'announced'>(
  page: Page,
  type: T,
  itemId: string,
  after = 0,
): Promise<Extract<FromPage, { type: T }>> {
  await page.waitForFunction(
    `rehearsal.facts.filter((fact) => fact.type === '${type}' && fact.showing.itemId === '${itemId}').length > ${after}`,
    undefined,
    { timeout: 30_000 },
  );
  const isIt = (fact: FromPage): fact is Extract<FromPage, { type: T }> =>
    fact.type === type && 'showing' in fact && fact.showing?.itemId === itemId;
  return there((await facts(page)).filter(isIt)[after]);
}

/** What must be there; throws when it is not. */
export function there<V>(value: V | null | undefined): V {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

/** An instant in RFC 3339. */
export function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** An instant as `HH:MM` in Vietnam. */
export function clockTime(instant: number): string {
  return iso(instant + 7 * 3_600_000).slice(11, 16);
}

/** The layer that is watched, as a script. */
export const watched = `[...document.querySelector('kiosk-stage').shadowRoot.querySelectorAll('.layer')]
  .filter((layer) => getComputedStyle(layer).opacity === '1').at(-1)`;
