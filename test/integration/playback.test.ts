import { expect, it } from 'vitest';
import { analyse } from '../bench/analyse.ts';
import { runChanges } from '../bench/changes.ts';
import { freezes, measureFreeze } from '../bench/freezes.ts';
import { runJournalTruth } from '../bench/journal-truth.ts';
import { blinkingPage } from '../bench/plain-page.ts';
import { PAGE_FIGURE_MS, runRecovery } from '../bench/recovery.ts';
import { onStand } from '../bench/stand.ts';
import { serveStatic } from '../bench/static-site.ts';
import { makePlainHome, startPlainBrowser } from '../bench/subjects.ts';

/** Small counts of what `npm run prove` measures, on a real display with the built player in a real browser. */
it('shows nothing but the old or the new item over twelve changes', { timeout: 60_000 }, async () => {
  const { gaps, changes, watch, said } = await runChanges({ changes: 12 });
  expect(gaps, said.join('\n')).toEqual([]);
  expect(changes.length).toBeGreaterThanOrEqual(12);
  expect(watch.perSecond).toBeGreaterThan(200);
});

it('would have seen 50 ms of black between two items', { timeout: 60_000 }, async () => {
  const gaps = await onStand({ ids: ['p2', 'p3'] }, async ({ display, items, sampling, atEnd }) => {
    const site = await serveStatic({ '/': { text: blinkingPage(50), type: 'text/html' } });
    atEnd(() => site.stop());
    const home = await makePlainHome();
    atEnd(() => home.remove());
    const browser = startPlainBrowser(display, home, `${site.origin}/`);
    atEnd(() => browser.end());
    return sampling.until('a gap', () => {
      const { gaps } = analyse(sampling.samples(), items);
      return gaps.length > 0 ? gaps : undefined;
    });
  });
  expect(gaps[0]?.blackMs).toBeGreaterThan(20);
});

it(
  'journals what the display showed, through a killed page and a killed player process',
  { timeout: 90_000 },
  async () => {
    const { faults, agreed } = await runJournalTruth({ showings: 10 });
    expect(faults).toEqual([]);
    expect(agreed).toBeGreaterThanOrEqual(9);
  },
);

it('is back after its page, its player process and its browser were killed', { timeout: 90_000 }, async () => {
  const { pageMs, browserMs, statusMs, gapSamples } = await runRecovery({ rounds: 1 });
  for (const ms of [...pageMs, ...browserMs, ...statusMs]) expect(ms).toBeLessThan(3 * PAGE_FIGURE_MS);
  expect(gapSamples).toEqual([0]);
});

it('moves again after its page hung', { timeout: 120_000 }, async () => {
  const ms = await measureFreeze.hang();
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThan(3 * freezes.hang.figureMs);
});
