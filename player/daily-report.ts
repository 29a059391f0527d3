import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMoment, toRfc3339 } from '../core/wall-clock.ts';
import { reasonOf, type Log } from './log.ts';

/** What is asked of whoever makes reports. */
export interface DailyReportJob {
  readonly dataDir: string;
  readonly campaignDir: string;
  /** Where the reports go: `bao-cao-lobby-2020-08-18.xlsx`, and `.html`. */
  readonly folder: string;
  /** The id of its first screen: many machines may write into one folder. */
  readonly machine: string;
  /** The days to report on, `2020-08-18`, each for itself. */
  readonly dates: readonly string[];
  /** IANA. */
  readonly timeZone: string;
}

export interface DailyReportWorld extends Omit<DailyReportJob, 'dates' | 'timeZone'> {
  /** `15:30` */
  readonly at: string;
  readonly timeZone: () => string;
  /** Makes the reports; rejects with why it could not. */
  readonly make: (job: DailyReportJob, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  /** A clock that is behind it is plainly wrong, epoch milliseconds. */
  readonly clockFloor: () => number;
  readonly log: Log;
}

/**
 * Has the report of the day written at a time of day, and later where the machine was off then. The report of the day
 * before is written anew with it, for that day has its evening by now. What goes wrong is logged and tried again.
 *
 * @returns what ends it
 */
export function startDailyReport(world: DailyReportWorld): () => Promise<void> {
  const { at, now, log, folder, machine } = world;
  const ending = new AbortController();
  let making: Promise<void> | undefined;
  let triedAt = -Infinity;

  function look(): void {
    const instant = now();
    if (making !== undefined || instant < world.clockFloor() || Math.abs(instant - triedAt) < TRY_AGAIN_MS) return;
    const timeZone = world.timeZone();
    const [today = ''] = toRfc3339(instant, timeZone).split('T');
    if (instant < readMoment(`${today}T${at}`, timeZone, 'begins')) return;
    if (existsSync(path.join(folder, reportName(machine, today)))) return;
    triedAt = instant;
    const [yesterday = ''] = toRfc3339(readMoment(today, timeZone, 'begins') - 1, timeZone).split('T');
    const { dataDir, campaignDir } = world;
    making = world
      .make({ dataDir, campaignDir, folder, machine, timeZone, dates: [yesterday, today] }, ending.signal)
      .then(() => log.info('daily report written', { folder, date: today }))
      .catch((error: unknown) => {
        if (!ending.signal.aborted) log.error('daily report not written', { folder, reason: reasonOf(error) });
      })
      .finally(() => (making = undefined));
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    ending.abort();
    await making;
  };
}

/** The name of a day's report as a workbook. */
export function reportName(machine: string, date: string): string {
  return `bao-cao-${machine}-${date}.xlsx`;
}

const LOOK_EVERY_MS = 60_000;
const TRY_AGAIN_MS = 10 * 60_000;
