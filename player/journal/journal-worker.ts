import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { CHAIN_BEGINS } from '../../core/play-record.ts';
import { RELEASED_AT } from '../../core/released-at.ts';
import { reasonOf } from '../log.ts';
import { openMachineKey } from '../trust/machine-key.ts';
import { ballastIn } from './ballast.ts';
import type { Batch, ChainHead, JournalAnswer, JournalRequest, JournalWork } from './journal.ts';
import type { JournalDatabase } from './journal-database.ts';
import { createAside, isDamage, openJournalFile, type JournalFileWorld } from './journal-file.ts';
import { createRoom } from './room.ts';
import { sealOf, signDigest } from './seals.ts';

const MOST_WAITING = 20_000;
/** So that a disk that has been full for days is not asked to take all of it again and again. */
const MOST_TOGETHER = 500;

/**
 * The journal's own thread and its only writer: `node:sqlite` is synchronous, and an fsync on a worn SD card takes
 * seconds that the page server does not have (DECISIONS 2). What cannot be written waits in memory and is tried again
 * with the next, and a ballast file is given up so that a full disk still records plays (DECISIONS 27).
 */
const { file, sealEveryMs } = workerData as { readonly file: string; readonly sealEveryMs: number };
const port = parentPort ?? stop();
const nowhere: ChainHead = { seq: 0, hash: CHAIN_BEGINS };
const clocks = { now: Date.now, uptimeMs: () => performance.now() };
const world: JournalFileWorld = { file, releasedAt: RELEASED_AT, ...clocks };
const moveAside = createAside(world);
const room = createRoom({
  ...{ ballast: ballastIn(path.dirname(file)), database: () => database, key: () => key },
  destinations: () => destinations,
  ...clocks,
});

let waiting: JournalWork[] = [];
let destinations: readonly string[] = [];
let key: KeyObject | undefined;
let opening: Promise<KeyObject> | undefined;

let database: JournalDatabase | undefined;
database = opened();
enter();

port.on('message', (request: JournalRequest) => {
  switch (request.type) {
    case 'write':
      waiting = [...waiting.filter((one) => !request.work.some((later) => replaces(later, one))), ...request.work];
      // Years without a disk must not fill the memory: the oldest go first.
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING);
      write();
      return;
    case 'is-written':
      answer({ type: 'told-written', id: request.id, isWritten: waiting.length === 0 });
      return;
    case 'count':
      answer({
        type: 'counted',
        id: request.id,
        ...asked((one) => one.count(request.screenId, request.since), { today: 0, total: 0 }),
      });
      return;
    case 'proven':
      answer({ type: 'proven', id: request.id, sha256s: asked((one) => one.proven(), []) });
      return;
    case 'recall':
      answer({ type: 'recalled', id: request.id, memories: asked((one) => one.memories(), []) });
      return;
    case 'batch':
      void batch(request).then((made) => answer({ type: 'batched', id: request.id, batch: made }));
      return;
    case 'head':
      answer({ type: 'told-head', id: request.id, head: asked((one) => one.chain.head(), nowhere) });
      return;
    case 'count-after': {
      const entries = asked((one) => one.chain.countAfter(request.seq), 0);
      answer({ type: 'counted-after', id: request.id, entries });
      return;
    }
    case 'first-shown': {
      const at = asked((one) => one.firstShownAt(request.since), undefined);
      answer({ type: 'told-first', id: request.id, at });
      return;
    }
    case 'sums': {
      const { id, from, until } = request;
      answer({ type: 'summed', id, sums: asked((one) => one.sums(from, until), undefined) });
      return;
    }
    case 'sign-digest':
      void seal().then(() => answer({ type: 'signed', id: request.id, signed: key && signDigest(request.text, key) }));
      return;
    case 'delivers-to':
      destinations = request.destinations;
      return;
    case 'delivered':
      asked((one) => one.together(() => one.chain.delivered(request.destination, request.seq)), undefined);
      return;
    case 'delivered-to': {
      const seq = asked((one) => one.chain.deliveredTo(request.destination), 0);
      answer({ type: 'told-delivered', id: request.id, seq });
      return;
    }
    case 'close':
      void close();
  }
});

// What waits for the journal need not wait for this: room is scarce later, not now.
room.lay();
const settledIn = room.settled().then(haveKey);
const sealing = setInterval(() => void seal(), sealEveryMs);

async function close(): Promise<void> {
  clearInterval(sealing);
  write();
  await settledIn;
  await seal();
  // Whoever has closed the journal may take the folder away.
  await room.settled();
  database?.dispose();
  answer({ type: 'closed' });
  port.close();
}

