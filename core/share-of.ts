/**
 * A number from 0 to below 1 that a name has at all times, so that the machines of a building do not do the same at the
 * same moment, and some of a fleet can be meant without a list of them: FNV-1a, mixed once more, since names differ little.
 */
export function shareOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
