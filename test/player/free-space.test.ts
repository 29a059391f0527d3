import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootName } from '../../player/boot.ts';
import { freeBytes, isDiskFull } from '../../player/free-space.ts';
import { tempDir } from '../fakes/temp-dir.ts';

describe('freeBytes', () => {
  it('looks at the disk also where the directory was deleted', async () => {
    const dir = await tempDir();

    expect(await freeBytes(join(dir, 'gone', 'too'))).toBeGreaterThan(0);
  });

  it('rejects where there can be no directory', async () => {
    const file = join(await tempDir(), 'file');
    await writeFile(file, '');

    await expect(freeBytes(join(file, 'below'))).rejects.toThrow('ENOTDIR');
  });
});

describe('isDiskFull', () => {
  it('knows a full disk and a full quota from other errors', () => {
    const codes = ['ENOSPC', 'EDQUOT', 'EIO'].map((code) => Object.assign(new Error(code), { code }));

    expect([...codes, undefined].map(isDiskFull)).toEqual([true, true, false, false]);
  });
});

describe('bootName', () => {
  it('is the same until the system is started again, also where the system has no name for it', () => {
    const now = Date.now();

    expect(bootName(now)).toBe(bootName(now + 600_000));
    expect(bootName(now, '/none')).toMatch(/^minute \d+$/);
    expect(bootName(now + 600_000, '/none')).not.toBe(bootName(now, '/none'));
  });
});
