/** An asset that a playlist needs. */
export interface WantedAsset {
  readonly itemId: string;
  /** Absolute. */
  readonly url: string;
  /** As declared, or as pinned; `undefined` while nobody knows. */
  readonly sha256?: string;
  readonly bytes?: number;
  /** Where no hash is declared: SHA-256s that the address must not turn out to hold. */
  readonly withdrawn?: ReadonlySet<string>;
  /** Where else a file with a hash is, absolute. */
  readonly mirrors?: readonly string[];
  /** Not to be asked for before this instant, epoch milliseconds. */
  readonly notBefore?: number;
}

export interface KeptAsset {
  readonly sha256: string;
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly lastUsedAt: number;
}

export interface SyncPlan<Wanted extends WantedAsset> {
  /** What is not here, next to play first, each file once. */
  readonly fetch: readonly Wanted[];
  /** SHA-256 of what to delete now, the longest unplayed first. */
  readonly evict: readonly string[];
  /** What is wanted and pinned takes in all, as far as sizes are known. */
  readonly neededBytes: number;
  /** By how much what is wanted and pinned is larger than there is room for; 0 when all fits. */
  readonly overBytes: number;
}

/**
 * What to fetch and what to delete. What is wanted beats the budget; what is pinned (on screen, in the last good
 * playlist) is never deleted; the rest goes longest unplayed first, and only as far as room is needed: an old clip may
 * be wanted again next week.
 *
 * @param wanted     in the order of play
 * @param kept       what the store holds, without the bundle
 * @param here       whether the bytes of a SHA-256 are here, in the store or the bundle
 * @param roomBytes  how much the store may hold in all
 */
export function planSync<Wanted extends WantedAsset>({
  wanted,
  kept,
  here,
  pinned,
  roomBytes,
}: {
  readonly wanted: readonly Wanted[];
  readonly kept: readonly KeptAsset[];
  readonly here: (sha256: string) => boolean;
  readonly pinned: ReadonlySet<string>;
  readonly roomBytes: number;
}): SyncPlan<Wanted> {
  const fetch = new Map<string, Wanted>();
  const needed = new Set(pinned);
  for (const asset of wanted) {
    if (asset.sha256 !== undefined) needed.add(asset.sha256);
    if (asset.sha256 !== undefined && here(asset.sha256)) continue;
    if (!fetch.has(assetKey(asset))) fetch.set(assetKey(asset), asset);
  }

  const coming = sum([...fetch.values()].map(({ bytes = 0 }) => bytes));
  let over = sum(kept.map(({ bytes }) => bytes)) + coming - roomBytes;
  const evict: string[] = [];
  for (const { sha256, bytes } of kept.toSorted((a, b) => a.lastUsedAt - b.lastUsedAt)) {
    if (over <= 0) break;
    if (needed.has(sha256)) continue;
    evict.push(sha256);
    over -= bytes;
  }
  const neededBytes = coming + sum(kept.filter(({ sha256 }) => needed.has(sha256)).map(({ bytes }) => bytes));
  return { fetch: [...fetch.values()], evict, neededBytes, overBytes: Math.max(0, over) };
}

/** Each file once, in the order of its first placement, and from the earliest instant that any of them allows. */
export function byFile<Wanted extends WantedAsset>(wanted: readonly Wanted[]): ReadonlyMap<string, Wanted> {
  const files = new Map<string, Wanted>();
  for (const asset of wanted) {
    const first = files.get(assetKey(asset));
    const isSooner = first !== undefined && (asset.notBefore ?? 0) < (first.notBefore ?? 0);
    if (first === undefined || isSooner) files.set(assetKey(asset), asset);
  }
  return files;
}

/** What makes two placements the same file: the hash where there is one, else the address. */
export function assetKey({ sha256, url }: Pick<WantedAsset, 'sha256' | 'url'>): string {
  return sha256 ?? url;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
