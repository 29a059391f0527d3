/** The known word that a strange one was probably meant to be: differing in capitals, or in a slip or two. */
export function likeliest(strange: string, known: readonly string[]): string | undefined {
  const folded = fold(strange);
  const same = known.find((word) => fold(word) === folded);
  if (same !== undefined) return same;
  const most = folded.length >= 8 ? 2 : folded.length >= 4 ? 1 : 0;
  const near = known
    .map((word) => ({ word, slips: slipsBetween(folded, fold(word), most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.word;
}

/** A word without what people leave out or mix up: capitals, marks of Vietnamese, dashes and underscores. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[\p{M}\s_-]/gu, '');
}

/** Letters put in, left out, changed, or swapped with their neighbour; counts no further than `most` + 1. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > 100) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = one[i - 1] === other[j - 1] ? 0 : 1;
      let slips = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] as number) + 1);
      row.push(slips);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[other.length] as number, most + 1);
}
