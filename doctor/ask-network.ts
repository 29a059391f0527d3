import { connect } from 'node:tls';
import { networkInterfaces } from 'node:os';
import type { Fetch } from '../player/fetch-capped.ts';
import { openPlaylist } from '../publish/open-playlist.ts';
import type { ClockFacts } from './clock.ts';
import type { NetworkFacts } from './network.ts';

/** What was asked of the network, once, for all that is looked at. */
export interface Asked {
  readonly network: NetworkFacts;
  /** What the playlist's server says the time is; from its answer, when there was one. */
  readonly server?: NonNullable<ClockFacts['server']>;
  /** Of the playlist, when it could be read. */
  readonly zone?: string;
}

const CONNECT_LIMIT_MS = 5_000;

/**
 * Asks for the playlist as the player would.
 *
 * @param isDirect  whether https is spoken with the server itself, so that its certificate can be looked at
 */
export async function askNetwork(
  configUrl: string | undefined,
  { fetch, now, isDirect, ca }: { fetch: Fetch; now: () => number; isDirect: boolean; ca: string | undefined },
): Promise<Asked> {
  const addresses = Object.values(networkInterfaces()).flatMap((all = []) =>
    all.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address),
  );
  if (configUrl === undefined) return { network: { addresses } };

  let server: Asked['server'];
  const heeding: Fetch = async (url, init) => {
    const askedAt = now();
    const response = await fetch(url, init);
    const saysAt = Date.parse(response.headers.get('date') ?? '');
    // In the middle of its way; an answer out of a cache tells when that was made.
    if (!Number.isNaN(saysAt) && !response.headers.has('age')) server = { saysAt, askedAt: (askedAt + now()) / 2 };
    return response;
  };
  const opened = await openPlaylist(configUrl, { fetch: heeding, now });
  const certificate = isDirect && /^https:/i.test(configUrl) ? await certificateOf(new URL(configUrl), ca) : undefined;
  return {
    network: {
      ...{ addresses, configUrl },
      ...(certificate === undefined ? {} : { certificate }),
      playlist: readOf(opened),
    },
    ...(server === undefined ? {} : { server }),
    ...(opened.kind === 'playlist' ? { zone: opened.playlist.timeZone } : {}),
  };
}

function readOf(opened: Awaited<ReturnType<typeof openPlaylist>>): NonNullable<NetworkFacts['playlist']> {
  switch (opened.kind) {
    case 'playlist':
      return { kind: 'read', id: opened.playlist.id, revision: opened.playlist.revision };
    case 'bad':
      return {
        kind: 'bad',
        faults: opened.faults.map(({ place, words: { en, vi } }) => {
          const where = place === '' ? '' : `${place}: `;
          return { en: where + en, vi: where + vi };
        }),
      };
    case 'unreadable':
      return opened;
  }
}

/** `undefined` when there is none to be had: why, the request for the playlist has told. */
function certificateOf(url: URL, ca: string | undefined): Promise<NetworkFacts['certificate']> {
  return new Promise((resolve) => {
    const socket = connect({
      host: url.hostname,
      port: Number(url.port || 443),
      servername: url.hostname,
      // Looked at, and nothing more: no request is sent over it.
      rejectUnauthorized: false,
      ...(ca === undefined ? {} : { ca }),
    });
    const done = (found?: NetworkFacts['certificate']) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(CONNECT_LIMIT_MS, () => done());
    socket.once('error', () => done());
    socket.once('secureConnect', () => {
      const { valid_to: end, issuer } = socket.getPeerCertificate();
      const endsAt = Date.parse(end ?? '');
      done(Number.isNaN(endsAt) ? undefined : { endsAt, issuer: String(issuer?.O ?? issuer?.CN ?? '?') });
    });
  });
}
