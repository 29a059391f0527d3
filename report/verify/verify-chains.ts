import { CHAIN_BEGINS, type Seal } from '../../core/play-record.ts';
import type { Screen } from '../../core/screen.ts';
import type { ReadLine } from '../lines/read-lines.ts';
import { isFault, type Finding } from './findings.ts';
import { gather, type Fragment, type Seen } from './fragments.ts';

/** What is to be said of the chains in some files. */
export interface ChainsVerdict {
  /** Nothing is missing, changed, foreign or unreadable. */
  readonly ok: boolean;
  readonly chains: readonly ChainVerdict[];
  readonly findings: readonly Finding[];
}

/** The chain of one machine. */
export interface ChainVerdict {
  /** The public key that has sealed it; `null` while nothing of it is sealed. */
  readonly key: string | null;
  readonly screens: readonly string[];
  /** The first and the last entry that are here. */
  readonly first: number;
  readonly last: number;
  /** As far as which entry nothing is missing or changed; 0 where the very beginning is. */
  readonly completeTo: number;
  /** As far as which entry the key vouches for it. */
  readonly sealedTo: number;
  /** Of the last entry. */
  readonly hash: string;
}

export interface VerifyOptions {
  /** The province's register, to know whose key is whose. */
  readonly register?: readonly (Pick<Screen, 'id'> & { readonly publicKey?: string })[] | undefined;
  /** What players have told a web server of their chains. */
  readonly seen?: readonly Seen[] | undefined;
}

/** Finds what is missing, changed, doubled or another machine's in what journals have handed out. */
export async function verifyChains(
  lines: AsyncIterable<ReadLine>,
  { register, seen }: VerifyOptions = {},
): Promise<ChainsVerdict> {
  const { fragments, stray, findings: met, unmet } = await gather(lines, seen);
  const findings: Finding[] = [...met];
  const used = new Set<Seal>();
  const chains = [...groupsOf(fragments)].map(([name, group]) => judge(name, group, { stray, used, findings }));
  for (const { key, hash, seq } of stray.filter((seal) => !used.has(seal)))
    if (!fragments.some((fragment) => fragment.lastHash === hash && fragment.key === key))
      findings.push({ kind: 'unmatched-seal', chain: key, seq });
  if (register !== undefined) {
    const byId = new Map(register.map((screen) => [screen.id, screen]));
    findings.push(...chains.flatMap((chain) => foreigners(chain, byId)));
  }
  findings.push(...unmet.map((one) => cutOff(one, chains)));
  return { ok: !findings.some(isFault), chains, findings };
}

/** By key; what nobody has sealed goes with the one key that has sealed something in the same place. */
function groupsOf(fragments: readonly Fragment[]): ReadonlyMap<string, readonly Fragment[]> {
  const inPlace = Map.groupBy(fragments, ({ place }) => place);
  return Map.groupBy(fragments, ({ key, place }) => {
    if (key !== undefined) return key;
    const keys = new Set(inPlace.get(place)?.flatMap((fragment) => fragment.key ?? []));
    const [only] = keys;
    return keys.size === 1 && only !== undefined ? only : place;
  });
}

