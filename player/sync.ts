import type { Readiness } from '../core/adoption.ts';
import { assetKey, byFile, type WantedAsset } from '../core/sync-plan.ts';
import type { OpenAsset } from './asset-reader.ts';
import { downloadAnywhere } from './download-anywhere.ts';
import type { DownloadOutcome } from './download.ts';
import { afterOutcome, UNTRIED, type Track } from './fetch-track.ts';
import { reasonOf, type Log } from './log.ts';
import { createMediaRoom, type Shortage } from './media-room.ts';
import type { MediaStore } from './media-store.ts';
import { shownUrl } from './network-policy.ts';
import type { Pins } from './pins.ts';
import { createRateLimit } from './rate-limit.ts';

export interface SyncState {
  /** Different files that are wanted, and how many of them are whole and verified here. */
  readonly wanted: number;
  readonly ready: number;
  /** Bytes still to come, of files whose size is known. */
  readonly bytesLeft: number;
  readonly failed: readonly Unfetched[];
  /** All that is not here because its last try came to nothing, whether it blocks or not. */
  readonly troubled: readonly (Unfetched & { readonly cause: DownloadOutcome['kind'] })[];
  /** The disk has no room for what is wanted. */
  readonly diskFull: boolean;
  /** What is wanted and pinned is more than the store may hold. */
  readonly isShort: boolean;
}

/** A file that is wanted and not here, for people. */
export interface Unfetched {
  readonly itemId: string;
  readonly url: string;
  readonly why: string;
}

/** Keeps the store in step with what is wanted. */
export interface Sync {
  /**
   * What is wanted from now on, in the order of play; the latest call wins. Transfers that are still wanted go on.
   *
   * @param pinned       SHA-256s that must not be deleted whatever is wanted: on screen, in the last good playlist
   * @param maxRateKbps  kilobits a second that all transfers may bring together; none: as fast as it goes
   */
  want(wanted: readonly WantedAsset[], pinned?: Iterable<string>, maxRateKbps?: number): void;
  state(): SyncState;
  /** A file came that no transfer brought: tells how it stands. */
  tell(): void;
  readinessOf(asset: Named): Readiness;
  /** The verified file an asset is shown from, if it is here: declared in the playlist or pinned by its address. */
  sha256Of(asset: Named): string | undefined;
  /** Whether these could be here all at once, beside what is pinned: nothing when they could. Rejects as the disk does. */
  shortageOf(wanted: readonly WantedAsset[], pinned: Iterable<string>): Promise<Shortage | undefined>;
  /**
   * Leaves these files to whoever brings them by hand; resolves when none of them is being transferred any more and room
   * has been made. An empty list takes all of them back.
   */
  leave(assets: readonly Named[]): Promise<void>;
  /** Stops every transfer; resolves when none writes any more. */
  stop(): Promise<void>;
}

type Named = Pick<WantedAsset, 'url' | 'sha256' | 'withdrawn'>;

export interface SyncWorld {
  readonly store: MediaStore;
  readonly pins: Pins;
  readonly open: OpenAsset;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Called when something became ready, failed or changed, and about once a second while bytes arrive. */
  readonly onProgress: (state: SyncState) => void;
  /** The most bytes the store may hold; what the disk has, less a reserve, is always a limit too. */
  readonly quotaBytes?: number | undefined;
  readonly free?: (dir: string) => Promise<number>;
  /** How long a pinned file is believed before its server is asked whether it has changed. */
  readonly revalidateAfterMs?: number;
}

