import type { AssetRequest, OpenAsset, OpenedAsset } from './asset-reader.ts';
import { freeBytes, isDiskFull, SPACE_RESERVE_BYTES } from './free-space.ts';
import { reasonOf, type Log } from './log.ts';
import { looksLikeMedia } from './media-magic.ts';
import type { MediaStore } from './media-store.ts';
import { shownUrl } from './network-policy.ts';
import type { PartFile } from './part-file.ts';
import type { Pin, Pins } from './pins.ts';

/** A file that a playlist names. */
export interface Asset {
  /** Absolute: http(s), or `file:` in the playlist's folder. */
  readonly url: string;
  /** Without one the file is pinned by its address and what came (DECISIONS 19). */
  readonly sha256?: string;
  readonly bytes?: number;
  /** Where no hash is declared: SHA-256s that it must not turn out to have. */
  readonly withdrawn?: ReadonlySet<string>;
}

export type DownloadOutcome =
  | { readonly kind: 'adopted'; readonly sha256: string; readonly bytes: number }
  /** Nothing had to be fetched. */
  | { readonly kind: 'unchanged'; readonly sha256: string }
  | { readonly kind: 'wrong-hash'; readonly got: string }
  | { readonly kind: 'wrong-size'; readonly got: number | 'more' }
  /** A file without a hash that is neither video nor picture. */
  | { readonly kind: 'wrong-type' }
  | { readonly kind: 'missing'; readonly reason: string }
  /** What is there must not be seen any more; something else may be put in its place. */
  | { readonly kind: 'withdrawn' }
  /** `gained`: bytes that came all the same and are kept for the next try. */
  | { readonly kind: 'unreachable'; readonly reason: string; readonly gained: number; readonly retryAfterMs?: number }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'disk-full'; readonly neededBytes: number }
  | { readonly kind: 'disk-error'; readonly reason: string };

export interface DownloadWorld {
  readonly store: MediaStore;
  readonly pins: Pins;
  readonly open: OpenAsset;
  readonly log: Log;
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** Ask past caches, after a wrong hash. */
  readonly fresh?: boolean;
  /** Ask whether a pinned file has changed, rather than take it as it is. */
  readonly revalidate?: boolean;
  /** Waited for after each chunk of a body, so that all transfers together keep to a rate. */
  readonly pace?: (bytes: number) => Promise<void>;
  /** Bytes so far and in all, if that is known. */
  readonly onBytes?: (got: number, total: number | undefined) => void;
  readonly free?: (dir: string) => Promise<number>;
}

/** The largest file taken when the playlist does not say its size. */
const MOST_BYTES_UNDECLARED = 4 * 2 ** 30;

/**
 * Brings one asset into the store: part file, cap, hash, fsync, rename. What was fetched before a cut is kept and gone
 * on with, also by a later process; whether it fits together is decided by the hash, or, where the playlist has none, by
 * the server's strong ETag. All that networks and disks do is a value.
 */
export async function downloadAsset(asset: Asset, world: DownloadWorld): Promise<DownloadOutcome> {
  const { store, pins } = world;
  const pin = asset.sha256 === undefined ? pins.get(asset.url) : undefined;
  const had = asset.sha256 ?? pin?.sha256;
  const isHere = had !== undefined && store.has(had) && !isWithdrawn(asset, had);
  if (isHere && world.revalidate !== true) return { kind: 'unchanged', sha256: had };

  let part: PartFile | undefined;
  try {
    part = await store.openPart(asset.sha256 ?? asset.url);
    const pinned = pin !== undefined && (isHere || isWithdrawn(asset, pin.sha256)) ? pin : undefined;
    let outcome = await fill(part, asset, pinned, world);
    if (outcome === 'again') {
      await part.restart();
      outcome = await fill(part, asset, pinned, world);
    }
    return outcome === 'again'
      ? { kind: 'unreachable', reason: 'the answers to ranges do not fit', gained: 0 }
      : outcome;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error; // a bug, not the disk
    if (!isDiskFull(error)) return { kind: 'disk-error', reason: reasonOf(error) };
    // The journal needs the room more than half a clip does.
    const neededBytes = asset.bytes ?? part?.bytes ?? 0;
    await part?.discard().catch(() => undefined); // the disk has said what it has to say
    return { kind: 'disk-full', neededBytes };
  } finally {
    // Nothing of it is believed without its hash, so what the disk says now does not matter.
    await (part?.bytes === 0 ? part.discard() : part?.close())?.catch(() => undefined);
  }
}

/** One request and what comes of it; `again`: what was there does not fit, begin anew. */
async function fill(
  part: PartFile,
  asset: Asset,
  pinned: Pin | undefined,
  world: DownloadWorld,
): Promise<DownloadOutcome | 'again'> {
  if (!canGoOn(part, asset)) await part.restart();
  const from = part.bytes;
  if (from > 0 && from === asset.bytes) return await judge(part, asset, from, world);

  const opened = await world.open(requestFor(part, asset, pinned, world));
  switch (opened.kind) {
    case 'not-modified':
      if (pinned === undefined || from > 0)
        return { kind: 'unreachable', reason: 'the server answered 304 to a request without conditions', gained: 0 };
      await part.discard();
      await world.pins.set(asset.url, { ...pinned, at: world.now() });
      if (isWithdrawn(asset, pinned.sha256)) return { kind: 'withdrawn' };
      return { kind: 'unchanged', sha256: pinned.sha256 };
    case 'past-end':
      return from > 0 && opened.total === from
        ? await judge(part, asset, from, world)
        : from > 0
          ? 'again'
          : outOfPlace;
    case 'missing':
      return opened;
    case 'unreachable':
      return { ...opened, gained: 0 };
    case 'body':
      return await take(opened, part, asset, from, world);
  }
}

