/**
 * How long to wait before the next try: full jitter over an exponentially growing span, from `firstMs` to at most
 * `mostMs`. Full jitter spreads a thousand players that lost the same server best (AWS Architecture Blog,
 * "Exponential Backoff And Jitter").
 *
 * @param attempt  how many tries have failed in a row, from 1
 * @param random   in [0, 1)
 */
export function retryDelayMs(attempt: number, random: number, { firstMs = 5_000, mostMs = 15 * 60_000 } = {}): number {
  const span = Math.min(mostMs, firstMs * 2 ** Math.min(30, attempt - 1));
  return Math.round(span * random);
}
