import { expect, type Page } from '@playwright/test';
import { play, programmeFrom } from '../fakes/rehearsal.ts';
import { facts, test, told, watched } from './stage-page.ts';

/** Three pages of seven, seven and four. */
const people = Array.from({ length: 18 }, (_, index) => ({ name: `Người Mẫu ${index}` }));
const team = (durationSeconds: number) => ({
  id: 'team',
  durationSeconds,
  slide: { kind: 'support-point', title: 'Điểm hỗ trợ', people },
});
const pause = { id: 'pause', durationSeconds: 1, slide: { kind: 'notice', title: 'Chờ' } };

/** What the number at the foot of the page that is watched says. */
const page = `${watched}?.shadowRoot?.firstElementChild?.shadowRoot.querySelector('.count')?.innerText`;

test('a long staff table turns its pages while it is on', async ({ page: tab }) => {
  await play(tab, programmeFrom({ items: [team(12.8), pause] }));
  const { showing } = await told(tab, 'shown', 'team');

  expect(await tab.evaluate(page)).toBe('Trang 1/3');
  await tab.waitForFunction(`${page} === 'Trang 2/3'`, undefined, { timeout: 10_000 });
  expect(await tab.evaluate<number>('Date.now()')).toBeGreaterThanOrEqual(showing.startedAt + 6000);
});

test('a staff table goes on at its next showing where it stopped', async ({ page: tab }) => {
  await play(tab, programmeFrom({ items: [team(2), pause] }));
  const seen: string[] = [];
  for (const count of ['Trang 1/3', 'Trang 2/3', 'Trang 3/3', 'Trang 1/3']) {
    await tab.waitForFunction(`${page} === '${count}'`, undefined, { timeout: 10_000 });
    seen.push(...(await shownItems(tab)).slice(seen.length));
  }

  expect(seen.filter((id) => id === 'team')).toHaveLength(4);
});

/** What has been shown so far, in its order. */
async function shownItems(tab: Page): Promise<readonly string[]> {
  return (await facts(tab)).flatMap((fact) => (fact.type === 'shown' ? fact.showing.itemId : []));
}
