import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { slotAt } from '../../core/clock-sync.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { makePlan } from '../../core/plan.ts';
import { startDisplay } from '../fakes/display.ts';
import { makeMixedMedia, type CodedId } from '../fakes/coded-media.ts';
import type { Due } from './agreement.ts';
import { epochOffsetMs, monotonicMs, startPairSampling, type SamplePairs, type Sampling } from './samples.ts';
import { codedPlaylist, codedSite } from './stand.ts';
import { serveStatic } from './static-site.ts';
import { makeDataDir, startPlayerOn, takeUp, type PlayerSubject } from './subjects.ts';
import { loopOf, type SyncLoop } from './sync-loop.ts';
import { takingDown } from './taking-down.ts';

/** What two displays showed, and when. Instants as in `Samples.atMs`, milliseconds. */
export interface ClockSync {
  readonly loop: SyncLoop;
  readonly pairs: SamplePairs;
  readonly due: Due;
  /** How long after the first player the second one was started. */
  readonly startedApartMs: number;
  /** From the second player's first picture on; and again after it was killed and came back. */
  readonly together: Stretch;
  readonly again: Stretch;
  /** From the kill to the next picture of the one that was killed. */
  readonly awayMs: number;
}

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** The machine's load over the last minute, asked for every ten seconds. */
  readonly loads: readonly number[];
  /** How much of one processor the two players used together. */
  readonly processors: number;
}

export interface ClockSyncCounts {
  readonly seconds: number;
  readonly againSeconds: number;
  /** Between the starts of the two players. */
  readonly apartSeconds?: number;
}

/** Clips of different lengths, whole frames long, and a picture between two of them: 26 s. */
const lengths: readonly (readonly [CodedId, seconds: number])[] = [
  ['v1', 3],
  ['v2', 8],
  ['p2', 3],
  ['v3', 5],
  ['v4', 7],
];

/**
 * Plays one playlist by the clock with two players on two displays, looks at both at once, kills one of them with all
 * that belongs to it, starts it again as a service manager does, and looks on.
 */
export async function runClockSync({ seconds, againSeconds, apartSeconds = 20 }: ClockSyncCounts): Promise<ClockSync> {
  return takingDown(async (atEnd) => {
    const media = await makeMixedMedia(lengths);
    const playlist = codedPlaylist(media, { sync: 'clock' });
    const site = await serveStatic(codedSite(media, playlist));
    atEnd(() => site.stop());
    const configUrl = `${site.origin}/playlist.json`;
    const place = async () => {
      const dataDir = await makeDataDir();
      atEnd(() => dataDir.remove());
      await takeUp(dataDir, configUrl);
      const display = await startDisplay();
      atEnd(() => display.stop());
      const start = async () => {
        const subject = await startPlayerOn(display, dataDir, configUrl);
        atEnd(() => subject.end());
        return subject;
      };
      return { display, start };
    };
    const [one, other] = [await place(), await place()];
    const sampling = await startPairSampling([one.display, other.display], media.items);
    atEnd(async () => void (await sampling.stop()));

    const first = await one.start();
    await itemOn(sampling, 0, first.startedMs);
    await sleep(Math.max(0, first.startedMs + apartSeconds * 1000 - monotonicMs()));
    const second = await other.start();
    const together = await stretch(await itemOn(sampling, 1, second.startedMs), seconds, [first, second]);

    const killedMs = monotonicMs();
    await second.tree.kill();
    const back = await other.start();
    const backMs = await itemOn(sampling, 1, back.startedMs);
    const again = await stretch(backMs, againSeconds, [first, back]);
    const loop = loopOf(media.items);
    return {
      ...{ loop, together, again },
      pairs: await sampling.stop(),
      due: dueOf(loop, playlist),
      startedApartMs: second.startedMs - first.startedMs,
      awayMs: backMs - killedMs,
    };
  });
}

/** When the first item was seen on a display after an instant. */
async function itemOn(sampling: Sampling<SamplePairs>, display: 0 | 1, afterMs: number): Promise<number> {
  const seen = () => {
    const { atMs, item } = sampling.samples()[display];
    const index = item.findIndex((each, at) => each >= 0 && (atMs[at] ?? 0) > afterMs);
    return index < 0 ? undefined : atMs[index];
  };
  return sampling.until('an item', seen, { everyMs: 500 });
}

/** Lets the players play until so many seconds after `fromMs`. */
async function stretch(fromMs: number, seconds: number, players: readonly PlayerSubject[]): Promise<Stretch> {
  const toMs = fromMs + seconds * 1000;
  const cpuMs = () => players.reduce((sum, { tree }) => sum + tree.cpuMs(), 0);
  const [cpuBeforeMs, beganMs] = [cpuMs(), monotonicMs()];
  const loads: number[] = [];
  while (monotonicMs() < toMs) {
    loads.push(loadavg()[0] ?? 0);
    await sleep(Math.min(10_000, Math.max(0, toMs - monotonicMs())));
  }
  return { fromMs, toMs, loads, processors: (cpuMs() - cpuBeforeMs) / (monotonicMs() - beganMs) };
}

/** Where the player's own rule wants the loop to be. */
function dueOf({ items, startsMs }: SyncLoop, playlist: string): Due {
  const parsed = parsePlaylist(playlist);
  if (parsed.kind === 'refused') throw new Error(`the playlist is refused: ${JSON.stringify(parsed.faults[0])}`);
  const offsetMs = epochOffsetMs();
  const now = Date.now();
  const plan = makePlan(parsed.playlist, { id: 'any', tags: [] }, now - DAY_MS, now + DAY_MS);
  return (atMs) => {
    const instant = atMs + offsetMs;
    const slot = slotAt(plan, () => true, instant);
    if (slot === undefined) throw new Error('nothing is on by the clock');
    return (startsMs[items.findIndex(({ id }) => id === slot.item.id)] ?? NaN) + instant - slot.startsAt;
  };
}

const DAY_MS = 86_400_000;
