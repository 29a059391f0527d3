import { writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { FromPage } from '../../core/messages.ts';
import { statusOf } from '../../player/journal/play-facts.ts';
import { eventually } from '../fakes/player.ts';
import { slide } from '../fakes/rehearsal.ts';
import { kioskForEach } from './kiosk.ts';

const kiosk = kioskForEach();

type Played = Extract<FromPage, { type: 'played' }>;

/** What the stages of a page tell is over, main picture and zones alike; to be called before it is opened. */
async function hearPlayed(page: Page): Promise<() => Promise<readonly Played[]>> {
  await page.addInitScript(() => {
    const played: unknown[] = [];
    Object.assign(globalThis, { played });
    const hear = ({ detail }: CustomEvent<FromPage>) => detail.type === 'played' && played.push(detail);
    document.addEventListener('fact', (event) => hear(event as CustomEvent<FromPage>), true);
  });
  return () => page.evaluate<Played[]>('played');
}

test('the journal has of each zone just what was shown in it', async ({ page }) => {
  const short = (id: string, durationSeconds: number) => slide(id, { durationSeconds });
  const campaigns = [
    { id: 'queue', zone: 'side', items: [short('desk-1', 1), short('desk-2', 1)] },
    { id: 'news', zone: 'strip', items: [short('line', 60)] },
  ];
  const list = { formatVersion: 1, overlays: false, items: [short('film', 2)], campaigns };
  writeFileSync(kiosk.onServer('playlist.json'), JSON.stringify(list));
  const playedOn = await hearPlayed(page);
  await kiosk.watch(page);

  const { screens } = await eventually(kiosk.status, (status) => (status.screens[0]?.zones.length ?? 0) === 2);
  expect(screens[0]?.zones.map(({ zone, nowPlaying }) => [zone, nowPlaying.itemId.slice(0, 4)])).toEqual([
    ...[
      ['side', 'desk'],
      ['strip', 'line'],
    ],
  ]);
  await expect.poll(async () => (await playedOn()).length, { timeout: 15_000 }).toBeGreaterThan(4);
  const played = await playedOn();
  const zonesOver = new Set(played.map(({ showing }) => showing.zone));
  expect([...zonesOver].toSorted()).toEqual(['side', undefined]);

  const rows = await eventually(
    kiosk.plays,
    (plays) => plays.filter(({ endedAt }) => endedAt !== null).length >= played.length,
  );
  for (const { showing, result } of played) {
    const row = rows.find(
      ({ itemId, startedAt }) => itemId === showing.itemId && Math.abs(Date.parse(startedAt) - showing.startedAt) < 1,
    );
    expect(row).toMatchObject({ status: statusOf(result), shownMs: Math.round(showing.shownMs) });
    expect(row?.zone).toBe(showing.zone ?? 'main');
  }
  expect(rows.filter(({ zone, status }) => zone === 'strip' && status === 'playing')).toHaveLength(1);
});
