import { mkdir, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openMediaStore, type MediaStore } from '../../player/media-store.ts';
import { startScrub, type Scrub, type ScrubWorld } from '../../player/scrub.ts';
import { logbook } from '../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const START = Date.parse('2026-11-20T08:00:00+07:00');
const DAY_MS = 24 * 3_600_000;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function adopt(store: MediaStore, bytes: Buffer): Promise<string> {
  const hash = sha256(bytes);
  const part = await store.openPart(hash);
  await part.append(bytes);
  await store.adopt(part, { sha256: hash });
  return hash;
}

/** A data directory and a clock that stands still but for what the scrub sleeps; it sleeps until `runUntil`. */
async function laboratory(sizes: readonly number[]) {
  const dataDir = await tempDir();
  const clock = { now: START, end: START };
  const log = logbook();
  const now = () => clock.now;
  const store = await openMediaStore({ dir: dataDir, log, now });
  const hashes: string[] = [];
  for (const [seed, size] of sizes.entries()) hashes.push(await adopt(store, jpegBytes(size, seed + 1)));
  const reads: { sha256: string; at: number }[] = [];
  const lost: string[] = [];
  let wake = () => undefined as void;
  const watched: MediaStore = {
    ...store,
    async verify(name, reading) {
      const found = await store.verify(name, reading);
      reads.push({ sha256: name, at: clock.now });
      return found;
    },
  };
  const sleep: ScrubWorld['sleep'] = (ms, signal) =>
    new Promise((resolve, reject) => {
      const fallsAsleep = () => {
        if (signal.aborted) return reject(signal.reason as Error);
        if (clock.now + ms > clock.end) return;
        clock.now += ms;
        resolve(undefined);
      };
      wake = fallsAsleep;
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      fallsAsleep();
    });
  const start = async (more: Partial<ScrubWorld> = {}): Promise<Scrub> => {
    const scrub = await startScrub({
      ...{ dataDir, store: watched, log, now, sleep, order: () => [] },
      onLost: (name, how) => void lost.push(`${how} ${name}`),
      ...more,
    });
    ends.push(() => scrub.stop());
    return scrub;
  };
  /** Lets the clock go on to an instant, and waits until the scrub sleeps beyond it. */
  const runUntil = async (at: number) => {
    clock.end = at;
    wake();
    await vi.waitFor(() => expect(clock.now).toBeGreaterThan(at - 3_600_000), { interval: 5, timeout: 10_000 });
  };
  return { dataDir, store, hashes, clock, log, reads, lost, start, runUntil };
}

