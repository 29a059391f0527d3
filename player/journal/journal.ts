import { Worker } from 'node:worker_threads';
import type { Play } from '../../core/play.ts';
import type { Zone } from '../../core/playlist.ts';
import type { Remembered } from '../../core/remembered.ts';
import type { Log } from '../log.ts';

/** What is done to the journal, in order. */
export type JournalWork =
  | { readonly type: 'open'; readonly play: Play }
  | { readonly type: 'close'; readonly play: Play }
  | { readonly type: 'progress'; readonly id: string; readonly shownMs: number; readonly frames: number }
  | { readonly type: 'interrupt'; readonly page: string }
  /** What a screen has shown in a zone, with the showing that it was told with. */
  | {
      readonly type: 'remember';
      readonly screenId: string;
      readonly zone: Zone;
      readonly remembered: Remembered;
    };

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
  | { readonly type: 'count'; readonly id: number; readonly screenId: string; readonly since: number }
  | { readonly type: 'proven'; readonly id: number }
  | { readonly type: 'recall'; readonly id: number }
  | { readonly type: 'close' };

export type JournalAnswer =
  | { readonly type: 'wrote' }
  | { readonly type: 'failed'; readonly reason: string; readonly waiting: number }
  | { readonly type: 'counted'; readonly id: number; readonly today: number; readonly total: number }
  | { readonly type: 'proven'; readonly id: number; readonly sha256s: readonly string[] }
  | { readonly type: 'recalled'; readonly id: number; readonly memories: readonly KeptMemoryRow[] }
  /** What was there could not be read, so it was moved aside, and a new journal begun. */
  | { readonly type: 'replaced'; readonly movedTo: string; readonly reason: string }
  | { readonly type: 'closed' };

/** The answers that were asked for by a number. */
type Told = Extract<JournalAnswer, { readonly id: number }>;

export interface Journal {
  /** Hands over what happened at an item boundary; it is written at once, as one transaction. */
  write(work: readonly JournalWork[]): void;
  /** Showings of a screen that are over, since an instant (epoch milliseconds) and ever. */
  count(screenId: string, since: number): Promise<{ readonly today: number; readonly total: number }>;
  /** SHA-256s of the files that have played to their end. */
  proven(): Promise<ReadonlySet<string>>;
  /** What the screens have shown, as it was last written. */
  memories(): Promise<readonly KeptMemoryRow[]>;
  /** Writes what is left and closes the file. */
  close(): Promise<void>;
}

export interface JournalWorld {
  /** Absolute paths of the database, and of the worker's program. */
  readonly file: string;
  readonly worker: string;
  readonly log: Log;
  /** The journal cannot be written (`undefined`: it can again); a person must act, the screen plays on. */
  readonly onTrouble: (trouble: { readonly reason: string } | undefined) => void;
  readonly onReplaced: (movedTo: string) => void;
  /** The writer has died of a bug or a damaged file. */
  readonly onDeath: (error: Error) => void;
}

/** Opens the journal of plays in a thread of its own. */
export function openJournal({ file, worker: program, log, onTrouble, onReplaced, onDeath }: JournalWorld): Journal {
  const worker = new Worker(program, { workerData: { file } });
  const questions = new Map<number, (told: Told) => void>();
  let asked = 0;
  let trouble = false;
  let closed: (() => void) | undefined;

  worker.on('message', (answer: JournalAnswer) => {
    switch (answer.type) {
      case 'wrote':
        if (trouble) onTrouble(undefined);
        trouble = false;
        return;
      case 'failed':
        if (!trouble) log.error('journal not written', { reason: answer.reason, waiting: answer.waiting });
        trouble = true;
        onTrouble(answer);
        return;
      case 'counted':
      case 'proven':
      case 'recalled':
        questions.get(answer.id)?.(answer);
        questions.delete(answer.id);
        return;
      case 'replaced':
        log.error('journal damaged', { reason: answer.reason, movedTo: answer.movedTo });
        onReplaced(answer.movedTo);
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
    count: (screenId, since) => ask<'counted'>((id) => ({ type: 'count', id, screenId, since })),
    proven: async () => new Set((await ask<'proven'>((id) => ({ type: 'proven', id }))).sha256s),
    memories: async () => (await ask<'recalled'>((id) => ({ type: 'recall', id }))).memories,
    close: () =>
      new Promise((resolve) => {
        closed = resolve;
        worker.once('exit', () => resolve());
        request({ type: 'close' });
      }),
  };
}
