import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogScan } from '../../../report/fleet/log-scan.ts';
import { readFleet } from '../../../report/fleet/read-fleet.ts';

/** What was really written of `logs/requests.ts`. */
const logFile = (name: string) => path.join(import.meta.dirname, 'logs', `${name}.log`);

function scanned(name: string) {
  const found: string[] = [];
  const scan = createLogScan((poll, bytes) => {
    found.push(`${Buffer.from(bytes).toString('latin1', poll.idsFrom, poll.idsTo)} ${poll.status}`);
  });
  scan.read(readFileSync(logFile(name)));
  return { found, counts: scan.end() };
}

describe.each([
  ['nginx-combined', 304, 'combined'],
  ['apache-combined', 304, 'combined'],
  ['apache-vhost-combined', 304, 'combined'],
  ['lighttpd', 200, 'combined'],
  ['caddy', 304, 'json'],
])('a log made by the real server: %s', (name, unchanged, form) => {
  it('tells of the screens that asked, over IPv4 and IPv6, and of none that a stranger made up', () => {
    const { found, counts } = scanned(name);

    expect(readFileSync(logFile(name), 'utf8')).toContain('s=forged');
    expect(found).toEqual([`lobby ${unchanged}`, 'hall,stairs 200', 'market 404', 'station 200']);
    expect(counts).toMatchObject({ form, polls: 4, silent: 1 });
  });

  it('tells when they asked, and what is wrong with them', async () => {
    const at = Date.parse('2026-11-23T01:15:00+07:00');
    const read = await readFleet(
      { logs: [logFile(name)], register: undefined, at, intervalSeconds: 60 },
      { stdin: Readable.from([]), seed: 1 },
    );
    if (read.kind === 'refused') throw new Error(read.words[0]?.en);
    const byId = new Map(read.fleet.screens.map((screen) => [screen.id, screen]));

    expect([...byId.keys()].sort()).toEqual(['hall', 'lobby', 'market', 'stairs', 'station']);
    expect(read.fleet.counts).toMatchObject({ alive: 5 });
    expect(byId.get('hall')?.seen).toMatchObject({ state: 'kept', faults: ['STALE', 'DISK_FULL'] });
    expect(byId.get('lobby')?.seen?.journal).toMatchObject({ seq: 8123, hash: '5f0c2a91' });
    expect(read.fleet.faults.map(({ code }) => code)).toContain('HTTP_404');
  });
});

describe('a log of the real Apache in the form common', () => {
  it('is known to tell nothing', () => {
    expect(scanned('apache-common')).toMatchObject({ found: [], counts: { form: 'common', polls: 0 } });
  });
});
