import type { Fate } from './disk-model.ts';

/**
 * The ways in which changes may have reached the disk: all of them where they are few; else everything kept, everything
 * lost, each change alone in its fate, and others drawn by `random` up to `most`.
 */
export function fatesOf(
  pending: readonly { readonly canTear: boolean }[],
  most: number,
  random: () => number,
): readonly (readonly Fate[])[] {
  const choices = pending.map(({ canTear }): readonly Fate[] =>
    canTear ? ['kept', 'lost', 'torn'] : ['kept', 'lost'],
  );
  const count = choices.reduce((product, { length }) => product * length, 1);
  if (count <= most) return allOf(choices);
  const uniform = (fate: Fate) => pending.map(() => fate);
  const alone = choices.flatMap((fates, index) =>
    fates.flatMap((fate): readonly Fate[][] => {
      if (fate === 'kept') return [uniform('lost').with(index, fate)];
      return [uniform('kept').with(index, fate)];
    }),
  );
  const picked = [uniform('kept'), uniform('lost'), ...evenly(alone, most >> 1)];
  while (picked.length < most)
    picked.push(choices.map((fates) => fates[Math.floor(random() * fates.length)] ?? 'kept'));
  return picked.slice(0, most);
}

/** Numbers in [0, 1) that are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** At most `most` of a list, evenly over its length. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, n) => list[Math.floor((n * list.length) / most)] as T);
}

function allOf(choices: readonly (readonly Fate[])[]): readonly (readonly Fate[])[] {
  return choices.reduce<readonly (readonly Fate[])[]>(
    (ways, fates) => ways.flatMap((way) => fates.map((fate) => [...way, fate])),
    [[]],
  );
}
