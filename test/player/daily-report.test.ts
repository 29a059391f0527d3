import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { reportName, startDailyReport, type DailyReportJob } from '../../player/daily-report.ts';
import { logbook } from '../fakes/logbook.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

interface Machine {
  readonly fails?: () => boolean;
  /** The day on which it has shown something first. */
  readonly since?: string;
  /** What is in the folder: the day of a report, and when it was made. */
  readonly reports?: Readonly<Record<string, string>>;
  /** What the folder answers instead. */
  readonly writtenAt?: () => Promise<number | undefined>;
}

/** A machine that is switched on at this moment in Vietnam. */
function started(moment: string, { fails = () => false, since = '2026-11-19', reports = {}, writtenAt }: Machine = {}) {
  vi.setSystemTime(inVietnam(moment));
  const folder = path.resolve('/reports');
  const written = new Map(
    Object.entries(reports).map(([day, made]) => [path.join(folder, reportName('lobby', day)), inVietnam(made)]),
  );
  const jobs: DailyReportJob[] = [];
  const log = logbook();
  const stop = startDailyReport({
    ...{ dataDir: '/data', campaignDir: '/media', folder, machine: 'lobby', at: '15:30', log, now: Date.now },
    timeZone: () => 'Asia/Ho_Chi_Minh',
    clockFloor: () => Date.parse('2026-01-01T00:00:00Z'),
    firstShownAt: (from) => Promise.resolve(Math.max(from, inVietnam(`${since} 08:00`))),
    writtenAt: writtenAt ?? ((file) => Promise.resolve(written.get(file))),
    make(job) {
      jobs.push(job);
      if (fails()) return Promise.reject(new Error('the disk is full'));
      for (const date of job.dates) written.set(path.join(folder, reportName('lobby', date)), Date.now());
      return Promise.resolve();
    },
  });
  onTestFinished(stop);
  return { folder, jobs, dates: () => jobs.map((job) => job.dates), log, stop };
}

const inVietnam = (moment: string) => Date.parse(`${moment.replace(' ', 'T')}:00+07:00`);
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000);

describe('the daily report', () => {
  it('is written at its time, with that of the day before, and once', async () => {
    const { jobs, dates, folder } = started('2026-11-20 15:00', { reports: { '2026-11-19': '2026-11-19 15:30' } });

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
    expect(dates().slice(1)).toEqual([['2026-11-20', '2026-11-21']]);
  });

  it('is written later where the machine was off at its time', async () => {
    const { jobs } = started('2026-11-20 17:45');

    await pass(1);
    expect(jobs.length).toBe(1);
  });

  it('is written also of days at whose time the machine was off, as soon as it is on', async () => {
    // Off from Friday, 15:00, until Monday.
    const { dates } = started('2026-11-23 08:00', { reports: { '2026-11-19': '2026-11-20 15:30' } });

    await pass(2);
    expect(dates()).toEqual([['2026-11-20', '2026-11-21', '2026-11-22']]);
    await pass(8 * 60);
    expect(dates().slice(1)).toEqual([['2026-11-23']]);
  });

  it('has the evening of a day also where the machine was off on the days that followed', async () => {
    const made = { '2026-11-19': '2026-11-20 15:30', '2026-11-20': '2026-11-20 15:30' };
    const { dates } = started('2026-11-23 08:00', { reports: made });

    await pass(2);
    expect(dates()).toEqual([['2026-11-20', '2026-11-21', '2026-11-22']]);
  });

  it('waits after midnight until what was on then is in the journal', async () => {
    const { dates } = started('2026-11-22 23:00', { since: '2026-11-22', fails: () => true });
    await pass(2);
    expect(dates()).toEqual([['2026-11-22']]);
    const other = started('2026-11-23 00:05', { since: '2026-11-22' });

    await pass(50);
    expect(other.dates()).toEqual([]);
    await pass(10);
    expect(other.dates()).toEqual([['2026-11-22']]);
  });

  it('goes back a week, and not to days before anything was shown', async () => {
    const old = started('2026-11-20 08:00', { since: '2026-06-01' });
    await pass(1);
    expect(old.dates()).toEqual([[14, 15, 16, 17, 18, 19].map((day) => `2026-11-${day}`)]);
    const young = started('2026-11-20 16:00', { since: '2026-11-20' });

    await pass(1);
    expect(young.dates()).toEqual([['2026-11-20']]);
  });

  it('is tried again when it could not be written', async () => {
    let full = true;
    const { jobs, log } = started('2026-11-20 15:30', { fails: () => full });

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
    const { jobs } = started('2026-11-20 15:00');
    vi.setSystemTime(new Date('1970-01-01T12:00:00Z'));

    await pass(60);
    expect(jobs).toEqual([]);
  });

  it('keeps the player from its end no longer than its folder answers', async () => {
    const { jobs, stop } = started('2026-11-20 15:30', { writtenAt: () => new Promise(() => undefined) });
    await pass(5);

    await stop();
    expect(jobs).toEqual([]);
  });
});
