import { lastIndexWhere } from './bisect.ts';

/** A stretch of time, epoch milliseconds; `until` is the first instant that is not part of it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Spans in order, none touching another: a set of instants that is quick to ask and to combine. */
export type Spans = readonly Span[];

/** The instants that are in both. */
export function intersect(a: Spans, b: Spans): Spans {
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i] as Span, b[j] as Span];
    const from = Math.max(one.from, other.from);
    const until = Math.min(one.until, other.until);
    if (from < until) both.push({ from, until });
    if (one.until < other.until) i++;
    else j++;
  }
  return both;
}

/** The instants that are in any of these, which may overlap and be in any order. */
export function unite(spans: readonly Span[]): Spans {
  const united: { from: number; until: number }[] = [];
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else united.push({ from, until });
  }
  return united;
}

/** Whether an instant is in one of them. */
export function includes(spans: Spans, instant: number): boolean {
  const before = spans[lastIndexWhere(spans, ({ from }) => from <= instant)];
  return before !== undefined && instant < before.until;
}
