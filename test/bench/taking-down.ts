/** Has something run at the end. */
export type AtEnd = (run: () => void | Promise<void>) => void;

/** Runs `work`, and then, whatever came of it, all that it gave to `atEnd`: the last first. */
export async function takingDown<T>(work: (atEnd: AtEnd) => Promise<T>): Promise<T> {
  const ends: Parameters<AtEnd>[0][] = [];
  try {
    return await work((run) => void ends.push(run));
  } finally {
    const failures: unknown[] = [];
    // One thing that will not end must not leave the others behind.
    for (const end of ends.reverse()) {
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) console.error('not everything could be taken down:', ...failures);
  }
}
