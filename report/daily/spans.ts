/** A stretch of entries of a chain that have come, without a gap. */
export interface Span {
  from: number;
  /** The first number that is no part of it. */
  until: number;
  /** What its first entry says of the one before. */
  prevHash: string;
  /** Of its last entry. */
  lastHash: string;
}

/** An entry, as far as it is linked with its neighbours. */
export interface ToTakeIn {
  readonly seq: number;
  readonly prevHash: string;
  readonly ownHash: string;
}

/**
 * Puts an entry where it belongs among the stretches of its chain, which are in order and do not touch. `breaking`: it does
 * not fit the entry before it or behind it; `doubled`: its number has come, or there is no room for more stretches.
 */
export function takeIn(spans: Span[], { seq, prevHash, ownHash }: ToTakeIn): 'fitting' | 'breaking' | 'doubled' {
  const at = spans.findLastIndex(({ from }) => from <= seq);
  const [here, next] = [spans[at], spans[at + 1]];
  if (here !== undefined && seq < here.until) return 'doubled';
  const before = here?.until === seq ? here : undefined;
  const after = next?.from === seq + 1 ? next : undefined;
  if (before === undefined && after === undefined) {
    if (spans.length >= MOST_SPANS) return 'doubled';
    spans.splice(at + 1, 0, { from: seq, until: seq + 1, prevHash, lastHash: ownHash });
    return 'fitting';
  }
  const isFitting = (before?.lastHash ?? prevHash) === prevHash && (after?.prevHash ?? ownHash) === ownHash;
  if (before !== undefined) {
    before.until = after?.until ?? seq + 1;
    before.lastHash = after?.lastHash ?? ownHash;
    if (after !== undefined) spans.splice(at + 1, 1);
  } else if (after !== undefined) {
    after.from = seq;
    after.prevHash = prevHash;
  }
  return isFitting ? 'fitting' : 'breaking';
}

/** A machine loses a batch now and then; one with so many holes is made up. */
const MOST_SPANS = 2_000;
