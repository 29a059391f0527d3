import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { PlayerOptions } from '../core/messages.ts';
import { startDailyReport, type DailyReportJob } from './daily-report.ts';
import type { Journal } from './journal/journal.ts';
import type { PlayerWorld } from './player-world.ts';

export interface OpenDailyReport {
  readonly options: Pick<PlayerOptions, 'dataDir' | 'campaignDir' | 'reporting' | 'screens'>;
  readonly world: Pick<PlayerWorld, 'reportWorker' | 'now' | 'log'>;
  readonly journal: Pick<Journal, 'firstShownAt'>;
  readonly timeZone: () => string;
  readonly clockFloor: () => number;
}

/** Has the daily report written where the settings name a folder for it. Gives what ends it. */
export function openDailyReport(asked: OpenDailyReport): () => Promise<void> {
  const { options, world, journal, timeZone, clockFloor } = asked;
  const { dailyReportFolder: folder, dailyReportAt: at = '15:30' } = options.reporting ?? {};
  if (folder === undefined || world.reportWorker === undefined) return () => Promise.resolve();
  const { dataDir, campaignDir, screens } = options;
  const { now, log, reportWorker } = world;
  return startDailyReport({
    ...{ dataDir, campaignDir, folder, at, timeZone, clockFloor, now, log },
    machine: screens[0]?.id ?? 'screen',
    make: reportThread(reportWorker),
    firstShownAt: journal.firstShownAt,
    writtenAt: (file) =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => undefined, // not there; a folder that is away is told when it is written into
      ),
  });
}

/**
 * Makes reports in a thread of their own, which the page server does not wait for, and whose memory is given back with it.
 * Rejects with what went wrong there, or when the signal comes.
 *
 * @param program  absolute path of the worker (report/daily/worker.ts)
 */
function reportThread(program: string) {
  return async (job: DailyReportJob, signal: AbortSignal): Promise<void> => {
    const worker = new Worker(program, { workerData: job });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop);
    try {
      // An error in the thread rejects this.
      const [code] = (await once(worker, 'exit')) as [number];
      if (code !== 0) throw new Error(`the thread that makes reports ended with ${code}`);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
