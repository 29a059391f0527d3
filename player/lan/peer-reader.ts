import { rendezvous } from '../../core/rendezvous.ts';
import type { AssetRequest, OpenAsset, OpenedAsset } from '../asset-reader.ts';
import type { Log } from '../log.ts';

/** Another player of this site. Nothing that it says is believed: what it gives is judged by its hash. */
export interface Peer {
  readonly id: string;
  /** `http://192.168.1.20:4780` */
  readonly origin: string;
}

export interface PeerReader {
  readonly open: OpenAsset;
  /** How far a file has come that this player fetches from the web server; `undefined` when it fetches none. */
  fetching(sha256: string): number | undefined;
}

export interface PeerReaderWorld {
  /** This player's own id among its peers. */
  readonly self: string;
  readonly peers: () => readonly Peer[];
  /** How what is not had from a peer is opened. */
  readonly fromOrigin: OpenAsset;
  /** How an address of a peer is opened, with the patience that a local network deserves. */
  readonly fromPeer: OpenAsset;
  /** Asks a peer what it has: a HEAD that never waits long. */
  readonly head: (
    url: string,
    signal?: AbortSignal,
  ) => Promise<{ readonly status: number; readonly coming?: string | undefined }>;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  readonly log: Log;
}

/**
 * Takes files from the neighbours before the web server is asked, so that ten screens behind one thin line fetch each
 * file once. Who fetches it is whoever comes first; those that come at the same moment wait one after the other, in the
 * order of rendezvous hashing, and then see that it is on its way. Whoever is about to fetch it says so first and asks
 * once more: of two that say so at once, the first in that order goes on. A neighbour that fails, lies or is slow is left
 * alone for ten minutes, so it costs one retry.
 */