const outOfPlace = { kind: 'unreachable', reason: 'the server sent part of a file unasked', gained: 0 } as const;

async function take(
  body: Extract<OpenedAsset, { kind: 'body' }>,
  part: PartFile,
  asset: Asset,
  from: number,
  world: DownloadWorld,
): Promise<DownloadOutcome | 'again'> {
  const { total, validators } = body;
  const changed = from > 0 && asset.sha256 === undefined && validators.etag !== part.origin?.etag;
  if ((body.from !== from && body.from !== 0) || (body.from > 0 && changed)) {
    await body.cancel();
    return 'again';
  }
  if (asset.bytes !== undefined && total !== undefined && total !== asset.bytes) {
    await body.cancel();
    return { kind: 'wrong-size', got: total };
  }
  if (asset.sha256 === undefined && !body.hasEnd) {
    await body.cancel();
    return { kind: 'unreachable', reason: 'the server does not say how long the file is', gained: 0 };
  }
  if (body.from === 0) {
    if (from > 0) await part.restart();
    await part.setOrigin({ url: asset.url, ...validators });
  }
  const size = asset.bytes ?? total;
  const most = size ?? MOST_BYTES_UNDECLARED;
  const missing = (size ?? 0) - part.bytes;
  if ((await (world.free ?? freeBytes)(world.store.dir)) < missing + SPACE_RESERVE_BYTES) {
    await body.cancel();
    return { kind: 'disk-full', neededBytes: size ?? 0 };
  }

  const before = part.bytes;
  const end = await body.read(async (chunk) => {
    await part.append(chunk);
    world.onBytes?.(part.bytes, size);
    await world.pace?.(chunk.length);
  }, most - before);
  switch (end.kind) {
    case 'too-big':
      await part.discard();
      return asset.bytes === undefined && total === undefined
        ? { kind: 'too-big' }
        : { kind: 'wrong-size', got: 'more' };
    case 'timeout':
    case 'unreachable':
      return { kind: 'unreachable', reason: end.reason, gained: part.bytes - before };
    case 'whole':
      if (total !== undefined && part.bytes < total)
        return {
          kind: 'unreachable',
          reason: `cut off at ${part.bytes} of ${total} bytes`,
          gained: part.bytes - before,
        };
      return await judge(part, asset, body.from, world);
  }
}

/** The bytes are all there: are they the right ones? Wrong ones that were put together from two runs get another try. */
async function judge(
  part: PartFile,
  asset: Asset,
  resumedAt: number,
  world: DownloadWorld,
): Promise<DownloadOutcome | 'again'> {
  const { store, pins, log, now } = world;
  if (asset.sha256 === undefined && !looksLikeMedia(part.head)) {
    await part.discard();
    return { kind: 'wrong-type' };
  }
  const origin = part.origin;
  const pin = async (sha256: string, bytes: number) => {
    const { etag, lastModified } = origin ?? {};
    await pins.set(asset.url, {
      sha256,
      bytes,
      at: now(),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
  };
  const came = part.sha256();
  if (isWithdrawn(asset, came)) {
    await pin(came, part.bytes); // so that the next request can be conditional
    await part.discard();
    return { kind: 'withdrawn' };
  }
  const adoption = await store.adopt(part, asset);
  if (adoption.kind !== 'adopted') {
    if (resumedAt > 0) return 'again';
    await part.discard();
    return adoption;
  }
  const { sha256, bytes } = adoption;
  if (asset.sha256 === undefined) await pin(sha256, bytes);
  log.info('asset adopted', { url: shownUrl(asset.url), sha256, bytes });
  return { kind: 'adopted', sha256, bytes };
}

function isWithdrawn({ withdrawn }: Asset, sha256: string): boolean {
  return withdrawn?.has(sha256) === true;
}

/** Whether the bytes of an earlier run may be gone on with: with a hash always, else only under the same strong ETag. */
function canGoOn(part: PartFile, { url, sha256, bytes }: Asset): boolean {
  if (part.bytes === 0) return true;
  if (bytes !== undefined && part.bytes > bytes) return false;
  return sha256 !== undefined || (part.origin?.url === url && isStrong(part.origin.etag));
}

function requestFor(part: PartFile, asset: Asset, pinned: Pin | undefined, world: DownloadWorld): AssetRequest {
  const { url } = asset;
  const etag = part.origin?.url === url && isStrong(part.origin.etag) ? part.origin.etag : undefined;
  return {
    url,
    ...(asset.sha256 === undefined ? {} : { sha256: asset.sha256 }),
    from: part.bytes,
    ...(part.bytes > 0 && etag !== undefined ? { ifRange: etag } : {}),
    ...(part.bytes === 0 && pinned !== undefined ? { unlessStill: pinned } : {}),
    ...(world.fresh === true ? { fresh: true } : {}),
    ...(world.signal ? { signal: world.signal } : {}),
  };
}

function isStrong(etag: string | undefined): etag is string {
  return etag?.startsWith('"') === true;
}
