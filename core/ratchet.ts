/** The newest that a screen has believed of its channel; it never goes back. */
export interface Ratchet {
  readonly epoch: number;
  readonly revision: number;
  /** SHA-256 of the bytes that were signed. */
  readonly payloadSha256: string;
}

/**
 * Whether what somebody entitled has signed may take its turn: a revision only grows within its epoch, however large
 * the first one is, and one revision is one content (DECISIONS 19). A new epoch begins anew, which is the cure when a
 * thief of keys has signed a revision that cannot be outgrown (TUF, fast-forward).
 */
export function judgeRevision(
  before: Ratchet,
  { epoch, revision, payloadSha256 }: Ratchet,
): 'newer' | 'same' | 'ROLLBACK' | 'EQUIVOCATION' {
  if (epoch > before.epoch) return 'newer';
  if (epoch < before.epoch || revision < before.revision) return 'ROLLBACK';
  if (revision > before.revision) return 'newer';
  return payloadSha256 === before.payloadSha256 ? 'same' : 'EQUIVOCATION';
}
