import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { eventually, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { slide } from '../fakes/rehearsal.ts';
import { faultsOf } from './legibility.ts';

/** The operator's panel of a screen whose picture is shared with zones, which play from a folder. */
let dir: string;
let player: RunningPlayer;
test.beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'operator-zones-'));
  const campaigns = [
    { id: 'quay', title: 'Quầy số 3', zone: 'side', items: [slide('so-thu-tu')] },
    { id: 'tin', title: 'Tin trong ngày', zone: 'strip', priority: 2, items: [slide('tin-1')] },
  ];
  const playlist = { formatVersion: 1, id: 'tinh', overlays: false, items: [slide('thong-bao')], campaigns };
  writeFileSync(path.join(dir, 'playlist.json'), JSON.stringify(playlist));
  player = await startPlayer(['--host', 'none', '--data-dir', path.join(dir, 'data'), '--config-url', dir]);
  await eventually(player.status, (status) => status.playlist.state === 'current');
});
test.afterAll(async () => {
  await player.stop();
  rmSync(dir, { recursive: true });
});

test('the panel tells what is on in each zone and why, and which are left out because they could not be read', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(player.url);
  await eventually(player.status, ({ screens }) => screens[0]?.zones.length === 2);
  await page.keyboard.press('Control+Shift+O');
  const panel = page.locator('operator-panel');
  const told = panel.locator('.zone');
  await expect(told).toHaveText([
    /^\s*Cột bên\s+so-thu-tu từ \d\d:\d\d:\d\d\s+“Quầy số 3” đang phát\s*$/,
    /^\s*Dải ngang\s+tin-1 từ \d\d:\d\d:\d\d\s+“Tin trong ngày” đang phát, mức ưu tiên 2\s*$/,
  ]);
  expect(await faultsOf(panel)).toEqual([]);

  await panel.getByRole('button', { name: 'English' }).click();
  await page.setViewportSize({ width: 720, height: 1280 });
  const leftOut = 'Left out: too small to be read on this screen';
  await eventually(player.status, ({ screens, faults }) => {
    const isTold = faults.some(({ code }) => code === `ZONE_LEFT_OUT ${screens[0]?.id}`);
    return screens[0]?.zonesLeftOut.join() === 'side' && isTold;
  });
  await expect(told).toContainText([leftOut, /tin-1 since \S+\s+“Tin trong ngày” is on, priority 2/]);
  await page.setViewportSize({ width: 384, height: 192 });
  await expect(told).toContainText([leftOut, leftOut]);
  await eventually(player.status, ({ screens }) => screens[0]?.zonesLeftOut.join() === 'side,strip');
  expect(await faultsOf(panel)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await eventually(player.status, ({ faults }) => !faults.some(({ code }) => code.startsWith('ZONE_LEFT_OUT')));
});
