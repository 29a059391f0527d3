import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeDelivered } from './delivered-plays.ts';
import { table, type Report } from './report.ts';

/** What the report of a month costs. */
export interface ReportCost {
  readonly screens: number;
  readonly plays: number;
  readonly files: number;
  readonly packedBytes: number;
  readonly ms: number;
  readonly maxRssBytes: number;
  /** What the report says was shown whole or in part. */
  readonly told: number;
}

/** Makes the report of a month of each number of screens, out of what they have delivered. */
export function runDailyReport({
  sizes,
  days,
}: {
  readonly sizes: readonly number[];
  readonly days: number;
}): readonly ReportCost[] {
  const dir = mkdtempSync(path.join(tmpdir(), 'daily-report-'));
  try {
    const folder = path.join(dir, 'delivered');
    const made = { plays: 0, files: 0, packedBytes: 0 };
    let screens = 0;
    return sizes.map((size) => {
      for (; screens < size; screens++) {
        const { plays, files, packedBytes } = writeDelivered(folder, { screen: screens, days });
        made.plays += plays;
        made.files += files;
        made.packedBytes += packedBytes;
      }
      return { screens, ...made, ...costOf(folder, path.join(dir, `${size}.xlsx`), days) };
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
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

export function reportDailyReport(costs: readonly ReportCost[]): Report {
  const perPlayUs = ({ ms, plays }: ReportCost) => (ms * 1000) / plays;
  const [first, last] = [costs[0], costs.at(-1)];
  const growth = first === undefined || last === undefined ? NaN : perPlayUs(last) / perPlayUs(first);
  // Every row of what is kept is a day, a screen and an item; all else is as large with one screen as with a thousand.
  const perScreen =
    first === undefined || last === undefined
      ? NaN
      : Math.max(0, last.maxRssBytes - first.maxRssBytes) / (last.screens - first.screens);
  const planned = last === undefined ? NaN : last.maxRssBytes + perScreen * (1_000 - last.screens);
  const hours = last === undefined ? NaN : (perPlayUs(last) * 1_000 * 30 * 8_640) / 3.6e9;
  const isTrue = ({ told, plays }: ReportCost) => told === plays;
  return {
    met: growth <= 1.2 && costs.every((cost) => isTrue(cost)),
    body: [
      'What screens have delivered in 30 days, an item every ten seconds, in sealed batches of 500: read, checked, counted and written as a workbook.',
      '',
      table(
        ['screens', 'plays', 'files', 'packed MB', 'bytes a play', 's', 'µs a play', 'most memory MB', 'counted'],
        costs.map((cost) => [
          ...[cost.screens, cost.plays, cost.files].map((count) => count.toLocaleString('en')),
          (cost.packedBytes / 1e6).toFixed(0),
          (cost.packedBytes / cost.plays).toFixed(0),
          (cost.ms / 1000).toFixed(1),
          perPlayUs(cost).toFixed(1),
          (cost.maxRssBytes / 1e6).toFixed(0),
          `${cost.told.toLocaleString('en')}${isTrue(cost) ? '' : ' (wrong)'}`,
        ]),
      ),
      '',
      `Figures: every play counted once, and a play of the longest no more than 1.2 times as long as one of the shortest (${growth.toFixed(2)}).`,
      `On paper, 1,000 screens and 30 days (259 million plays): ${hours.toFixed(1)} hours on one core, and ${(planned / 1e6).toFixed(0)} MB, as it grows here.`,
    ].join('\n'),
  };
}

const child = path.join(import.meta.dirname, 'daily-report-child.ts');
