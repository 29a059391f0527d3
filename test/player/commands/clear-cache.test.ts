import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { clearCache } from '../../../player/commands/clear-cache.ts';
import { openMediaStore } from '../../../player/media-store.ts';
import { logbook } from '../../fakes/logbook.ts';
import { jpegBytes, sha256 } from '../../fakes/media-bytes.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

/** A store with these pictures in it. */
async function storeWith(...seeds: readonly number[]) {
  const store = await openMediaStore({ dir: await tempDir(), log: logbook(), now: () => 0 });
  const names: string[] = [];
  for (const seed of seeds) {
    const bytes = jpegBytes(2000, seed);
    const part = await store.openPart(sha256(bytes));
    await part.append(bytes);
    await store.adopt(part);
    names.push(sha256(bytes));
  }
  return { store, names };
}

describe('clearCache', () => {
  it('deletes what does not play now, and finds what of the rest is damaged', async () => {
    const { store, names } = await storeWith(1, 2, 3);
    const [on = '', next = '', old = ''] = names;
    await writeFile(store.pathOf(next) ?? '', 'damaged');
    const lost: string[] = [];
    let fetched = 0;
    const told = await clearCache({
      store,
      needed: () => [on, next],
      onLost: (name, how) => lost.push(`${name} ${how}`),
      fetchAgain: () => fetched++,
    });

    expect([on, next, old].map((name) => store.has(name))).toEqual([true, false, false]);
    expect([lost, fetched]).toEqual([[`${next} damaged`], 1]);
    expect(told).toBe('1 files (2.0 KiB) deleted, 2 read again, 1 of them damaged');
  });
});
