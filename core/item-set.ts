import type { Item } from './playlist.ts';

/**
 * Which items of a campaign may play, in the order of the file: a set that is counted and indexed in log n steps, and
 * that shares all but log n of itself with the one it was made from, so that a day's worth of them is small.
 */
export interface ItemSet {
  readonly size: number;
  /** The item at this place among those that may play, from 0; `undefined` beyond them. */
  at(index: number): Item | undefined;
  /** The same as `at(0)`, which is asked most; found once. */
  readonly first: Item | undefined;
}

/** Sets of the items of one campaign, made from one another. A tree of counts: a leaf is an item, in or out. */
export interface ItemSets {
  /** The set of all for which this holds. */
  of(isIn: (index: number) => boolean): ItemSet;
  /** The same set with this one item put in, or taken out. */
  with(set: ItemSet, index: number, isIn: boolean): ItemSet;
}

interface Node {
  readonly count: number;
  readonly left?: Node;
  readonly right?: Node;
}

/** The sets of these items. */
export function itemSetsOf(items: readonly Item[]): ItemSets {
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
  const find = (root: Node, index: number): Item | undefined => {
    if (!(index >= 0 && index < root.count)) return undefined;
    let [node, from, until, rest] = [root, 0, items.length, index];
    while (until - from > 1) {
      const middle = (from + until) >> 1;
      const [left, right] = [node.left as Node, node.right as Node];
      if (rest < left.count) [node, until] = [left, middle];
      else [node, from, rest] = [right, middle, rest - left.count];
    }
    return items[from];
  };
  const setOf = (root: Node): ItemSet & { readonly root: Node } => {
    let first: Item | undefined;
    return {
      root,
      size: root.count,
      at: (index) => find(root, index),
      get first() {
        return (first ??= find(root, 0));
      },
    };
  };
  return {
    of: (isIn) => setOf(items.length === 0 ? OUT : build(0, items.length, isIn)),
    with: (set, index, isIn) => setOf(change((set as ReturnType<typeof setOf>).root, 0, items.length, index, isIn)),
  };
}

const IN: Node = { count: 1 };
const OUT: Node = { count: 0 };

function join(left: Node, right: Node): Node {
  return { count: left.count + right.count, left, right };
}
