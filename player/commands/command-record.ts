import { commandKinds, type CommandKind } from '../../core/commands.ts';
import { isRecord } from '../../core/record.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Log } from '../log.ts';

/** What became of a command on a screen, or on the machine as a whole. */
export interface CommandEntry {
  readonly id: string;
  readonly do: CommandKind;
  /** None for what is about the whole machine. */
  readonly screenId?: string;
  /** `begun`: written before it is done, so that it is not done for ever · `sending`: done, and its file is on its way. */
  readonly state: 'begun' | 'sending' | 'done' | 'failed';
  /** How often it was begun. */
  readonly tries: number;
  /** When it came to this state, epoch milliseconds. */
  readonly at: number;
  /** When the command ends, epoch milliseconds. */
  readonly until: number;
  /** For people, in English: why it failed, or what came of it. */
  readonly reason?: string;
  /** The name of the file that it made. */
  readonly file?: string;
}

/** The record of commands, which outlives the player: what stands in it is not done again. */
export interface CommandRecord {
  list(): readonly CommandEntry[];
  of(id: string, screenId: string | undefined): CommandEntry | undefined;
  /** Puts an entry in the place of the one of the same command and screen. Rejects when it cannot be on the disk. */
  put(entry: CommandEntry): Promise<void>;
}

/**
 * Opens the record, `commands.json`. Entries are not judged by the clock, which may be wrong: the oldest go when there are
 * too many, and that are more than a list can name.
 */
export async function openCommandRecord({
  path,
  log,
}: {
  readonly path: string;
  readonly log: Log;
}): Promise<CommandRecord> {
  const kept = await readKeptFile(path);
  if (kept.damaged.length > 0) log.warn('record of commands damaged', { files: kept.damaged });
  let entries: readonly CommandEntry[] = kept.kind === 'read' ? entriesIn(kept.value) : [];
  let writing: Promise<unknown> = Promise.resolve();
  const isOf = (id: string, screenId: string | undefined) => (entry: CommandEntry) =>
    entry.id === id && entry.screenId === screenId;
  return {
    list: () => entries,
    of: (id, screenId) => entries.find(isOf(id, screenId)),
    put(entry) {
      const write = async () => {
        const isSame = isOf(entry.id, entry.screenId);
        const next = [...entries.filter((one) => !isSame(one)), entry].slice(-MOST_ENTRIES);
        await keepFile(path, next);
        entries = next;
      };
      const written = writing.then(write);
      writing = written.catch(() => undefined); // whoever asked for it hears of it; the next one is tried all the same
      return written;
    },
  };
}

/** Of what was read what is ours: a later version's states are left out, not half understood. */
function entriesIn(value: unknown): readonly CommandEntry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is CommandEntry {
  if (!isRecord(value)) return false;
  const isText = (name: string) => value[name] === undefined || typeof value[name] === 'string';
  return (
    typeof value['id'] === 'string' &&
    commandKinds.some((kind) => kind === value['do']) &&
    STATES.some((state) => state === value['state']) &&
    ['tries', 'at', 'until'].every((name) => Number.isFinite(value[name])) &&
    ['screenId', 'reason', 'file'].every(isText)
  );
}

const STATES: readonly CommandEntry['state'][] = ['begun', 'sending', 'done', 'failed'];
/** A hundred commands on twenty screens. */
const MOST_ENTRIES = 2_000;
