/** One budget of bytes for all transfers together. */
export interface RateLimit {
  /** Kilobits (1,000 bits) a second from now on; `undefined`: as fast as it goes. */
  set(kbps: number | undefined): void;
  /** Resolves when these bytes have been paid for; at once when the signal aborts. */
  spend(bytes: number, signal: AbortSignal): Promise<void>;
}

/**
 * A token bucket without a store of tokens: every chunk is waited off before the next is read, so that a line that was
 * idle brings no burst. What a system's socket buffers take in ahead is not seen from here.
 *
 * @param sleep  rejects when the signal aborts
 */
export function createRateLimit({
  now,
  sleep,
}: {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}): RateLimit {
  let msPerByte = 0;
  let paidUntil = 0;
  return {
    set(kbps) {
      msPerByte = kbps === undefined ? 0 : 8 / kbps;
    },
    async spend(bytes, signal) {
      if (msPerByte === 0) return;
      const at = now();
      const isOwed = paidUntil > at && paidUntil - at < LONGEST_DEBT_MS;
      paidUntil = (isOwed ? paidUntil : at) + bytes * msPerByte;
      await sleep(paidUntil - at, signal).catch(() => undefined); // the transfer ends at its next read
    },
  };
}

/** More than two chunks cost at the lowest rate; a debt beyond it was made by a clock that was put back. */
const LONGEST_DEBT_MS = 5 * 60_000;
