import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeMixedMedia, type CodedId } from '../fakes/coded-media.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { startPlayer } from '../fakes/player.ts';
import { signal } from './process-tree.ts';
import { table, type Report } from './report.ts';
import { monotonicMs, type Sampling } from './samples.ts';
import { onStand, type Stand } from './stand.ts';
import { onwardFrom, STILL_MS } from './standstill.ts';
import { startStallingProxy } from './stalling-proxy.ts';
import { median, worst } from './statistics.ts';
import { makePlainHome, startPlainBrowser, takeUp, type PlayerSubject } from './subjects.ts';

/** What makes the picture stand still, and within how many milliseconds it has to move again (issue 5). */
export const freezes = {
  hang: { what: 'the page hangs (its processes are stopped, SIGSTOP), until the picture moves again', figureMs: 8000 },
  'frozen-gpu': { what: 'the GPU process is frozen (SIGSTOP), the same', figureMs: 12_000 },
  'gpu-deaths': { what: 'the GPU process is killed three times in 2 s, the same from the third death', figureMs: 5000 },
  'stuck-video': {
    what: 'the data of a clip stop half-way, from its last frame to the next moving one',
    figureMs: 5000,
  },
} as const;
export type Freeze = keyof typeof freezes;

/** Milliseconds, of each round; 0 where there was no standstill, `Infinity` where the picture did not move again. */
export type Freezes = Readonly<Record<Freeze, readonly number[]>>;

/** Each fault `rounds` times, each time a new player, which remembers no strikes. */
export async function runFreezes({ rounds }: { readonly rounds: number }): Promise<Freezes> {
  const found: Record<Freeze, number[]> = { hang: [], 'frozen-gpu': [], 'gpu-deaths': [], 'stuck-video': [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(freezes) as readonly Freeze[]) {
      const ms = await measureFreeze[name]();
      console.log(`recovery: round ${round + 1} of ${rounds}, ${name}: ${ms.toFixed(0)} ms`);
      found[name].push(ms);
    }
  }
  return found;
}

/** Milliseconds of one fault in a player of its own; 0 where there was no standstill, `Infinity` where it did not end. */
export const measureFreeze: Readonly<Record<Freeze, () => Promise<number>>> = {
  hang: () => afterSignals((player) => stop(player, 'renderer')),
  'frozen-gpu': () => afterSignals((player) => stop(player, 'gpu-process')),
  'gpu-deaths': () => afterSignals(killGpuThrice),
  'stuck-video': afterStalledData,
};

/** Videos alone: whatever is on has to move. */
const videos: readonly CodedId[] = ['v1', 'v2', 'v3', 'v4'];
/** It moves for so long that it moves for good; and nobody waits for longer than that. */
const MOVING_MS = 5000;
const GIVE_UP_MS = 60_000;

async function afterSignals(hurt: (player: PlayerSubject) => Promise<number>): Promise<number> {
  return onStand({ ids: videos, seconds: 2 }, async ({ start, sampling }) => {
    const player = await start();
    if ((await moving(sampling, monotonicMs())) === Infinity) throw new Error('there is no moving picture to stop');
    return moving(sampling, await hurt(player));
  });
}

/** Waits until the picture has been moving for a while, and gives the time from an instant to the last standstill's end. */
async function moving(sampling: Sampling, fromMs: number): Promise<number> {
  const settled = () => {
    const { backMs, movingMs } = onwardFrom(sampling.samples(), fromMs);
    return movingMs >= MOVING_MS ? backMs : undefined;
  };
  return sampling
    .until('a moving picture', settled, { timeoutMs: GIVE_UP_MS, everyMs: 250 })
    .catch(() => Number.POSITIVE_INFINITY);
}

type BrowserPart = 'renderer' | 'gpu-process';

function pidsOf({ tree }: PlayerSubject, part: BrowserPart): readonly number[] {
  return tree.withCommand((command) => command.includes(`--type=${part}`)).map(({ pid }) => pid);
}

/** Stops all processes of a kind; gives the instant. Those that are started in their place are not touched. */
function stop(player: PlayerSubject, part: BrowserPart): Promise<number> {
  for (const pid of pidsOf(player, part)) signal(pid, 'SIGSTOP');
  return Promise.resolve(monotonicMs());
}

