import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ParsedPlaylist } from '../../core/parse-playlist.ts';
import type { WantedAsset } from '../../core/sync-plan.ts';
import { createAssetReader, type AssetRequest, type OpenAsset, type OpenedAsset } from '../asset-reader.ts';
import { openBundle, type Bundle } from '../bundle-file.ts';
import { createFolderSource } from '../folder-source.ts';
import { reasonOf, type Log } from '../log.ts';
import type { KeptPlaylist } from '../playlist-store.ts';
import { keptOf, type BadPlaylist, type PlaylistReader } from '../read-playlist.ts';

/** What somebody has brought: a bundle, or a folder with or without a playlist. */
export interface Carrier {
  /** For people. */
  readonly name: string;
  /** Its list, judged as one that the network brought. Rejects only when what the reader has learned cannot be kept. */
  read(reader: PlaylistReader, signal: AbortSignal): Promise<ReadList>;
  /** Whether its own file is to be looked for here; the others only the network may have. */
  mayHave(asset: Pick<WantedAsset, 'url' | 'sha256'>): boolean;
  readonly open: OpenAsset;
  close(): Promise<void>;
}

export type ReadList =
  | {
      readonly kind: 'list';
      readonly kept: KeptPlaylist;
      readonly parsed: Extract<ParsedPlaylist, { kind: 'playlist' }>;
    }
  | BadPlaylist
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface CarrierWorld {
  readonly log: Log;
  readonly now: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export type OpenedCarrier =
  | { readonly kind: 'carrier'; readonly carrier: Carrier }
  /** It can be read, and is nothing that a player takes. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Opens a bundle or a folder by its path. All that a stick can do is a value. */
export async function openCarrier(path: string, world: CarrierWorld): Promise<OpenedCarrier> {
  try {
    if ((await stat(path)).isDirectory()) {
      await readdir(path);
      return { kind: 'carrier', carrier: folderCarrier(await realpath(path), basename(path), world) };
    }
    const opened = await openBundle(path);
    return opened.kind === 'refused'
      ? opened
      : { kind: 'carrier', carrier: bundleCarrier(path, opened.bundle, world.now) };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

function bundleCarrier(path: string, bundle: Bundle, now: () => number): Carrier {
  return {
    name: basename(path),
    async read(reader) {
      const read = await reader.read(bundle.playlist, bundle.beside);
      if (read.kind === 'bad') return read;
      const baseUrl = pathToFileURL(`${dirname(path)}/`).href;
      const kept = { ...keptOf(read), source: path, baseUrl, validators: {}, fetchedAt: now() };
      return { kind: 'list', kept, parsed: read.parsed };
    },
    mayHave: ({ sha256 }) => sha256 !== undefined && bundle.media.has(sha256),
    open: (request) => Promise.resolve(openBundled(bundle, request)),
    close: () => bundle.close(),
  };
}

/** The bytes of a bundle's file from where the part in the store ends; the hash decides about them. */
function openBundled(bundle: Bundle, { sha256 = '', from }: AssetRequest): OpenedAsset {
  const file = bundle.media.get(sha256);
  if (file === undefined) return { kind: 'missing', reason: 'it is not in the bundle' };
  const begin = Math.min(from, file.bytes);
  return {
    kind: 'body',
    from: begin,
    total: file.bytes,
    hasEnd: true,
    validators: {},
    cancel: () => Promise.resolve(),
    async read(write, mostBytes) {
      let bytes = 0;
      const chunks = bundle.read({ offset: file.offset + begin, bytes: file.bytes - begin })[Symbol.asyncIterator]();
      for (;;) {
        // What the stick cannot give is a value; what the store cannot write is the store's to tell.
        const next = await chunks.next().catch((error: unknown) => reasonOf(error));
        if (typeof next === 'string') return { kind: 'unreachable', reason: next };
        if (next.done === true) return { kind: 'whole', bytes };
        bytes += next.value.length;
        if (bytes > mostBytes) return { kind: 'too-big' };
        await write(next.value);
      }
    },
  };
}

function folderCarrier(folder: string, name: string, { log, now, sleep }: CarrierWorld): Carrier {
  return {
    name,
    async read(reader, signal) {
      const source = createFolderSource({ folder, reader, kept: undefined, log, now });
      // A file that is still being copied into it is waited for, as in a folder that is watched.
      for (let tries = 0; ; tries++) {
        const answer = await source.ask();
        switch (answer.kind) {
          case 'changed':
            return { kind: 'list', kept: answer.kept, parsed: answer.parsed };
          case 'bad':
            return answer;
          case 'unreachable':
            if (tries >= MOST_LOOKS || source.nextAskDelayMs() > LONGEST_SETTLE_STEP_MS)
              return { kind: 'unreadable', reason: answer.reason };
            break;
          case 'unchanged':
            break; // nothing was known before, so it cannot be
        }
        await sleep(source.nextAskDelayMs(), signal);
      }
    },
    mayHave: ({ url }) => url.startsWith('file:'),
    open: createAssetReader({
      folder,
      fetch: () => Promise.reject(new Error('a folder asks no network')),
      baseUrl: () => undefined,
    }),
    close: () => Promise.resolve(),
  };
}

/** The folder source asks again this soon only while files come to rest. */
const LONGEST_SETTLE_STEP_MS = 5_000;
const MOST_LOOKS = 40;
