import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssetReader } from '../../player/asset-reader.ts';
import type { Fetch, Limits } from '../../player/fetch-capped.ts';
import { reasonOf } from '../../player/log.ts';
import type { Location, Origin } from './locate.ts';
import { onDisk } from './locate.ts';

/** A media file laid open: on this disk, whole. */
export type OpenedMedia =
  | {
      readonly kind: 'open';
      readonly file: FileHandle;
      /** Where it lies, as long as it is open. */
      readonly path: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly kind: 'missing'; readonly reason: string }
  /** It may be there another time. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Larger than there was leave to download. */
  | { readonly kind: 'too-large' };

/** Why a file of this disk is missing, most often. */
export const NOT_IN_FOLDER = 'no such file in the folder';

export interface MediaOpener {
  /** What is done with the file must be done within `use`; then it is closed. */
  use<T>(location: Extract<Location, { kind: 'path' | 'url' }>, use: (media: OpenedMedia) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the media of a playlist one after the other. Addresses are asked as the player asks them, with its limits on
 * time and redirects, into a temporary folder; all downloads together stay under `mostBytes`. A file that is opened again
 * is not hashed again while it is as it was.
 *
 * `keeps` says that downloads stay until the opener is closed, so that each is asked for once; else each goes after its use.
 */
export async function createMediaOpener(world: {
  readonly origin: Origin;
  readonly fetch: Fetch;
  readonly mostBytes: number;
  readonly limits?: Partial<Limits>;
  readonly keeps?: boolean;
}): Promise<MediaOpener> {
  const { origin, fetch, limits, keeps = false } = world;
  const folder = await mkdtemp(join(tmpdir(), 'bluezone-check-'));
  const ask = createAssetReader({
    fetch,
    baseUrl: () => (origin.kind === 'url' ? origin.baseUrl : undefined),
    ...(limits === undefined ? {} : { limits }),
  });
  const downloads = new Map<string, string>();
  const hashes = new Map<string, Hashed>();
  let left = world.mostBytes;
  let count = 0;

  const fromWeb = async (url: string): Promise<OpenedMedia> => {
    const answer = await ask({ url, from: 0 });
    switch (answer.kind) {
      case 'missing':
      case 'unreachable':
        return answer;
      case 'not-modified':
      case 'past-end':
        return { kind: 'unreachable', reason: 'the server gave a strange answer' };
      case 'body':
        break;
    }
    if ((answer.total ?? 0) > left) {
      await answer.cancel();
      return { kind: 'too-large' };
    }
    const path = join(folder, `media-${++count}`);
    const file = await open(path, 'w+');
    const hash = createHash('sha256');
    const body = await answer.read(async (chunk) => {
      hash.update(chunk);
      await file.write(chunk);
    }, left);
    if (body.kind === 'whole') {
      left -= body.bytes;
      downloads.set(url, path);
      const sha256 = hash.digest('hex');
      hashes.set(path, { version: await versionOf(file), bytes: body.bytes, sha256 });
      return { kind: 'open', file, path, bytes: body.bytes, sha256 };
    }
    await file.close();
    await rm(path, { force: true });
    return body.kind === 'too-big' ? { kind: 'too-large' } : { kind: 'unreachable', reason: body.reason };
  };

  return {
    async use(location, use) {
      const media = await (location.kind === 'path'
        ? fromDisk(await onDisk(location.path, origin), hashes)
        : downloads.has(location.url)
          ? fromDisk(downloads.get(location.url), hashes)
          : fromWeb(location.url));
      try {
        return await use(media);
      } finally {
        if (media.kind === 'open') await media.file.close();
        if (location.kind === 'url' && !keeps) {
          await rm(downloads.get(location.url) ?? '', { force: true });
          downloads.delete(location.url);
        }
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a file was when it was hashed. */
interface Hashed {
  readonly version: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function fromDisk(real: string | undefined, hashes: Map<string, Hashed>): Promise<OpenedMedia> {
  if (real === undefined) return { kind: 'missing', reason: NOT_IN_FOLDER };
  let file: FileHandle | undefined;
  try {
    file = await open(real);
    const is = await file.stat();
    if (!is.isFile()) {
      await file.close();
      return { kind: 'missing', reason: 'not a file' };
    }
    const version = await versionOf(file);
    const before = hashes.get(real);
    const { bytes, sha256 } = before?.version === version ? before : await hashOf(file);
    hashes.set(real, { version, bytes, sha256 });
    return { kind: 'open', file, path: real, bytes, sha256 };
  } catch (error) {
    await file?.close();
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
}

/** Another one after every write to the file. */
async function versionOf(file: FileHandle): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = await file.stat({ bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(' ');
}

async function hashOf(file: FileHandle): Promise<Omit<Hashed, 'version'>> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return { bytes: at, sha256: hash.digest('hex') };
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}
