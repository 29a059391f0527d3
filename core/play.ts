import type { BesideZone } from './playlist.ts';

/** Proof of play: one showing of one item on one screen, as it was really presented. */
export interface Play {
  /** `<page>:<number>`, in a zone `<page>:<zone>:<number>`: given by the page once, so that the same showing told twice is one row. */
  readonly id: string;
  readonly screenId: string;
  readonly playlistId: string;
  readonly revision: number;
  readonly campaignId: string;
  readonly itemId: string;
  /** The zone that it was in; absent: it was the main picture. */
  readonly zone?: BesideZone;
  /** Of the file shown; none for a slide. */
  readonly sha256?: string;
  /** When its first frame was presented, epoch milliseconds. */
  readonly startedAt: number;
  /** When the next item's first frame was presented, or it was last known to be on. None while it is on. */
  readonly endedAt?: number;
  /** How long it was presented, by the monotonic clock, less the stretches in which nothing was drawn. */
  readonly shownMs: number;
  /** Video frames presented; for pictures and slides 0. */
  readonly frames: number;
  readonly result: PlayResult;
  /** Whether a display was there to show it on, when it began and when it was over (DECISIONS 5). */
  readonly displayed: boolean;
  /** How long it was meant to be: as long as its clip is, or as its item asks; none where nobody knows. */
  readonly plannedMs?: number;
  /** Why it was not shown whole, in a few English words. */
  readonly reason?: string;
  /** OpenOOH's number for the kind of place that its screen is in. */
  readonly venueType?: string;
  /** Whether the clock was not plainly wrong when it began; none where nobody had looked. */
  readonly clockTrusted?: boolean;
  /** Of the player that recorded it. */
  readonly playerVersion?: string;
}

/** A showing that was to be and could not: it has no length. */
export interface FailedPlay extends Omit<Play, 'endedAt' | 'shownMs' | 'frames' | 'result'> {
  readonly reason: string;
}

/**
 * `playing`: on now · `complete`: had its whole time · `partial`: ended early, froze or lost more than half of its
 * frames · `interrupted`: the page or the machine stopped while it was on.
 */
export type PlayResult = 'playing' | 'complete' | 'partial' | 'interrupted';
