import { createAssetReader, type OpenAsset } from '../asset-reader.ts';
import type { Fetch } from '../fetch-capped.ts';
import { reasonOf, type Log } from '../log.ts';
import { openNeighbourhood } from './neighbourhood.ts';
import { createPeerReader } from './peer-reader.ts';
import { COMING, openPeerServer } from './peer-server.ts';

/** The players of one site share what they fetch. */
export interface LanSharing {
  /** Opens an asset by way of the neighbours. */
  readonly open: OpenAsset;
  close(): Promise<void>;
}

export interface LanSharingWorld {
  /** Where a file is whole and verified on this machine, by its SHA-256. */
  readonly pathOf: (sha256: string) => string | undefined;
  readonly fromOrigin: OpenAsset;
  /** Reaches the local network itself, past any proxy. */
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly log: Log;
}

/**
 * Gives media to the other players of the local network and takes it from them, once an operator has switched it on.
 * Where the port or multicast cannot be had, the player goes on alone.
 */
export async function openLanSharing(world: LanSharingWorld): Promise<LanSharing> {
  const { pathOf, fromOrigin, fetch, log } = world;
  let fetching = (_sha256: string): number | undefined => undefined;
  try {
    const server = await openPeerServer({
      port: LAN_PORT,
      holding(sha256) {
        const path = pathOf(sha256);
        if (path !== undefined) return { kind: 'here', path };
        const bytes = fetching(sha256);
        return bytes === undefined ? { kind: 'none' } : { kind: 'coming', bytes };
      },
      log,
    });
    const neighbourhood = openNeighbourhood({ port: server.port, log });
    const reader = createPeerReader({
      ...{ self: neighbourhood.self, peers: neighbourhood.peers, fromOrigin, now: world.now, log },
      fromPeer: createAssetReader({ fetch, baseUrl: () => undefined, limits: LAN_LIMITS }),
      sleep: (ms, signal = NEVER) => world.sleep(ms, signal),
      head: (url, signal) => head(fetch, url, signal),
    });
    fetching = reader.fetching;
    log.info('media is shared with the neighbours', { port: server.port });
    return {
      open: reader.open,
      close: async () => void (await Promise.all([neighbourhood.close(), server.close()])),
    };
  } catch (error) {
    log.error('media is not shared with the neighbours', { reason: reasonOf(error) });
    return { open: fromOrigin, close: () => Promise.resolve() };
  }
}

async function head(fetch: Fetch, url: string, signal: AbortSignal | undefined) {
  const limit = AbortSignal.timeout(HEAD_LIMIT_MS);
  try {
    const { status, headers } = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    return { status, coming: headers.get(COMING) ?? undefined };
  } catch {
    return { status: 0 }; // it has gone, or is no player: as good as one that has nothing
  }
}

/** Free at IANA; one that is known beforehand can be let through a firewall. */
const LAN_PORT = 4780;
const HEAD_LIMIT_MS = 1_000;
/** A neighbour that gives less than 64 KiB/s is slower than most web servers. */
const LAN_LIMITS = { headersMs: 2_000, floorSpanMs: 5_000, floorBytes: 5 * 64 * 1024 };
const NEVER = new AbortController().signal;
