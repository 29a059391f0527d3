import type { Trust } from '../../core/trust.ts';
import { nextTrust, readAnchor } from './trust-file.ts';

/** The trust files of a channel, from the one that the operator gave to the one in force; each has let the next one in. */
export interface TrustChain {
  /** As they came. */
  readonly texts: readonly string[];
  readonly trusts: readonly Trust[];
  /** The one in force. */
  readonly trust: Trust;
}

/** A chain from its texts, checked link by link; nothing when it does not hold. */
export function readChain([first, ...rest]: readonly string[]): TrustChain | undefined {
  if (first === undefined) return undefined;
  const anchor = readAnchor(first);
  if (anchor.kind === 'refused') return undefined;
  let chain: TrustChain = { texts: [first], trusts: [anchor.trust], trust: anchor.trust };
  for (const text of rest) {
    const extended = extendChain(chain, text);
    if (extended.kind === 'refused') return undefined;
    chain = extended.chain;
  }
  return chain;
}

/** The chain with one more file at its end, or why it does not go there. */
export function extendChain(
  { texts, trusts, trust }: TrustChain,
  text: string,
): { readonly kind: 'chain'; readonly chain: TrustChain } | { readonly kind: 'refused'; readonly why: string } {
  const next = nextTrust(trust, text);
  if (next.kind === 'refused') return next;
  return { kind: 'chain', chain: { texts: [...texts, text], trusts: [...trusts, next.trust], trust: next.trust } };
}

/**
 * What a machine believes that has this chain and is given this file by its operator. One of the chain changes nothing,
 * the next one makes it longer, and a later one of the same channel begins it anew, for the operator is at the machine.
 * Anything else is left aside, with the reason.
 */
export function joinAnchor(
  chain: TrustChain | undefined,
  given: string | undefined,
): { readonly chain: TrustChain | undefined; readonly why?: string } {
  if (given === undefined) return { chain };
  const read = readAnchor(given);
  if (read.kind === 'refused') return { chain, why: `not a trust file: ${read.why}` };
  const anchored: TrustChain = { texts: [given], trusts: [read.trust], trust: read.trust };
  if (chain === undefined) return { chain: anchored };
  const { channel, version } = read.trust;
  if (channel !== chain.trust.channel)
    return {
      chain,
      why: `for channel ${channel}, but this machine is pinned to ${chain.trust.channel}; ${BEGIN_ANEW}`,
    };
  if (version > chain.trust.version) {
    const extended = extendChain(chain, given);
    return { chain: extended.kind === 'chain' ? extended.chain : anchored };
  }
  const same = chain.trusts.find((trust) => trust.version === version);
  if (same === undefined || JSON.stringify(same) === JSON.stringify(read.trust)) return { chain };
  return { chain, why: `another version ${version} than the one this machine is pinned to; ${BEGIN_ANEW}` };
}

const BEGIN_ANEW = 'to begin anew: bluezone-kiosk trust forget';
