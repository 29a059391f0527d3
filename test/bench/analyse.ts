import { CODED_FRAME_MS, type CodedItem } from './coded-picture.ts';
import type { Samples } from './samples.ts';
import { frameFigures, intervals, showingsOf, timelineStart, type NewFrame, type SeenShowing } from './showings.ts';
import { worst } from './statistics.ts';
import { stretchesOf, watchOf, type Blank, type Watch } from './stretches.ts';

/** From one item to the next, as it was seen. Times in milliseconds. */
export interface Change {
  readonly from: string;
  readonly to: string;
  readonly kind: ChangeKind;
  /** When the new item came up; the clock of `Samples.atMs`. */
  readonly atMs: number;
  /** From the last new frame of the old item (the end of a picture) to the first moving frame of the new one. */
  readonly gapMs: number;
  /** The gap less that of a perfect splice: one frame time after a video, none after a picture. Negative: cut short. */
  readonly hiccupMs: number;
  /** The longest time without a new frame around the change, less what is due. */
  readonly worstFreezeMs: number;
  /** How much later the new item's timeline runs than in a perfect splice; unknown where a timeline is. */
  readonly slipMs: number | undefined;
  /** Neither the one nor the other was seen, by what was. */
  readonly blackMs: number;
  readonly otherMs: number;
  /** Frames of the old item never shown at its end, and of the new one at its beginning. */
  readonly lostTail: number;
  readonly lostHead: number;
  /** How long a late frame of an earlier showing of the new item stood there first. */
  readonly staleMs: number;
}

export const changeKinds = ['video → video', 'video → image', 'image → video', 'image → image'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Everything that samples of a display tell. */
export interface Analysis {
  readonly watch: Watch;
  readonly showings: readonly SeenShowing[];
  readonly changes: readonly Change[];
  /** Stretches with no item on, between two items. */
  readonly gaps: readonly Blank[];
  /** Samples in them: neither the old nor the new item. */
  readonly gapSamples: number;
  readonly halfCopied: readonly Blank[];
  /** Over the whole showings (not the first nor the last) of videos. */
  readonly frames: {
    readonly due: number;
    readonly dropped: number;
    readonly backwards: number;
    readonly frozenMs: number;
  };
}

/** Samples into showings and changes; `items` as the sampler had them. */
export function analyse(samples: Samples, items: readonly CodedItem[]): Analysis {
  const { items: stretches, gaps, halfCopied } = stretchesOf(samples);
  const showings = showingsOf(stretches, samples, items);
  const videos = showings.slice(1, -1).filter(({ item }) => item.kind === 'video');
  const figures = videos.map(frameFigures);
  const sum = (of: 'dropped' | 'backwards' | 'frozenMs') => figures.reduce((total, each) => total + each[of], 0);
  return {
    watch: watchOf(samples),
    showings,
    changes: showings.slice(1).map((after, index) => change(showings[index] as SeenShowing, after, gaps)),
    gaps,
    gapSamples: gaps.reduce((total, gap) => total + gap.samples, 0),
    halfCopied,
    frames: {
      due: videos.reduce((total, { item }) => total + item.frames, 0),
      dropped: sum('dropped'),
      backwards: sum('backwards'),
      frozenMs: sum('frozenMs'),
    },
  };
}

function change(before: SeenShowing, after: SeenShowing, gaps: readonly Blank[]): Change {
  const dueMs = before.item.kind === 'video' ? CODED_FRAME_MS : 0;
  const lastFrame = before.newFrames.at(-1);
  const endMs = lastFrame?.atMs ?? before.toMs;
  const { stale, frames } = withoutStale(after);
  const beginMs = firstMoving(frames)?.atMs ?? after.fromMs;
  const between = gaps.filter(({ fromMs, toMs }) => fromMs >= before.toMs - 0.001 && toMs <= after.fromMs + 0.001);
  const around = [
    ...intervals(before.newFrames.slice(-8)).map((ms) => ms - CODED_FRAME_MS),
    (frames[0]?.atMs ?? after.fromMs) - endMs - dueMs,
    ...intervals(frames.slice(0, 31)).map((ms) => ms - CODED_FRAME_MS),
  ];
  const ownStart =
    timelineStart({ ...after, newFrames: frames }) ?? (after.item.kind === 'image' ? after.fromMs : undefined);
  const oldStart = timelineStart(before);
  return {
    from: before.item.id,
    to: after.item.id,
    kind: `${before.item.kind} → ${after.item.kind}`,
    atMs: after.fromMs,
    gapMs: beginMs - endMs,
    hiccupMs: beginMs - endMs - dueMs,
    worstFreezeMs: worst(around),
    slipMs:
      oldStart === undefined || ownStart === undefined
        ? undefined
        : ownStart - oldStart - before.item.frames * CODED_FRAME_MS,
    blackMs: between.reduce((sum, { blackMs }) => sum + blackMs, 0),
    otherMs: between.reduce((sum, { otherMs }) => sum + otherMs, 0),
    lostTail: lastFrame === undefined ? 0 : before.item.frames - 1 - lastFrame.frame,
    lostHead: frames[0]?.frame ?? 0,
    staleMs: stale,
  };
}

/** A reused layer may come up with a late frame of its last showing before it begins anew. */
function withoutStale({ item, newFrames }: SeenShowing): { stale: number; frames: readonly NewFrame[] } {
  const [first, second] = newFrames;
  const stale =
    first !== undefined && second !== undefined && first.frame > item.frames / 2 && second.frame < item.frames / 2;
  return stale ? { stale: second.atMs - first.atMs, frames: newFrames.slice(1) } : { stale: 0, frames: newFrames };
}

/** The frame from which a video moves: the next new one comes in due time. */
function firstMoving(frames: readonly NewFrame[]): NewFrame | undefined {
  const moves = frames.findIndex((frame, index) => {
    const next = frames[index + 1];
    return next !== undefined && next.atMs - frame.atMs < 1.75 * CODED_FRAME_MS;
  });
  return moves < 0 ? frames.at(-1) : frames[moves];
}
