import { readPublished } from '../keys/published-record.ts';
import { openReleaseFolder } from './release-folder.ts';

/** How far a channel is known to have come. */
export interface KnownRevision {
  readonly epoch: number;
  readonly revision: number;
  /** RFC 3339, where it is known. */
  readonly publishedAt: string | undefined;
}

/**
 * The newest revision that went out as far as a folder knows, which may be one of keys or one that is uploaded; nothing
 * where it is neither. Rejects as the disk does.
 */
export async function knownRevision(dir: string): Promise<KnownRevision | undefined> {
  const last = (await readPublished(dir))?.last;
  const here = (await openReleaseFolder(dir).current())?.parsed.playlist;
  const known = [last, here].flatMap((one) => {
    if (one?.revision === undefined) return [];
    return [{ epoch: one.epoch, revision: one.revision, publishedAt: one.publishedAt }];
  });
  return known.toSorted((a, b) => a.epoch - b.epoch || a.revision - b.revision).at(-1);
}