function judge(
  chain: string,
  group: readonly Fragment[],
  {
    stray,
    used,
    findings,
  }: { readonly stray: readonly Seal[]; readonly used: Set<Seal>; readonly findings: Finding[] },
): ChainVerdict {
  const sorted = group.toSorted((a, b) => a.first - b.first || b.last - a.last);
  let whole = beginning(chain, sorted[0], { stray, used, findings });
  let last = 0;
  let hash = CHAIN_BEGINS;
  let doubled = 0;
  const broken = (finding: Finding, from: number) => {
    findings.push(finding);
    whole = Math.min(whole, from - 1);
  };
  for (const fragment of sorted) {
    doubled += fragment.doubled;
    if (last === 0 || (fragment.first === last + 1 && fragment.prevHash === hash)) {
      // It goes on.
    } else if (fragment.first === last + 1) {
      broken({ kind: 'changed', chain, seq: last }, last);
    } else if (fragment.first > last + 1 && fragment.prevHash === CHAIN_BEGINS) {
      broken({ kind: 'anew', chain, seq: fragment.first }, last + 1);
    } else if (fragment.first > last + 1) {
      broken({ kind: 'missing', chain, from: last + 1, to: fragment.first - 1 }, last + 1);
    } else {
      const to = Math.min(last, fragment.last);
      // What the same key has sealed once more is the same: two versions of one seal would have been told.
      if (fragment.key === undefined) broken({ kind: 'forked', chain, from: fragment.first, to }, fragment.first);
      else doubled += to - fragment.first + 1;
    }
    if (fragment.last > last) ({ last, lastHash: hash } = fragment);
  }
  const sealedTo = Math.max(...group.map((fragment) => fragment.sealedTo));
  if (doubled > 0) findings.push({ kind: 'doubled', chain, entries: doubled });
  if (sealedTo < last)
    findings.push({ kind: 'unsealed', chain, from: Math.max(sealedTo, firstOf(sorted) - 1) + 1, to: last });
  return {
    key: group.find(({ key }) => key !== undefined)?.key ?? null,
    screens: [...new Set(group.flatMap(({ screens }) => [...screens]))].sort(),
    ...{ first: firstOf(sorted), last, completeTo: Math.min(whole, last), sealedTo, hash },
  };
}

/** Whether the chain begins as it must: with its first entry, or where a seal says what stood before. Gives how far it may be whole. */
function beginning(
  chain: string,
  fragment: Fragment | undefined,
  {
    stray,
    used,
    findings,
  }: { readonly stray: readonly Seal[]; readonly used: Set<Seal>; readonly findings: Finding[] },
): number {
  if (fragment === undefined) return 0;
  const { first, prevHash, key } = fragment;
  if (first === 1) {
    if (prevHash === CHAIN_BEGINS) return Infinity;
    findings.push({ kind: 'changed', chain, seq: 1 });
    return 0;
  }
  if (prevHash === CHAIN_BEGINS) {
    findings.push({ kind: 'anew', chain, seq: first });
    return 0;
  }
  const checkpoint = stray.find(
    (seal) => seal.seq === first - 1 && seal.hash === prevHash && (key === undefined || seal.key === key),
  );
  if (checkpoint === undefined) {
    findings.push({ kind: 'missing', chain, from: 1, to: first - 1 });
    return 0;
  }
  used.add(checkpoint);
  findings.push({ kind: 'pruned', chain, to: first - 1 });
  return Infinity;
}

function foreigners(
  { key, screens }: ChainVerdict,
  register: ReadonlyMap<string, NonNullable<VerifyOptions['register']>[number]>,
): readonly Finding[] {
  if (key === null) return [];
  return screens.flatMap((screenId): readonly Finding[] => {
    const registered = register.get(screenId);
    if (registered === undefined) return [{ kind: 'foreign', chain: key, screenId, registered: null }];
    if (registered.publicKey === undefined) return [{ kind: 'no-key', chain: key, screenId }];
    const ours = Buffer.from(registered.publicKey, 'base64').toString('base64url');
    return ours === key ? [] : [{ kind: 'foreign', chain: key, screenId, registered: registered.publicKey }];
  });
}

/** Of a chain that is not here as far as its player has told. */
function cutOff({ seq, screens }: Seen, chains: readonly ChainVerdict[]): Finding {
  const theirs = chains.filter(
    (chain) => screens.length === 0 || chain.screens.some((screen) => screens.includes(screen)),
  );
  return { kind: 'cut', screens, seq, last: theirs.reduce((most, { last }) => Math.max(most, last), 0) };
}

function firstOf(sorted: readonly Fragment[]): number {
  return sorted[0]?.first ?? 0;
}
