import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import type { Reporting } from '../../core/reporting.ts';
import type { Play } from '../../core/play.ts';
import { startDelivery } from '../../player/delivery/delivery.ts';
import { openDestination } from '../../player/delivery/open-destination.ts';
import { createFaultBoard } from '../../player/fault-board.ts';
import { createFetch } from '../../player/http.ts';
import { openJournal, type HelpedEntry } from '../../player/journal/journal.ts';
import { logbook } from './logbook.ts';
import { tempDir } from './temp-dir.ts';

const worker = path.resolve(import.meta.dirname, '../../player/journal/journal-worker.ts');

/** A machine with a real journal, which delivers as a player does, but at once. */
export async function recordingMachine(screenId: string) {
  const journal = openJournal({
    ...{ file: path.join(await tempDir(), 'journal.sqlite'), worker, log: logbook() },
    onTrouble: () => undefined,
    onReplaced: () => undefined,
    onDeath: (error) => {
      throw error;
    },
  });
  onTestFinished(() => journal.close());
  let count = 0;
  return {
    /** A showing of 15 s, whole unless said otherwise. */
    show(startedAt: string, more: Partial<Play> = {}): void {
      const at = Date.parse(startedAt);
      const play: Play = {
        ...{ id: `${screenId}:${++count}`, screenId, playlistId: 'tinh', revision: 12, campaignId: 'main' },
        ...{ itemId: 'huong-dan.mp4', sha256: 'ab'.repeat(32), startedAt: at, endedAt: at + 15_000, shownMs: 15_000 },
        ...{ frames: 450, result: 'complete', displayed: true, plannedMs: 15_000, clockTrusted: true },
        ...{ playerVersion: '0.4.0', ...more },
      };
      journal.write([
        { type: 'open', play: { ...play, result: 'playing', shownMs: 0, frames: 0 } },
        { type: 'close', play },
      ]);
    },
    help: (helped: Omit<HelpedEntry, 'screenId'>) =>
      journal.write([{ type: 'helped', helped: { screenId, ...helped } }]),
    /** Brings what is there, all of it again where the machine has forgotten what was taken. Gives what stands as fault. */
    async deliver(reporting: Reporting, { forgetful = false } = {}): Promise<readonly string[]> {
      const { seq } = await journal.head();
      const destination = openDestination(reporting, createFetch({ env: {}, userAgent: 'test' }));
      if (destination === undefined) throw new Error('nowhere to deliver');
      const faults = createFaultBoard(Date.now);
      const delivery = startDelivery({
        journal: forgetful ? { ...journal, deliveredTo: () => Promise.resolve(0) } : journal,
        ...{ destination, faults, log: logbook(), now: Date.now, uptimeMs: () => performance.now(), random: () => 0 },
        sleep: (ms, signal) => sleep(Math.min(ms, 20), undefined, { signal }),
      });
      const done = async () => {
        const refused = faults.list().length > 0;
        const { batches, waiting } = await delivery.state();
        const isTaken = batches.acknowledged > 0 && waiting === 0;
        return refused || isTaken ? Promise.resolve() : Promise.reject(new Error(`not delivered up to ${seq}`));
      };
      await vi.waitFor(done, { timeout: 10_000, interval: 20 });
      await delivery.stop();
      return faults.list().map(({ message }) => message);
    },
  };
}
