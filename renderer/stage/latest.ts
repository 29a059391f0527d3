/** One piece of work at a time: each new one ends the one before, and begins when that has let go of what it works on. */
export class Latest {
  #wanted = new AbortController();
  #before: Promise<void> = Promise.resolve();

  /**
   * Ends what is being done, and then does this.
   *
   * @param work  ends by itself when its signal is aborted, and never rejects; `undefined`: nothing more is to be done
   */
  begin(work: ((signal: AbortSignal) => Promise<void>) | undefined): void {
    this.#wanted.abort();
    const { signal } = (this.#wanted = new AbortController());
    if (work !== undefined) this.#before = this.#before.then(() => work(signal));
  }
}
