import type { OpenedDigest } from './open-digest.ts';

/** What was read is kept here until it is deleted: a phone that is put away in between loses nothing. */
export interface KeptDigests {
  /** The lines, as they were kept. */
  lines(): readonly string[];
  /** Whether it could be kept. */
  keep(lines: readonly string[]): boolean;
}

/** @param storage  throws where the browser allows none; then the page itself is all that remembers */
export function keptDigests(storage: () => Pick<Storage, 'getItem' | 'setItem'>): KeptDigests {
  return {
    lines() {
      try {
        const kept: unknown = JSON.parse(storage().getItem(NAME) ?? '[]');
        return Array.isArray(kept) ? kept.filter((line) => typeof line === 'string') : [];
      } catch {
        return []; // nothing was kept, or by something else under this name
      }
    },
    keep(lines) {
      try {
        storage().setItem(NAME, JSON.stringify(lines));
        return true;
      } catch {
        return false; // it is full, or not allowed: the page says so
      }
    },
  };
}

/** Puts a digest among those of before, the newest first; one whose days another has all is not needed. */
export function withDigest(before: readonly OpenedDigest[], added: OpenedDigest): readonly OpenedDigest[] {
  if (before.some((one) => covers(one, added))) return before;
  return [added, ...before.filter((one) => !covers(added, one))];
}

function covers({ signed, digest }: OpenedDigest, other: OpenedDigest): boolean {
  return (
    signed.key === other.signed.key &&
    digest.seq >= other.digest.seq &&
    digest.from <= other.digest.from &&
    digest.until >= other.digest.until
  );
}

const NAME = 'bluezone-kiosk digests';
