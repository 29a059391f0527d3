import type { Fault } from '../../core/faults.ts';
import { typeOfName } from '../../core/media-type.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { campaignsOf, placeOfItem, type Playlist } from '../../core/playlist.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import { isRecord } from '../../core/record.ts';
import { locate, type Location, type Origin } from '../check/locate.ts';
import { notHad } from './verify-media.ts';
import type { MediaOpener } from '../check/open-media.ts';
import type { Words } from '../../core/words.ts';

/** A file that goes out with a release. */
export interface ReleaseFile {
  /** `media/<sha256>.<ext>` */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where it comes from. */
  readonly from: Extract<Location, { kind: 'path' | 'url' }>;
}

export interface Release {
  /** The playlist as it is signed. */
  readonly text: string;
  readonly playlist: Playlist;
  /** Each file once. */
  readonly files: readonly ReleaseFile[];
}

export type BuiltRelease =
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'refused'; readonly faults: readonly Pick<Fault, 'place' | 'words'>[] };

/** What a release says of itself, whatever its sources say. */
export interface ReleaseHead {
  readonly id: string;
  readonly epoch: number;
  readonly revision: number;
  readonly publishedAt: string;
  /** The newest trust file, where it is signed. */
  readonly trust: number | undefined;
}

/**
 * Makes the playlist that goes out of the one that was written: every file by its SHA-256, under a name that says so, so
 * that it can be uploaded in any order and cached for ever.
 */
export async function buildRelease(
  text: string,
  head: ReleaseHead,
  world: { readonly origin: Origin; readonly opener: MediaOpener; readonly onFile: (name: string) => void },
): Promise<BuiltRelease> {
  const parsed = parsePlaylist(text);
  if (parsed.kind === 'refused') return parsed;
  const document = JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>;
  const files = new Map<string, ReleaseFile>();
  const faults: Pick<Fault, 'place' | 'words'>[] = [];
  for (const { file, place, itemId } of filesWithPlaces(parsed.playlist)) {
    world.onFile(itemId ?? place);
    const location = locate(file.url, world.origin);
    if (location.kind === 'refused' || location.kind === 'unknown') {
      faults.push({ place, words: location.kind === 'refused' ? location.words : location.why });
      continue;
    }
    const fault = await world.opener.use(location, (media): Promise<Words | undefined> => {
      if (media.kind !== 'open')
        return Promise.resolve(notHad(file.url, media.kind === 'too-large' ? 'too large' : media.reason));
      if (file.sha256 !== undefined && file.sha256 !== media.sha256) return Promise.resolve(wrongHash(media.sha256));
      // One content goes out once, whether it was called .jpg or .jpeg.
      const ending = endingOf(file.url);
      const key = `${media.sha256} ${typeOfName(`x.${ending}`) ?? ending}`;
      const path = files.get(key)?.path ?? `media/${media.sha256}.${ending}`;
      files.set(key, { path, sha256: media.sha256, bytes: media.bytes, from: location });
      pointTo(document, place, { url: path, sha256: media.sha256, bytes: media.bytes });
      return Promise.resolve(undefined);
    });
    if (fault !== undefined) faults.push({ place, words: fault });
  }
  if (faults.length > 0) return { kind: 'refused', faults };
  keepIds(document, parsed.playlist);

  const out = `${JSON.stringify({ formatVersion: 1, ...head, ...without(document, ['$schema', ...HEAD]) }, null, 1)}\n`;
  const built = parsePlaylist(out);
  if (built.kind === 'refused') return built;
  return { kind: 'release', release: { text: out, playlist: built.playlist, files: [...files.values()] } };
}

/** Whether two playlists that went out show the same, whenever that was. */
export function sameContent(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    JSON.stringify(without(JSON.parse(text.replace(/^\ufeff/, '')) as object, HEAD)),
  );
  return a === b;
}

const HEAD: readonly (keyof ReleaseHead)[] = ['id', 'epoch', 'revision', 'publishedAt', 'trust'];

/** An item without an id is called by its file's name, which is about to be a hash: journal and reports keep the name. */
function keepIds(document: unknown, playlist: Playlist): void {
  for (const campaign of campaignsOf(playlist))
    for (const [index, { id, kind }] of campaign.items.entries()) {
      const item = kind === 'slide' || kind === 'web' ? undefined : valueAt(document, placeOfItem(campaign, index));
      if (isRecord(item) && !('id' in item)) item['id'] = id;
    }
}

/** Writes what a file is into the place where its address stands. */
function pointTo(document: unknown, place: string, file: { url: string; sha256: string; bytes: number }): void {
  const [, path = '', last] = /^(.*)\.(\w+)$/.exec(place) ?? [];
  const holder = valueAt(document, path);
  if (!isRecord(holder)) throw new Error(`nothing stands at ${place}`);
  if (last === 'src' && Array.isArray(holder['sources'])) Object.assign(holder['sources'][0] as object, file);
  else {
    const { url, ...rest } = file;
    Object.assign(holder, { [last ?? 'url']: url, ...rest });
  }
}

/** What stands at a place such as `campaigns[1].items[3]`. */
function valueAt(document: unknown, place: string): unknown {
  const steps = place.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>((holder, step) => (holder as Readonly<Record<string, unknown>>)[step], document);
}

function without(fields: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** The ending that a web server tells the type by; what has none is told by its item's `type`. */
function endingOf(url: string): string {
  const ending = /\.([a-z0-9]{1,5})(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return ending === undefined || (typeOfName(`x.${ending}`) === undefined && ending !== 'vtt') ? 'bin' : ending;
}

function wrongHash(got: string): Words {
  return {
    en: `the file is not the one that "sha256" means: it has ${got}`,
    vi: `tệp không khớp với "sha256" đã ghi: mã băm thật là ${got}`,
  };
}
