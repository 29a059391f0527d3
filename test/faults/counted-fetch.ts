import type { Fetch } from '../../player/fetch-capped.ts';

/** What a name server says of a host: nothing, or the address of another server. */
export type NameAnswer = 'gone' | { readonly origin: string };

/**
 * The player's fetch, and how many of its answers have not come to their end.
 *
 * @param lookUp  what the name server says of a host, where it is not the truth
 */
export function countedFetch(
  fetch: Fetch,
  lookUp: (host: string) => NameAnswer | undefined,
): {
  readonly fetch: Fetch;
  readonly inFlight: () => number;
} {
  let inFlight = 0;
  const found = (address: string) => {
    const url = new URL(address);
    const name = lookUp(url.host);
    if (name === 'gone')
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(`ENOTFOUND ${url.host}`), { code: 'ENOTFOUND' }),
      });
    return name === undefined ? address : new URL(url.pathname, name.origin).href;
  };
  return {
    inFlight: () => inFlight,
    async fetch(input, init) {
      inFlight++;
      let isOpen = true;
      const ended = () => {
        if (isOpen) inFlight--;
        isOpen = false;
      };
      try {
        const response = await fetch(found(input), init);
        if (response.body === null) {
          ended();
          return response;
        }
        const { status, headers } = response;
        return new Response(watched(response.body.getReader(), ended), { status, headers });
      } catch (error) {
        ended();
        throw error;
      }
    },
  };
}

function watched(reader: ReadableStreamDefaultReader<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        ended();
      },
      cancel(reason) {
        ended();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
