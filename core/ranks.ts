import type { Campaign } from './playlist.ts';

/** How high a campaign ranks: emergencies, then notices, then points in time, then campaigns by their priority. */
export function rankOf({ interrupt, moments, priority }: Pick<Campaign, 'interrupt' | 'moments' | 'priority'>): number {
  if (interrupt !== undefined) return interrupt.class === 'emergency' ? EMERGENCY_RANK : NOTICE_RANK;
  return moments === undefined ? priority : MOMENT_RANK;
}

/** Whether what ranks so high does not wait for a boundary. */
export function isInterrupt(rank: number): boolean {
  return rank >= NOTICE_RANK;
}

export const EMERGENCY_RANK = 3e9;
const NOTICE_RANK = 2e9;
const MOMENT_RANK = 1e9;
