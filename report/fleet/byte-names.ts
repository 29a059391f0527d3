/**
 * Names known by their bytes, numbered from 0 in the order in which they came. Looking one up makes no string: a day's log
 * asks for fourteen million.
 */
export interface ByteNames {
  /** How many there are. */
  size(): number;
  /** The number of the name that is `bytes` from `from` up to `to`; -1 when it is not there. */
  find(bytes: Uint8Array, from: number, to: number): number;
  /** The same, and a new number for a new name; -1 when there is no room for it, or it is longer than names are. */
  findOrAdd(bytes: Uint8Array, from: number, to: number): number;
  /** The name with a number that was given. */
  nameOf(number: number): string;
}

/** An id of a screen has at most 64 letters, and may have been cut off, which a `+` tells. */
export const LONGEST_NAME = 65;

/**
 * Room for `most` names, taken at once, so that strangers who make names up cannot make it grow.
 *
 * @param seed  any number that strangers do not know, or they could choose names that all fall on one place
 */
export function createByteNames(most: number, seed: number): ByteNames {
  const letters = new Uint8Array(most * LONGEST_NAME);
  const lengths = new Uint8Array(most);
  // Open addressing, at most a quarter full; a slot holds the number of a name plus 1.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(4, most * 4))));
  const mask = slots.length - 1;
  let count = 0;

  /** The slot of a name, or the empty one where it belongs. */
  function slotOf(bytes: Uint8Array, from: number, to: number): number {
    // FNV-1a, with the low bits mixed once more.
    let hash = seed | 0;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0 || isName(held - 1, bytes, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function isName(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    if (lengths[number] !== length) return false;
    const start = number * LONGEST_NAME;
    for (let at = 0; at < length; at++) if (letters[start + at] !== bytes[from + at]) return false;
    return true;
  }

  return {
    size: () => count,
    find: (bytes, from, to) => (slots[slotOf(bytes, from, to)] ?? 0) - 1,
    findOrAdd(bytes, from, to) {
      const slot = slotOf(bytes, from, to);
      const held = slots[slot] ?? 0;
      if (held > 0) return held - 1;
      const length = to - from;
      if (count === most || length === 0 || length > LONGEST_NAME) return -1;
      letters.set(bytes.subarray(from, to), count * LONGEST_NAME);
      lengths[count] = length;
      slots[slot] = count + 1;
      return count++;
    },
    nameOf(number) {
      const start = number * LONGEST_NAME;
      return Buffer.from(letters.buffer, start, lengths[number] ?? 0).toString('latin1');
    },
  };
}

/** The same of names that are known from the start, in their order. */
export function byteNamesOf(names: readonly string[], seed: number, most = names.length): ByteNames {
  const known = createByteNames(Math.max(1, most), seed);
  for (const name of names) {
    const bytes = Buffer.from(name, 'latin1');
    known.findOrAdd(bytes, 0, bytes.length);
  }
  return known;
}
