import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Play } from '../../core/play.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';
import { publicTextOf, sealOf } from '../../player/journal/seals.ts';
import { openMachineKey } from '../../player/trust/machine-key.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** A machine that has shown nothing yet: its data directory, and the folder in which that is. */
export async function newMachine() {
  const dir = await tempDir();
  const data = path.join(dir, 'data');
  mkdirSync(data);
  return { dir, data, shown: (count: number) => shownOn({ dir, data }, count) };
}

/** What is shown as the nth: on the nth day after 20 November 2026. */
export const play = (n: number): Play => ({
  ...{ id: `page:${n}`, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: `=clip-${n}` },
  ...{
    startedAt: Date.UTC(2026, 10, 20 + n, 12),
    endedAt: Date.UTC(2026, 10, 20 + n, 12, 0, 5),
    shownMs: 5000,
    frames: 9,
  },
  ...{
    result: 'complete',
    displayed: true,
    plannedMs: 5000,
    clockTrusted: true,
    playerVersion: '0.4.0',
    venueType: '903',
  },
});

/** A machine that has shown so much, and delivered it: gives its public key and the delivered file. */
async function shownOn({ dir, data }: { readonly dir: string; readonly data: string }, count: number) {
  const key = await openMachineKey(data);
  const file = path.join(data, 'journal.sqlite');
  const journal = openJournalDatabase(file, { now: () => 0, uptimeMs: () => 0 });
  journal.together(() => {
    for (let n = 1; n <= count; n++) journal.close(play(n));
    journal.chain.enter();
  });
  const batch = journal.chain.batch(0, { entries: 500, bytes: 2 ** 20 }, (head) => sealOf(head, key, 0));
  const { hash } = journal.chain.head();
  journal.dispose();
  const delivered = path.join(dir, 'delivered.jsonl');
  writeFileSync(delivered, [...(batch?.lines ?? []), batch?.seal, ''].join('\n'));
  return { publicKey: publicTextOf(key), delivered, hash };
}
