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

await layBallast();
const database = await openOrReplace();
database.interrupt(); // whatever was on when the last writer stopped

let waiting: JournalWork[] = [];
port.on('message', (request: JournalRequest) => {
  switch (request.type) {
    case 'write':
      waiting.push(...request.work);
      // Years without a disk must not fill the memory: the oldest go first.
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING);
      void write();
      return;
    case 'count':
      answer({ type: 'counted', id: request.id, ...database.count(request.screenId, request.since) });
      return;
    case 'close':
      void write().then(() => {
        database.dispose();
        answer({ type: 'closed' });
        port.close();
      });
  }
});

async function write(): Promise<void> {
  if (waiting.length === 0) return;
  try {
    commit();
    answer({ type: 'wrote' });
  } catch (error) {
    const full = /full|ENOSPC/i.test(reasonOf(error));
    if (full && existsSync(ballast)) {
      await rm(ballast, { force: true });
      return write();
    }
    answer({ type: 'failed', full, reason: reasonOf(error), waiting: waiting.length });
  }
}

function commit(): void {
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
      }
    }
  });
  waiting = waiting.slice(work.length);
}

/** A journal that is damaged is moved aside for whoever can mend it, never deleted; plays are recorded in a new one. */
async function openOrReplace(): Promise<JournalDatabase> {
  try {
    return openJournalDatabase(file);
  } catch (error) {
    if (!/not a database|malformed/i.test(reasonOf(error))) throw error;
    const movedTo = `${file}.damaged-${Date.now()}`;
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) await rename(file + suffix, movedTo + suffix);
    }
    answer({ type: 'replaced', movedTo, reason: reasonOf(error) });
    return openJournalDatabase(file);
  }
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
