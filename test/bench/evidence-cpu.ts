import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundle } from '../store/bundle.ts';
import { table, type Report } from './report.ts';

/** Processor time of each part of evidence, milliseconds for one. */
export interface EvidenceCosts {
  /** A showing: its row alone; its row and its place in the chain; all of it, in the journal's own thread. */
  readonly bareMs: number;
  readonly chainedMs: number;
  readonly journalMs: number;
  /** A batch of ten minutes of one screen, sealed, packed and brought by POST. */
  readonly batchMs: number;
  /** An answer to Prometheus. */
  readonly scrapeMs: number;
}

/** All of it together, at the rate of four screens. */
export interface SteadyEvidence {
  readonly seconds: number;
  readonly entries: number;
  readonly batches: number;
  readonly scrapes: number;
  /** Share of one core. */
  readonly cores: number;
}

export interface EvidenceCpu {
  readonly plays: number;
  readonly costs: EvidenceCosts;
  readonly steady: SteadyEvidence;
}

/** What is promised (issue 7, “Figures”). */
const MOST_CORES = 0.01;
const ITEM_SECONDS = 10;
const BATCH_SECONDS = 600;
const SCRAPE_SECONDS = 15;
const SCREENS = 4;

/** Measures what evidence costs: each part by itself over `plays` showings, then all of it for `seconds` as it goes on a wall. */
export async function runEvidenceCpu({
  plays,
  seconds,
}: {
  readonly plays: number;
  readonly seconds: number;
}): Promise<EvidenceCpu> {
  const root = mkdtempSync(path.join(tmpdir(), 'evidence-cpu-'));
  const room = (name: string) => path.resolve(import.meta.dirname, '../..', name);
  const server = createServer((request, response) => request.resume().on('end', () => response.writeHead(204).end()));
  try {
    await bundle(
      { child: room('test/bench/evidence-cpu-child.ts'), 'journal-worker': room('player/journal/journal-worker.ts') },
      root,
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as { port: number };
    const start = (mode: 'account' | 'steady', count: number) => {
      const dir = path.join(root, mode);
      mkdirSync(dir);
      return startChild([path.join(root, 'child.mjs'), dir, `http://127.0.0.1:${port}/plays`, mode, `${count}`]);
    };
    const costs = await accounted(start('account', plays), plays);
    console.log(`evidence-cpu: ${costs.journalMs.toFixed(2)} ms a showing`);
    return { plays, costs, steady: await watched(start('steady', seconds)) };
  } finally {
    server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

type Facts = Readonly<Record<string, number>>;
type Child = ReturnType<typeof startChild>;

function startChild(args: readonly string[]) {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Facts> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the measured process ended before it had told all');
    const facts = JSON.parse(value) as Facts;
    if ('trouble' in facts) throw new Error(`the journal could not be written: ${value}`);
    return facts;
  };
  return { next, goOn: () => child.stdin.end('\n') };
}

async function accounted({ next, goOn }: Child, plays: number): Promise<EvidenceCosts> {
  const { port } = await next();
  for (let n = 0; n < SCRAPES; n++) await scraped(port);
  goOn();
  const {
    bareMs = NaN,
    chainedMs = NaN,
    journalMs = NaN,
    batchesMs = NaN,
    batches = 0,
    scrapesMs = NaN,
  } = await next();
  return {
    ...{ bareMs: bareMs / plays, chainedMs: chainedMs / plays, journalMs: journalMs / plays },
    ...{ batchMs: batchesMs / batches, scrapeMs: scrapesMs / SCRAPES },
  };
}

async function watched({ next }: Child): Promise<SteadyEvidence> {
  const { port } = await next();
  const told = next();
  let isOver = false;
  let scrapes = 0;
  const over = told.finally(() => (isOver = true));
  const scraping = async () => {
    while (!isOver) {
      await scraped(port);
      scrapes++;
      await Promise.race([sleep(SCRAPE_SECONDS * 1_000), over]);
    }
  };
  const [{ usedMs = NaN, elapsedMs = NaN, entries = 0, batches = 0 }] = await Promise.all([told, scraping()]);
  return { seconds: elapsedMs / 1_000, entries, batches, scrapes, cores: usedMs / elapsedMs };
}

async function scraped(port: number | undefined): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (!response.ok || !(await response.text()).includes('bluezone_kiosk_journal_entries_total'))
    throw new Error(`metrics were not told: ${response.status}`);
}

/** The report: all of it at most 1 % of a core, by the sum of its parts and as it was seen. */
export function reportEvidenceCpu({ plays, costs, steady }: EvidenceCpu): Report {
  const { bareMs, chainedMs, journalMs, batchMs, scrapeMs } = costs;
  // Larger batches cost less for each entry: four small ones are more than one large.
  const coresOf = (screens: number) =>
    screens * (journalMs / ITEM_SECONDS + batchMs / BATCH_SECONDS) * 1e-3 + (scrapeMs / SCRAPE_SECONDS) * 1e-3;
  const percent = (cores: number) => `${(cores * 100).toFixed(3)} %`;
  const row = (what: string, ms: number, everySeconds: number | undefined) => [
    ...[what, ms.toFixed(2), everySeconds === undefined ? '–' : `${everySeconds} s`],
    everySeconds === undefined ? '–' : percent((ms * 1e-3) / everySeconds),
  ];
  return {
    met: coresOf(SCREENS) <= MOST_CORES && steady.cores <= MOST_CORES,
    body: [
      `Processor time of the player process, all its threads, kernel included; ${plays.toLocaleString('en')} showings of ` +
        `${ITEM_SECONDS} s, each with a row when it begins, one word of how far it has come, and one when it is over, ` +
        'each synced. First each part by itself, one after the other without a pause:',
      table(
        ['part', 'ms of processor time for one', 'one every', 'of one core'],
        [
          row('a showing: its row alone', bareMs, undefined),
          row('… with its place in the chain', chainedMs, undefined),
          row('… all of it, in the journal’s own thread', journalMs, ITEM_SECONDS),
          row('a batch of 60: read, sealed, packed, brought by POST', batchMs, BATCH_SECONDS),
          row('metrics, asked for by HTTP', scrapeMs, SCRAPE_SECONDS),
        ],
      ),
      `Together: one screen **${percent(coresOf(1))}**, ${SCREENS} screens **${percent(coresOf(SCREENS))}** of one core.`,
      `Then all of it as it goes on a wall, ${SCREENS} screens for ${steady.seconds.toFixed(0)} s in real time: ${steady.entries} ` +
        `entries, ${steady.batches} batches brought, ${steady.scrapes} times metrics: **${percent(steady.cores)}** of one core. ` +
        `Asked: at most ${percent(MOST_CORES)}.`,
    ].join('\n\n'),
  };
}

const SCRAPES = 200;
