import { Worker } from 'node:worker_threads';
import type { FailedPlay, Play } from '../../core/play.ts';
import type { HelpedRecord } from '../../core/play-record.ts';
import type { Zone } from '../../core/playlist.ts';
import type { Remembered } from '../../core/remembered.ts';
import type { Log } from '../log.ts';
import type { DaySum } from './day-sums.ts';

/** What is done to the journal, in order. */
export type JournalWork =
  | { readonly type: 'open'; readonly play: Play }
  | { readonly type: 'close'; readonly play: Play }
  | { readonly type: 'progress'; readonly id: string; readonly shownMs: number; readonly frames: number }
  | { readonly type: 'interrupt'; readonly page: string }
  /** Something was to be shown and could not be. */
  | { readonly type: 'fail'; readonly play: FailedPlay }
  /** Why the showing that is on will not have been whole. */
  | { readonly type: 'explain'; readonly id: string; readonly reason: string }
  /** A clerk has entered how many people were helped on a day. */
  | { readonly type: 'helped'; readonly helped: HelpedEntry }
  /** What a screen has shown in a zone, with the showing that it was told with. */
  | {
      readonly type: 'remember';
      readonly screenId: string;
      readonly zone: Zone;
      readonly remembered: Remembered;
    };

/** What is entered of a day on which people were helped; `at` is RFC 3339. */
export type HelpedEntry = Pick<HelpedRecord, 'screenId' | 'date' | 'people' | 'at'>;

/** How far the chain has come: 0 and `CHAIN_BEGINS` while there is nothing in it. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Entries that follow one another, as the lines in which they are handed out, and the seal that covers the last of them. */
export interface Batch {
  /** A line for what stood before the first of them, where the machine has let go of what would be due; none otherwise. */
  readonly checkpoint?: string | undefined;
  readonly lines: readonly string[];
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** A line too. */
  readonly seal: string;
}

/** The word of the machine's own key for a digest (core/digest.ts). */
export interface SignedText {
  /** The raw public key, and the signature, in base64url. */
  readonly key: string;
  readonly signature: string;
}

/** How much a batch may have; always at least one entry. `bytes` counts the lines with their line breaks. */
export interface BatchLimits {
  readonly entries: number;
  readonly bytes: number;
}

/** What is kept of a memory, as it was read: its text has not been looked at yet. */
export interface KeptMemoryRow {
  readonly screenId: string;
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly shownAt: number;
  readonly text: string;
}

export type JournalRequest =
  | { readonly type: 'write'; readonly work: readonly JournalWork[] }
  | { readonly type: 'is-written'; readonly id: number }
  | { readonly type: 'count'; readonly id: number; readonly screenId: string; readonly since: number }
  | { readonly type: 'proven'; readonly id: number }
  | { readonly type: 'recall'; readonly id: number }
  | { readonly type: 'batch'; readonly id: number; readonly afterSeq: number; readonly most: BatchLimits }
  | { readonly type: 'head'; readonly id: number }
  | { readonly type: 'count-after'; readonly id: number; readonly seq: number }
  | { readonly type: 'first-shown'; readonly id: number; readonly since: number }
  | { readonly type: 'sums'; readonly id: number; readonly from: number; readonly until: number }
  | { readonly type: 'sign-digest'; readonly id: number; readonly text: string }
  | { readonly type: 'delivers-to'; readonly destinations: readonly string[] }
  | { readonly type: 'delivered'; readonly destination: string; readonly seq: number }
  | { readonly type: 'delivered-to'; readonly id: number; readonly destination: string }
  | { readonly type: 'close' };

