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
  /** When a file was written, epoch milliseconds; `undefined`: it is not there. May hang as long as a share does. */
  readonly writtenAt: (file: string) => Promise<number | undefined>;
  /** When the oldest showing began that the journal keeps, of those since an instant. */
  readonly firstShownAt: (since: number) => Promise<number | undefined>;
  readonly now: () => number;
  /** A clock that is behind it is plainly wrong, epoch milliseconds. */
  readonly clockFloor: () => number;
  readonly log: Log;
}

/**
 * Has the report of the day written at a time of day, and later where the machine was off then. With it the reports of the
 * week before are written anew that were made before their day was over. Where one of them was never made, because the
 * machine was off, it is as soon as the machine is on. What goes wrong is logged and tried again.
 *
 * @returns what ends it
 */
export function startDailyReport(world: DailyReportWorld): () => Promise<void> {
  const { at, now, log, folder, machine } = world;
  const ending = new AbortController();
  const stopped = new Promise<readonly string[]>((resolve) =>
    ending.signal.addEventListener('abort', () => resolve([])),
  );
  /** When the report of a day was made, should the clock of a share say otherwise. */
  const madeAt = new Map<string, number>();
  let making: Promise<void> | undefined;
  let triedAt = -Infinity;

  /** The days whose reports are to be written now, the oldest first. */
  async function due(instant: number, timeZone: string): Promise<readonly string[]> {
    const days = lastDays(instant, timeZone);
    const [today = ''] = days.slice(-1);
    const isTime = instant >= readMoment(`${today}T${at}`, timeZone, 'begins');
    const firstAt = (await world.firstShownAt(readMoment(days[0] ?? today, timeZone, 'begins'))) ?? instant;
    const missing: string[] = [];
    const unfinished: string[] = [];
    for (const day of days) {
      const overAt = readMoment(day, timeZone, 'ends');
      if (overAt <= firstAt) continue;
      const made = madeAt.get(day) ?? (await world.writtenAt(path.join(folder, reportName(machine, day))));
      const isReady = day === today ? isTime : instant >= overAt + SETTLED_MS;
      if (made === undefined && isReady) missing.push(day);
      if (made !== undefined && made < overAt && day !== today) unfinished.push(day);
    }
    return isTime || missing.length > 0 ? [...unfinished, ...missing].sort() : [];
  }

  async function makeDue(instant: number): Promise<void> {
    const timeZone = world.timeZone();
    const dates = await Promise.race([due(instant, timeZone), stopped]);
    if (dates.length === 0) return;
    triedAt = instant;
    const { dataDir, campaignDir } = world;
    await world.make({ dataDir, campaignDir, folder, machine, timeZone, dates }, ending.signal);
    for (const date of dates) madeAt.set(date, instant);
    log.info('daily report written', { folder, dates });
  }

  function look(): void {
    const instant = now();
    if (making !== undefined || instant < world.clockFloor() || Math.abs(instant - triedAt) < TRY_AGAIN_MS) return;
    making = makeDue(instant)
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

/** A week, today the last. */
function lastDays(instant: number, timeZone: string): readonly string[] {
  const days: string[] = [];
  for (let at = instant; days.length < DAYS; at = readMoment(days[0] ?? '', timeZone, 'begins') - 1)
    days.unshift(toRfc3339(at, timeZone).slice(0, 10));
  return days;
}

/** The name of a day's report as a workbook. */
export function reportName(machine: string, date: string): string {
  return `bao-cao-${machine}-${date}.xlsx`;
}

const LOOK_EVERY_MS = 60_000;
const TRY_AGAIN_MS = 10 * 60_000;
const DAYS = 7;
/** What was on at midnight is in the journal by then, and so is what was broken off. */
const SETTLED_MS = 60 * 60_000;
