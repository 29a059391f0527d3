import { filesWithPlaces } from '../../core/playlist-files.ts';
import type { ReleaseFolder } from './release-folder.ts';

/** What was taken out of a folder. */
export interface Pruned {
  readonly revisions: number;
  readonly files: number;
}

export const NOTHING_PRUNED: Pruned = { revisions: 0, files: 0 };

/**
 * Takes out what nobody goes back to: all but the newest 20 revisions and the newest content, and media that none of
 * them names, nor what waits for a signature. Files that `publish` did not name stay. Where a revision that is kept
 * cannot be read nobody knows what it needs, so all media stays.
 */
export async function pruneRelease(folder: ReleaseFolder): Promise<Pruned> {
  const history = await folder.history();
  const content = history.findLast(({ read }) => read !== undefined && read.isHold !== true);
  const kept = history.filter((past, index) => index >= history.length - KEPT_REVISIONS || past === content);
  const old = history.filter((past) => !kept.includes(past));
  for (const { revision } of old) await folder.dropRevision(revision);

  const current = await folder.current();
  const isKnown = current !== undefined && kept.every(({ read }) => read !== undefined) && !(await folder.awaits());
  if (!isKnown) return { revisions: old.length, files: 0 };
  const needed = new Set(
    [current, ...kept.map(({ read }) => read)].flatMap((read) =>
      read === undefined ? [] : filesWithPlaces(read.parsed.playlist).flatMap(({ file }) => file.sha256 ?? []),
    ),
  );
  return { revisions: old.length, files: await folder.dropMedia((sha256) => !needed.has(sha256)) };
}

const KEPT_REVISIONS = 20;
