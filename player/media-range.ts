/** The bytes of a file that one answer gives, both ends included. */
export type MediaRange =
  { readonly kind: 'part'; readonly from: number; readonly to: number } | { readonly kind: 'unsatisfiable' };

/**
 * The part of a file that a `Range` header gets: at most 1 MiB, whatever it asked for. A Chromium profile has six
 * sockets per host, and an unbounded answer to a `<video>` that waits keeps one for as long as it waits; bounded ones
 * leave them free (measured: two windows with two preloading videos block every further request).
 * Only parts are bounded: a request with no `Range` is a picture, and gets the whole file.
 */
export function mediaRange(header: string, size: number): MediaRange {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === '' && last === '') return { kind: 'unsatisfiable' };
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from > to) return { kind: 'unsatisfiable' };
  return { kind: 'part', from, to: Math.min(to, from + LONGEST_ANSWER_BYTES - 1) };
}

/** The most bytes in one answer. */
export const LONGEST_ANSWER_BYTES = 2 ** 20;
