import { request } from 'node:http';
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readFleet } from '../../../report/fleet/read-fleet.ts';
import { nginxProgram, startNginx } from '../../fakes/nginx.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { agentOf } from './fleet-logs.ts';

/** Asks as a stranger might: with any agent, referer, path and name of a user. */
async function ask(url: string, headers: Readonly<Record<string, string>>, target = '/playlist.json'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const asked = request(url, { path: target, headers }, (answer) => answer.resume().on('end', () => resolve()));
    asked.on('error', reject).end();
  });
}

describe('the log of a real nginx', () => {
  it.skipIf(nginxProgram === undefined)(
    'tells of the screens that asked, and of none that a stranger forged in a line',
    async () => {
      const nginx = await startNginx();
      const forged = `" 200 0 "-" "${agentOf('forged')}"`;
      try {
        await ask(nginx.url(), { 'user-agent': agentOf('lobby', { faults: ['STALE'] }) });
        await ask(nginx.url(), { 'user-agent': `Mozilla/5.0 ${forged}` });
        await ask(nginx.url(), { 'user-agent': 'Mozilla/5.0', referer: forged });
        await ask(nginx.url(), { 'user-agent': 'Mozilla/5.0' }, `/${encodeURI(forged)}`);
        await ask(nginx.url(), {
          'user-agent': 'Mozilla/5.0',
          authorization: `Basic ${Buffer.from(`${forged}:x`).toString('base64')}`,
        });
        const log = path.join(await tempDir(), 'access.log');
        const lines = await nginx.requests();
        await writeFile(log, `${lines.join('\n')}\n`);
        expect(lines.filter((line) => line.includes('forged'))).toHaveLength(4);

        const found = await readFleet(
          { logs: [log], register: undefined, at: Date.now(), intervalSeconds: 60 },
          { stdin: Readable.from([]), seed: 1 },
        );
        expect(found.kind === 'fleet' && found.fleet.screens).toMatchObject([
          { id: 'lobby', presence: 'alive', seen: { status: 404, faults: ['STALE'] } },
        ]);
      } finally {
        await nginx.close();
      }
    },
  );
});
