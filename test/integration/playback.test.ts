import { expect, it } from 'vitest';
import { runChanges } from '../bench/changes.ts';
import { runJournalTruth } from '../bench/journal-truth.ts';

/** Small counts of what `npm run prove` measures, on a real display with the built player in a real browser. */
it('shows nothing but the old or the new item over twelve changes', { timeout: 60_000 }, async () => {
  const { gaps, changes, watch } = await runChanges({ changes: 12 });
  expect(gaps).toEqual([]);
  expect(changes.length).toBeGreaterThanOrEqual(12);
  expect(watch.perSecond).toBeGreaterThan(200);
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
