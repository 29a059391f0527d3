/** What brings a clip back to where the clock wants it: a rate to play at, or a jump. */
export type Correction = { readonly kind: 'rate'; readonly rate: number } | { readonly kind: 'jump' };

/**
 * How to correct a clip that is so late, in milliseconds (negative: early). What is small is left alone; what is not is
 * caught up at 3 % faster or slower at most, which nobody hears, or at 20 % where there is nothing to hear; only what
 * would take very long is jumped.
 *
 * @param rate  what it plays at now: once it is being corrected it is so until it is nearly right
 */
export function correctionOf(lateMs: number, rate: number, isMuted: boolean): Correction {
  const off = Math.abs(lateMs);
  if (off > JUMP_MS) return { kind: 'jump' };
  if (off <= (rate === 1 ? SLACK_MS : CLOSE_MS)) return { kind: 'rate', rate: 1 };
  const trim = Math.min(isMuted ? MOST_TRIM_MUTED : MOST_TRIM, off / CATCH_UP_MS);
  return { kind: 'rate', rate: 1 + Math.sign(lateMs) * Math.max(1, Math.round(trim / STEP)) * STEP };
}

/**
 * Keeps a clip where something else wants it: the clock on the wall, so that screens which never speak with one another
 * show the same frame (DECISIONS 18), or another clip. It looks whenever a frame is presented, but at the clip's own
 * clock: frames are put on the display's grid, so the moment of each is up to 17 ms off either way and says little about
 * small drifts (measured).
 */
export class ClipSync {
  readonly #element: HTMLVideoElement;
  readonly #dueAt: (instant: number) => number;
  /** How late it was at the last frames. */
  #late: readonly number[] = [];
  /** Until then it comes to itself after a jump. */
  #restUntil = 0;
  #hasJumped = false;

  /** @param dueAt  where in the clip an instant by `performance.now()` should be, in milliseconds */
  constructor(element: HTMLVideoElement, dueAt: (instant: number) => number) {
    this.#element = element;
    this.#dueAt = dueAt;
    // Stretching the sound so that it keeps its pitch costs 25 ms each time it begins, muted or not (measured).
    // Played as it is it costs nothing, and is higher or lower by half a semitone at most.
    element.preservesPitch = false;
  }

  /** Where in the clip an instant by `performance.now()` is, in milliseconds; less than a frame from its start is its start. */
  placeAt(instant: number): number {
    const ms = this.#dueAt(instant);
    return ms < FRAME_MS ? 0 : ms;
  }

  /** A frame was presented: corrects the clip, if it must be. Whether it jumped, so that what was known of its frames is over. */
  presented(): boolean {
    const element = this.#element;
    const now = performance.now();
    if (now < this.#restUntil || element.ended) return false;
    this.#late = [...this.#late, this.#dueAt(now) - element.currentTime * 1000].slice(-WINDOW);
    if (this.#late.length < WINDOW) return false;
    const lateMs = this.#late.toSorted((a, b) => a - b)[WINDOW >> 1] ?? 0;
    if (this.#hasJumped) {
      this.#hasJumped = false;
      if (Math.abs(lateMs) < 2 * JUMP_MS) jumpMs = Math.min(1000, Math.max(0, jumpMs + lateMs / 2));
    }
    const correction = correctionOf(lateMs, element.playbackRate, element.muted);
    if (correction.kind === 'jump') return this.#jump(now);
    if (element.playbackRate !== correction.rate) element.playbackRate = correction.rate;
    return false;
  }

  /** Lets go of the clip. */
  end(): void {
    this.#element.playbackRate = 1;
    this.#element.preservesPitch = true;
  }

  #jump(now: number): boolean {
    const place = this.placeAt(now + jumpMs);
    if (place >= this.#element.duration * 1000) return false; // its slot is longer than it is: it holds its last frame
    this.#element.playbackRate = 1;
    this.#element.currentTime = place / 1000;
    this.#late = [];
    this.#hasJumped = true;
    this.#restUntil = now + REST_MS;
    return true;
  }
}

/** How long a jump takes until the clip moves on; learned from those before, for it is the machine's habit. */
let jumpMs = 150;

const JUMP_MS = 300;
/** What is corrected, a third of a frame at 30 a second, and until it is no more than what. */
const SLACK_MS = 10;
const CLOSE_MS = 3;
/** A busy machine holds a clip up for 20 ms at a time (measured): what is caught up soon does not add up. */
const CATCH_UP_MS = 400;
const MOST_TRIM = 0.03;
const MOST_TRIM_MUTED = 0.2;
const STEP = 0.005;
const REST_MS = 1000;
/** So many frames are looked at together: one may be late for reasons of its own. */
const WINDOW = 5;
const FRAME_MS = 33;
