import { LARGEST_PLAYLIST_BYTES } from '../core/playlist.ts';
import { LARGEST_ENVELOPE_BYTES } from './trust/envelope.ts';

/**
 * How many bytes of an answer are worth reading that begins like this, so that no stranger fills our memory: as many as
 * an envelope may have where one begins, as many as a playlist may have where an object begins, and of anything else
 * (a log-in page, a list, blanks without end) enough to say what is wrong with it.
 *
 * @param head  the first kilobytes of the body; all of it where it has no more
 */
export function mostBytesOf(head: Uint8Array): number {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (!/^(?:\xef\xbb\xbf)?\s*\{/.test(text)) return LARGEST_OTHER_BYTES;
  return /^[^"]*"(?:payload|payloadType|signatures)"/.test(text) ? LARGEST_ENVELOPE_BYTES : LARGEST_PLAYLIST_BYTES;
}

/** What is no playlist at all is read no further than this. */
export const LARGEST_OTHER_BYTES = 2 ** 20;
