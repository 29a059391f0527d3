import { atWallTime } from './wall-time.ts';

/** What brings a clip back to where the clock wants it: a rate to play at, or a jump. */
export type Correction = { readonly kind: 'rate'; readonly rate: number } | { readonly kind: 'jump' };

/**
 * How to correct a clip that is so late, in milliseconds (negative: early). What is small is left alone; what is not is
 * caught up within about a second, 3 % faster or slower at most, which nobody sees or hears; only what would take ten
 * seconds is jumped.
 *
 * @param rate  what it plays at now: once it is being corrected it is so until it is nearly right
 */
export function correctionOf(lateMs: number, rate: number): Correction {
  const off = Math.abs(lateMs);
  if (off > JUMP_MS) return { kind: 'jump' };
  if (off <= (rate === 1 ? SLACK_MS : CLOSE_MS)) return { kind: 'rate', rate: 1 };
  const trim = Math.min(MOST_TRIM, off / CATCH_UP_MS);
  // In few steps: each change costs the sound a new start of its stretching.
  return { kind: 'rate', rate: 1 + Math.sign(lateMs) * Math.max(1, Math.round(trim / STEP)) * STEP };
}

/**
 * Keeps a clip where the clock on the wall wants it, so that screens which never speak with one another show the same
 * frame (DECISIONS 18). What is true is what was presented: when, and which moment of the clip.
 */
export class ClipSync {
  readonly #element: HTMLVideoElement;
  /** When the clip's first frame is due, epoch milliseconds. */
  readonly #startsAt: number;
  /** Until then the frames presented tell about the time before the last jump. */
  #restUntil = 0;
  #hasJumped = false;

  constructor(element: HTMLVideoElement, startsAt: number) {
    this.#element = element;
    this.#startsAt = startsAt;
  }

  /** Where in the clip an instant by `performance.now()` is, in milliseconds; less than a frame from its start is its start. */
  placeAt(instant: number): number {
    const ms = instant - atWallTime(this.#startsAt);
    return ms < FRAME_MS ? 0 : ms;
  }

  /**
   * Corrects the clip by what was presented.
   *
   * @param origin  when its first frame was, or would have been, on the screen, by `performance.now()`
   * @returns whether it jumped, so that what is known of its frames is of no use any more
   */
  correct(origin: number): boolean {
    const now = performance.now();
    if (now < this.#restUntil || this.#element.ended) return false;
    const lateMs = origin - atWallTime(this.#startsAt);
    if (this.#hasJumped) {
      this.#hasJumped = false;
      if (Math.abs(lateMs) < 2 * JUMP_MS) jumpMs = Math.min(1000, Math.max(0, jumpMs + lateMs / 2));
    }
    const correction = correctionOf(lateMs, this.#element.playbackRate);
    if (correction.kind === 'rate') {
      if (this.#element.playbackRate !== correction.rate) this.#element.playbackRate = correction.rate;
      return false;
    }
    const place = this.placeAt(now + jumpMs);
    if (place >= this.#element.duration * 1000) return false; // its slot is longer than it is: it holds its last frame
    this.#element.playbackRate = 1;
    this.#element.currentTime = place / 1000;
    this.#hasJumped = true;
    this.#restUntil = now + REST_MS;
    return true;
  }

  /** Lets go of the clip. */
  end(): void {
    this.#element.playbackRate = 1;
  }
}

/** How long a jump takes until the clip moves on; learned from those before, for it is the machine's habit. */
let jumpMs = 150;

const JUMP_MS = 300;
/** Half a frame at 30 a second is not seen; what the display rounds away must not be chased. */
const SLACK_MS = 14;
const CLOSE_MS = 5;
const CATCH_UP_MS = 1000;
const MOST_TRIM = 0.03;
const STEP = 0.005;
const REST_MS = 1500;
const FRAME_MS = 33;
