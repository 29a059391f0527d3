import type { LanSharing, LanSharingWorld } from './lan-sharing.ts';

/**
 * Shares media with the neighbours where that is wanted. What speaks multicast DNS is loaded only there: the first picture
 * waits for all that the player loads.
 */
export async function loadLanSharing(isWanted: boolean, world: LanSharingWorld): Promise<LanSharing | undefined> {
  if (!isWanted) return undefined;
  const { openLanSharing } = await import('./lan-sharing.ts');
  return openLanSharing(world);
}