/** Two at once, next to play first; no file's failure stops another (reliability, section 5). */
export function createSync(world: SyncWorld): Sync {
  const { store, pins, log, now } = world;
  let wanted: readonly WantedAsset[] = [];
  let pinned: ReadonlySet<string> = new Set();
  let diskFull = false;
  let stopped = false;
  let toldAt = 0;
  let roomMadeAt = -Infinity;
  let byKey: ReadonlyMap<string, WantedAsset> = new Map();
  let left: ReadonlySet<string> = new Set();
  const tracks = new Map<string, Track>();
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>();
  let alarm = new AbortController();
  let planning: Promise<void> = Promise.resolve();
  const rate = createRateLimit(world);
  let shortage: Shortage | undefined;

  const knownOf = ({ sha256, url }: Named) => sha256 ?? pins.get(url)?.sha256;
  const room = createMediaRoom({ ...world, knownOf });
  const isWithdrawn = ({ withdrawn }: Named, sha256: string) => withdrawn?.has(sha256) === true;
  const sha256Of = (asset: Named) => {
    const known = knownOf(asset);
    return known !== undefined && store.has(known) && !isWithdrawn(asset, known) ? known : undefined;
  };

  const state = (): SyncState => {
    const files = [...byKey];
    const missing = files.filter(([, asset]) => sha256Of(asset) === undefined);
    const troubled = missing.flatMap(([key, { itemId, url }]) => {
      const { cause, why = '', failed = false } = tracks.get(key) ?? {};
      return cause === undefined ? [] : [{ itemId, url: shownUrl(url), why, cause, failed }];
    });
    return {
      wanted: files.length,
      ready: files.length - missing.length,
      bytesLeft: missing.reduce((left, [key, { bytes }]) => {
        const { got = 0, total } = tracks.get(key) ?? {};
        return left + Math.max(0, (bytes ?? total ?? 0) - got);
      }, 0),
      failed: troubled.filter(({ failed }) => failed).map(({ itemId, url, why }) => ({ itemId, url, why })),
      troubled: troubled.map(({ itemId, url, why, cause }) => ({ itemId, url, why, cause })),
      diskFull: diskFull && missing.length > 0,
      isShort: shortage !== undefined,
    };
  };
  const tell = () => {
    toldAt = now();
    if (!stopped) world.onProgress(state());
  };

  /**
   * Looks at the disk, which may have lost files under us, makes room, and starts what is due. One at a time; the next
   * starts after the one that runs.
   */
  const plan = (): Promise<void> =>
    (planning = planning.then(async () => {
      if (stopped) return;
      try {
        roomMadeAt = now();
        const before = shortage;
        shortage = await room.makeFor(wanted, pinned);
        if ((before === undefined) !== (shortage === undefined)) tell();
      } catch (error) {
        log.error('store could not be read', { reason: reasonOf(error) }); // tried again with the next plan
      }
      pump();
    }));

  /** Starts what is due, and sets the alarm for what is not yet. */
  const pump = () => {
    if (stopped) return;
    alarm.abort();
    const waiting: number[] = [];
    for (const [key, asset] of byUrgency()) {
      if (running.has(key) || left.has(key)) continue;
      const dueAt = dueOf(key, asset);
      if (dueAt > now()) waiting.push(dueAt);
      else if (running.size < CONCURRENCY) start(key, asset);
    }
    if (waiting.length > 0 && running.size < CONCURRENCY) {
      alarm = new AbortController();
      const ms = Math.max(0, Math.min(...waiting) - now());
      world.sleep(Math.min(ms, LONGEST_SLEEP_MS), alarm.signal).then(
        () => (Math.abs(now() - roomMadeAt) < LOOK_AGAIN_MS ? pump() : void plan()),
        () => undefined, // something else woke it meanwhile
      );
    }
  };

  /** What is not here first, in the order of play; then what is pinned and may have changed. */
  const byUrgency = () => {
    const files = [...byKey];
    const ready = (asset: WantedAsset) => sha256Of(asset) !== undefined;
    return [...files.filter(([, asset]) => !ready(asset)), ...files.filter(([, asset]) => ready(asset))];
  };

  /** When a file is to be asked for, epoch milliseconds; `Infinity` when it never has to be. */
  const dueOf = (key: string, asset: WantedAsset): number => {
    const retryAt = Math.max(asset.notBefore ?? 0, tracks.get(key)?.retryAt ?? 0);
    if (sha256Of(asset) === undefined) return retryAt;
    const pin = asset.sha256 === undefined ? pins.get(asset.url) : undefined;
    if (pin === undefined) return Infinity;
    // A pin from the future was set by a clock that was wrong: ask now.
    return Math.max(retryAt, pin.at > now() ? 0 : pin.at + (world.revalidateAfterMs ?? REVALIDATE_AFTER_MS));
  };

  const start = (key: string, asset: WantedAsset) => {
    const abort = new AbortController();
    const track = tracks.get(key);
    const done = downloadAnywhere(asset, {
      ...world,
      signal: abort.signal,
      fresh: (track?.wrong ?? 0) > 0,
      revalidate: sha256Of(asset) !== undefined,
      pace: (bytes) => rate.spend(bytes, abort.signal),
      onBytes: (got, total) => {
        tracks.set(key, { ...UNTRIED, ...tracks.get(key), got, ...(total === undefined ? {} : { total }) });
        if (total !== undefined && room.learn(asset, total)) void plan();
        if (now() - toldAt >= 1000 || now() < toldAt) tell();
      },
    }).then((outcome) => {
      running.delete(key);
      if (abort.signal.aborted) pump();
      else settle(key, asset, outcome);
    });
    running.set(key, { abort, done });
  };

  const settle = (key: string, asset: WantedAsset, outcome: DownloadOutcome) => {
    const before = tracks.get(key) ?? UNTRIED;
    const after = afterOutcome(before, outcome, now(), world.random());
    diskFull = outcome.kind === 'disk-full' || (diskFull && outcome.kind !== 'adopted');
    if (after === undefined) tracks.delete(key);
    else {
      tracks.set(key, after);
      const { itemId, url } = asset;
      if (after.why !== before.why || after.failed !== before.failed)
        log.warn('asset not fetched', { itemId, url: shownUrl(url), why: after.why, failed: after.failed });
    }
    tell();
    if (outcome.kind === 'disk-full') {
      room.learn(asset, outcome.neededBytes);
      void plan();
    } else pump();
  };

  return {
    want(list, keep = [], maxRateKbps) {
      rate.set(maxRateKbps);
      wanted = list;
      pinned = new Set(keep);
      byKey = byFile(wanted);
      for (const [key, { abort }] of running) {
        const asset = byKey.get(key);
        if (asset === undefined || (asset.notBefore ?? 0) > now()) abort.abort();
      }
      for (const key of tracks.keys()) if (!byKey.has(key)) tracks.delete(key);
      tell();
      void plan();
    },
    state,
    tell,
    sha256Of,
    shortageOf: (list, keep) => room.shortageOf(list, new Set(keep)),
    readinessOf(asset) {
      if (sha256Of(asset) !== undefined) return 'ready';
      const known = knownOf(asset);
      if (known !== undefined && isWithdrawn(asset, known)) return 'failed';
      const { failed = false, cause } = tracks.get(assetKey(asset)) ?? {};
      if (!failed) return 'on-its-way';
      return cause === 'missing' ? 'absent' : 'failed';
    },
    async leave(assets) {
      left = new Set(assets.map(assetKey));
      const ended = [...running].flatMap(([key, { abort, done }]) => {
        if (!left.has(key)) return [];
        abort.abort();
        return [done];
      });
      await Promise.all([...ended, plan()]);
      tell();
    },
    async stop() {
      stopped = true;
      alarm.abort();
      for (const { abort } of running.values()) abort.abort();
      await Promise.allSettled([planning, ...[...running.values()].map(({ done }) => done)]);
    },
  };
}

const CONCURRENCY = 2;
const REVALIDATE_AFTER_MS = 10 * 60_000;
/** The clock may jump: what is due is looked at again at least this often. */
const LONGEST_SLEEP_MS = 60_000;
/** Listing the disk is not done for every file that comes. */
const LOOK_AGAIN_MS = 30_000;
