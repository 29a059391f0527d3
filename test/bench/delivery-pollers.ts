import { setTimeout as sleep } from 'node:timers/promises';
import { firstAskDelayMs } from '../../player/ask-pace.ts';
import { createConfigSource } from '../../player/config-source.ts';
import { createFetch } from '../../player/http.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { logbook } from '../fakes/logbook.ts';

/** A process of real pollers: asks for URL with COUNT sources whose power returned now, for SECONDS. */
const [url = '', count = '', intervalSeconds = '', seconds = ''] = process.argv.slice(2);
const refresh = { intervalSeconds: Number(intervalSeconds), jitterSeconds: Number(intervalSeconds) * 0.2 };
const fetch = createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.1.0' });
const end = performance.now() + Number(seconds) * 1000;
let faults = 0;

const poll = async () => {
  const source = createConfigSource({
    ...{ url, fetch, refresh, reader: unverifiedReader(), kept: undefined, log: logbook() },
    ...{ now: Date.now, random: Math.random },
  });
  const first = firstAskDelayMs({ kept: true, refresh, random: Math.random });
  for (let delayMs = first; performance.now() + delayMs < end; delayMs = source.nextAskDelayMs()) {
    await sleep(delayMs);
    const answer = await source.ask();
    if (answer.kind !== 'changed' && answer.kind !== 'unchanged') faults++;
  }
};
await Promise.all(Array.from({ length: Number(count) }, poll));
console.log(JSON.stringify({ faults }));
process.exit(0);
