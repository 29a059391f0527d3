import type { Fault } from '../core/faults.ts';

/**
 * Faults of what came from an address that does not look like that of a playlist, such as `https://host/`, with the
 * address that was probably meant.
 */
export function withAddressHint<F extends Pick<Fault, 'words'> & { readonly code: string }>(
  faults: readonly F[],
  address: string,
): readonly F[] {
  const url = URL.parse(address);
  if (url === null || /\.json$/i.test(url.pathname)) return faults;
  const probably = new URL(`${url.pathname.replace(/[^/]*\.[^/]*$/, '').replace(/\/*$/, '/')}playlist.json`, url);
  probably.username = probably.password = '';
  return faults.map((fault) =>
    isOfWrongPlace(fault)
      ? {
          ...fault,
          words: {
            en: `${fault.words.en}; is the address ${probably.href}?`,
            vi: `${fault.words.vi}; có phải địa chỉ đúng là ${probably.href} không?`,
          },
        }
      : fault,
  );
}

/** A page in the playlist's place, or a folder that shows nothing. */
function isOfWrongPlace({ code, words }: Parameters<typeof withAddressHint>[0][number]): boolean {
  return ['NOT_JSON', 'NOT_UTF8', 'EMPTY'].includes(code) || /the server answered (?:401|403|404|410)\b/.test(words.en);
}
