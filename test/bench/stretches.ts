import { BLACK } from './coded-picture.ts';
import type { Samples } from './samples.ts';

/** Samples in a row that show the same item, or no item. */
export interface Stretch {
  /** Index among the items; −1: no item. */
  readonly item: number;
  /** Samples `from` up to but without `to`. */
  readonly from: number;
  readonly to: number;
  readonly fromMs: number;
  /** When the first sample of the next stretch was taken; of the last one, its own last sample. */
  readonly toMs: number;
}

/** A stretch in which no item was seen. */
export interface Blank {
  readonly fromMs: number;
  readonly toMs: number;
  readonly samples: number;
  readonly blackMs: number;
  readonly otherMs: number;
  /** What was seen instead: the means of the head, 0xRRGGBB, each once. */
  readonly colours: readonly number[];
}

/** A blank shorter than this is a frame that the X server had copied by half when it was looked at (DECISIONS 37). */
const HALF_COPIED_MS = 10;

export interface Stretches {
  /** The items' stretches in order, half-copied frames given to the item that follows. */
  readonly items: readonly Stretch[];
  /** Blanks between two items of at least `HALF_COPIED_MS`: gaps. */
  readonly gaps: readonly Blank[];
  /** Shorter ones. */
  readonly halfCopied: readonly Blank[];
}

/** Cuts samples into stretches. What comes before the first and after the last item is left out. */
export function stretchesOf(samples: Samples): Stretches {
  const runs = runsOf(samples);
  const first = runs.findIndex(({ item }) => item >= 0);
  const last = runs.findLastIndex(({ item }) => item >= 0);
  const items: Stretch[] = [];
  const gaps: Blank[] = [];
  const halfCopied: Blank[] = [];
  let half: Stretch | undefined;
  for (const run of first < 0 ? [] : runs.slice(first, last + 1)) {
    if (run.item < 0) {
      const short = run.toMs - run.fromMs < HALF_COPIED_MS;
      (short ? halfCopied : gaps).push(blank(samples, run));
      half = short ? run : undefined;
      continue;
    }
    const before = items.at(-1);
    const whole = half === undefined ? run : { ...run, from: half.from, fromMs: half.fromMs };
    half = undefined;
    if (before?.item === whole.item && before.to === whole.from)
      items[items.length - 1] = { ...before, to: whole.to, toMs: whole.toMs };
    else items.push(whole);
  }
  return { items, gaps, halfCopied };
}

/** Black and other are one kind of run here: a gap that is first the one and then the other is one gap. */
function runsOf({ atMs, item }: Samples): Stretch[] {
  const runs: Stretch[] = [];
  for (let from = 0; from < item.length;) {
    const kind = Math.max(-1, item[from] ?? -1);
    let to = from + 1;
    while (to < item.length && Math.max(-1, item[to] ?? -1) === kind) to++;
    const toMs = atMs[to] ?? atMs[item.length - 1] ?? 0;
    runs.push({ item: kind, from, to, fromMs: atMs[from] ?? 0, toMs });
    from = to;
  }
  return runs;
}

function blank({ atMs, item, colour }: Samples, { from, to, fromMs, toMs }: Stretch): Blank {
  let blackMs = 0;
  for (let index = from; index < to; index++)
    if (item[index] === BLACK) blackMs += (atMs[index + 1] ?? toMs) - (atMs[index] ?? toMs);
  const colours = [...new Set(colour.subarray(from, to))];
  return { fromMs, toMs, samples: to - from, blackMs, otherMs: toMs - fromMs - blackMs, colours };
}

/** How closely a display was watched. */
export interface Watch {
  readonly samples: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** The longest time between two samples: a fault shorter than this can have been missed. */
  readonly longestHoleMs: number;
  readonly holesOver10Ms: number;
}

export function watchOf({ atMs }: Samples): Watch {
  let longestHoleMs = 0;
  let holesOver10Ms = 0;
  for (let index = 1; index < atMs.length; index++) {
    const hole = (atMs[index] ?? 0) - (atMs[index - 1] ?? 0);
    if (hole > 10) holesOver10Ms++;
    longestHoleMs = Math.max(longestHoleMs, hole);
  }
  const seconds = atMs.length < 2 ? 0 : ((atMs[atMs.length - 1] ?? 0) - (atMs[0] ?? 0)) / 1000;
  return { samples: atMs.length, seconds, perSecond: atMs.length / seconds, longestHoleMs, holesOver10Ms };
}
