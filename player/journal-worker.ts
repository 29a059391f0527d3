import { existsSync } from 'node:fs';
import { rename, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { JournalAnswer, JournalRequest, JournalWork } from './journal.ts';
import { openJournalDatabase, type JournalDatabase } from './journal-database.ts';
import { reasonOf } from './log.ts';

/** Room for about 40,000 plays, two days of ten-second items on four screens. */
const BALLAST_BYTES = 8 * 2 ** 20;
const MOST_WAITING = 20_000;

/**
 * The journal's own thread and its only writer: `node:sqlite` is synchronous, and an fsync on a worn SD card takes
 * seconds that the page server does not have (DECISIONS 2). What cannot be written waits in memory and is tried again
 * with the next, and a ballast file is given up so that a full disk still records plays (DECISIONS 27).
 */
const { file } = workerData as { readonly file: string };
const port = parentPort ?? stop();
const ballast = path.join(path.dirname(file), 'ballast');

let waiting: JournalWork[] = [];

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
    case 'close':
      void write().then(async () => {
        database?.dispose();
        await ballastLaid; // whoever is told that it is closed may remove the folder
        answer({ type: 'closed' });
        port.close();
      });
  }
});

// What waits for the journal need not wait for this: room is scarce later, not now.
const ballastLaid = layBallast();

async function write(): Promise<void> {
  if (waiting.length === 0) return;
  try {
    database ??= await openOrReplace();
    if (database === undefined) return;
    commit(database);
    answer({ type: 'wrote' });
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
  const work = waiting;
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
        case 'remember':
          database.remember(one);
      }
    }
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
  const journal = openJournalDatabase(file);
  try {
    journal.interrupt();
    return journal;
  } catch (error) {
    journal.dispose();
    throw error;
  }
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

/** Gives the ballast up, once; whether there was any. A full disk shows as SQLITE_FULL, but also as an I/O error. */
async function makeRoom(): Promise<boolean> {
  if (!existsSync(ballast)) return false;
  await rm(ballast, { force: true });
  return true;
}

/** Lays the ballast while there is room for it; a disk that is full already has none to spare. */
async function layBallast(): Promise<void> {
  try {
    const { bavail, bsize } = await statfs(path.dirname(file));
    if (!existsSync(ballast) && bavail * bsize > 8 * BALLAST_BYTES)
      await writeFile(ballast, Buffer.alloc(BALLAST_BYTES, 1));
  } catch {
    // Going on without one is right: the ballast only matters on a disk that will be full one day.
  }
}

function answer(message: JournalAnswer): void {
  port.postMessage(message);
}

function stop(): never {
  throw new Error('the journal worker was started as a program of its own');
}
