import { readFileSync } from 'node:fs';
import type { OpenAsset } from '../../player/asset-reader.ts';

const CHUNK_BYTES = 12_000;

/** A server that goes on where it is asked to, and breaks off after `most` bytes of an answer. */
export function serving(file: string, etag: string, most = Infinity): OpenAsset {
  return ({ from }) => {
    const body = readFileSync(file);
    return Promise.resolve({
      kind: 'body',
      ...{ from, total: body.length, hasEnd: true, validators: { etag } },
      cancel: () => Promise.resolve(),
      async read(write) {
        const end = Math.min(body.length, from + most);
        for (let at = from; at < end; at += CHUNK_BYTES)
          await write(body.subarray(at, Math.min(end, at + CHUNK_BYTES)));
        return end < body.length ? { kind: 'unreachable', reason: 'cut' } : { kind: 'whole', bytes: end - from };
      },
    });
  };
}
