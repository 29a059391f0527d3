import type { Fault } from '../../core/faults.ts';
import type { Playlist } from '../../core/playlist.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import type { Words } from '../../core/words.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import type { PlaylistRead } from '../../player/read-playlist.ts';
import { locate, type Origin } from '../check/locate.ts';
import { createMediaOpener } from '../check/open-media.ts';
import { reasonWords } from '../reason-words.ts';

export type VerdictFault = Pick<Fault, 'place' | 'words'> & { readonly code: string };

/** What is wrong with the media of a playlist, and how much of it was sound. */
export interface MediaVerdict {
  readonly media: { readonly files: number; readonly bytes: number };
  readonly faults: readonly VerdictFault[];
}

/** A playlist that a screen would take, and what it would make of its media. */
export interface Looked extends MediaVerdict {
  readonly kind: 'looked';
  readonly playlist: Pick<PlaylistRead, 'parsed' | 'isHold'>;
  /** The envelope as it came, if there was one. */
  readonly envelope: string | undefined;
}

/** Fetches every file of a playlist once, and compares what comes with its hash. */
export async function verifyMedia(
  playlist: Playlist,
  origin: Origin,
  { fetch, progress }: { readonly fetch: Fetch; readonly progress: (done: number, of: number, name: string) => void },
): Promise<MediaVerdict> {
  const opener = await createMediaOpener({ origin, fetch, mostBytes: Infinity });
  const faults: VerdictFault[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  try {
    const all = filesWithPlaces(playlist);
    for (const [index, { file, place, itemId }] of all.entries()) {
      if (seen.has(file.sha256 ?? file.url)) continue;
      seen.add(file.sha256 ?? file.url);
      progress(index + 1, all.length, itemId ?? place);
      const location = locate(file.url, origin);
      if (location.kind === 'refused' || location.kind === 'unknown') {
        const words = location.kind === 'refused' ? location.words : location.why;
        faults.push({ code: 'ADDRESS_REFUSED', place, words });
        continue;
      }
      await opener.use(location, (media) => {
        if (media.kind !== 'open') {
          const reason = media.kind === 'too-large' ? 'too large' : media.reason;
          faults.push({ code: 'MEDIA_MISSING', place, words: ofItem(itemId, notHad(file.url, reason)) });
        } else if (file.sha256 !== undefined && media.sha256 !== file.sha256)
          faults.push({ code: 'WRONG_HASH', place, words: ofItem(itemId, wrongHash(file.url, media.sha256)) });
        else bytes += media.bytes;
        return Promise.resolve();
      });
    }
  } finally {
    await opener.close();
  }
  return { media: { files: seen.size, bytes }, faults };
}

/** Names the item that a file belongs to, by which people know it better than by its hash. */
export function ofItem(itemId: string | undefined, { en, vi }: Words): Words {
  return itemId === undefined ? { en, vi } : { en: `"${itemId}": ${en}`, vi: `"${itemId}": ${vi}` };
}

/** What is said of a file that is not where the playlist says. */
export const notHad = (url: string, reason: string): Words => ({
  en: `${url} could not be had: ${reason}`,
  vi: `không lấy được ${url}: ${reasonWords(reason).vi}`,
});

/** What is said of a file with other bytes than the playlist says. */
export const wrongHash = (url: string, got: string): Words => ({
  en: `${url} is not the file that the playlist means: its SHA-256 is ${got}`,
  vi: `${url} không phải tệp mà danh sách phát nêu: SHA-256 của tệp là ${got}`,
});
