/** What the choice of the next item depends on beside the clock: what has been shown. Changed by showing alone. */
export interface Memory {
  /** By programme and campaign, the turn to take next: the first not yet shown. */
  readonly turns: Readonly<Record<string, number>>;
  /** By the campaigns that share turns, how many turns they have had together. */
  readonly rotations: Readonly<Record<string, number>>;
  /** By programme and campaign, the slot of the clock hour in which it has played last. */
  readonly slots: Readonly<Record<string, number>>;
  /** The last point in time that was answered; ties are in order of campaign ids. */
  readonly answered: { readonly at: number; readonly campaignId: string };
}

/** A memory of nothing; points in time up to this instant are past. */
export function freshMemory(answeredUpTo: number): Memory {
  return { turns: {}, rotations: {}, slots: {}, answered: { at: answeredUpTo, campaignId: '' } };
}

/** The memory with only what is about these programmes, named by their digests: a page lives for years, and sees many. */
export function memoryOf(memory: Memory, digests: readonly string[]): Memory {
  const concerns = (key: string) => digests.some((digest) => key.startsWith(`${digest} `));
  return {
    ...memory,
    turns: only(memory.turns, concerns),
    rotations: only(memory.rotations, concerns),
    slots: only(memory.slots, concerns),
  };
}

/** The entries of a record that are to be kept. */
export function only<T>(
  record: Readonly<Record<string, T>>,
  keep: (key: string, value: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keep(key, value)));
}
