import { mkdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPins, type Pin } from '../../player/pins.ts';
import { logbook } from '../fakes/logbook.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const pin = (digit: string): Pin => ({ sha256: digit.repeat(64), bytes: 9, etag: '"1"', at: 1 });
const url = (n: number) => `https://bluezone.example/${n}.jpg`;

describe('openPins', () => {
  it('remembers across restarts', async () => {
    const path = join(await tempDir(), 'pins.json');
    const pins = await openPins({ path, log: logbook() });
    await Promise.all([pins.set(url(1), pin('1')), pins.set(url(2), pin('2')), pins.set(url(1), pin('3'))]);

    const again = await openPins({ path, log: logbook() });

    expect([again.get(url(1)), again.get(url(2)), again.get(url(3))]).toEqual([pin('3'), pin('2'), undefined]);
  });

  it('is on the disk when it says so', async () => {
    const path = join(await tempDir(), 'pins.json');
    const pins = await openPins({ path, log: logbook() });
    const all = Array.from({ length: 50 }, (_, n) =>
      pins.set(url(n), pin('a')).then(async () => {
        expect((await openPins({ path, log: logbook() })).get(url(n))).toEqual(pin('a'));
      }),
    );

    await Promise.all(all);
  });

  it('forgets the addresses that nothing names any more', async () => {
    const path = join(await tempDir(), 'pins.json');
    const pins = await openPins({ path, log: logbook() });
    await pins.set(url(1), pin('1'));
    await pins.set(url(2), pin('2'));
    await pins.keepOnly(new Set([url(2)]));

    expect((await openPins({ path, log: logbook() })).get(url(1))).toBeUndefined();
  });

  it('forgets addresses also where that cannot be written down', async () => {
    const path = join(await tempDir(), 'pins.json');
    const log = logbook();
    const pins = await openPins({ path, log });
    await pins.set(url(1), pin('1'));
    await rm(path);
    await mkdir(join(path, 'in-the-way'), { recursive: true });

    await pins.keepOnly(new Set());

    expect(pins.get(url(1))).toBeUndefined();
    expect(log.entries.map(({ event }) => event)).toEqual(['pins could not be written']);
  });

  it('writes again after a write that failed', async () => {
    const path = join(await tempDir(), 'pins.json');
    const pins = await openPins({ path, log: logbook() });
    await mkdir(join(path, 'in-the-way'), { recursive: true });
    await expect(pins.set(url(1), pin('1'))).rejects.toThrow();
    await rm(path, { recursive: true });

    await pins.set(url(2), pin('2'));

    const again = await openPins({ path, log: logbook() });
    expect([again.get(url(1)), again.get(url(2))]).toEqual([pin('1'), pin('2')]);
  });

  it('survives damage', async () => {
    const path = join(await tempDir(), 'pins.json');
    const pins = await openPins({ path, log: logbook() });
    await pins.set(url(1), pin('1'));
    await pins.set(url(2), pin('2'));
    await truncate(path, 30);

    const log = logbook();
    expect((await openPins({ path, log })).get(url(1))).toEqual(pin('1'));
    expect(log.entries).toMatchObject([{ level: 'warn', event: 'kept pins were damaged' }]);
  });
});
