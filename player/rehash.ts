import { rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { syncDir } from './durable.ts';
import { reasonOf, type Log } from './log.ts';
import type { MediaStore } from './media-store.ts';

/**
 * After an unclean stop the media is hashed again, next to play first, behind the picture (DECISIONS 26): what a power
 * cut may have damaged must not be believed for years. A marker in the data directory tells a clean stop.
 */
export async function rehashAfterCrash(world: {
  readonly dataDir: string;
  readonly store: MediaStore;
  readonly log: Log;
  /** SHA-256s in the order of play. */
  readonly order: () => readonly string[];
  readonly onDamage: () => void;
}): Promise<{ markClean(): Promise<void> }> {
  const { dataDir, store, log } = world;
  const marker = path.join(dataDir, 'stopped-cleanly');
  const clean = await stat(marker).then(
    () => true,
    () => false,
  );
  try {
    await rm(marker, { force: true });
    await syncDir(dataDir);
  } catch (error) {
    log.warn('start not marked', { reason: reasonOf(error) }); // a disk that cannot be written plays all the same
  }
  let checkedAll = clean;
  if (!clean) void rehash();

  async function rehash(): Promise<void> {
    let checked = 0;
    try {
      for (const sha256 of world.order()) {
        if ((await store.verify(sha256)) !== 'whole') world.onDamage();
        checked++;
      }
    } catch (error) {
      log.warn('media not checked to the end', { checked, reason: reasonOf(error) });
      return; // the items still play, their hash was right when they came; the next start checks again
    }
    checkedAll = true;
    if (checked > 0) log.info('media checked after an unclean stop', { checked });
  }

  return {
    async markClean() {
      if (checkedAll) await writeFile(marker, '');
    },
  };
}
