import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { digestLine, digestText, type Digest } from '../../core/digest.ts';
import { signDigest } from '../../player/journal/seals.ts';

/** A day of two items on one screen, and of one person who was helped. */
export const someDigest: Digest = {
  ...{ at: '2026-11-21T15:30:00+07:00', timeZone: 'Asia/Ho_Chi_Minh', from: '2026-11-20', until: '2026-11-21' },
  ...{ seq: 500, hash: 'c'.repeat(64), playerVersion: '0.4.0', faults: ['STALE'], screens: ['lobby'] },
  items: [
    { campaignId: 'main', itemId: 'huong-dan.mp4', zone: 'main' },
    { campaignId: 'main', itemId: 'khẩu hiệu', zone: 'strip' },
  ],
  days: [
    {
      date: '2026-11-20',
      plays: [
        { screen: 0, item: 0, success: 240, partial: 2, interrupted: 1, failed: 0, shownMs: 3_600_123 },
        { screen: 0, item: 1, success: 7, partial: 0, interrupted: 0, failed: 3, shownMs: 70_000 },
      ],
      helped: [{ screen: 0, people: 31 }],
    },
  ],
};

/** The line of a digest as a machine signs it; of a key of its own unless told otherwise. */
export function digestLineOf(digest: Digest, key: KeyObject = generateKeyPairSync('ed25519').privateKey): string {
  const text = digestText(digest);
  return digestLine({ ...signDigest(text, key), text });
}
