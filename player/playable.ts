import { codeDomainFaults } from '../core/code-domains.ts';
import type { Fault } from '../core/faults.ts';
import { addressFaults, type HeldPlaylist } from './programmes.ts';

/**
 * What keeps a playlist that was read from being played on this machine: files at addresses that may not be asked, and
 * codes that lead elsewhere than they may.
 *
 * @param codeDomains  none: codes may lead anywhere
 */
export function playableFaults(held: HeldPlaylist, codeDomains?: readonly string[]): readonly Fault[] {
  return [...addressFaults(held), ...(codeDomains === undefined ? [] : codeDomainFaults(held.playlist, codeDomains))];
}
