/** Numbers for names, so that what is counted by them is counted by numbers. */
export interface Names {
  /** The number of a name, a new one for a new name; `undefined` when there are as many as there may be. */
  numberOf(name: string): number | undefined;
  /** By their numbers. */
  readonly list: readonly string[];
}

export function createNames(most: number): Names {
  const numbers = new Map<string, number>();
  const list: string[] = [];
  return {
    list,
    numberOf(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      if (list.length >= most) return undefined;
      numbers.set(name, list.length);
      return list.push(name) - 1;
    },
  };
}
