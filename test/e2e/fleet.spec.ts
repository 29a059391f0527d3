import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { runCli } from '../fakes/player.ts';
import { agentOf, combined } from '../report/fleet/fleet-logs.ts';

const hostile = '<img src=x onerror="document.title=1">';

let dir: string;
test.beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'fleet-page-'));
  const ids = Array.from({ length: 1_000 }, (_, index) => `s-${index}`);
  const rows = ids.map((id, at) => `${id},Bến xe số ${at},Huyện ${at % 9},Xã ${at % 40},bus-station`);
  const minutesAgo = (at: number) => (at % 100 === 3 ? 20 : at % 100 === 4 ? 300 : at % 3);
  const log = ids.flatMap((id, at) =>
    at % 100 === 5
      ? []
      : combined({ agent: agentOf(id, { faults: at % 50 === 0 ? ['DISK_FULL'] : [] }), minutesAgo: minutesAgo(at) }),
  );
  writeFileSync(path.join(dir, 'access.log'), `${[...log, combined({ agent: agentOf('stranger') })].join('\n')}\n`);
  writeFileSync(
    path.join(dir, 'screens.csv'),
    `id,name,district,commune,venue\n"last-one","${hostile.replaceAll('"', '""')}",Huyện 1,Xã 1,market\n${rows.join('\n')}\n`,
  );
});
test.afterAll(() => rmSync(dir, { recursive: true }));

/** Makes the page and opens it from the disk. What it says on the console is a fault: the policy speaks there. */
async function open(page: Page, lang: 'en' | 'vi'): Promise<readonly string[]> {
  const out = path.join(dir, `fleet-${lang}.html`);
  const [log, register] = [path.join(dir, 'access.log'), path.join(dir, 'screens.csv')];
  const args = ['fleet', log, '--screens', register, '--at', '2026-11-22T15:40:00+07:00', '--out', out, '--lang', lang];
  expect(runCli(args).status).toBe(0);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(pathToFileURL(out).href);
  return said;
}

test('the fleet page lists, finds and orders screens, and runs nothing of theirs', async ({ page }) => {
  const said = await open(page, 'en');
  const rows = page.locator('#rows tr');

  await expect(rows).toHaveCount(100);
  await page.locator('#search').fill('ben xe so 770');
  await expect(rows).toHaveCount(1);
  await expect(rows.locator('th')).toContainText('Bến xe số 770');
  await page.locator('#search').fill('"xa 10 (huyen 5)"');
  await expect(page.locator('#count')).toContainText('3 / 3 shown');
  await page.locator('#search').fill('="Xã 10 (Huyện 5)"');
  await expect(page.locator('#count')).toContainText('3 / 3 shown');
  await page.locator('#search').fill('disk has no room');
  await expect(page.locator('#count')).toContainText('20 / 20 shown');
  await page.locator('#search').fill('onerror');
  await expect(rows.locator('th')).toContainText(hostile);
  await page.locator('#search').fill('');
  await page.locator('#presence').selectOption('never');
  await expect(page.locator('#count')).toContainText('11 / 11 shown');
  await page.locator('#presence').selectOption('');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(1_001);
  await expect(page).toHaveTitle('Screens · Bluezone Kiosk');
  expect(said).toEqual([]);
});

test('a sum, a fault and a district lead to their screens, also on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const said = await open(page, 'vi');
  const count = page.locator('#count');

  await page.getByRole('link', { name: 'Mất liên lạc' }).click();
  await expect(count).toContainText('10 / 10 đang hiện');
  await page.getByRole('link', { name: 'Ổ đĩa không còn chỗ' }).click();
  await expect(count).toContainText('20 / 20 đang hiện');
  await page.getByRole('link', { name: 'Huyện 7', exact: true }).click();
  await expect(count).toContainText('100 / 111 đang hiện');
  await expect(page.getByRole('row', { name: 'Bến xe số 7' }).first().getByRole('cell')).toHaveCount(5);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(said).toEqual([]);
});

test('what is folded is read on paper', async ({ page }) => {
  await open(page, 'vi');
  const folded = page.locator('details:not([open])');

  await expect(folded).not.toHaveCount(0);
  await page.pdf();
  await expect(folded).toHaveCount(0);
});

test.describe('for those who do not see it', () => {
  // The page lets no script run but its own, so not that of the examiner either.
  test.use({ bypassCSP: true });

  for (const lang of ['en', 'vi'] as const)
    test(`axe finds nothing wrong with the fleet page, in ${lang}`, async ({ page }) => {
      await open(page, lang);
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
      const violations = await page.evaluate(async () => {
        interface Violation {
          readonly id: string;
          readonly nodes: readonly { readonly html: string }[];
        }
        const { axe } = window as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } };
        return (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      });

      expect(violations).toEqual([]);
    });
});
