import { CHAIN_BEGINS } from '../../core/play-record.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import type { Finding } from './findings.ts';
import { hashAt, type Fragment } from './fragment.ts';

/** The chain of one machine. */
export interface ChainVerdict {
  /** What findings call it: its key, or the hash of the first entry that is here of one that nobody has sealed. */
  readonly chain: string;
  /** The public key that has sealed it; `null` while nothing of it is sealed. */
  readonly key: string | null;
  /** What the folder of its deliveries is called, by its key; `null` while nothing of it is sealed. */
  readonly folder: string | null;
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

export interface Judged {
  readonly verdict: ChainVerdict;
  readonly findings: readonly Finding[];
  /** Places whose hashes nobody has noted, without which it cannot be told whether what is here twice is the same. */
  readonly wanted: readonly number[];
}

/** Judges the fragments of one chain. */
export function judgeChain(fragments: readonly Fragment[]): Judged {
  const sorted = fragments.toSorted((a, b) => a.first - b.first || b.last - a.last);
  const [oldest] = sorted;
  const key = sorted.find((fragment) => fragment.key !== undefined)?.key;
  const chain = key ?? oldest?.firstHash ?? CHAIN_BEGINS;
  const findings: Finding[] = [];
  const wanted: number[] = [];
  const begins = beginning(chain, oldest);
  if (begins !== undefined) findings.push(begins);
  let whole = begins === undefined || begins.kind === 'pruned' ? Infinity : 0;
  let doubled = 0;
  /** Stretches in which each entry fits the one before, so that a seal of the last covers all; the one that goes on is the last. */
  const runs: Run[] = [];
  let ahead: Fragment | undefined;

  for (const fragment of sorted) {
    doubled += fragment.doubled;
    const meeting: Meeting = ahead === undefined ? { kind: 'follows' } : meetingOf(ahead, fragment);
    switch (meeting.kind) {
      case 'follows':
        break;
      case 'same':
        doubled += meeting.entries;
        break;
      case 'broken':
        if (meeting.wanted !== undefined) wanted.push(meeting.wanted);
        findings.push(meeting.finding(chain));
        whole = Math.min(whole, meeting.completeTo);
    }
    const run = runs.at(-1);
    const isOfRun = run !== undefined && (meeting.kind === 'follows' || meeting.kind === 'same');
    const isAhead = ahead === undefined || fragment.last > ahead.last;
    if (isOfRun) extend(run, fragment);
    else if (isAhead) runs.push(runOf(fragment));
    else runs.splice(-1, 0, runOf(fragment));
    if (isAhead) ahead = fragment;
  }
  if (doubled > 0) findings.push({ kind: 'doubled', chain, entries: doubled });
  for (const [at, run] of runs.entries())
    for (const one of unsealed(chain, run, at === runs.length - 1, key)) findings.push(one);
  return {
    verdict: {
      ...{ chain, key: key ?? null, folder: key === undefined ? null : keyIdOf(key) },
      ...{ screens: [...new Set(sorted.flatMap(({ screens }) => [...screens]))].sort() },
      ...{ first: oldest?.first ?? 0, last: ahead?.last ?? 0, completeTo: Math.min(whole, ahead?.last ?? 0) },
      ...{ sealedTo: runs.reduce((most, { sealedTo }) => Math.max(most, sealedTo), 0) },
      hash: ahead?.lastHash ?? CHAIN_BEGINS,
    },
    ...{ findings, wanted },
  };
}

/** What is wrong with how the chain begins; nothing where that is its first entry. */
function beginning(chain: string, fragment: Fragment | undefined): Finding | undefined {
  if (fragment === undefined) return undefined;
  const { first, prevHash, before, firstAt } = fragment;
  if (prevHash === CHAIN_BEGINS) return first === 1 ? undefined : { kind: 'anew', chain, seq: first };
  if (first === 1) return { kind: 'changed', chain, seq: 1, ...firstAt };
  const to = first - 1;
  return before === 'checkpoint' ? { kind: 'pruned', chain, to } : { kind: 'missing', chain, from: 1, to };
}

/** How a fragment meets the one that has come furthest so far; it does not begin before that. */
type Meeting =
  | { readonly kind: 'follows' }
  | { readonly kind: 'same'; readonly entries: number }
  | {
      readonly kind: 'broken';
      readonly completeTo: number;
      readonly finding: (chain: string) => Finding;
      /** The place whose hash may yet show that both are the same. */
      readonly wanted?: number;
    };

function meetingOf(ahead: Fragment, fragment: Fragment): Meeting {
  const { last, lastHash, lastFile: file, lastLine: line } = ahead;
  const { first, prevHash, firstAt } = fragment;
  if (first === last + 1) {
    if (prevHash === lastHash) return { kind: 'follows' };
    return {
      kind: 'broken',
      completeTo: last - 1,
      finding: (chain) => ({ kind: 'changed', chain, seq: last, file, line }),
    };
  }
  if (first > last && prevHash === CHAIN_BEGINS)
    return { kind: 'broken', completeTo: last, finding: (chain) => ({ kind: 'anew', chain, seq: first }) };
  if (first > last) {
    const [from, to] = [last + 1, first - 1];
    return { kind: 'broken', completeTo: last, finding: (chain) => ({ kind: 'missing', chain, from, to }) };
  }
  // The last entry that both have says whether all before it is the same: each holds the hash of the one before.
  const to = Math.min(last, fragment.last);
  const [one, other] = [hashAt(ahead, to), hashAt(fragment, to)];
  if (one !== undefined && one === other) return { kind: 'same', entries: to - first + 1 };
  return {
    ...{ kind: 'broken', completeTo: first - 1 },
    finding: (chain) => ({ kind: 'forked', chain, from: first, to, ...firstAt }),
    ...(one === undefined || other === undefined ? { wanted: to } : {}),
  };
}

interface Run {
  readonly first: number;
  last: number;
  sealedTo: number;
  linesTo: number;
}

function runOf({ first, last, sealedTo, linesTo }: Fragment): Run {
  return { first, last, sealedTo, linesTo };
}

function extend(run: Run, { last, sealedTo, linesTo }: Fragment): void {
  run.last = Math.max(run.last, last);
  run.sealedTo = Math.max(run.sealedTo, sealedTo);
  run.linesTo = Math.max(run.linesTo, linesTo);
}

/**
 * What no seal covers. Only the newest entries of a journal may be so, for its player seals them a little later; what was
 * handed out as lines always ended with a seal.
 */
function unsealed(chain: string, run: Run, isNewest: boolean, key: string | undefined): readonly Finding[] {
  const from = Math.max(run.sealedTo, run.first - 1) + 1;
  const mayWait = isNewest && (run.sealedTo > 0 || key === undefined);
  const to = mayWait ? Math.min(run.linesTo, run.last) : run.last;
  return [
    ...(from <= to ? [{ kind: 'unsealed', chain, from, to, beforeBreak: !isNewest } as const] : []),
    ...(Math.max(from, to + 1) <= run.last
      ? [{ kind: 'awaiting-seal', chain, from: Math.max(from, to + 1), to: run.last } as const]
      : []),
  ];
}
