/**
 * The order in which the members of a group are meant for a thing: each member works it out alone, and all come to the
 * same (highest random weight hashing; Thaler and Ravishankar, 1998). When a member goes, the others keep their order.
 *
 * @param members  ids, each once, in any order
 */
export function rendezvous(thing: string, members: readonly string[]): readonly string[] {
  return members
    .map((member) => ({ member, weight: weightOf(`${thing} ${member}`) }))
    .toSorted((a, b) => b.weight - a.weight || (a.member < b.member ? -1 : 1))
    .map(({ member }) => member);
}

/** 32 bits that look random: FNV-1a, mixed once more (the finaliser of MurmurHash3), for short texts differ little. */
function weightOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
