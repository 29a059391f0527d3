import { parsePlaylist } from '../../core/parse-playlist.ts';
import { makePlan, type Plan } from '../../core/plan.ts';
import type { Playlist } from '../../core/playlist.ts';
import { onAir } from '../fakes/scheduled.ts';
import { bigPlaylist } from './big-playlist.ts';
import { table, type Report } from './report.ts';
import { median, worst } from './statistics.ts';

/** What deciding costs for one size of playlist; times in milliseconds, `onAirUs` in microseconds. */
export interface ScheduleCost {
  readonly items: number;
  readonly campaigns: number;
  readonly bytes: number;
  readonly jsonParseMs: readonly number[];
  readonly parseMs: readonly number[];
  readonly planMs: readonly number[];
  /** Time per question, each over a batch of questions about instants all over the day. */
  readonly onAirUs: readonly number[];
  /** How many campaigns are on, on the average. */
  readonly campaignsOn: number;
}

const SIZES: readonly (readonly [items: number, campaigns: number])[] = [
  [1_000, 500],
  [10_000, 500],
  [20_000, 500],
  [1_000, 25],
  [10_000, 250],
];
const DAY_MS = 86_400_000;
const FROM = Date.parse('2026-11-20T00:00:00+07:00');
const SCREEN = { id: 'lobby', tags: ['venue=lobby', 'province=binh-phuoc'] };
const BATCH = 200;

/** Measures parsing, planning and asking for playlists of several sizes, `runs` times each, one after the other. */
export function runSchedule({ runs }: { readonly runs: number }): readonly ScheduleCost[] {
  return SIZES.map(([items, campaigns]) => {
    const text = bigPlaylist(items, campaigns);
    const cost = {
      jsonParseMs: [] as number[],
      parseMs: [] as number[],
      planMs: [] as number[],
      onAirUs: [] as number[],
    };
    let asked = 0;
    let on = 0;
    for (let run = 0; run < runs; run++) {
      cost.jsonParseMs.push(timed(() => JSON.parse(text) as unknown).ms);
      const { ms, value: playlist } = timed(() => parsed(text));
      cost.parseMs.push(ms);
      const planned = timed(() => makePlan(playlist, SCREEN, FROM, FROM + DAY_MS));
      cost.planMs.push(planned.ms);
      const { us, campaignsOn } = ask(planned.value);
      cost.onAirUs.push(...us);
      asked += us.length * BATCH;
      on += campaignsOn;
    }
    return { items, campaigns, bytes: text.length, ...cost, campaignsOn: on / asked };
  });
}

function ask(plan: Plan): { readonly us: readonly number[]; readonly campaignsOn: number } {
  const us: number[] = [];
  let campaignsOn = 0;
  let seed = 1;
  for (let batch = 0; batch < 50; batch++) {
    // A fixed sequence that jumps all over the day (Lehmer's generator), so that no answer is near the last one.
    const instants = Array.from({ length: BATCH }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return FROM + (seed / 2_147_483_647) * DAY_MS;
    });
    const { ms } = timed(() => {
      for (const instant of instants) campaignsOn += onAir(plan, instant, () => true).length;
    });
    us.push((ms * 1000) / BATCH);
  }
  return { us, campaignsOn };
}

function parsed(text: string): Playlist {
  const result = parsePlaylist(text);
  if (result.kind === 'refused')
    throw new Error(`the playlist to measure is refused: ${JSON.stringify(result.faults[0])}`);
  return result.playlist;
}

function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const from = performance.now();
  const value = work();
  return { ms: performance.now() - from, value };
}

export function reportSchedule(costs: readonly ScheduleCost[]): Report {
  const [small, , big] = costs;
  const ratio = big === undefined || small === undefined ? NaN : median(big.onAirUs) / median(small.onAirUs);
  const mayGrow = Math.log(20_000) / Math.log(1_000);
  const isMet = (cost: ScheduleCost) =>
    median(cost.parseMs) <= 4 * median(cost.jsonParseMs) + 150 &&
    median(cost.planMs) <= 300 &&
    median(cost.onAirUs) <= 20;
  const both = (values: readonly number[], digits: number) =>
    `${median(values).toFixed(digits)} / ${worst(values).toFixed(digits)}`;
  return {
    met: costs.every(isMet) && ratio <= mayGrow,
    body: [
      'Median / worst of runs in one process; `JSON.parse` and the whole reading of the same text take turns.',
      '',
      table(
        [
          'items',
          'campaigns',
          'MiB',
          'JSON.parse ms',
          'parse and validate ms',
          'may take ms',
          'plan of a day ms',
          "what's on µs",
          'campaigns on',
        ],
        costs.map((cost) => [
          ...[cost.items, cost.campaigns].map((count) => count.toLocaleString('en')),
          (cost.bytes / 2 ** 20).toFixed(2),
          both(cost.jsonParseMs, 1),
          both(cost.parseMs, 0),
          (4 * median(cost.jsonParseMs) + 150).toFixed(0),
          both(cost.planMs, 1),
          both(cost.onAirUs, 2),
          cost.campaignsOn.toFixed(0),
        ]),
      ),
      '',
      'Figures: parse and validate ≤ 4 × `JSON.parse` + 150 ms; a plan ≤ 300 ms; what is on ≤ 20 µs (median).',
      `With twenty times the items in as many campaigns, asking takes ${ratio.toFixed(2)} times as long; log n grows ${mayGrow.toFixed(2)} times.`,
      'What is on is a list of campaigns, so its length counts too: the last two rows have fewer.',
    ].join('\n'),
  };
}
