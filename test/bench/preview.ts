import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { runCli } from '../fakes/player.ts';
import { startPreview } from '../fakes/preview.ts';
import { bigPlaylist } from './big-playlist.ts';
import { table, type Report } from './report.ts';
import { median, worst } from './statistics.ts';

/** What it took until the week was drawn, by way of opening the page; milliseconds, one for each run. */
export interface PreviewCost {
  readonly way: string;
  readonly items: number;
  readonly campaigns: number;
  /** By the page's own marks: from the playlist's text in its hands to the frame after the timeline was drawn. */
  readonly fromData: readonly number[];
  /** By the page's own marks: from the navigation on. */
  readonly fromNavigation: readonly number[];
  /** By the clock of the one who looks: from asking for the page until the rows are seen to be there. */
  readonly fromOutside: readonly number[];
}

/** The size that is promised, and the largest playlist that the language allows. */
const SIZES: readonly (readonly [items: number, campaigns: number])[] = [
  [2_000, 200],
  [20_000, 200],
];

/** Opens the preview of large playlists `runs` times each: an exported file, and a page that is served. */
export async function runPreview({ runs }: { readonly runs: number }): Promise<readonly PreviewCost[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'preview-bench-'));
  const browser = await chromium.launch({
    executablePath: process.env['BLUEZONE_KIOSK_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--disable-gpu', '--disable-quic'],
  });
  try {
    const costs: PreviewCost[] = [];
    for (const [items, campaigns] of SIZES) {
      const file = path.join(dir, 'playlist.json');
      writeFileSync(file, bigPlaylist(items, campaigns));
      const asked = [file, '--tags', 'venue=lobby', '--at', '2026-11-20T09:00', '--lang', 'vi'];

      const exported = path.join(dir, `preview-${items}.html`);
      const { status, stderr } = runCli(['preview', ...asked, '--export', exported]);
      if (status !== 0) throw new Error(`the preview was not exported: ${stderr}`);
      const size = { items, campaigns };
      costs.push({
        way: 'exported file',
        ...size,
        ...(await timed(browser, pathToFileURL(exported).href, size, runs)),
      });

      const preview = await startPreview(asked);
      costs.push({ way: 'served', ...size, ...(await timed(browser, preview.url, size, runs)) });
      await preview.stop();
    }
    return costs;
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true });
  }
}

/** Each run in a profile of its own, so that nothing is kept from the one before. */
async function timed(
  browser: Browser,
  url: string,
  { campaigns }: Pick<PreviewCost, 'campaigns'>,
  runs: number,
): Promise<Pick<PreviewCost, 'fromData' | 'fromNavigation' | 'fromOutside'>> {
  const fromData: number[] = [];
  const fromNavigation: number[] = [];
  const fromOutside: number[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const askedAt = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    const rows = await page.waitForFunction(drawnRows);
    fromOutside.push(performance.now() - askedAt);
    const { data, drawn, count } = (await rows.jsonValue()) ?? { data: NaN, drawn: NaN, count: 0 };
    if (count !== campaigns) throw new Error(`${count} rows were drawn for ${campaigns} campaigns`);
    fromData.push(drawn - data);
    fromNavigation.push(drawn);
    await context.close();
  }
  return { fromData, fromNavigation, fromOutside };
}

/** Asked in the page with every frame: its marks, once the timeline is drawn. A string would not be let in by its policy. */
function drawnRows(): { readonly data: number; readonly drawn: number; readonly count: number } | undefined {
  const { performance, document } = globalThis as unknown as PreviewPage;
  const [data] = performance.getEntriesByName('preview-data');
  const [drawn] = performance.getEntriesByName('preview-drawn');
  if (data === undefined || drawn === undefined) return undefined;
  const timeline = document.querySelector('preview-app').shadowRoot.querySelector('week-timeline').shadowRoot;
  return { data: data.startTime, drawn: drawn.startTime, count: timeline.querySelectorAll('g.row').length };
}

/** As much of a browser's page as is asked about; the other benches know no page at all. */
interface PreviewPage {
  readonly performance: { getEntriesByName(name: string): readonly { readonly startTime: number }[] };
  readonly document: PageRoot;
}

interface PageRoot {
  querySelector(name: string): { readonly shadowRoot: PageRoot };
  querySelectorAll(name: string): { readonly length: number };
}

/** Milliseconds in which the week of 200 campaigns is drawn. */
const MOST_MS = 1_000;

export function reportPreview(costs: readonly PreviewCost[]): Report {
  const promised = costs.filter(({ items }) => items === SIZES[0]?.[0]);
  const both = (values: readonly number[]) => `${median(values).toFixed(0)} / ${worst(values).toFixed(0)}`;
  const worstMs = Math.max(...promised.map(({ fromOutside }) => worst(fromOutside)));
  return {
    met: worstMs <= MOST_MS,
    body: [
      `The preview of a week is opened in the system's Chromium (1440 × 900, without a graphics chip), ${costs[0]?.fromData.length ?? 0} times each, every time in a new profile; median / worst in milliseconds. ` +
        '"Data" counts from the playlist\'s text in the hands of the page, "navigation" from the start of the navigation, both by the marks of the page to the frame after the timeline was drawn; "outside" is what who asks for the page waits until every row is there.',
      '',
      table(
        ['opened as', 'campaigns', 'items', 'data', 'navigation', 'outside'],
        costs.map(({ way, campaigns, items, fromData, fromNavigation, fromOutside }) => [
          ...[way, String(campaigns), String(items)],
          ...[fromData, fromNavigation, fromOutside].map(both),
        ]),
      ),
      '',
      `Worst for 200 campaigns with 10 items each, from outside: **${worstMs.toFixed(0)} ms** (at most ${MOST_MS}).`,
    ].join('\n'),
  };
}
