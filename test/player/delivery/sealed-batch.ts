import type { Batch } from '../../../player/journal/journal.ts';

/** Entries of a journal as it hands them out, with a seal over the last of them that nobody checks here. */
export function batchOf(firstSeq: number, entries: number): Batch {
  const lastSeq = firstSeq + entries - 1;
  return {
    firstSeq,
    lastSeq,
    lines: Array.from({ length: entries }, (_, index) => JSON.stringify({ v: 1, kind: 'play', seq: firstSeq + index })),
    seal: JSON.stringify({ v: 1, kind: 'seal', seq: lastSeq, key: KEY }),
  };
}

/** 32 zeros; its SHA-256 begins as `CHAIN` says. */
export const KEY = Buffer.alloc(32).toString('base64url');
export const CHAIN = '66687aadf862bd77';