function write(): void {
  if (waiting.length === 0) return;
  database ??= opened();
  if (database === undefined) return;
  try {
    while (waiting.length > 0) commit(database);
    answer({ type: 'wrote', head: database.chain.head() });
    room.keep();
  } catch (error) {
    if (isDamage(error)) {
      database.dispose();
      database = undefined;
      if (movedAside(reasonOf(error))) write();
    } else if (room.make()) write();
    else answer({ type: 'failed', reason: reasonOf(error), waiting: waiting.length });
  }
}

/** Of what waits for a disk only the newest memory of a screen counts, and each may be long. */
function replaces(later: JournalWork, one: JournalWork): boolean {
  if (later.type !== 'remember' || one.type !== 'remember') return false;
  return later.screenId === one.screenId && later.zone === one.zone;
}

/** What the journal answers; of one that cannot be read now nothing is known. */
function asked<T>(ask: (database: JournalDatabase) => T, unknown: T): T {
  try {
    return database === undefined ? unknown : ask(database);
  } catch (error) {
    answer({ type: 'failed', reason: reasonOf(error), waiting: waiting.length });
    return unknown;
  }
}

function commit(database: JournalDatabase): void {
  const work = waiting.slice(0, MOST_TOGETHER);
  database.together(() => {
    for (const one of work) {
      switch (one.type) {
        case 'open':
          database.open(one.play);
          break;
        case 'close':
          database.close(one.play);
          break;
        case 'progress':
          database.progress(one.id, one.shownMs, one.frames);
          break;
        case 'interrupt':
          database.interrupt(one.page);
          break;
        case 'explain':
          database.explain(one.id, one.reason);
          break;
        case 'fail':
          database.chain.fail(one.play);
          break;
        case 'helped':
          database.chain.helped(one.helped);
          break;
        case 'remember':
          database.remember(one);
      }
    }
    database.chain.enter();
  });
  waiting = waiting.slice(work.length);
}

/**
 * Opens the journal, or begins a new one where it is damaged. On a full disk the ballast makes room; where it cannot be
 * opened at all, plays wait in memory and it is tried again with the next.
 */
function opened(): JournalDatabase | undefined {
  let found = openJournalFile(world);
  if (found.kind === 'damaged') {
    if (!movedAside(found.reason)) return undefined;
    found = openJournalFile(world);
  }
  if (found.kind === 'failed' && room.make()) found = openJournalFile(world);
  if (found.kind === 'open') return found.database;
  answer({ type: 'failed', reason: found.reason, waiting: waiting.length });
  return undefined;
}

/** Whether the place of a damaged journal is free for a new one. */
function movedAside(damage: string): boolean {
  const moved = moveAside();
  if (moved.kind === 'moved') answer({ type: 'replaced', movedTo: moved.movedTo, reason: damage });
  else answer({ type: 'failed', reason: `${damage}; not moved aside: ${moved.reason}`, waiting: waiting.length });
  return moved.kind === 'moved';
}

/** What nobody can seal, or a disk does not give, is asked for again. */
async function batch({ afterSeq, most }: Extract<JournalRequest, { type: 'batch' }>): Promise<Batch | undefined> {
  const signer = await haveKey();
  if (signer === undefined) return undefined;
  return asked((one) => {
    let made: Batch | undefined;
    one.together(() => {
      made = one.chain.batch(afterSeq, most, (head) => sealOf(head, signer, Date.now()));
    });
    return made;
  }, undefined);
}

/**
 * Enters what was broken off and is final by now, also where nothing is shown any more that would be written: without a page
 * nobody else looks after it.
 */
function enter(): void {
  const journal = database;
  if (journal === undefined) return;
  try {
    journal.together(() => journal.chain.enter());
    if (waiting.length === 0) answer({ type: 'wrote', head: journal.chain.head() });
  } catch {
    // Of a journal that cannot be written the next showing tells.
  }
}

/** Seals what is new, also where nobody ever asks for it. What the disk or the key does not give now is tried again. */
async function seal(): Promise<void> {
  enter();
  const signer = await haveKey();
  const journal = database;
  if (signer === undefined || journal === undefined) return;
  try {
    journal.together(() => journal.chain.seal((head) => sealOf(head, signer, Date.now())));
  } catch {
    // Of a journal that cannot be written the next showing tells.
  }
}

/**
 * The machine's own key, made at the first start, once its journal is there: a key without one says that it was lost. A disk
 * that does not take it now may do so later.
 */
async function haveKey(): Promise<KeyObject | undefined> {
  if (database === undefined) return undefined;
  try {
    key = await (opening ??= openMachineKey(path.dirname(file)));
  } catch (error) {
    opening = undefined;
    answer({ type: 'keyless', reason: reasonOf(error) });
  }
  return key;
}

function answer(message: JournalAnswer): void {
  port.postMessage(message);
}

function stop(): never {
  throw new Error('the journal worker was started as a program of its own');
}
