import { createHash } from 'node:crypto';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import type { Playlist } from '../../core/playlist.ts';
import { openBundle, type Bundle } from '../../player/bundle-file.ts';
import type { PlaylistReader } from '../../player/read-playlist.ts';
import { reasonWords } from '../reason-words.ts';
import { notHad, ofItem, wrongHash, type Looked, type MediaVerdict, type VerdictFault } from './verify-media.ts';

/** What a screen would make of a bundle: its playlist by the reader's keys, every file by its hash. */
export async function verifyBundle(
  file: string,
  reader: PlaylistReader,
  { progress }: { readonly progress: (done: number, of: number, name: string) => void },
): Promise<Looked | { readonly kind: 'refused'; readonly faults: readonly VerdictFault[] }> {
  const opened = await openBundle(file);
  if (opened.kind === 'refused')
    return { kind: 'refused', faults: [{ code: 'BAD_BUNDLE', place: '', words: reasonWords(opened.why) }] };
  const { bundle } = opened;
  try {
    const read = await reader.read(bundle.playlist, bundle.beside);
    if (read.kind === 'bad') return { kind: 'refused', faults: read.faults };
    const { parsed, envelope, isHold } = read;
    const playlist = { parsed, ...(isHold === true ? { isHold } : {}) };
    return { kind: 'looked', playlist, envelope, ...(await mediaOf(parsed.playlist, bundle, progress)) };
  } finally {
    await bundle.close();
  }
}

async function mediaOf(
  playlist: Playlist,
  bundle: Bundle,
  progress: (done: number, of: number, name: string) => void,
): Promise<MediaVerdict> {
  const faults: VerdictFault[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  const all = filesWithPlaces(playlist);
  for (const [index, { file, place, itemId }] of all.entries()) {
    const { sha256 = '', url } = file;
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    progress(index + 1, all.length, itemId ?? place);
    const entry = bundle.media.get(sha256);
    if (entry === undefined) {
      faults.push({ code: 'MEDIA_MISSING', place, words: ofItem(itemId, notHad(url, 'it is not in the bundle')) });
      continue;
    }
    const hash = createHash('sha256');
    for await (const chunk of bundle.read(entry)) hash.update(chunk);
    const got = hash.digest('hex');
    if (got === sha256) bytes += entry.bytes;
    else faults.push({ code: 'WRONG_HASH', place, words: ofItem(itemId, wrongHash(url, got)) });
  }
  return { media: { files: seen.size, bytes }, faults };
}
