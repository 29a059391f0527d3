import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { readJournalLine } from '../../../core/journal-lines.ts';
import type { Play } from '../../../core/play.ts';
import type { JournalEntry } from '../../../core/play-record.ts';
import type { ChainHead } from '../../../player/journal/journal.ts';
import { openJournalDatabase, type JournalDatabase } from '../../../player/journal/journal-database.ts';
import { readChain } from '../../../player/journal/read-chain.ts';
import { checkpointOf, sealOf } from '../../../player/journal/seals.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

/** A machine that writes its journal, with clocks that a test turns. */
export interface ChainedMachine {
  readonly file: string;
  now: number;
  uptimeMs: number;
  open(startsAt?: number): JournalDatabase;
  /** With so many showings, `a:1` and on. */
  filled(count: number): JournalDatabase;
  entries(): readonly JournalEntry[];
}

export async function chainedMachine(): Promise<ChainedMachine> {
  const file = path.join(await tempDir(), 'journal.sqlite');
  const machine: ChainedMachine = {
    ...{ file, now: Date.UTC(2026, 10, 22), uptimeMs: 0 },
    open(startsAt) {
      const journal = openJournalDatabase(file, { now: () => machine.now, uptimeMs: () => machine.uptimeMs, startsAt });
      onTestFinished(() => {
        try {
          journal.dispose();
        } catch {
          // The test has closed it.
        }
      });
      return journal;
    },
    filled(count) {
      const journal = machine.open();
      write(journal, () => {
        for (let n = 1; n <= count; n++) journal.close(play(`a:${n}`));
      });
      return journal;
    },
    entries: () =>
      [...readChain(file)].map(readJournalLine).flatMap((read) => (read.kind === 'entry' ? [read.entry] : [])),
  };
  return machine;
}

const { privateKey } = generateKeyPairSync('ed25519');
export const sealed = (head: ChainHead) => sealOf(head, privateKey, 0);
export const checkpointed = (head: ChainHead) => checkpointOf(head, privateKey, 0);
export const most = { entries: 500, bytes: 2 ** 20 };

/** What was meant to be shown; its item has more bytes than letters. */
export const meant = (id: string) => ({
  ...{ id, screenId: 'lobby', playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'ế', startedAt: 1000 },
  displayed: true,
});

/** A showing that is over. */
export const play = (id: string, change: Partial<Play> = {}): Play => ({
  ...{ ...meant(id), shownMs: 5000, frames: 150, result: 'complete', endedAt: 6000 },
  ...change,
});

/** As the worker does it: what happened, and what has become final by it. */
export function write(journal: JournalDatabase, work: () => void = () => undefined): void {
  journal.together(() => {
    work();
    journal.chain.enter();
  });
}
