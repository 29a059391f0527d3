/** The middle value, or the mean of the two middle ones; `NaN` of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The greatest value; `NaN` of none. */
export function worst(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((most, value) => Math.max(most, value));
}

/** The value that `share` (0–1) of all values do not exceed; `NaN` of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0] ?? NaN;
}
