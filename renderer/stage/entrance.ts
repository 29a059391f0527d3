/**
 * The way of a stage's first picture onto the screen: open from the start, but for a zone, which is closed until somebody
 * invites it, and hears whether it is ready.
 */
export class Entrance {
  #at: (() => number) | undefined = () => -Infinity;
  #isReady = false;
  #heard: ((isReady: boolean) => void) | undefined;

  /** How long before it moves the picture that is ready must be told to, in milliseconds. */
  leadMs = 0;

  /** Whether somebody has invited it, for now or for a moment to come. */
  get isOpen(): boolean {
    return this.#at !== undefined;
  }

  /** When the first picture may be seen, by `performance.now()`; may move. `Infinity` as long as nobody invites it. */
  get at(): number {
    return this.#at?.() ?? Infinity;
  }

  /** Opens at an instant that may move. Resolves when a picture is ready, with `false` when there is none after all. */
  open(at: () => number): Promise<boolean> {
    this.#at = at;
    return this.#isReady ? Promise.resolve(true) : new Promise((resolve) => (this.#heard = resolve));
  }

  /** Closes; gives whether it was open. */
  close(): boolean {
    const wasOpen = this.isOpen;
    this.#at = undefined;
    return wasOpen;
  }

  /** What comes next can be seen at once. */
  ready(leadMs: number): void {
    this.leadMs = leadMs;
    this.#isReady = true;
    this.#heard?.(true);
  }

  /** Something else comes next, or nothing. */
  changed(hasNext: boolean): void {
    this.#isReady = false;
    if (!hasNext) this.#heard?.(false);
  }
}
