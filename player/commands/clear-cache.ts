import { byteWords } from '../../core/byte-words.ts';
import type { MediaStore } from '../media-store.ts';

export interface CacheWorld {
  readonly store: Pick<MediaStore, 'list' | 'evict' | 'verify'>;
  /** SHA-256s of what plays now, or is on a screen. */
  readonly needed: () => Iterable<string>;
  /** A file is not had any more; it is fetched again where it is wanted. */
  readonly onLost: (sha256: string, how: 'damaged' | 'missing') => void;
  /** What is missing is wanted again. */
  readonly fetchAgain: () => void;
}

/**
 * Deletes all media but what plays now, and reads that again from the disk: the screen is never without a picture. What
 * the list needs besides is fetched anew. Gives what was done, for people.
 */
export async function clearCache({ store, needed, onLost, fetchAgain }: CacheWorld): Promise<string> {
  const needless = async () => {
    const keep = new Set(needed());
    return (await store.list()).filter(({ sha256 }) => !keep.has(sha256));
  };
  const removed = await needless();
  for (const { sha256 } of removed) await store.evict(sha256);
  let lost = 0;
  const kept = new Set(needed());
  for (const sha256 of kept) {
    const found = await store.verify(sha256);
    if (found === 'whole') continue;
    lost++;
    onLost(sha256, found);
  }
  fetchAgain();
  const bytes = removed.reduce((sum, { bytes: one }) => sum + one, 0);
  return `${removed.length} files (${byteWords(bytes)}) deleted, ${kept.size} read again, ${lost} of them damaged`;
}
