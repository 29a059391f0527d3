import { retryDelayMs } from '../../core/retry.ts';
import type { FaultBoard } from '../fault-board.ts';
import type { Journal } from '../journal/journal.ts';
import { reasonOf, type Log } from '../log.ts';
import { packBatch, type PackedBatch } from './batch.ts';
import type { Brought, Destination } from './destination.ts';

/** What of the journal is needed to bring it somewhere. */
export type JournalToDeliver = Pick<Journal, 'batch' | 'head' | 'countAfter' | 'delivered' | 'deliveredTo'>;

export interface DeliveryWorld {
  readonly journal: JournalToDeliver;
  readonly destination: Destination;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds, by a clock that never jumps. */
  readonly uptimeMs: () => number;
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** How it stands, for `/status`, `/metrics` and the heartbeat; counts are of this life of the player. */
export interface DeliveryState {
  /** Entries that are final and not acknowledged. */
  readonly waiting: number;
  /** When a batch was acknowledged last in this life of the player, epoch milliseconds. */
  readonly acknowledgedAt?: number;
  /** From the first try in vain until something is taken. */
  readonly failing: DeliveryFailure | undefined;
  readonly batches: Readonly<Record<Brought['kind'], number>>;
  /** Of batches that were acknowledged, packed. */
  readonly bytes: number;
}

/** Why nothing is taken at present. */
export interface DeliveryFailure {
  /** When it was first tried in vain, epoch milliseconds. */
  readonly since: number;
  /** Of the last try, for people, in English; without login and query of the address. */
  readonly reason: string;
  readonly tries: number;
}

export interface Delivery {
  /** Counted at the moment; where the journal cannot be read, as it was counted last. */
  state(): Promise<DeliveryState>;
  /** Gives up what is on its way; it is brought again at the next start. */
  stop(): Promise<void>;
}

/**
 * Brings the journal to its destination, the oldest entries first and never more than one batch at a time, each again and
 * again until it is acknowledged: at 500 entries or every ten minutes, whichever comes first. Machines that were switched
 * on together, or have lost the same server, are spread.
 */
export function startDelivery(world: DeliveryWorld): Delivery {
  const { journal, destination, faults, log, now, uptimeMs, random } = world;
  const ending = new AbortController();
  let most = MOST_ENTRIES;
  let dueAt = 0;
  /** What was acknowledged in this life, should the journal not be able to write it down. */
  let reached = 0;
  /** Brought again as it is, so that a server that has taken it knows it by its name. */
  let held: PackedBatch | undefined;
  let triesFailed = 0;
  /** Since when nothing is taken, by uptime. */
  let failingSince: number | undefined;
  let state: DeliveryState = {
    ...{ waiting: 0, bytes: 0, failing: undefined },
    batches: { acknowledged: 0, 'too-large': 0, refused: 0, failed: 0 },
  };

  /** How much there is, which grows also while one batch is tried again and again; and after what. */
  const look = async () => {
    const [head, kept] = await Promise.all([journal.head(), journal.deliveredTo(destination.name)]);
    // A journal that was begun anew counts from 1 again.
    const after = head.seq < reached ? kept : Math.max(reached, kept);
    const waiting = await journal.countAfter(after);
    state = { ...state, waiting };
    return { after, waiting };
  };

  const next = async (): Promise<PackedBatch | undefined> => {
    const { after, waiting } = await look();
    if (waiting === 0 || (waiting < Math.min(most, DUE_ENTRIES) && uptimeMs() < dueAt)) return undefined;
    const batch = await journal.batch(after, { entries: most, bytes: MOST_BYTES });
    return batch && (await packBatch(batch));
  };

  /** Brings what is due; gives how long to wait until the next look. */
  const round = async (): Promise<number> => {
    held ??= await next();
    if (held === undefined) {
      state = { ...state, failing: undefined }; // it was the journal, which can be read again
      return LOOK_MS;
    }
    const batch = held;
    const brought = await destination.bring(batch, ending.signal);
    if (ending.signal.aborted && brought.kind !== 'acknowledged') return 0;
    state = { ...state, batches: { ...state.batches, [brought.kind]: state.batches[brought.kind] + 1 } };
    switch (brought.kind) {
      case 'acknowledged':
        journal.delivered(destination.name, batch.lastSeq);
        [held, reached, triesFailed, failingSince] = [undefined, batch.lastSeq, 0, undefined];
        if (state.failing !== undefined) log.info('plays taken again', { destination: destination.name });
        dueAt = uptimeMs() + EVERY_MS * (0.8 + 0.4 * random());
        state = {
          ...state,
          ...{ acknowledgedAt: now(), bytes: state.bytes + batch.bytes.length },
          ...{ waiting: Math.max(0, state.waiting - batch.entries), failing: undefined },
        };
        faults.clear('REPORT_REFUSED');
        faults.clear('REPORT_LATE');
        return random() * BREATH_MS;
      case 'too-large':
        if (batch.entries === 1) return refused(batch, brought.reason);
        most = Math.ceil(batch.entries / 2);
        held = undefined;
        log.warn('batch halved', { destination: destination.name, reason: brought.reason, entries: most });
        return random() * BREATH_MS;
      case 'refused':
        return refused(batch, brought.reason);
      case 'failed':
        tell(brought.reason);
        tellLate(batch, brought.reason);
        return Math.max(SHORTEST_MS, spread(brought.retryAfterMs ?? 0), delay(FAILED));
    }
  };

  const refused = (batch: PackedBatch, reason: string): number => {
    faults.raise('REPORT_REFUSED', `plays are not taken at ${destination.name}: ${reason}; they are kept here`);
    tell(reason);
    tellLate(batch, reason);
    return Math.max(SHORTEST_MS, delay(REFUSED));
  };
  const tell = (reason: string) => {
    const { since = now(), reason: before, tries = 0 }: Partial<DeliveryFailure> = state.failing ?? {};
    if (before !== reason) log.warn('plays not taken', { destination: destination.name, reason });
    state = { ...state, failing: { since, reason, tries: tries + 1 } };
  };
  /** One failure after days without power is none yet, nor is a date of a clock that was wrong then. */
  const tellLate = ({ oldestAt }: PackedBatch, reason: string) => {
    failingSince ??= uptimeMs();
    if (uptimeMs() - failingSince < LATE_AFTER_TRYING_MS || oldestAt === undefined || now() - oldestAt < LATE_MS)
      return;
    const since = new Date(oldestAt).toISOString();
    faults.raise(
      'REPORT_LATE',
      `plays since ${since} have not come to ${destination.name}: ${reason}; they are kept here`,
    );
  };
  const delay = (span: { readonly firstMs: number; readonly mostMs: number }) =>
    retryDelayMs(++triesFailed, random(), span);
  /** A moment that a server names to all of them is not the one at which all of them come. */
  const spread = (ms: number) => ms * (1 + 0.2 * random());

  const run = async () => {
    let waitMs = random() * EVERY_MS;
    for (;;) {
      await world.sleep(waitMs, ending.signal).catch(() => undefined); // stopped
      if (ending.signal.aborted) return;
      try {
        waitMs = await round();
      } catch (error) {
        // The journal could not be read; what it holds is still there.
        tell(reasonOf(error));
        waitMs = Math.max(SHORTEST_MS, delay(FAILED));
      }
    }
  };
  const running = run();

  return {
    async state() {
      await look().catch(() => undefined); // told when something is to be brought
      return state;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

const DUE_ENTRIES = 500;
const EVERY_MS = 10 * 60_000;
/** How often is looked whether so many entries are there. */
const LOOK_MS = 30_000;
/** Weeks without a line are brought in larger pieces: under 1 MB packed, which is what nginx takes if nobody says else. */
const MOST_ENTRIES = 2_000;
const MOST_BYTES = 2 * 2 ** 20;
/** Between batches while there are more, so that a server breathes. */
const BREATH_MS = 2_000;
const SHORTEST_MS = 1_000;
const FAILED = { firstMs: 30_000, mostMs: 15 * 60_000 };
const REFUSED = { firstMs: 60_000, mostMs: 60 * 60_000 };
/** The report of a day is asked for on the next one: whoever waits for it hears then why it lacks a screen. */
const LATE_MS = 24 * 60 * 60_000;
const LATE_AFTER_TRYING_MS = 60 * 60_000;
