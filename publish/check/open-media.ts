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
  /** What is done with the file must be done within `use`; then it is closed, and gone if it was downloaded. */
  use<T>(location: Extract<Location, { kind: 'path' | 'url' }>, use: (media: OpenedMedia) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the media of a playlist one after the other. Addresses are asked as the player asks them, with its limits on
 * time and redirects, into one temporary file; all downloads together stay under `mostBytes`.
 */
export async function createMediaOpener(world: {
  readonly origin: Origin;
  readonly fetch: Fetch;
  readonly mostBytes: number;
  readonly limits?: Partial<Limits>;
}): Promise<MediaOpener> {
  const { origin, fetch, limits } = world;
  const folder = await mkdtemp(join(tmpdir(), 'bluezone-check-'));
  const download = join(folder, 'media');
  const ask = createAssetReader({
    fetch,
    baseUrl: () => (origin.kind === 'url' ? origin.baseUrl : undefined),
    ...(limits === undefined ? {} : { limits }),
  });
  let left = world.mostBytes;

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
    const file = await open(download, 'w+');
    const hash = createHash('sha256');
    const body = await answer.read(async (chunk) => {
      hash.update(chunk);
      await file.write(chunk);
    }, left);
    if (body.kind === 'whole') {
      left -= body.bytes;
      return { kind: 'open', file, path: download, bytes: body.bytes, sha256: hash.digest('hex') };
    }
    await file.close();
    return body.kind === 'too-big' ? { kind: 'too-large' } : { kind: 'unreachable', reason: body.reason };
  };

  return {
    async use(location, use) {
      const media = location.kind === 'url' ? await fromWeb(location.url) : await fromDisk(location.path, origin);
      try {
        return await use(media);
      } finally {
        if (media.kind === 'open') await media.file.close();
        await rm(download, { force: true });
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function fromDisk(path: string, origin: Origin): Promise<OpenedMedia> {
  const real = await onDisk(path, origin);
  if (real === undefined) return { kind: 'missing', reason: NOT_IN_FOLDER };
  let file: FileHandle | undefined;
  try {
    file = await open(real);
    const is = await file.stat();
    if (!is.isFile()) {
      await file.close();
      return { kind: 'missing', reason: 'not a file' };
    }
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(1 << 20);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return { kind: 'open', file, path: real, bytes: at, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  } catch (error) {
    await file?.close();
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
}