export type JournalAnswer =
  /** With how far the chain has come. */
  | { readonly type: 'wrote'; readonly head: ChainHead }
  | { readonly type: 'failed'; readonly reason: string; readonly waiting: number }
  | { readonly type: 'told-written'; readonly id: number; readonly isWritten: boolean }
  | { readonly type: 'counted'; readonly id: number; readonly today: number; readonly total: number }
  | { readonly type: 'proven'; readonly id: number; readonly sha256s: readonly string[] }
  | { readonly type: 'recalled'; readonly id: number; readonly memories: readonly KeptMemoryRow[] }
  | { readonly type: 'batched'; readonly id: number; readonly batch?: Batch | undefined }
  | { readonly type: 'told-head'; readonly id: number; readonly head: ChainHead }
  | { readonly type: 'counted-after'; readonly id: number; readonly entries: number }
  | { readonly type: 'told-first'; readonly id: number; readonly at?: number | undefined }
  | { readonly type: 'summed'; readonly id: number; readonly sums?: readonly DaySum[] | undefined }
  | { readonly type: 'signed'; readonly id: number; readonly signed?: SignedText | undefined }
  | { readonly type: 'told-delivered'; readonly id: number; readonly seq: number }
  /** The machine's own key can neither be read nor made: what is delivered cannot be sealed. */
  | { readonly type: 'keyless'; readonly reason: string }
  /** What was there could not be read, so it was moved aside, and a new journal begun. */
  | { readonly type: 'replaced'; readonly movedTo: string; readonly reason: string }
  | { readonly type: 'closed' };

/** The answers that were asked for by a number. */
type Told = Extract<JournalAnswer, { readonly id: number }>;

export interface Journal {
  /** Hands over what happened at an item boundary; it is written at once, as one transaction. */
  write(work: readonly JournalWork[]): void;
  /** Whether all that was handed over so far is on the disk. */
  isWritten(): Promise<boolean>;
  /** Showings of a screen that are over, since an instant (epoch milliseconds) and ever. */
  count(screenId: string, since: number): Promise<{ readonly today: number; readonly total: number }>;
  /** SHA-256s of the files that have played to their end. */
  proven(): Promise<ReadonlySet<string>>;
  /** What the screens have shown, as it was last written. */
  memories(): Promise<readonly KeptMemoryRow[]>;
  /**
   * The entries after a place in the chain, as many as may be, sealed with the machine's own key; `undefined` when there are
   * none, or the key or the disk cannot be used now. What has been pruned is passed over.
   */
  batch(afterSeq: number, most: BatchLimits): Promise<Batch | undefined>;
  /** How far the chain has come. */
  head(): Promise<ChainHead>;
  /** How many entries are kept that come after a place in the chain: one that follows a lost one begins far above it. */
  countAfter(seq: number): Promise<number>;
  /**
   * What the chain holds of the showings that began in a stretch of time (epoch milliseconds; `until` is the first that is
   * no part of it); `undefined` when the disk cannot be read now.
   */
  sums(from: number, until: number): Promise<readonly DaySum[] | undefined>;
  /**
   * When the oldest showing began that is kept, of those since an instant (epoch milliseconds); `undefined` when there is
   * none, or the disk cannot be read now.
   */
  firstShownAt(since: number): Promise<number | undefined>;
  /** Signs the text of a digest, and seals what the chain has by then; `undefined` when the key cannot be used now. */
  signDigest(text: string): Promise<SignedText | undefined>;
  /** How far the chain has come, as it was last heard; `undefined` until something was written. */
  newest(): ChainHead | undefined;
  /** Where to plays are delivered from now on, and nowhere else; until it is said nothing makes room because it was delivered. */
  deliversTo(destinations: readonly string[]): void;
  /** A destination has all entries as far as this one, for good: once all of them have, they may make room. */
  delivered(destination: string, seq: number): void;
  /** As far as which entry a destination has them all; 0: none yet. */
  deliveredTo(destination: string): Promise<number>;
  /** Writes what is left, seals it, and closes the file. */
  close(): Promise<void>;
}

export interface JournalWorld {
  /** Absolute paths of the database, and of the worker's program. */
  readonly file: string;
  readonly worker: string;
  /** How often what is new is sealed with the machine's own key. */
  readonly sealEveryMs?: number;
  readonly log: Log;
  /** The journal cannot be written (`undefined`: it can again); a person must act, the screen plays on. */
  readonly onTrouble: (trouble: { readonly reason: string } | undefined) => void;
  readonly onReplaced: (movedTo: string) => void;
  /** The writer has died of a bug or a damaged file. */
  readonly onDeath: (error: Error) => void;
}

