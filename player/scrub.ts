import { rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { syncDir } from './durable.ts';
import { keepFile, readKeptFile } from './kept-file.ts';
import { reasonOf, type Log } from './log.ts';
import type { MediaStore } from './media-store.ts';
import { createRateLimit } from './rate-limit.ts';

export interface ScrubWorld {
  readonly dataDir: string;
  readonly store: MediaStore;
  readonly log: Log;
  readonly now: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** SHA-256s in the order of play. */
  readonly order: () => readonly string[];
  /** A file is not had any more: it was damaged and has been moved aside, or it is gone, as after an eviction. */
  readonly onLost: (sha256: string, how: 'damaged' | 'missing') => void;
}

/** Ends the checking; the next start goes on with what is due. */
export interface Scrub {
  stop(): Promise<void>;
}

/** Files are read no faster than this, in kilobits a second (20 MB/s): playing goes first. */
const SCRUB_KBPS = 160_000;

/**
 * Reads all media again and again, for what was written once may rot. After an unclean stop it begins with what plays
 * next, behind the picture (DECISIONS 26); from then on each file has its turn within a week, the one that was looked at
 * longest ago first. A marker in the data directory tells a clean stop; `checked.json` knows when each file was read.
 * Once a week parts are swept that no list names any more: a player may run for months.
 */
export async function startScrub(world: ScrubWorld): Promise<Scrub> {
  const { dataDir, store, log, now } = world;
  const marker = path.join(dataDir, 'stopped-cleanly');
  const notes = path.join(dataDir, 'checked.json');
  const wasClean = await takeMarker(marker, log);
  const read = await readKeptFile(notes);
  /** By SHA-256, epoch milliseconds. */
  const checkedAt = new Map(read.kind === 'read' ? timesOf(read.value) : []);
  const ending = new AbortController();
  const { signal } = ending;
  const rate = createRateLimit(world);
  rate.set(SCRUB_KBPS);
  let savedAt = now();
  let sweptAt = now(); // when the store was opened
  let mayRestClean = wasClean;

  const save = async () => {
    savedAt = now();
    await keepFile(notes, Object.fromEntries(checkedAt)).catch((error: unknown) =>
      log.warn('checks not written down', { reason: reasonOf(error) }),
    );
  };

  const check = async (sha256: string) => {
    const found = await store.verify(sha256, { signal, pace: (bytes) => rate.spend(bytes, signal) });
    if (found === 'whole') checkedAt.set(sha256, now());
    else {
      checkedAt.delete(sha256);
      world.onLost(sha256, found);
    }
    if (Math.abs(now() - savedAt) > SAVE_AFTER_MS) await save();
  };

  const checkAfterCrash = async () => {
    const order = world.order();
    for (const sha256 of order) await check(sha256);
    mayRestClean = true;
    if (order.length > 0) log.info('media checked after an unclean stop', { checked: order.length });
  };

  /** What is due now, the longest unchecked first. What has come since the last look was hashed as it came. */
  const dueNow = async (isFirstLook: boolean): Promise<readonly string[]> => {
    const here = new Set((await store.list()).map(({ sha256 }) => sha256));
    for (const sha256 of checkedAt.keys()) {
      if (here.has(sha256)) continue;
      checkedAt.delete(sha256);
      world.onLost(sha256, 'missing');
    }
    if (!isFirstLook) for (const sha256 of here) if (!checkedAt.has(sha256)) checkedAt.set(sha256, now());
    return [...here]
      .map((sha256) => ({ sha256, age: now() - (checkedAt.get(sha256) ?? -Infinity) }))
      .filter(({ age }) => age >= CHECK_AFTER_MS || age < 0) // checked in the future: by a clock that was wrong
      .sort((a, b) => b.age - a.age)
      .map(({ sha256 }) => sha256);
  };

  const look = async (isFirstLook: boolean) => {
    if (isFirstLook && !wasClean) await checkAfterCrash();
    const due = await dueNow(isFirstLook);
    for (const sha256 of due) await check(sha256);
    if (due.length > 0) await save();
    if (Math.abs(now() - sweptAt) < SWEEP_AFTER_MS) return;
    sweptAt = now();
    await store.sweepParts();
  };

  const run = async () => {
    for (let isFirstLook = true; !signal.aborted; isFirstLook = false) {
      await look(isFirstLook).catch((error: unknown) => {
        if (!signal.aborted) log.warn('media not checked', { reason: reasonOf(error) }); // looked at again in an hour
      });
      await world.sleep(LOOK_EVERY_MS, signal).catch(() => undefined); // it is over
    }
  };
  const running = run();

  return {
    async stop() {
      ending.abort();
      await running;
      await save();
      if (mayRestClean) await writeFile(marker, '');
    },
  };
}

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = HOUR_MS;
/** A day before the week is over, so that what is due together is read in time. */
const CHECK_AFTER_MS = 6 * 24 * HOUR_MS;
const SWEEP_AFTER_MS = 7 * 24 * HOUR_MS;
const SAVE_AFTER_MS = 10 * 60_000;

/** Whether the last stop was clean; from now on it is not, until this run has ended well. */
async function takeMarker(marker: string, log: Log): Promise<boolean> {
  const clean = await stat(marker).then(
    () => true,
    () => false,
  );
  try {
    await rm(marker, { force: true });
    await syncDir(path.dirname(marker));
  } catch (error) {
    log.warn('start not marked', { reason: reasonOf(error) }); // a disk that cannot be written plays all the same
  }
  return clean;
}

function timesOf(value: unknown): readonly (readonly [string, number])[] {
  return Object.entries(value as Record<string, unknown>).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
}