/** Kills each GPU process that comes up, 0.9 s after one another, three in all; gives the instant of the last death. */
async function killGpuThrice(player: PlayerSubject): Promise<number> {
  const beganMs = monotonicMs();
  for (let deaths = 0; ;) {
    const [pid] = pidsOf(player, 'gpu-process');
    const isDue = monotonicMs() >= beganMs + deaths * DEATHS_APART_MS;
    if (pid !== undefined && isDue) {
      signal(pid, 'SIGKILL');
      if (++deaths === 3) return monotonicMs();
      while (pidsOf(player, 'gpu-process').includes(pid)) await sleep(5);
    }
    if (monotonicMs() - beganMs > GIVE_UP_MS) throw new Error(`the GPU process died ${deaths} times, and came no more`);
    await sleep(20);
  }
}

const DEATHS_APART_MS = 900;

/**
 * A browser of our own on the player's page, and between the two a proxy that holds back the second half of a clip: the
 * time from the last new frame of that clip to the next moving one. What comes comes twice as fast as it is played, for
 * of a clip whose data stop before it plays the player knows that beforehand, and skips it.
 */
async function afterStalledData(): Promise<number> {
  // prettier-ignore
  const media = await makeMixedMedia([['v1', 2], ['v2', STALLED_SECONDS], ['v3', 2], ['v4', 2]]);
  return onStand({ media }, (stand) => measureStall(stand, media.fileOf('v2')));
}

async function measureStall({ display, items, sampling, dataDir, site, atEnd }: Stand, file: string): Promise<number> {
  const clip = readFileSync(file);
  const configUrl = `${site.origin}/playlist.json`;
  await takeUp(dataDir, configUrl);
  const args = ['--host', 'none', '--config-url', configUrl, '--data-dir', dataDir.path];
  const player = await startPlayer(args, { HOME: dataDir.path });
  atEnd(async () => void (await player.stop()));
  const proxy = await startStallingProxy(player.origin, {
    path: `/media/${sha256(clip)}`,
    holdFrom: Math.floor(clip.length / 2),
    bytesPerSecond: (2 * clip.length) / STALLED_SECONDS,
  });
  atEnd(() => proxy.stop());
  const home = await makePlainHome();
  atEnd(() => home.remove());
  const browser = startPlainBrowser(display, home, `${proxy.origin}/?token=${player.token}`);
  atEnd(() => browser.end());
  const index = items.findIndex(({ id }) => id === 'v2');
  const lastFrameMs = await sampling.until('the stalled clip to stop', (seen) => lastFrameOf(seen, index), {
    timeoutMs: GIVE_UP_MS,
    everyMs: 250,
  });
  return moving(sampling, lastFrameMs);
}

/** Half of it is there 7.5 s after it was asked for. */
const STALLED_SECONDS = 30;

/** When the last new frame of an item came up, once it has stood still or something else is on. */
function lastFrameOf(sampling: Sampling, index: number): number | undefined {
  const { atMs, item, frame } = sampling.samples();
  const last = item.lastIndexOf(index);
  if (last < 0) return undefined;
  let first = last;
  while (first > 0 && item[first - 1] === index && frame[first - 1] === frame[last]) first--;
  return (atMs[last] ?? 0) - (atMs[first] ?? 0) > 1000 || last < item.length - 400 ? atMs[first] : undefined;
}

export function reportFreezes(found: Freezes): Report {
  const names = Object.keys(freezes) as readonly Freeze[];
  const ms = (value: number) => {
    if (value === 0) return `under ${STILL_MS}`;
    return Number.isFinite(value) ? value.toFixed(0) : `not in ${GIVE_UP_MS / 1000} s`;
  };
  return {
    met: names.every((name) => worst(found[name]) <= freezes[name].figureMs),
    body: [
      `A loop of videos alone, ${found.hang.length} times each, each time a new player, whose media are on disk. The picture moves again when a new frame came up and others followed for ${MOVING_MS / 1000} s without a standstill. Milliseconds, on the display.`,
      '',
      table(
        ['fault', 'median', 'worst', 'figure'],
        names.map((name) => [
          freezes[name].what,
          ms(median(found[name])),
          ms(worst(found[name])),
          `${freezes[name].figureMs}`,
        ]),
      ),
    ].join('\n'),
  };
}
