import { codeDomainFaults } from '../core/code-domains.ts';
import { parsePlaylist } from '../core/parse-playlist.ts';
import type { PlaylistSource } from './config-source.ts';
import type { Verdict } from './network-policy.ts';
import { byHandSource } from './operator/by-hand.ts';
import type { KeptPlaylist } from './playlist-store.ts';
import type { HeldPlaylist } from './programmes.ts';

export interface HoldWorld {
  /** Reads the addresses of what came over the network; none: only what was brought by hand is held. */
  readonly source: Pick<PlaylistSource, 'resolve'> | undefined;
  /** Whether those whom this machine believes have signed it, if it believes only them. */
  readonly isBelieved: (kept: KeptPlaylist) => boolean;
  /** Where codes may lead; none: anywhere. */
  readonly codeDomains?: readonly string[] | undefined;
}

/**
 * A kept playlist, read again, with each of its addresses judged once; nothing when it is not believed, leads people
 * where no code may any more, or this version cannot read it.
 */
export function holdPlaylist(
  kept: KeptPlaylist,
  { source, isBelieved, codeDomains }: HoldWorld,
): HeldPlaylist | undefined {
  const resolver = kept.byHand === undefined ? source : byHandSource;
  if (resolver === undefined || !isBelieved(kept)) return undefined;
  const parsed = parsePlaylist(kept.text);
  if (parsed.kind === 'refused') return undefined;
  if (codeDomains !== undefined && codeDomainFaults(parsed.playlist, codeDomains).length > 0) return undefined;
  const resolved = new Map<string, Verdict>();
  return {
    playlist: parsed.playlist,
    digest: kept.bytesSha256,
    ...(kept.isHold === true ? { isHold: true } : {}),
    ...(kept.byHand === undefined ? {} : { broughtFrom: kept.source }),
    resolve(written) {
      const verdict = resolved.get(written) ?? resolver.resolve(written, kept.baseUrl);
      resolved.set(written, verdict);
      return verdict;
    },
  };
}
