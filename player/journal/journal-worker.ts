import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { CHAIN_BEGINS } from '../../core/play-record.ts';
import { reasonOf } from '../log.ts';
import { MACHINE_KEY_FILE, openMachineKey } from '../trust/machine-key.ts';
import { ballastIn } from './ballast.ts';
import type { Batch, ChainHead, JournalAnswer, JournalRequest, JournalWork } from './journal.ts';
import { openJournalDatabase, type JournalDatabase } from './journal-database.ts';
import { checkpointOf, sealOf, signDigest } from './seals.ts';

const MOST_WAITING = 20_000;
const PRUNE_EVERY_MS = 10 * 60_000;
/** So that a disk that has been full for days is not asked to take all of it again and again. */
const MOST_TOGETHER = 500;
/** So much the journal keeps inside of itself where the disk is tight: about a thousand plays. */
const SPARE_BYTES = 2 ** 20;

/**
 * The journal's own thread and its only writer: `node:sqlite` is synchronous, and an fsync on a worn SD card takes
 * seconds that the page server does not have (DECISIONS 2). What cannot be written waits in memory and is tried again
 * with the next, and a ballast file is given up so that a full disk still records plays (DECISIONS 27).
 */
const { file, sealEveryMs } = workerData as { readonly file: string; readonly sealEveryMs: number };
const port = parentPort ?? stop();
const nowhere: ChainHead = { seq: 0, hash: CHAIN_BEGINS };
const ballast = ballastIn(path.dirname(file));

let waiting: JournalWork[] = [];
let prunedAt = 0;
let key: KeyObject | undefined;
let opening: Promise<KeyObject> | undefined;

let database = await openOrReplace();

port.on('message', (request: JournalRequest) => {
  switch (request.type) {
    case 'write':
      waiting = [...waiting.filter((one) => !request.work.some((later) => replaces(later, one))), ...request.work];
      // Years without a disk must not fill the memory: the oldest go first.
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING);
      void write();
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
    case 'sums': {
      const { id, from, until } = request;
      answer({ type: 'summed', id, sums: asked((one) => one.sums(from, until), undefined) });
      return;
    }
    case 'sign-digest':
      void seal().then(() => answer({ type: 'signed', id: request.id, signed: key && signDigest(request.text, key) }));
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
      clearInterval(sealing);
      void Promise.all([write(), settledIn])
        .then(seal)
        .then(() => {
          database?.dispose();
          answer({ type: 'closed' });
          port.close();
        });
  }
});

// What waits for the journal need not wait for this: room is scarce later, not now.
const settledIn = ballast.lay().then(haveKey);
const sealing = setInterval(() => void seal(), sealEveryMs);

async function write(): Promise<void> {
  if (waiting.length === 0) return;
  try {
    database ??= await openOrReplace();
    if (database === undefined) return;
    while (waiting.length > 0) commit(database);
    answer({ type: 'wrote', head: database.chain.head() });
    prune();
  } catch (error) {
    if (isDamage(error)) {
      database?.dispose();
      database = await moveAside(error);
      return database === undefined ? undefined : write();
    }
    if (await makeRoom()) return write();
    answer({ type: 'failed', reason: reasonOf(error), waiting: waiting.length });
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
 * Opens the journal, and closes what was on when the last writer stopped. On a full disk the ballast makes room; where
 * it cannot be opened at all, plays wait in memory and it is tried again with the next.
 */
async function openOrReplace(): Promise<JournalDatabase | undefined> {
  try {
    return opened();
  } catch (error) {
    if (isDamage(error)) return moveAside(error);
    if (await makeRoom()) return openOrReplace();
    answer({ type: 'failed', reason: reasonOf(error), waiting: waiting.length });
    return undefined;
  }
}

function opened(): JournalDatabase {
  const journal = openJournalDatabase(file, {
    ...{ now: Date.now, uptimeMs: () => performance.now() },
    startsAt: isFollowing() ? Math.floor(Date.now() / 1000) : undefined,
  });
  try {
    journal.interrupt();
    return journal;
  } catch (error) {
    journal.dispose();
    throw error;
  }
}

/**
 * Whether there was a journal before, of which nothing is left here. The chain of the next one begins far above it, with the
 * seconds since 1970: what is delivered is called after its places in the chain, and must not take the place of the old.
 */
function isFollowing(): boolean {
  return !existsSync(file) && existsSync(path.join(path.dirname(file), MACHINE_KEY_FILE));
}

/** A journal that is damaged is moved aside for whoever can mend it, never deleted; plays are recorded in a new one. */
async function moveAside(damage: unknown): Promise<JournalDatabase | undefined> {
  const movedTo = `${file}.damaged-${Date.now()}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) await rename(file + suffix, movedTo + suffix);
  }
  answer({ type: 'replaced', movedTo, reason: reasonOf(damage) });
  return openOrReplace();
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes. */
function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return [11, 26].includes(code & 0xff);
}

/**
 * Gives the ballast up, once, and what was delivered long since; whether there was any of it. A full disk shows as
 * SQLITE_FULL, but also as an I/O error.
 */
async function makeRoom(): Promise<boolean> {
  const hadBallast = await ballast.giveUp();
  try {
    // Also to delete takes room: in the write-ahead log, which begins anew where the file need not grow.
    database?.checkpoint();
  } catch {
    // It must grow: what is let go of may still find room in the log.
  }
  return pruned('delivered') > 0 || hadBallast;
}

/** Lets go what is too old or too much, in steps. The rest of it can wait, and so can whoever it goes wrong for. */
function prune(): void {
  keepSpare();
  if (prunedAt > 0 && performance.now() - prunedAt < PRUNE_EVERY_MS) return;
  if (pruned('old') === 0) prunedAt = performance.now();
  void ballast.lay();
}

/**
 * On a disk that is nearly full the oldest that every destination has make room inside of the file before it must grow: once
 * the disk is full to the last byte, nothing could be let go of any more.
 */
function keepSpare(): void {
  try {
    if (!ballast.isTight() || database === undefined || database.spareBytes() >= SPARE_BYTES) return;
    if (pruned('delivered') > 0) database.checkpoint();
  } catch {
    // Nobody knows how full it is, or it has no room for this either: the next write finds out.
  }
}

/** How many entries went: none without the key that says what they were. */
function pruned(what: 'old' | 'delivered'): number {
  const signer = key;
  if (database === undefined || signer === undefined) return 0;
  const journal = database;
  let gone = 0;
  try {
    journal.together(() => {
      gone = journal.chain.prune(what, (head) => checkpointOf(head, signer, Date.now()));
    });
    return gone;
  } catch {
    return 0; // also to delete takes room; it is tried again
  }
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

/** Seals what is new, also where nobody ever asks for it. What the disk or the key does not give now is tried again. */
async function seal(): Promise<void> {
  const signer = await haveKey();
  const journal = database;
  if (signer === undefined || journal === undefined) return;
  try {
    journal.together(() => journal.chain.seal((head) => sealOf(head, signer, Date.now())));
  } catch {
    // Of a journal that cannot be written the next showing tells.
  }
}

/** The machine's own key, made at the first start. A disk that does not take it now may do so later. */
async function haveKey(): Promise<KeyObject | undefined> {
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
