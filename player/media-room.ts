import { assetKey, planSync, type SyncPlan, type WantedAsset } from '../core/sync-plan.ts';
import { freeBytes, SPACE_RESERVE_BYTES } from './free-space.ts';
import type { Log } from './log.ts';
import type { MediaStore } from './media-store.ts';

/** What is needed does not fit: bytes in all, and how many there may be. */
export interface Shortage {
  readonly neededBytes: number;
  readonly roomBytes: number;
}

/** Fits the store to what is wanted, within the quota and the disk. */
export interface MediaRoom {
  /** Deletes what is neither wanted nor pinned, the longest unplayed first, as far as it takes; says what is still missing. */
  makeFor(wanted: readonly WantedAsset[], pinned: ReadonlySet<string>): Promise<Shortage | undefined>;
  /** Whether these would fit if all else were deleted. Files of unknown size count as nothing. */
  shortageOf(wanted: readonly WantedAsset[], pinned: ReadonlySet<string>): Promise<Shortage | undefined>;
  /** A server has said how large a file is; whether that is news, because the playlist did not. */
  learn(asset: WantedAsset, bytes: number): boolean;
}

/**
 * @param quotaBytes  the most that the store may hold; what the disk has, less a reserve, is always a limit too
 * @param knownOf     the SHA-256 of a file, where it is declared or pinned
 */
export function createMediaRoom({
  store,
  log,
  quotaBytes = Infinity,
  free = freeBytes,
  knownOf,
}: {
  readonly store: MediaStore;
  readonly log: Log;
  readonly quotaBytes?: number | undefined;
  readonly free?: ((dir: string) => Promise<number>) | undefined;
  readonly knownOf: (asset: WantedAsset) => string | undefined;
}): MediaRoom {
  const learned = new Map<string, number>();

  const withAllKnown = (asset: WantedAsset): WantedAsset => {
    const sha256 = knownOf(asset);
    const bytes = asset.bytes ?? learned.get(assetKey(asset));
    return { ...asset, ...(sha256 ? { sha256 } : {}), ...(bytes === undefined ? {} : { bytes }) };
  };

  const planFor = async (wanted: readonly WantedAsset[], pinned: ReadonlySet<string>) => {
    const kept = await store.list();
    // Half-fetched files lie in the room that they will need.
    const held = kept.reduce((total, { bytes }) => total + bytes, await store.partBytes());
    const onDisk = Math.max(0, held + (await free(store.dir)) - SPACE_RESERVE_BYTES);
    const roomBytes = Math.min(quotaBytes, onDisk);
    const here = (sha256: string) => store.has(sha256);
    const plan = planSync({ wanted: wanted.map(withAllKnown), kept, here, pinned, roomBytes });
    return { ...plan, roomBytes };
  };

  return {
    async makeFor(wanted, pinned) {
      const plan = await planFor(wanted, pinned);
      for (const sha256 of plan.evict) await store.evict(sha256);
      if (plan.evict.length > 0) log.info('assets evicted', { count: plan.evict.length, overBytes: plan.overBytes });
      return shortageIn(plan);
    },
    shortageOf: async (wanted, pinned) => shortageIn(await planFor(wanted, pinned)),
    learn(asset, bytes) {
      const isNews = asset.bytes === undefined && learned.get(assetKey(asset)) !== bytes;
      if (isNews) learned.set(assetKey(asset), bytes);
      return isNews;
    },
  };
}

function shortageIn(plan: SyncPlan<WantedAsset> & { readonly roomBytes: number }): Shortage | undefined {
  const { overBytes, neededBytes, roomBytes } = plan;
  return overBytes > 0 ? { neededBytes, roomBytes } : undefined;
}
