import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nginxProgram } from '../fakes/nginx.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { writeDelivered } from './delivered-plays.ts';
import { judgeDelivered, reportOfflineMonth, runOfflineMonth } from './offline-month.ts';

describe.skipIf(nginxProgram === undefined)('a day without a line', () => {
  it('is brought whole, once and in order when it is back', async () => {
    const month = await runOfflineMonth({ days: 1, everySeconds: 60 });

    expect(month).toMatchObject({ shown: 1440, delivered: { records: 1440, missing: 0, doubled: 0, strange: 0 } });
    expect(month.triesInVain).toBeGreaterThan(50);
    expect(reportOfflineMonth(month)).toMatchObject({ met: true });
  }, 60_000);
});

describe('judgeDelivered', () => {
  const ids = Array.from({ length: 1440 }, (_, n) => `m3kx0-1:${n + 1}`);
  const put = (first: number, status: number) =>
    `127.0.0.1 - tv [23/Nov/2026:01:02:03 +0000] "PUT /plays/a/${String(first).padStart(12, '0')}-000000009999.jsonl.gz HTTP/1.1" ${status} 0 "-" "x"`;

  it('finds what is missing, twice, nobody’s, and what came before what is older', async () => {
    const folder = await tempDir();
    writeDelivered(folder, { screen: 1, days: 1, everySeconds: 60 });
    const inOrder = [put(1, 201), put(501, 404), put(501, 201), put(1001, 204)];
    expect(await judgeDelivered(folder, inOrder, ids)).toMatchObject({
      ...{ files: 3, records: 1440, missing: 0, doubled: 0, strange: 0, outOfOrder: 0, findings: [] },
    });

    const [chain = ''] = await readdir(folder);
    const [first = '', second = ''] = (await readdir(path.join(folder, chain))).toSorted();
    await rm(path.join(folder, chain, first));
    await cp(path.join(folder, chain, second), path.join(folder, 'again', second));
    const judged = await judgeDelivered(folder, [put(1, 201), put(1001, 201), put(501, 201)], ids.slice(0, -1));
    expect(judged).toMatchObject({ files: 3, missing: 500, doubled: 500, strange: 1, outOfOrder: 1 });
    expect(judged.findings.join()).toContain('missing');
  });
});
