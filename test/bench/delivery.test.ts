import { describe, expect, it } from 'vitest';
import { nginxProgram } from '../fakes/nginx.ts';
import { runCuts, runHostile, runThroughput, runUnchangedPoll } from './delivery.ts';

if (nginxProgram === undefined) console.log('no nginx: what delivery costs is NOT verified');

describe.skipIf(nginxProgram === undefined)('delivery from a real nginx', () => {
  it('costs one 304 and no more than 700 bytes when nothing has changed', async () => {
    const { bytes, statuses } = await runUnchangedPoll();

    expect(statuses).toEqual(['200', '304']);
    expect(bytes).toBeLessThanOrEqual(700);
  });

  it('reads hardly a byte twice, however often the line is cut and the player killed', async () => {
    const { fileBytes, readBytes, kills } = await runCuts({ megabytes: 16, cuts: 6 });

    expect(kills).toBe(3);
    expect(readBytes).toBeGreaterThanOrEqual(fileBytes);
    // A kill may lose the one chunk that was just read; of 200 MB that is nothing, of these 16 it counts.
    expect(readBytes - fileBytes).toBeLessThanOrEqual(kills * 64 * 1024);
  }, 30_000);

  it('brings a file whole that is adopted', async () => {
    expect((await runThroughput({ megabytes: 8, runs: 1 })).playerMs).toHaveLength(1);
  }, 30_000);
});

describe('a hostile answer', () => {
  it('is refused within the memory that a playlist may take', async () => {
    const costs = await runHostile('player', { jsonMegabytes: 50, bombMegabytes: 100, depth: 200_000 });

    expect(new Set(Object.values(costs).map(({ answer }) => answer))).toEqual(new Set(['bad']));
    for (const name of ['/json', '/json-of-no-length', '/bomb', '/deep'])
      expect([name, (costs[name]?.moreMiB ?? Infinity) < 40]).toEqual([name, true]);
    for (const { moreMiB } of Object.values(costs)) expect(moreMiB).toBeLessThan(128);
  }, 30_000);
});