/** Opens the journal of plays in a thread of its own. */
export function openJournal(world: JournalWorld): Journal {
  const { file, worker: program, sealEveryMs = SEAL_EVERY_MS, log, onTrouble, onReplaced, onDeath } = world;
  const worker = new Worker(program, { workerData: { file, sealEveryMs } });
  const questions = new Map<number, (told: Told) => void>();
  let asked = 0;
  let trouble = false;
  let newest: ChainHead | undefined;
  let closed: (() => void) | undefined;

  worker.on('message', (answer: JournalAnswer) => {
    switch (answer.type) {
      case 'wrote':
        newest = answer.head;
        if (trouble) onTrouble(undefined);
        trouble = false;
        return;
      case 'failed':
        if (!trouble) log.error('journal not written', { reason: answer.reason, waiting: answer.waiting });
        trouble = true;
        onTrouble(answer);
        return;
      case 'told-written':
      case 'counted':
      case 'proven':
      case 'recalled':
      case 'batched':
      case 'told-head':
      case 'counted-after':
      case 'told-first':
      case 'summed':
      case 'signed':
      case 'told-delivered':
        questions.get(answer.id)?.(answer);
        questions.delete(answer.id);
        return;
      case 'replaced':
        log.error('journal damaged', { reason: answer.reason, movedTo: answer.movedTo });
        onReplaced(answer.movedTo);
        return;
      case 'keyless':
        log.error('journal not sealed', { reason: answer.reason });
        return;
      case 'closed':
        closed?.();
    }
  });
  worker.on('error', onDeath);
  const request = (message: JournalRequest) => worker.postMessage(message);
  /** Asks under a number of its own, by which the answer is known. */
  const ask = <Type extends Told['type']>(question: (id: number) => JournalRequest) =>
    new Promise<Extract<Told, { readonly type: Type }>>((resolve) => {
      const id = ++asked;
      questions.set(id, resolve as (told: Told) => void);
      request(question(id));
    });

  return {
    write: (work) => request({ type: 'write', work }),
    isWritten: async () => (await ask<'told-written'>((id) => ({ type: 'is-written', id }))).isWritten,
    count: (screenId, since) => ask<'counted'>((id) => ({ type: 'count', id, screenId, since })),
    proven: async () => new Set((await ask<'proven'>((id) => ({ type: 'proven', id }))).sha256s),
    memories: async () => (await ask<'recalled'>((id) => ({ type: 'recall', id }))).memories,
    batch: async (afterSeq, most) => (await ask<'batched'>((id) => ({ type: 'batch', id, afterSeq, most }))).batch,
    head: async () => (await ask<'told-head'>((id) => ({ type: 'head', id }))).head,
    countAfter: async (seq) => (await ask<'counted-after'>((id) => ({ type: 'count-after', id, seq }))).entries,
    sums: async (from, until) => (await ask<'summed'>((id) => ({ type: 'sums', id, from, until }))).sums,
    firstShownAt: async (since) => (await ask<'told-first'>((id) => ({ type: 'first-shown', id, since }))).at,
    signDigest: async (text) => (await ask<'signed'>((id) => ({ type: 'sign-digest', id, text }))).signed,
    newest: () => newest,
    deliversTo: (destinations) => request({ type: 'delivers-to', destinations }),
    delivered: (destination, seq) => request({ type: 'delivered', destination, seq }),
    deliveredTo: async (destination) =>
      (await ask<'told-delivered'>((id) => ({ type: 'delivered-to', id, destination }))).seq,
    close: () =>
      new Promise((resolve) => {
        closed = resolve;
        worker.once('exit', () => resolve());
        request({ type: 'close' });
      }),
  };
}

/** A journal that is taken along carries seals, also where nothing is ever delivered. */
const SEAL_EVERY_MS = 10 * 60_000;
