/**
 * A part of a list, in its order: counted and indexed in log n steps, and sharing all but log n of itself with the one
 * it was made from, so that a day's worth of them is small.
 */
export interface Subset<T> {
  readonly size: number;
  /** The one at this place among those that are in, from 0; `undefined` beyond them. */
  at(index: number): T | undefined;
  /** The same as `at(0)`, which is asked most; found once. */
  readonly first: T | undefined;
  /** All of them; made when it is first asked for, and always the same array. */
  readonly all: readonly T[];
}

/** Subsets of one list, made from one another. */
export interface Subsets<T> {
  /** The subset of all for which this holds. */
  of(isIn: (index: number) => boolean): Subset<T>;
  /** The same subset with this one put in, or taken out. */
  with(subset: Subset<T>, index: number, isIn: boolean): Subset<T>;
}

/** A tree of counts: a leaf is one of the list, in or out. */
interface Node {
  readonly count: number;
  readonly left?: Node;
  readonly right?: Node;
}

/** The subsets of this list. */
export function subsetsOf<T>(list: readonly T[]): Subsets<T> {
  const build = (from: number, until: number, isIn: (index: number) => boolean): Node => {
    if (until - from === 1) return isIn(from) ? IN : OUT;
    const middle = (from + until) >> 1;
    return join(build(from, middle, isIn), build(middle, until, isIn));
  };
  const change = (node: Node, from: number, until: number, index: number, isIn: boolean): Node => {
    if (until - from === 1) return isIn ? IN : OUT;
    const middle = (from + until) >> 1;
    const [left, right] = [node.left as Node, node.right as Node];
    return index < middle
      ? join(change(left, from, middle, index, isIn), right)
      : join(left, change(right, middle, until, index, isIn));
  };
  const find = (root: Node, index: number): T | undefined => {
    if (!(index >= 0 && index < root.count)) return undefined;
    let [node, from, until, rest] = [root, 0, list.length, index];
    while (until - from > 1) {
      const middle = (from + until) >> 1;
      const [left, right] = [node.left as Node, node.right as Node];
      if (rest < left.count) [node, until] = [left, middle];
      else [node, from, rest] = [right, middle, rest - left.count];
    }
    return list[from];
  };
  const collect = (node: Node, from: number, until: number, into: T[]): void => {
    if (node.count === 0) return;
    if (until - from === 1) return void into.push(list[from] as T);
    const middle = (from + until) >> 1;
    collect(node.left as Node, from, middle, into);
    collect(node.right as Node, middle, until, into);
  };
  const subsetOf = (root: Node): Subset<T> & { readonly root: Node } => {
    let first: T | undefined;
    let all: T[] | undefined;
    return {
      root,
      size: root.count,
      at: (index) => find(root, index),
      get first() {
        return (first ??= find(root, 0));
      },
      get all() {
        if (all === undefined) collect(root, 0, list.length, (all = []));
        return all;
      },
    };
  };
  return {
    of: (isIn) => subsetOf(list.length === 0 ? OUT : build(0, list.length, isIn)),
    with: (subset, index, isIn) =>
      subsetOf(change((subset as ReturnType<typeof subsetOf>).root, 0, list.length, index, isIn)),
  };
}

const IN: Node = { count: 1 };
const OUT: Node = { count: 0 };

function join(left: Node, right: Node): Node {
  return { count: left.count + right.count, left, right };
}
