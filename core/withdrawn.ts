import type { Item, Playlist } from './playlist.ts';
import type { Programme, ReadyMedia, ScreenProgramme } from './programme.ts';

/** Whether an item must not be seen any more: by its name, or because none of its files may be. */
export function isWithdrawn(item: Item, withdrawn: ReadonlySet<string>): boolean {
  if (withdrawn.size === 0) return false;
  if (withdrawn.has(item.id)) return true;
  return 'sources' in item && item.sources.every(({ sha256 }) => sha256 !== undefined && withdrawn.has(sha256));
}

/** What a playlist withdraws, to be asked often. */
function withdrawnBy(playlist: Playlist): ReadonlySet<string> {
  const set = known.get(playlist) ?? new Set(playlist.withdrawn);
  known.set(playlist, set);
  return set;
}

const known = new WeakMap<Playlist, ReadonlySet<string>>();

/**
 * Whether an item must not be seen any more, by what the playlist in force or the newest one says: it is withdrawn, or
 * all content is taken down, or was until now. What a playlist calls its items says nothing about those of the bundled
 * campaign.
 */
export function isWithdrawnFrom(
  all: ScreenProgramme,
  programme: Programme,
  item: Item,
  media: ReadyMedia | undefined,
): boolean {
  const { current, fallback } = all;
  const isHeld = current.isHold === true || programme.isHold === true;
  if (isHeld && programme.digest !== current.digest) return true;
  if (media !== undefined && isFileWithdrawn(all, media.sha256)) return true;
  return programme.digest !== fallback.digest && names(all, item.id);
}

/** Whether a file must not be seen any more, by what the playlist in force or the newest one says. */
export function isFileWithdrawn(all: ScreenProgramme, sha256: string): boolean {
  return names(all, sha256);
}

function names({ current, waiting }: ScreenProgramme, withdrawn: string): boolean {
  return [current, waiting].some(
    (one) => one !== undefined && one.playlist.withdrawn.length > 0 && withdrawnBy(one.playlist).has(withdrawn),
  );
}