export function createPeerReader(world: PeerReaderWorld): PeerReader {
  const { self, now, log } = world;
  const openedAt = now();
  const fetching = new Map<string, { readonly bytes: number; readonly endedAt?: number }>();
  const shunnedUntil = new Map<string, number>();
  /** Who gave the bytes of a file, until they are judged. */
  const givenBy = new Map<string, Peer>();
  const shun = ({ id }: Peer, why: string) => {
    shunnedUntil.set(id, now() + SHUNNED_MS);
    log.warn('neighbour left alone', { id, why });
  };
  const neighbours = (sha256: string): readonly Peer[] => {
    const known = new Map(
      world
        .peers()
        .filter(({ id }) => id !== self && (shunnedUntil.get(id) ?? 0) <= now())
        .map((peer) => [peer.id, peer]),
    );
    return rendezvous(sha256, [...known.keys()])
      .slice(0, MOST_ASKED)
      .flatMap((id) => known.get(id) ?? []);
  };

  const open = async (request: AssetRequest): Promise<OpenedAsset> => {
    const { sha256 } = request;
    if (sha256 === undefined) return world.fromOrigin(request);
    const giver = givenBy.get(sha256);
    givenBy.delete(sha256);
    if (request.fresh === true) {
      // The bytes before had another hash.
      if (giver !== undefined) shun(giver, 'its bytes had another hash');
      return fromOrigin(request, sha256);
    }
    const begunAt = now();
    const wait = { since: begunAt, movedAt: begunAt, bytes: new Map<string, number>() };
    /** The neighbours are told that it is on its way from here, and nothing has been asked of the web server yet. */
    let isClaimed = false;
    const letGo = () => {
      if (isClaimed) fetching.delete(sha256);
      isClaimed = false;
    };
    while (request.signal?.aborted !== true) {
      const around = neighbours(sha256);
      const answers = await Promise.all(
        around.map(async (peer) => ({ peer, said: await ask(peer, sha256, request.signal) })),
      );
      let isBusy = false;
      for (const { peer } of answers.filter(({ said }) => said === 'here')) {
        const opened = await fromPeer(peer, request, sha256);
        if (opened === 'busy') isBusy = true;
        else if (opened !== undefined) {
          letGo();
          return opened;
        }
      }
      const coming = answers.filter(({ said }) => typeof said === 'number');
      if (coming.some(({ peer, said }) => said !== wait.bytes.get(peer.id))) wait.movedAt = now();
      // The windows begin anew when whoever fetched it is done with it, or has gone.
      if (coming.length === 0 && wait.bytes.size > 0)
        Object.assign(wait, { since: now(), bytes: new Map<string, number>() });
      for (const { peer, said } of coming) if (typeof said === 'number') wait.bytes.set(peer.id, said);
      if (coming.length > 0 && now() - wait.movedAt > STALLED_MS)
        for (const { peer } of coming) shun(peer, 'what it fetches does not come on');
      const order = rendezvous(sha256, [self, ...around.map(({ id }) => id)]);
      const place = order.indexOf(self);
      const turnAt = Math.max(wait.since, openedAt + MEETING_MS) + place * WINDOW_MS;
      const isMine = !isBusy && coming.length === 0 && now() >= turnAt;
      if ((isMine && isClaimed) || now() - begunAt > LONGEST_WAIT_MS) return fromOrigin(request, sha256);
      if (isMine) {
        isClaimed = true;
        fetching.set(sha256, { bytes: 0 });
        continue;
      }
      if (isBusy || coming.some(({ peer, said }) => said !== 0 || order.indexOf(peer.id) < place)) letGo();
      await world.sleep(WINDOW_MS / 2, request.signal).catch(() => undefined); // stopped: the loop sees it
    }
    letGo();
    return { kind: 'unreachable', reason: 'stopped' };
  };

  /** Bytes a peer has fetched so far, `here` when it has all of them, else nothing. */
  const ask = async (peer: Peer, sha256: string, signal?: AbortSignal): Promise<number | 'here' | undefined> => {
    const { status, coming } = await world.head(`${peer.origin}/media/${sha256}`, signal);
    if (status === 200) return 'here';
    return status === 503 && coming !== undefined && /^\d{1,15}$/.test(coming) ? Number(coming) : undefined;
  };

  /** `busy`: it has the file, and others are taking it; nothing: it does not have it after all. */
  const fromPeer = async (
    peer: Peer,
    request: AssetRequest,
    sha256: string,
  ): Promise<OpenedAsset | 'busy' | undefined> => {
    const opened = await world.fromPeer({
      url: `${peer.origin}/media/${sha256}`,
      from: request.from,
      ...(request.signal ? { signal: request.signal } : {}),
    });
    if (opened.kind === 'past-end') return opened;
    if (opened.kind !== 'body') {
      if (opened.kind === 'unreachable' && opened.retryAfterMs !== undefined) return 'busy';
      if (request.signal?.aborted !== true) shun(peer, `it gave nothing: ${opened.kind}`);
      return undefined;
    }
    givenBy.set(sha256, peer);
    return {
      ...opened,
      async read(write, mostBytes) {
        const end = await opened.read(write, mostBytes);
        if (end.kind !== 'whole' && request.signal?.aborted !== true) shun(peer, `it broke off: ${end.kind}`);
        return end;
      },
    };
  };

  const fromOrigin = async (request: AssetRequest, sha256: string): Promise<OpenedAsset> => {
    let bytes = request.from;
    fetching.set(sha256, { bytes });
    const failed = () => void fetching.delete(sha256);
    try {
      const opened = await world.fromOrigin(request);
      if (opened.kind !== 'body') {
        failed();
        return opened;
      }
      return {
        ...opened,
        async read(write, mostBytes) {
          const end = await opened.read(async (chunk) => {
            await write(chunk);
            bytes += chunk.length;
            fetching.set(sha256, { bytes });
          }, mostBytes);
          if (end.kind === 'whole') fetching.set(sha256, { bytes, endedAt: now() });
          else failed();
          return end;
        },
        async cancel() {
          failed();
          await opened.cancel();
        },
      };
    } catch (error) {
      failed();
      throw error;
    }
  };

  return {
    open,
    fetching(sha256) {
      const { bytes, endedAt } = fetching.get(sha256) ?? {};
      // Between its last byte and its place in the store a file is still on its way.
      return endedAt === undefined || now() - endedAt < JUDGED_WITHIN_MS ? bytes : undefined;
    },
  };
}

/** Neighbours that start together, after a power cut, have found each other by then: the second question is answered. */
const MEETING_MS = 4_500;
/** How long each waits for the one before it in the order to begin. */
const WINDOW_MS = 1_000;
/** One that fetches a file and gains no byte for so long is waited for no more. */
const STALLED_MS = 20_000;
/** A whole file is hashed, synced and in its place within this, or it was the wrong one. */
const JUDGED_WITHIN_MS = 5_000;
/** Nobody is waited for longer, whatever it says. */
const LONGEST_WAIT_MS = 15 * 60_000;
const SHUNNED_MS = 10 * 60_000;
const MOST_ASKED = 16;
