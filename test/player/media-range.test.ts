import { describe, expect, it } from 'vitest';
import { LONGEST_ANSWER_BYTES, mediaRange } from '../../player/media-range.ts';

const size = 3 * LONGEST_ANSWER_BYTES + 5;

describe('mediaRange', () => {
  it.each([
    ['an open end', 'bytes=0-', 0, LONGEST_ANSWER_BYTES - 1],
    ['a later start', 'bytes=1048576-', LONGEST_ANSWER_BYTES, 2 * LONGEST_ANSWER_BYTES - 1],
    ['a short part', 'bytes=10-19', 10, 19],
    ['an end beyond the file', `bytes=${size - 3}-${size + 99}`, size - 3, size - 1],
    ['the last bytes', 'bytes=-4', size - 4, size - 1],
    ['more last bytes than there are', `bytes=-${size + 9}`, 0, LONGEST_ANSWER_BYTES - 1],
  ])('answers %s with at most 1 MiB', (_what, header, from, to) => {
    expect(mediaRange(header, size)).toEqual({ kind: 'part', from, to });
  });

  it.each(['bytes=-', 'bytes=9-3', `bytes=${size}-`, 'bytes=0-1,5-6', 'items=0-1', ''])(
    'cannot satisfy %j',
    (header) => {
      expect(mediaRange(header, size)).toEqual({ kind: 'unsatisfiable' });
    },
  );
});
