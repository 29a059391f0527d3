import { analyse } from './analyse.ts';
import { comparePlays, LEAST_SHOWING_MS, START_TOLERANCE_MS, type Comparison } from './compare-plays.ts';
import { signal } from './process-tree.ts';
import { table, watchLine, type Report } from './report.ts';
import { epochOffsetMs, type Sampling } from './samples.ts';
import type { SeenShowing } from './showings.ts';
import { onStand, type Stand } from './stand.ts';
import { median, worst } from './statistics.ts';
import type { Watch } from './stretches.ts';
import type { PlayerSubject } from './subjects.ts';

export interface JournalTruth extends Comparison {
  readonly showings: number;
  readonly plays: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly watch: Watch;
}

/**
 * Plays `showings` items while the display is watched; after a third of them the page is killed, after two thirds the
 * player process. Then compares the journal with the display.
 */
export async function runJournalTruth({ showings }: { showings: number }): Promise<JournalTruth> {
  return onStand({ seconds: 2 }, async (stand) => {
    const { start, sampling, items } = stand;
    const subject = await start();
    const seen = () => analyse(sampling.samples(), items).showings;
    const until = (count: number) =>
      sampling.until(`${count} showings`, () => (seen().length >= count ? true : undefined), {
        timeoutMs: 60_000 + count * 4000,
        everyMs: 500,
      });
    await until(Math.round(showings / 3));
    await midVideo(sampling, seen);
    killPage(subject);
    await until(Math.round((2 * showings) / 3));
    killPlayerProcess(subject);
    await until(showings + 1);
    const { comparison, showings: all, plays, watch } = await journalAndDisplay(stand, subject);
    const statuses: Record<string, number> = {};
    for (const { status } of plays) statuses[status] = (statuses[status] ?? 0) + 1;
    return { ...comparison, showings: all.length - 1, plays: plays.length, statuses, watch };
  });
}

/**
 * All that was seen on a display until now, beside the journal of the player that showed it, which is ended first.
 *
 * @param lossesMs  when its graphics were lost, by `monotonicMs`
 */
export async function journalAndDisplay(
  { sampling, items, dataDir }: Stand,
  subject: PlayerSubject,
  lossesMs: readonly number[] = [],
) {
  const offset = epochOffsetMs();
  const { showings, watch } = analyse(await sampling.stop(), items);
  // What is on now may still be open in the journal; it is closed, and left out, when the player has ended.
  await subject.end();
  const plays = dataDir.plays();
  const [first, last] = [showings[0], showings.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no item was seen');
  const display = {
    showings,
    epochOffsetMs: offset,
    fromAt: first.fromMs + offset - START_TOLERANCE_MS,
    toAt: last.fromMs + offset - 1,
    lossesAt: lossesMs.map((at) => at + offset),
  };
  return { comparison: comparePlays(display, plays), showings, plays, watch };
}

/** A video that has been on for more than half a second, so that it has been told and is not over. */
async function midVideo(sampling: Sampling, seen: () => readonly SeenShowing[]): Promise<void> {
  await sampling.until('the middle of a video', () => {
    const last = seen().at(-1);
    const on = last === undefined ? 0 : last.toMs - last.fromMs;
    return last?.item.kind === 'video' && on > 500 && on < last.item.durationMs - 500 ? true : undefined;
  });
}

/** Kills every process that draws for this player's browser. */
export function killPage(subject: PlayerSubject): void {
  for (const pid of subject.renderers()) signal(pid, 'SIGKILL');
}

export function killPlayerProcess({ player }: PlayerSubject): void {
  signal(player.childPid(), 'SIGKILL');
}

export function reportJournalTruth(truth: JournalTruth): Report {
  const { agreed, showings, plays, faults, startErrorsMs, endErrorsMs, statuses, watch } = truth;
  const off = (errors: readonly number[]) => {
    const sizes = errors.map(Math.abs);
    return sizes.length === 0 ? ['–', '–'] : [median(sizes).toFixed(0), worst(sizes).toFixed(0)];
  };
  return {
    met: faults.length === 0 && agreed > 0,
    body: [
      `${showings} showings were seen on the display, through a killed page and a killed player process; the journal has ${plays} plays ` +
        `(${Object.entries(statuses)
          .map(([status, count]) => `${count} ${status}`)
          .join(', ')}). ` +
        `**${agreed} agree, ${faults.length} faults.** Every showing of at least ${LEAST_SHOWING_MS} ms must have exactly one play of the same item that began within ${START_TOLERANCE_MS} ms of it, and every play its showing.`,
      '',
      ...faults.map((fault) => `- ${fault}`),
      ...(faults.length > 0 ? [''] : []),
      table(
        ['journal against display, ms', 'median', 'worst'],
        [
          ['begin', ...off(startErrorsMs)],
          ['end', ...off(endErrorsMs)],
        ],
      ),
      '',
      watchLine(watch),
    ].join('\n'),
  };
}
