import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDirDurably, renamePatiently, sweepBeside, syncDir, writeDurably } from '../../player/durable.ts';
import { tempDir } from '../fakes/temp-dir.ts';

describe('writeDurably', () => {
  it('makes the directory, writes, and leaves nothing beside', async () => {
    const dir = await tempDir();
    const path = join(dir, 'a', 'b', 'state.json');

    await writeDurably(path, 'one');
    await writeDurably(path, 'two');

    expect(await readFile(path, 'utf8')).toBe('two');
    expect(await readdir(join(dir, 'a', 'b'))).toEqual(['state.json']);
  });

  it('leaves the old file and no rubbish when it cannot take its place', async () => {
    const dir = await tempDir();
    await mkdir(join(dir, 'state.json', 'in-the-way'), { recursive: true });

    await expect(writeDurably(join(dir, 'state.json'), 'new')).rejects.toThrow();
    expect(await readdir(dir)).toEqual(['state.json']);
  });
});

describe('sweepBeside', () => {
  it('removes what a killed write of this file left, and nothing else', async () => {
    const dir = await tempDir();
    for (const name of ['.state.json.1-2.tmp', '.other.json.1-2.tmp', 'state.json'])
      await writeFile(join(dir, name), '');

    await sweepBeside(join(dir, 'state.json'));

    expect((await readdir(dir)).sort()).toEqual(['.other.json.1-2.tmp', 'state.json']);
  });
});

describe('makeDirDurably', () => {
  it('makes all of a path, and may be called again', async () => {
    const dir = await tempDir();
    await makeDirDurably(join(dir, 'a', 'b', 'c'));
    await makeDirDurably(join(dir, 'a', 'b', 'c'));

    expect(await readdir(join(dir, 'a', 'b'))).toEqual(['c']);
  });
});

describe('syncDir', () => {
  it('leaves directories to Windows, which cannot sync them', async () => {
    const gone = join(await tempDir(), 'gone');

    await expect(syncDir(gone, 'win32')).resolves.toBeUndefined();
    await expect(syncDir(gone, 'linux')).rejects.toThrow('ENOENT');
  });
});

describe('renamePatiently', () => {
  const held = (times: number, code: string) => {
    let waitedMs = 0;
    return {
      world: {
        platform: 'win32',
        rename: () =>
          times-- > 0 ? Promise.reject(Object.assign(new Error('held by a scanner'), { code })) : Promise.resolve(),
        sleep: (ms: number) => Promise.resolve((waitedMs += ms)),
      },
      waitedMs: () => waitedMs,
    };
  };

  it('D13: outlasts a virus scanner on Windows', async () => {
    const { world, waitedMs } = held(5, 'EBUSY');

    await renamePatiently('a', 'b', world);

    expect(waitedMs()).toBeGreaterThan(100);
  });

  it('gives up after 10 seconds', async () => {
    const { world, waitedMs } = held(Infinity, 'EPERM');

    await expect(renamePatiently('a', 'b', world)).rejects.toThrow('scanner');
    expect(waitedMs()).toBeGreaterThanOrEqual(10_000);
    expect(waitedMs()).toBeLessThan(11_000);
  });

  it('believes other errors, and other systems, at once', async () => {
    await expect(renamePatiently('a', 'b', held(1, 'ENOENT').world)).rejects.toThrow();
    await expect(renamePatiently('a', 'b', { ...held(1, 'EPERM').world, platform: 'linux' })).rejects.toThrow();
  });
});
