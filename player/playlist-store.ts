import { join } from 'node:path';
import { dropKeptFile, keepFile, readKeptFile, sha256Of } from './kept-file.ts';
import { reasonOf, type Log } from './log.ts';

/** What a server said about the version it sent; sent back to ask whether there is a newer one. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A playlist as it came, with what is needed to play it and to ask for the next one after a restart. */
export interface KeptPlaylist {
  /** The playlist's text; encoded as UTF-8 it is, byte for byte, what came or was signed (a byte order mark included). */
  readonly text: string;
  /** SHA-256 of those bytes. */
  readonly bytesSha256: string;
  /** The signed envelope that the text was in, as it came; with a hold, the text was made here of what it says. */
  readonly envelope?: string;
  /** It takes all content down until the next one. */
  readonly isHold?: boolean;
  /** The config URL or folder it was asked from. */
  readonly source: string;
  /** The address its relative addresses are resolved against. */
  readonly baseUrl: string;
  readonly validators: Validators;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** It was brought by hand, on a stick or from a folder. */
  readonly byHand?: ByHand;
}

export interface ByHand {
  /**
   * The newest that the config URL had given before, if any: as long as it gives that, what was brought stays. Only
   * something else is news.
   */
  readonly before?: Pick<KeptPlaylist, 'source' | 'bytesSha256' | 'validators' | 'fetchedAt'>;
}

/** The last good playlist, and the one that waits for its media; both survive a power cut at any moment. */
export interface PlaylistStore {
  current(): KeptPlaylist | undefined;
  pending(): KeptPlaylist | undefined;
  /** What was found damaged at open, in plain words; the one before it was taken, or none. */
  readonly faults: readonly string[];
  /** Keeps one that waits for its media; replaces another that waited. */
  savePending(kept: KeptPlaylist): Promise<void>;
  /** The one that waited (or this one) becomes the current one. */
  adopt(kept?: KeptPlaylist): Promise<void>;
  dropPending(): Promise<void>;
}

/** Opens `dir` (such as `<data>/playlist`), reading what is kept there. */
export async function openPlaylistStore({
  dir,
  log,
}: {
  readonly dir: string;
  readonly log: Log;
}): Promise<PlaylistStore> {
  const currentPath = join(dir, 'current.json');
  const pendingPath = join(dir, 'pending.json');
  const faults: string[] = [];

  const read = async (path: string): Promise<KeptPlaylist | undefined> => {
    const file = await readKeptFile(path);
    for (const damaged of file.damaged) {
      log.error('kept playlist was damaged', { path: damaged });
      faults.push(`a kept playlist was damaged on this machine's disk: ${damaged}`);
    }
    return file.kind === 'read' ? asKept(file.value) : undefined;
  };
  let current = await read(currentPath);
  let pending = await read(pendingPath);
  // Stopped between taking it and forgetting that it waited.
  if (pending !== undefined && pending.bytesSha256 === current?.bytesSha256) pending = undefined;

  const dropPending = async () => {
    pending = undefined;
    // A pending one that comes back after a power cut is only asked for again, so a failure here does no harm.
    await dropKeptFile(pendingPath).catch((error: unknown) =>
      log.warn('pending playlist could not be removed', { reason: reasonOf(error) }),
    );
  };

  return {
    current: () => current,
    pending: () => pending,
    faults,
    async savePending(kept) {
      await keepFile(pendingPath, kept);
      pending = kept;
    },
    async adopt(kept = pending) {
      if (kept === undefined) throw new Error('no playlist to adopt');
      await keepFile(currentPath, kept);
      current = kept;
      await dropPending();
    },
    dropPending,
  };
}

/** What was read, if it is what this version writes: a later version's file is left alone, not half understood. */
export function asKept(value: unknown): KeptPlaylist | undefined {
  const { text, bytesSha256, envelope, isHold, source, baseUrl, validators, fetchedAt, byHand } =
    value as Partial<KeptPlaylist>;
  if (typeof text !== 'string' || typeof source !== 'string' || typeof baseUrl !== 'string') return undefined;
  if (bytesSha256 !== sha256Of(text) || typeof fetchedAt !== 'number') return undefined;
  return {
    ...{ text, bytesSha256, source, baseUrl, validators: validators ?? {}, fetchedAt },
    ...(typeof envelope === 'string' ? { envelope } : {}),
    ...(isHold === true ? { isHold } : {}),
    ...(typeof byHand === 'object' ? { byHand } : {}),
  };
}
