import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { publicTextOf } from '../../../player/journal/seals.ts';
import { openMachineKey, peekMachineKey } from '../../../player/trust/machine-key.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

let dir: string;
beforeEach(async () => {
  dir = await tempDir();
});
const file = () => path.join(dir, 'machine-key.pem');
const copy = () => path.join(dir, 'machine-key.copy.pem');
const opened = async () => publicTextOf(await openMachineKey(dir));

describe('openMachineKey', () => {
  it('makes a key once, which nobody else may read', async () => {
    const key = await opened();

    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await opened()).toBe(key);
    for (const one of [file(), copy()]) expect(statSync(one).mode & 0o077).toBe(0);
  });

  it.each([
    ['is gone', () => rmSync(file())],
    ['was damaged', () => writeFileSync(file(), readFileSync(file()).subarray(0, 40))],
  ])('has the same key when the file %s, and mends it', async (_what, harm) => {
    const key = await opened();
    harm();

    expect(await opened()).toBe(key);
    rmSync(copy());
    expect(await opened()).toBe(key);
    expect(existsSync(copy())).toBe(true);
  });

  it('rejects when it cannot be kept, for what it sealed nobody could verify', async () => {
    dir = path.join(dir, 'file');
    writeFileSync(dir, 'no folder');

    await expect(openMachineKey(dir)).rejects.toThrow();
  });
});

describe('peekMachineKey', () => {
  it('makes none', async () => {
    expect(await peekMachineKey(dir)).toBeUndefined();
    expect(existsSync(file())).toBe(false);
  });
});
