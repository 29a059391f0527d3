import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { FromPage, ShowingFacts } from '../../../core/messages.ts';
import { openJournal } from '../../../player/journal/journal.ts';
import { createProof } from '../../../player/journal/proof.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { readPlays } from '../../../player/journal/read-plays.ts';
import type { PageFact } from '../../../player/page-link.ts';
import { logbook } from '../../fakes/logbook.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const worker = path.resolve(import.meta.dirname, '../../../player/journal/journal-worker.ts');
const showing = (n: number): ShowingFacts => ({
  ...{ n, playlistId: 'p', revision: 1, campaignId: 'main', itemId: `item-${n}`, startedAt: n * 10_000 },
});
const shown = (n: number): FromPage & PageFact => ({ type: 'shown', showing: showing(n) });
const played = (n: number): FromPage & PageFact => ({
  ...{ type: 'played', endedAt: n * 10_000 + 10_000, result: 'complete' },
  showing: { ...showing(n), shownMs: 10_000, frames: 300 },
});

/** A player's journal, and what writes into it what its page tells. */
function player(file: string) {
  const journal = openJournal({
    ...{ file, worker, log: logbook() },
    onTrouble: () => undefined,
    onReplaced: (movedTo) => expect.unreachable(movedTo),
    onDeath: (error) => expect.unreachable(String(error)),
  });
  const circumstances = () => ({ venueType: '70101', clockTrusted: true, playerVersion: '0.4.0' });
  const proof = createProof({ now: () => 0, circumstances });
  const hear = (fact: PageFact) => journal.write(proof.of({ page: 'page-one', screenId: 'lobby' }, fact, true));
  return { journal, hear };
}

/** One life of a player, in which its page tells this. */
async function life(file: string, facts: readonly PageFact[]) {
  const { journal, hear } = player(file);
  facts.forEach(hear);
  expect(await journal.isWritten()).toBe(true);
  await journal.close();
}

it('writes each showing once, and whole, though its page tells it again to the next player and twice', async () => {
  const file = path.join(await tempDir(), 'journal.sqlite');
  await life(file, [shown(1)]);
  // What the first was told of the end of it, and of what came next, has died with it.
  const again = [played(1), shown(2), played(2), shown(3)];
  await life(file, [...again, ...again]);

  expect([...readPlays(file)]).toMatchObject([
    { id: 'page-one:1', result: 'complete', shownMs: 10_000, venueType: '70101', playerVersion: '0.4.0' },
    { id: 'page-one:2', result: 'complete', shownMs: 10_000, venueType: '70101', playerVersion: '0.4.0' },
    { id: 'page-one:3' },
  ]);
  expect([...readChain(file)].filter((line) => line.includes('"page-one:'))).toHaveLength(2);
});

it('knows that what waits for a disk is not written', async () => {
  const dir = path.join(await tempDir(), 'not-there-yet');
  const { journal, hear } = player(path.join(dir, 'journal.sqlite'));
  onTestFinished(() => journal.close());
  hear(shown(1));
  expect(await journal.isWritten()).toBe(false);
  mkdirSync(dir);
  hear(played(1));

  await expect.poll(() => journal.isWritten()).toBe(true);
});
