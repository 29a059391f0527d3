import path from 'node:path';
import type { Play } from '../../core/play.ts';
import { openJournalDatabase } from '../../player/journal/journal-database.ts';

/** What a machine has shown before a test begins. */
export interface ShownDays {
  /** Epoch milliseconds, of the first showing of each day. */
  readonly days: readonly number[];
  readonly screens?: readonly string[];
  readonly items: number;
  /** Of each item on each screen, ten seconds each. */
  readonly plays: number;
}

/** Writes a journal as a player would have, of showings that were all whole but the last of each item and day. */
export function writeShownDays(dataDir: string, { days, screens = ['sanh-1'], items, plays }: ShownDays): void {
  const journal = openJournalDatabase(path.join(dataDir, 'journal.sqlite'), { now: Date.now, uptimeMs: () => 0 });
  for (const [day, first] of days.entries()) {
    journal.together(() => {
      for (const screenId of screens) {
        for (let n = 0; n < items * plays - (day % 5); n++) {
          const startedAt = first + n * 10_000;
          const isLast = n >= items * (plays - 1);
          const play: Play = {
            ...{ id: `p${day}-${screenId}:${n}`, screenId, playlistId: 'tinh', revision: 7, campaignId: 'main' },
            ...{ itemId: `clip-${(n % items) + 1}.mp4`, startedAt, endedAt: startedAt + 10_000, frames: 250 },
            ...{ displayed: true, clockTrusted: true, playerVersion: '0.1.0' },
            ...{
              shownMs: isLast ? 4_321 : 10_000 + ((n * 7919 + day * 104_729) % 1_000),
              result: isLast ? 'partial' : 'complete',
            },
          };
          journal.close(play);
        }
      }
    });
    // So many at once as the journal enters, and no more.
    for (let n = 0; n < screens.length * items * plays; n += 500) journal.together(() => journal.chain.enter());
  }
  journal.dispose();
}
