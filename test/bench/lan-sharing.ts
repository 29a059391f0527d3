import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { eventually } from '../fakes/player.ts';
import { makeSite, type RunningScreen } from '../fakes/site.ts';
import { table, type Report } from './report.ts';

/** One site that fetched one file over its thin line. */
export interface SharedFetch {
  readonly what: string;
  readonly screens: number;
  readonly fileBytes: number;
  readonly lineKbit: number;
  /** Bodies of the file that the web server has sent. */
  readonly originBytes: number;
  /** From the first player's start until the last one had the file, milliseconds. */
  readonly tookMs: number;
}

interface Scenario {
  readonly what: string;
  /** How long the players start one after the other, milliseconds in all. */
  readonly startSpanMs: number;
  /** Whether the player that fetches the file is killed on the way. */
  readonly kill: boolean;
}

const scenarios: readonly Scenario[] = [
  { what: 'all at one moment, as after a power cut', startSpanMs: 0, kill: false },
  { what: 'one after the other', startSpanMs: 15_000, kill: false },
  { what: 'at one moment, and the one that fetches is killed half-way', startSpanMs: 0, kill: true },
];

const FILE_BYTES = 24_000_000;
const LINE_KBIT = 12_000;

/** Players in network namespaces, joined by a bridge with multicast; the web server behind a line of 12 Mbit/s. */
export async function runLanSharing({ screens }: { readonly screens: number }): Promise<readonly SharedFetch[]> {
  const results: SharedFetch[] = [];
  for (const [seed, scenario] of scenarios.entries()) results.push(await fetchTogether(scenario, screens, seed + 1));
  return results;
}

async function fetchTogether(
  { what, startSpanMs, kill }: Scenario,
  screens: number,
  seed: number,
): Promise<SharedFetch> {
  const site = makeSite({ screens, lineKbit: LINE_KBIT });
  const file = jpegBytes(FILE_BYTES, seed);
  const hash = sha256(file);
  try {
    writeFileSync(path.join(site.www, 'a.jpg'), file);
    const items = [{ src: 'a.jpg', sha256: hash, bytes: file.length }];
    writeFileSync(path.join(site.www, 'playlist.json'), JSON.stringify({ formatVersion: 1, items }));
    const from = performance.now();
    const running: RunningScreen[] = [];
    for (let screen = 0; screen < screens; screen++) {
      running.push(site.start(screen));
      await sleep(startSpanMs / screens);
    }
    let left = running;
    if (kill) {
      const fetching = await eventually(
        () => running.find((screen) => screen.bytesOf(hash) > FILE_BYTES / 2),
        (found) => found !== undefined,
        120_000,
      );
      await fetching?.kill();
      left = running.filter((screen) => screen !== fetching);
    }
    await eventually(
      () => left.every((screen) => screen.has(hash)),
      (all) => all,
      300_000,
    );
    const tookMs = performance.now() - from;
    return { what, screens, fileBytes: FILE_BYTES, lineKbit: LINE_KBIT, originBytes: site.sentBytes('/a.jpg'), tookMs };
  } finally {
    await site.close();
  }
}

/** The figure is of undisturbed sites; what was fetched in vain by a player that died is told beside it. */
export function reportLanSharing(fetches: readonly SharedFetch[]): Report {
  const share = ({ originBytes, fileBytes }: SharedFetch) => originBytes / fileBytes;
  const met = fetches.slice(0, 2).every((fetch) => share(fetch) <= 1.2);
  const [first] = fetches;
  const rows = fetches.map((fetch) => [
    fetch.what,
    String(fetch.screens),
    `${share(fetch).toFixed(2)} ×`,
    (fetch.tookMs / 1000).toFixed(1),
    ((fetch.fileBytes * 8) / fetch.lineKbit / 1000).toFixed(1),
  ]);
  return {
    met,
    body: [
      `${first?.screens ?? 0} players on one local network, each in a network namespace of its own with multicast DNS; the web server`,
      `behind a line of ${((first?.lineKbit ?? 0) / 1000).toFixed(0)} Mbit/s. All want one file of ${((first?.fileBytes ?? 0) / 1e6).toFixed(0)} MB that is new.`,
      '',
      table(
        [
          'players start',
          'players',
          'sent by the web server',
          'seconds until the last has it',
          'seconds for the file alone',
        ],
        rows,
      ),
      '',
      'Figure: ≤ 1.2 × the file, undisturbed. Of a player that is killed half-way, what it had fetched is lost.',
    ].join('\n'),
  };
}
