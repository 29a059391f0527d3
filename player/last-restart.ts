import { keepFile, readKeptFile } from './kept-file.ts';
import { reasonOf, type Log } from './log.ts';

/** When the planned restart was done last; it outlives the player, or whoever looks after a power cut would see none. */
export interface LastRestart {
  /** Epoch milliseconds; `undefined` where none is known of. */
  at(): number | undefined;
  /** Notes one, in the background; what cannot be written is only logged, and counts until the player ends. */
  note(at: number): void;
}

/**
 * Reads `planned-restart.json`. A file that is damaged, or not there, is as good as none.
 *
 * @param path  such as `<data>/planned-restart.json`
 */
export async function openLastRestart({
  path,
  log,
}: {
  readonly path: string;
  readonly log: Log;
}): Promise<LastRestart> {
  const kept = await readKeptFile(path);
  let last = kept.kind === 'read' && isInstant(kept.value) ? kept.value : undefined;
  return {
    at: () => last,
    note(at) {
      last = at;
      keepFile(path, at).catch((error: unknown) => log.warn('planned restart not noted', { reason: reasonOf(error) }));
    },
  };
}

/** A number that is an instant at all. */
function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}
