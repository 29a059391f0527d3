import path from 'node:path';
import { chromium } from '@playwright/test';
import { expect, it } from 'vitest';
import { analyse } from '../bench/analyse.ts';
import { comparePlays, START_TOLERANCE_MS, type Comparison } from '../bench/compare-plays.ts';
import { epochOffsetMs } from '../bench/samples.ts';
import { onStand } from '../bench/stand.ts';
import { eventually, startPlayer } from '../fakes/player.ts';

/**
 * The journal against the display, with a page that may lie: what it tells of its plays goes through `forge` on its way
 * to the player. A comparison that agrees with a liar proves nothing.
 */
async function compareWith(forge: string, showings: number): Promise<Comparison> {
  return onStand({ seconds: 1 }, async ({ display, sampling, items, dataDir, site }) => {
    const player = await startPlayer([
      '--host',
      'none',
      '--data-dir',
      dataDir.path,
      '--config-url',
      `${site.origin}/playlist.json`,
    ]);
    // Or the bundled campaign would be on first, for as long as its first clip lasts.
    await eventually(player.status, ({ playlist }) => playlist.state === 'current');
    // A window of its own profile: only the first window of a browser heeds --kiosk.
    const browser = await chromium.launchPersistentContext(path.join(dataDir.path, 'profile'), {
      executablePath: '/usr/bin/chromium',
      headless: false,
      viewport: null,
      args: ['--kiosk', '--disable-gpu', '--disable-quic', '--autoplay-policy=no-user-gesture-required'],
      env: { ...process.env, DISPLAY: display.name },
    });
    try {
      const [page = await browser.newPage()] = browser.pages();
      await page.addInitScript(`
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (text) {
          const message = JSON.parse(text);
          for (const one of (${forge})(message)) send.call(this, JSON.stringify(one));
        };`);
      await page.goto(player.url);
      const seen = () => analyse(sampling.samples(), items).showings;
      await sampling.until(`${showings} showings`, () => (seen().length > showings ? true : undefined), {
        timeoutMs: 60_000,
        everyMs: 250,
      });
      const offset = epochOffsetMs();
      const all = seen();
      await browser.close();
      await player.stop();
      const watched = {
        showings: all,
        epochOffsetMs: offset,
        fromAt: (all[0]?.fromMs ?? 0) + offset - START_TOLERANCE_MS,
        toAt: (all.at(-1)?.fromMs ?? 0) + offset - 1,
      };
      return comparePlays(watched, dataDir.plays());
    } finally {
      await browser.close();
      await player.stop();
    }
  });
}

it('agrees with the display when the page tells the truth', { timeout: 120_000 }, async () => {
  const { faults, agreed } = await compareWith('(message) => [message]', 8);

  expect(faults).toEqual([]);
  expect(agreed).toBeGreaterThanOrEqual(6);
});

it.each([
  [
    'tells another item',
    `(m) => [m.type === 'shown' || m.type === 'played' ? { ...m, showing: { ...m.showing, itemId: 'v1' } } : m]`,
  ],
  [
    'tells plays that never were',
    `(m) => m.type === 'played' ? [m, { ...m, showing: { ...m.showing, n: m.showing.n + 1e6, startedAt: m.showing.startedAt + 450 } }] : [m]`,
  ],
  ['keeps plays to itself', `(m) => (m.type === 'shown' || m.type === 'played') && m.showing.n % 2 === 0 ? [] : [m]`],
])('finds a page out that %s', { timeout: 120_000 }, async (_what, forge) => {
  const { faults } = await compareWith(forge, 6);

  expect(faults).not.toEqual([]);
});
