/**
 * A clock that runs only while the page is drawn. Timers run on while the graphics process is frozen, the page hidden
 * or the machine asleep (measured), so what was shown is counted in animation frames that were answered.
 */
export class DrawnClock {
  #drawnMs = 0;
  #lastAt = performance.now();

  /** Starts to count, for the life of the page. */
  start(): void {
    requestAnimationFrame((at) => {
      this.#drawnMs += this.#since(at);
      this.#lastAt = at;
      setTimeout(() => this.start(), ASK_EVERY_MS);
    });
  }

  /** Milliseconds in which the page was drawn. */
  now(): number {
    return this.#drawnMs + this.#since(performance.now());
  }

  #since(at: number): number {
    return Math.min(GRACE_MS, Math.max(0, at - this.#lastAt));
  }
}

const ASK_EVERY_MS = 250;
/** A frame that was not answered for longer than this was not drawn. */
const GRACE_MS = 1_000;
