/** The index of the last of these numbers, which are in order, that is not above `value`; -1 when all are. */
export function lastAtOrBefore(sorted: readonly number[], value: number): number {
  return lastIndexWhere(sorted, (one) => one <= value);
}

/** The index of the last for which this holds, in a list in which it holds for all before it too; -1 when for none. */
export function lastIndexWhere<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
