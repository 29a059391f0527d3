import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createAssetReader } from '../../player/asset-reader.ts';
import { downloadAsset } from '../../player/download.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import { createFetch } from '../../player/http.ts';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import { logbook } from '../fakes/logbook.ts';

/**
 * A process that downloads one file into a store until it is adopted, going on after every cut, and then says on stdout
 * how long that took. With COUNTER every byte that it has read from the network is counted in that file at once, so that
 * the count outlives a kill.
 */
const [dir = '', url = '', sha256 = '', bytes = '', counter] = process.argv.slice(2);
const log = logbook();
const store = await openMediaStore({ dir, log, now: Date.now });
const pins = await openPins({ path: path.join(dir, 'pins.json'), log });
const plain = createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.1.0' });
const fetch = counter === undefined ? plain : counting(plain, counter);
const open = createAssetReader({ fetch, baseUrl: () => url });
await open({ url: new URL('/there-yet', url).href, from: 0 }); // what is loaded once is loaded by now

const startedAt = performance.now();
for (;;) {
  const outcome = await downloadAsset({ url, sha256, bytes: Number(bytes) }, { store, pins, open, log, now: Date.now });
  if (outcome.kind === 'adopted') break;
  if (outcome.kind !== 'unreachable') throw new Error(JSON.stringify(outcome));
}
console.log(JSON.stringify({ ms: performance.now() - startedAt }));
process.exit(0);

/** Adds up, in 8 bytes at the end of the file for each process, what bodies have brought. */
function counting(fetch: Fetch, file: string): Fetch {
  const descriptor = openSync(`${file}.${process.pid}`, 'w');
  process.on('exit', () => closeSync(descriptor));
  let read = 0;
  const count = new Uint8Array(new BigUint64Array([0n]).buffer);
  return async (...request) => {
    const response = await fetch(...request);
    if (response.body === null) return response;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          read += chunk.length;
          new DataView(count.buffer).setBigUint64(0, BigInt(read));
          writeSync(descriptor, count, 0, 8, 0);
          controller.enqueue(chunk);
        },
      }),
    );
    return new Response(counted, response);
  };
}
