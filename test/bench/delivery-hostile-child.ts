import { readFileSync } from 'node:fs';
import { createConfigSource } from '../../player/config-source.ts';
import { createFetch } from '../../player/http.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { logbook } from '../fakes/logbook.ts';

/** Asks once for a hostile body, as the player does or as one would without thinking; says what it cost on stdout. */
const [how = '', url = ''] = process.argv.slice(2);
const slim = createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.1.0' });
const source = createConfigSource({
  ...{ url, fetch: slim, reader: unverifiedReader(), kept: undefined, log: logbook() },
  ...{ now: Date.now, random: Math.random },
});
const naive = async () => {
  try {
    const text = await (await fetch(url)).text();
    return JSON.parse(text) === undefined ? 'nothing' : 'parsed';
  } catch (error) {
    return (error as Error).message;
  }
};
const warm = new URL('/there-yet', url).href;
await (how === 'player' ? slim(warm) : fetch(warm)).then((response) => response.text());

/** The most memory of this program so far; `getrusage` counts what its parent had when it was forked. */
const mostKiB = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

const before = mostKiB();
const startedAt = performance.now();
const answer = how === 'player' ? await source.ask() : await naive();
const ms = performance.now() - startedAt;
const moreMiB = (mostKiB() - before) / 1024;
console.log(JSON.stringify({ ms, moreMiB, answer: typeof answer === 'string' ? answer.slice(0, 80) : answer.kind }));
process.exit(0);