describe('startScrub', () => {
  it('reads what plays next first after an unclean stop', async () => {
    const { start, hashes, reads, log, runUntil } = await laboratory([1000, 1000, 1000]);
    const order = hashes.toReversed();
    await start({ order: () => order });

    await runUntil(START + 7_200_000);

    expect(log.entries.map(({ event }) => event)).toContain('media checked after an unclean stop');
    expect(reads.slice(0, 3).map((one) => one.sha256)).toEqual(order);
  });

  it('reads nothing again after a clean stop', async () => {
    const { start, hashes, reads, clock, runUntil } = await laboratory([1000, 1000]);
    const first = await start({ order: () => hashes });
    await runUntil(START + 4_000_000);
    await first.stop();
    const before = reads.length;

    await start({ order: () => hashes });
    await runUntil(clock.now + DAY_MS);

    expect(reads).toHaveLength(before);
  });

  it('reads each file at least once a week, the one read longest ago first, also across restarts', async () => {
    const { start, hashes, reads, runUntil } = await laboratory([1000, 2000, 3000, 4000]);
    for (let days = 3; days <= 30; days += 3) {
      const scrub = await start();
      await runUntil(START + days * DAY_MS);
      await scrub.stop();
    }

    for (const hash of hashes) {
      const at = [START, ...reads.filter((one) => one.sha256 === hash).map((one) => one.at), START + 30 * DAY_MS];
      const gaps = at.slice(1).map((one, index) => one - (at[index] ?? 0));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(7 * DAY_MS);
      expect(at.length).toBeLessThanOrEqual(8);
    }
  });

  it('removes parts of downloads that nothing came for in a week, in a player that is never stopped', async () => {
    const { dataDir, start, runUntil } = await laboratory([1000]);
    const part = async (digit: string, days: number) => {
      for (const [ending, age] of [
        ['part', days],
        ['json', 0],
      ] as const) {
        const path = join(dataDir, 'parts', `${digit.repeat(64)}.${ending}`);
        const at = new Date(START + age * DAY_MS);
        await writeFile(path, '{}');
        await utimes(path, at, at);
      }
    };
    await part('a', 0);
    await part('b', 5);
    await start();
    await runUntil(START + 8 * DAY_MS);
    const names = (await readdir(join(dataDir, 'parts'))).toSorted();
    expect(names).toEqual([`${'b'.repeat(64)}.json`, `${'b'.repeat(64)}.part`]);

    await runUntil(START + 15 * DAY_MS);
    expect(await readdir(join(dataDir, 'parts'))).toEqual([]);
  });

  it('reads no faster than 20 MB in a second', async () => {
    const bytes = [30_000_000, 10_000_000];
    const { start, hashes, reads, clock, runUntil } = await laboratory(bytes);
    await start({ order: () => hashes });
    clock.end = START + 60_000;
    await vi.waitFor(() => expect(reads).toHaveLength(2), { timeout: 10_000 });
    await runUntil(START + 7_200_000);

    expect((reads[0]?.at ?? 0) - START).toBeGreaterThan(1499);
    expect((reads[1]?.at ?? 0) - START).toBeGreaterThan(1999);
    expect((reads[1]?.at ?? 0) - START).toBeLessThan(2200);
  });

  it('moves a rotten file aside and says so, and goes on with the others', async () => {
    const { start, dataDir, hashes, store, lost, reads, runUntil } = await laboratory([1000, 1000, 1000]);
    const [, rotten = ''] = hashes;
    const path = store.pathOf(rotten) ?? '';
    const bytes = await readFile(path);
    bytes[500] = (bytes[500] ?? 0) ^ 1;
    await writeFile(path, bytes);

    await start();
    await runUntil(START + DAY_MS);

    expect(lost).toEqual([`damaged ${rotten}`]);
    expect(store.has(rotten)).toBe(false);
    expect(await readdir(join(dataDir, 'quarantine'))).toEqual([rotten]);
    expect(reads).toHaveLength(3);
  });

  it('notices within an hour that the data directory was deleted under it', async () => {
    const { start, dataDir, hashes, store, lost, runUntil } = await laboratory([1000, 1000]);
    await start();
    await runUntil(START + 7_200_000);
    await rm(dataDir, { recursive: true });

    await runUntil(START + 14_400_000);

    await vi.waitFor(() => expect(lost.sort()).toEqual(hashes.map((hash) => `missing ${hash}`).sort()));
    expect(hashes.map((hash) => store.has(hash))).toEqual([false, false]);
  });

  it('believes neither a damaged note nor one from the future', async () => {
    const { start, dataDir, hashes, reads, clock, runUntil } = await laboratory([1000, 1000]);
    clock.now = START + 365 * DAY_MS;
    const ahead = await start();
    await runUntil(clock.now + DAY_MS);
    await ahead.stop();
    clock.now = START;
    const before = reads.length;

    const again = await start();
    await runUntil(START + DAY_MS);
    expect(reads.length - before).toBe(hashes.length);
    await again.stop();

    await writeFile(join(dataDir, 'checked.json'), '{}');
    await rm(join(dataDir, 'checked.previous.json'));
    await start();
    await runUntil(START + 2 * DAY_MS);
    expect(reads.length - before).toBe(2 * hashes.length);
  });

  it('takes for checked what has come since it began, for that was hashed as it came', async () => {
    const { start, store, reads, runUntil } = await laboratory([]);
    await start();
    await runUntil(START + 7_200_000);
    await adopt(store, jpegBytes(1000));

    await runUntil(START + 5 * DAY_MS);
    expect(reads).toEqual([]);
    await runUntil(START + 7 * DAY_MS);
    expect(reads).toHaveLength(1);
  });

  it('goes on after a look that failed, and where nothing can be written down', async () => {
    const { start, dataDir, log, reads, runUntil } = await laboratory([1000]);
    for (const name of ['checked.json', 'stopped-cleanly']) await mkdir(join(dataDir, name, 'x'), { recursive: true });
    await rename(join(dataDir, 'objects'), join(dataDir, 'aside'));
    await symlink('objects', join(dataDir, 'objects'));
    await start();
    await runUntil(START + 7_200_000);
    const events = () => log.entries.map(({ event }) => event);
    expect(events()).toEqual(expect.arrayContaining(['start not marked', 'media not checked']));

    await rm(join(dataDir, 'objects'));
    await rename(join(dataDir, 'aside'), join(dataDir, 'objects'));
    await runUntil(START + 8 * DAY_MS);
    expect(reads.length).toBeGreaterThan(0);
    expect(events()).toContain('checks not written down');
    await rm(join(dataDir, 'stopped-cleanly'), { recursive: true });
  });

  it('is not stopped cleanly while the first look after a crash goes on', async () => {
    const { start, dataDir, hashes } = await laboratory([3_000_000]);
    const scrub = await start({ order: () => hashes });
    await scrub.stop();

    await expect(stat(join(dataDir, 'stopped-cleanly'))).rejects.toThrow('ENOENT');
  });
});
