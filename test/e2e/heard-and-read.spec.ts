import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { eventually } from '../fakes/player.ts';
import { kioskForEach } from './kiosk.ts';

/** What goes with the pictures, through a real player: its store, its door and the policy of its page. */
const kiosk = kioskForEach();
const { onServer } = kiosk;

test('captions are read, the emblem and who signs are seen, an announcement is heard and written down', async ({
  page,
}) => {
  const media = await makeCodedMedia(['v1', 'v2'], { seconds: 8 });
  copyFileSync(media.fileOf('v1'), onServer('v1.mp4'));
  copyFileSync(media.fileOf('v2'), onServer('signed.mp4'));
  writeFileSync(onServer('v1.vtt'), 'WEBVTT\n\n00:00.000 --> 00:20.000\nLuôn bật Bluetooth nhé!\n');
  writeFileSync(
    onServer('emblem.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>',
  );
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2', '-c:a', 'aac', onServer('call.m4a')];
  expect(spawnSync('ffmpeg', ['-v', 'error', '-y', ...tone]).status).toBe(0);
  // Since a minute ago, so that it is answered at the first boundary.
  const at = [new Date(Date.now() - 60_000 + 7 * 3_600_000).toISOString().slice(11, 16)];
  writeFileSync(
    onServer('playlist.json'),
    JSON.stringify({
      formatVersion: 1,
      overlays: { agency: { name: 'Sở Mẫu', emblem: { url: 'emblem.svg' } }, clock: true },
      campaigns: [
        {
          id: 'loop',
          items: [
            {
              ...{ id: 'v1', src: 'v1.mp4', captions: [{ url: 'v1.vtt', lang: 'vi' }] },
              signLanguage: [{ url: 'signed.mp4', lang: 'hab' }],
            },
          ],
        },
        { id: 'calls', at, items: [{ id: 'call', src: 'call.m4a' }] },
      ],
    }),
  );
  const told: string[] = [];
  page.on('console', (message) => message.type() === 'error' && told.push(message.text()));
  await kiosk.watch(page);

  const cues = () =>
    page.evaluate(() =>
      [...(document.querySelector('kiosk-stage')?.shadowRoot?.querySelectorAll('video') ?? [])]
        .flatMap(({ textTracks }) => [...textTracks])
        .flatMap(({ mode, activeCues }) => (mode === 'showing' ? [...(activeCues ?? [])] : []))
        .map((cue) => (cue as VTTCue).text),
    );
  await eventually(cues, ([first]) => first === 'Luôn bật Bluetooth nhé!');
  const emblem = page.locator('overlay-frame .sign img').first();
  expect(await emblem.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect.poll(() => page.locator('video.signer').evaluate(({ style }) => style.opacity)).toBe('1');
  const rows = await eventually(kiosk.plays, (all) => all.some(({ itemId }) => itemId === 'call'));
  const call = rows.find(({ itemId }) => itemId === 'call');
  expect(call).toMatchObject({ status: 'success' });
  expect(call?.shownMs).toBeGreaterThan(1_800);
  expect(told).toEqual([]);
});
