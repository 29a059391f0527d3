import { randomUUID } from 'node:crypto';
import { Bonjour, type Service } from 'bonjour-service';
import { reasonOf, type Log } from '../log.ts';
import { reachOf } from '../network-policy.ts';
import type { Peer } from './peer-reader.ts';

/** The players of a site, as they find each other by multicast DNS (RFC 6762, RFC 6763). */
export interface Neighbourhood {
  /** This player's own id, new with each start: it names nobody. */
  readonly self: string;
  /** Those that are there now. */
  peers(): readonly Peer[];
  close(): Promise<void>;
}

/**
 * Tells the local network that this player gives media away on a port, and listens who else does. A network without
 * multicast has no neighbours, and nothing else changes.
 */
export function openNeighbourhood({ port, log }: { readonly port: number; readonly log: Log }): Neighbourhood {
  const self = randomUUID();
  const bonjour = new Bonjour({}, (error: unknown) =>
    log.warn('neighbours cannot be found', { reason: reasonOf(error) }),
  );
  const found = new Map<string, Peer>();
  bonjour.publish({
    name: `${SERVICE}-${self}`,
    type: SERVICE,
    protocol: 'tcp',
    port,
    txt: { id: self },
    probe: false,
  });
  const browser = bonjour.find({ type: SERVICE, protocol: 'tcp' });
  // A question or an answer may be lost, and those who start together may miss each other's first words.
  const askAgain = ASK_AGAIN_AFTER_MS.map((ms) => setTimeout(() => browser.update(), ms));
  browser.on('up', (service: Service) => {
    const peer = peerOf(service);
    if (peer === undefined || peer.id === self || found.size >= MOST_PEERS) return;
    found.set(peer.id, peer);
    log.info('neighbour found', { id: peer.id, origin: peer.origin });
  });
  browser.on('down', (service: Service) => {
    const id = idOf(service);
    if (id !== undefined && found.delete(id)) log.info('neighbour gone', { id });
  });
  return {
    self,
    peers: () => [...found.values()],
    close: () =>
      new Promise((resolve) => {
        for (const timer of askAgain) clearTimeout(timer);
        browser.stop();
        bonjour.unpublishAll(() => bonjour.destroy(() => resolve()));
      }),
  };
}

/** Where a neighbour says it is; only on this network, and not on this machine's own door. */
function peerOf(service: Service): Peer | undefined {
  const id = idOf(service);
  const address = [service.referer?.address, ...(service.addresses ?? [])].find(
    (one): one is string => one !== undefined && !one.includes(':') && ['private', 'link-local'].includes(reachOf(one)),
  );
  const { port } = service;
  if (id === undefined || address === undefined || !Number.isInteger(port) || port < 1024) return undefined;
  return { id, origin: `http://${address}:${port}` };
}

function idOf({ txt }: Service): string | undefined {
  const { id } = (txt ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
}

const SERVICE = 'bluezone-kiosk';
/** A second after the first question, then at doubling distances (RFC 6762, 5.2), for as long as players wait to meet. */
const ASK_AGAIN_AFTER_MS = [1_000, 3_000];
/** Nobody has more screens at one site; somebody may say so. */
const MOST_PEERS = 64;
