import { plainPage } from './plain-page.ts';
import { table, type Report } from './report.ts';
import type { Sampling } from './samples.ts';
import { onStand, prime, type Stand } from './stand.ts';
import { serveStatic } from './static-site.ts';
import { median, worst } from './statistics.ts';
import { makePlainHome, startPlainBrowser, type Subject } from './subjects.ts';

/** Exec to the first sample of an item, milliseconds. */
export interface FirstContent {
  readonly player: readonly number[];
  readonly plain: readonly number[];
}

/**
 * Starts the player and the plain browser in turn, `runs` times each. The player's media are on disk, and its
 * playlist's server is gone; the plain browser shows a static page from loopback, and has been started before too.
 */
export async function runFirstContent({ runs }: { runs: number }): Promise<FirstContent> {
  return onStand({ seconds: 2 }, async (stand) => {
    await prime(stand);
    await stand.site.stop();
    const page = await serveStatic({ '/': { text: plainPage, type: 'text/html' } });
    stand.atEnd(() => page.stop());
    const home = await makePlainHome();
    stand.atEnd(() => home.remove());
    const plainBrowser = () => startPlainBrowser(stand.display, home, `${page.origin}/`);
    await timed(stand, plainBrowser); // its profile is made
    const player: number[] = [];
    const plain: number[] = [];
    for (let run = 0; run < runs; run++) {
      player.push(await timed(stand, stand.start));
      plain.push(await timed(stand, plainBrowser));
    }
    return { player, plain };
  });
}

async function timed({ sampling, atEnd }: Stand, start: () => Subject | Promise<Subject>): Promise<number> {
  await sampling.until('an empty display', (seen) => (lastItem(seen) === undefined ? true : undefined));
  const subject = await start();
  atEnd(() => subject.end());
  const firstMs = await sampling.until('an item', (seen) => firstItemAfter(seen, subject.startedMs));
  // Ended while it plays, as it would be; the next one starts when all of it is gone.
  await subject.end();
  return firstMs - subject.startedMs;
}

function lastItem(sampling: Sampling): number | undefined {
  const { item } = sampling.latest();
  const last = item[item.length - 1] ?? -1;
  return last < 0 ? undefined : last;
}

/** From all samples: the player's start may have been awaited for longer than the last of them reach back. */
function firstItemAfter(sampling: Sampling, afterMs: number): number | undefined {
  if (lastItem(sampling) === undefined) return undefined;
  const { atMs, item } = sampling.samples();
  const index = item.findIndex((each, at) => each >= 0 && (atMs[at] ?? 0) > afterMs);
  return index < 0 ? undefined : atMs[index];
}

/** How many times as long as the plain browser the player may take. */
const MOST_RATIO = 2.5;

export function reportFirstContent({ player, plain }: FirstContent): Report {
  const ratio = median(player) / median(plain);
  const row = (name: string, values: readonly number[]) => [
    name,
    ...[median(values), Math.min(...values), worst(values)].map((value) => value.toFixed(0)),
  ];
  return {
    met: ratio <= MOST_RATIO,
    body: [
      `Exec of the program to the first sample of an item on the display, ${player.length} interleaved runs each, milliseconds. ` +
        'The player has its media on disk and no network; the plain browser is the same one with the same flags, as the same user, on a static page from loopback.',
      '',
      table(['', 'median', 'least', 'most'], [row('player', player), row('plain browser', plain)]),
      '',
      `Ratio of the medians: **${ratio.toFixed(2)}** (at most ${MOST_RATIO}).`,
    ].join('\n'),
  };
}
