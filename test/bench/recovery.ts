import { setTimeout as sleep } from 'node:timers/promises';
import { analyse } from './analyse.ts';
import { killPage, killPlayerProcess } from './journal-truth.ts';
import { signal } from './process-tree.ts';
import { table, type Report } from './report.ts';
import { monotonicMs, type Sampling } from './samples.ts';
import { itemIsOn, onStand, type Stand } from './stand.ts';
import { median, worst } from './statistics.ts';
import type { PlayerSubject } from './subjects.ts';

export interface Recovery {
  /** From the kill to the next sample of an item, milliseconds. */
  readonly pageMs: readonly number[];
  readonly browserMs: readonly number[];
  /** From the kill of the player process until `/status` answers again. */
  readonly statusMs: readonly number[];
  /** Samples without an item from that kill until `LOOK_ON_MS` after `/status` was back: must be 0. */
  readonly gapSamples: readonly number[];
}

/** The page is back within this (DECISIONS 39: tests allow three times as much). */
export const PAGE_FIGURE_MS = 2000;
const LOOK_ON_MS = 3000;

/** Kills page, player process and browser, one after the other, `rounds` times; each round has a new player, which remembers no deaths. */
export async function runRecovery({ rounds }: { rounds: number }): Promise<Recovery> {
  return onStand({ seconds: 2 }, async (stand) => {
    const pageMs: number[] = [];
    const browserMs: number[] = [];
    const statusMs: number[] = [];
    const gapSamples: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const subject = await stand.start();
      await settled(stand.sampling);
      pageMs.push(await backAfter(stand.sampling, () => killPage(subject)));
      await settled(stand.sampling);
      const process = await playerProcessKilled(stand, subject);
      statusMs.push(process.statusMs);
      gapSamples.push(process.gapSamples);
      browserMs.push(await backAfter(stand.sampling, () => signal(subject.browser(), 'SIGKILL')));
      await subject.end();
      await stand.sampling.until('an empty display', (seen) => (itemIsOn(seen) === undefined ? true : undefined));
    }
    return { pageMs, browserMs, statusMs, gapSamples };
  });
}

/** An item has been on without a break for two and a half seconds: longer than any is, so one has changed to another. */
export async function settled(sampling: Sampling): Promise<void> {
  let since = Date.now();
  await sampling.until(
    'items for a while',
    () => {
      if (sampling.latest().item.some((item) => item < 0)) since = Date.now();
      return Date.now() - since > 2500 ? true : undefined;
    },
    { timeoutMs: 40_000 },
  );
}

/** Kills, and gives the time until an item is on again after the display has lost it. */
export async function backAfter(sampling: Sampling, kill: () => void): Promise<number> {
  const killedMs = monotonicMs();
  kill();
  return sampling.until('the picture to be back', () => {
    const { atMs, item } = sampling.samples();
    const lost = item.findIndex((each, index) => each < 0 && (atMs[index] ?? 0) > killedMs);
    if (lost < 0) return undefined;
    // Half-copied frames are no loss: the picture has to be away for a moment, and then to stay for one.
    const away = item.findIndex(
      (_, index) => index >= lost && item.subarray(index, index + 8).every((each) => each < 0),
    );
    if (away < 0) return undefined;
    const back = item.findIndex((each, index) => index > away && each >= 0);
    return back < 0 ? undefined : (atMs[back] ?? 0) - killedMs;
  });
}

async function playerProcessKilled(
  { sampling, items }: Stand,
  subject: PlayerSubject,
): Promise<{ statusMs: number; gapSamples: number }> {
  const killedMs = monotonicMs();
  killPlayerProcess(subject);
  const statusMs = await answers(subject, killedMs);
  await sleep(LOOK_ON_MS);
  const all = sampling.samples();
  const from = all.atMs.findIndex((at) => at >= killedMs);
  const after = {
    atMs: all.atMs.subarray(from),
    item: all.item.subarray(from),
    frame: all.frame.subarray(from),
    colour: all.colour.subarray(from),
  };
  return { statusMs, gapSamples: analyse(after, items).gapSamples };
}

async function answers({ player }: PlayerSubject, killedMs: number): Promise<number> {
  for (const giveUpMs = killedMs + 30_000; monotonicMs() < giveUpMs;) {
    try {
      await player.status();
      return monotonicMs() - killedMs;
    } catch {
      await sleep(20); // not there yet
    }
  }
  throw new Error('/status did not answer within 30 s');
}

export function reportRecovery({ pageMs, browserMs, statusMs, gapSamples }: Recovery): Report {
  const row = (name: string, values: readonly number[], figure: string) => [
    name,
    median(values).toFixed(0),
    worst(values).toFixed(0),
    figure,
  ];
  const gaps = gapSamples.reduce((sum, count) => sum + count, 0);
  return {
    met: gaps === 0 && median(pageMs) <= PAGE_FIGURE_MS,
    body: [
      `Killed with SIGKILL in the middle of a loop, ${pageMs.length} times each; each time the first death of that player. Milliseconds.`,
      '',
      table(
        ['killed', 'median', 'worst', 'figure'],
        [
          row('the page, until an item is on again', pageMs, `${PAGE_FIGURE_MS}`),
          row('the browser, until an item is on again', browserMs, '–'),
          row('the player process, until /status answers', statusMs, '–'),
        ],
      ),
      '',
      `Samples without an item while the player process was away and for ${LOOK_ON_MS / 1000} s after: **${gaps}** (must be 0).`,
    ].join('\n'),
  };
}
