import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { reportName, startDailyReport, type DailyReportJob } from '../../player/daily-report.ts';
import { logbook } from '../fakes/logbook.ts';
import { tempDir } from '../fakes/temp-dir.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A machine that is switched on at this time of 20 November in Vietnam. */
async function started(clock: string, fails: () => boolean = () => false) {
  const folder = await tempDir();
  vi.setSystemTime(new Date(`2026-11-20T${clock}:00+07:00`));
  const jobs: DailyReportJob[] = [];
  const log = logbook();
  const stop = startDailyReport({
    ...{ dataDir: '/data', campaignDir: '/media', folder, machine: 'lobby', at: '15:30', log, now: Date.now },
    timeZone: () => 'Asia/Ho_Chi_Minh',
    clockFloor: () => Date.parse('2026-01-01T00:00:00Z'),
    make(job) {
      jobs.push(job);
      if (fails()) return Promise.reject(new Error('the disk is full'));
      for (const date of job.dates) writeFileSync(path.join(folder, reportName('lobby', date)), '');
      return Promise.resolve();
    },
  });
  onTestFinished(stop);
  return { folder, jobs, log };
}

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000);

describe('the daily report', () => {
  it('is written at its time, with that of the day before, and once', async () => {
    const { jobs, folder } = await started('15:00');

    await pass(29);
    expect(jobs).toEqual([]);
    await pass(3);
    expect(jobs).toEqual([
      {
        ...{ dataDir: '/data', campaignDir: '/media', folder, machine: 'lobby', timeZone: 'Asia/Ho_Chi_Minh' },
        dates: ['2026-11-19', '2026-11-20'],
      },
    ]);
    await pass(8 * 60);
    expect(jobs.length).toBe(1);
    await pass(16 * 60);
    expect(jobs.map(({ dates }) => dates[1])).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('is written later where the machine was off at its time', async () => {
    const { jobs } = await started('17:45');

    await pass(1);
    expect(jobs.length).toBe(1);
  });

  it('is tried again when it could not be written', async () => {
    let full = true;
    const { jobs, log } = await started('15:30', () => full);

    await pass(5);
    expect(jobs.length).toBe(1);
    expect(log.entries).toMatchObject([{ level: 'error', event: 'daily report not written' }]);
    full = false;
    await pass(10);
    expect(jobs.length).toBe(2);
    await pass(60);
    expect(jobs.length).toBe(2);
  });

  it('is not written by a clock that is plainly wrong', async () => {
    const { jobs } = await started('15:00');
    vi.setSystemTime(new Date('1970-01-01T12:00:00Z'));

    await pass(60);
    expect(jobs).toEqual([]);
  });
});
