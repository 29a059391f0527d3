import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeDelivered } from './delivered-plays.ts';
import { table, type Report } from './report.ts';

/** What the report of a month costs. */
export interface ReportCost {
  readonly screens: number;
  readonly everySeconds: number;
  readonly plays: number;
  readonly files: number;
  readonly packedBytes: number;
  readonly ms: number;
  readonly maxRssBytes: number;
  /** What the report says was shown whole or in part. */
  readonly told: number;
}

/** A month of so many screens, each of which plays an item every so many seconds. */
export interface Month {
  readonly screens: number;
  readonly everySeconds: number;
}

/** Makes the report of each month, out of what its screens have delivered. */
export function runDailyReport({
  months,
  days,
}: {
  readonly months: readonly Month[];
  readonly days: number;
}): readonly ReportCost[] {
  return months.map(({ screens, everySeconds }) => {
    const dir = mkdtempSync(path.join(tmpdir(), 'daily-report-'));
    try {
      const folder = path.join(dir, 'delivered');
      const made = { plays: 0, files: 0, packedBytes: 0 };
      for (let screen = 0; screen < screens; screen++) {
        const { plays, files, packedBytes } = writeDelivered(folder, { screen, days, everySeconds });
        made.plays += plays;
        made.files += files;
        made.packedBytes += packedBytes;
      }
      return { screens, everySeconds, ...made, ...costOf(folder, path.join(dir, 'report.xlsx'), days) };
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
}

function costOf(folder: string, out: string, days: number): Pick<ReportCost, 'ms' | 'maxRssBytes' | 'told'> {
  const last = `2026-11-${String(days).padStart(2, '0')}`;
  const args = [child, folder, '--from', '2026-11-01', '--to', last, '--out', out, '--lang', 'en'];
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const ms = performance.now() - from;
  if (status !== 0) throw new Error(`the report ended with ${status}: ${stderr}`);
  const { maxRssBytes } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as { maxRssBytes: number };
  const figure = (label: string) =>
    Number((new RegExp(`^${label}: ([\\d,]+)$`, 'm').exec(stdout)?.[1] ?? 'NaN').replaceAll(',', ''));
  return { ms, maxRssBytes, told: figure('Showings, whole') + figure('Showings, in part') };
}

/** @param costs  of ever more screens that play as often; the last one of as many screens as are planned for, that play seldom */
export function reportDailyReport(costs: readonly ReportCost[]): Report {
  const perPlayUs = ({ ms, plays }: ReportCost) => (ms * 1000) / plays;
  const often = costs.slice(0, -1);
  const [first, last, all] = [often[0], often.at(-1), costs.at(-1)];
  if (first === undefined || last === undefined || all === undefined) throw new Error('too few months were measured');
  const growth = perPlayUs(last) / perPlayUs(first);
  const planned = (all.screens * last.plays) / last.screens;
  const hours = (perPlayUs(last) * planned) / 3.6e9;
  const isTrue = ({ told, plays }: ReportCost) => told === plays;
  return {
    met: growth <= 1.2 && costs.every((cost) => isTrue(cost)),
    body: [
      'What screens have delivered in 30 days, in sealed batches of 500, read, checked, counted and written as a workbook: of one in a hundred screens that play an item every ten seconds, then of all of them, each of which plays seldom, but every item every day.',
      '',
      table(
        [
          'screens',
          'an item every',
          'plays',
          'files',
          'packed MB',
          'bytes a play',
          's',
          'µs a play',
          'most memory MB',
          'counted',
        ],
        costs.map((cost) => [
          ...[cost.screens.toLocaleString('en'), `${cost.everySeconds} s`],
          ...[cost.plays, cost.files].map((count) => count.toLocaleString('en')),
          (cost.packedBytes / 1e6).toFixed(0),
          (cost.packedBytes / cost.plays).toFixed(0),
          (cost.ms / 1000).toFixed(1),
          perPlayUs(cost).toFixed(1),
          (cost.maxRssBytes / 1e6).toFixed(0),
          `${cost.told.toLocaleString('en')}${isTrue(cost) ? '' : ' (wrong)'}`,
        ]),
      ),
      '',
      `Figures: every play counted once, and a play of ${last.screens} screens no more than 1.2 times as long as one of ${first.screens} (${growth.toFixed(2)}).`,
      '',
      `What is kept in the memory is a row of numbers for each day, screen and item, however often it was shown, and what each chain needs, of which one number for 256 plays grows with them. So ${all.screens.toLocaleString('en')} screens that play as often as the first ones, ${Math.round(planned / 1e6)} million plays, take on paper ${hours.toFixed(1)} hours on one core, and ${(all.maxRssBytes / 1e6).toFixed(0)} MB with ${((planned - all.plays) / 256 / 1e6).toFixed(1)} million numbers more.`,
    ].join('\n'),
  };
}

const child = path.join(import.meta.dirname, 'daily-report-child.ts');
