import { stat, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeRunFile, readRunFile, rememberedPort, writeRunFile, type Run } from '../../player/run-file.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const run: Run = {
  pid: 77,
  port: 4000,
  token: 'a1',
  origin: 'http://127.0.0.1:4000',
  startedAt: '2020-08-24T08:00:00.000Z',
};

describe('the run file', () => {
  it('is read back as it was written, by its owner alone', async () => {
    const dir = await tempDir();
    await writeRunFile(dir, run);

    expect(readRunFile(dir)).toEqual(run);
    expect((await stat(join(dir, 'run.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['run.json']);
  });

  it('keeps the port, but not the secret, when the player has ended', async () => {
    const dir = await tempDir();
    await writeRunFile(dir, run);
    await closeRunFile(dir);

    expect(readRunFile(dir)).toBeUndefined();
    expect(rememberedPort(dir)).toBe(4000);
    expect(await readFile(join(dir, 'run.json'), 'utf8')).not.toContain('a1');
  });

  it.each(['', '{"port":', '[]', 'null', '{"port":"4000"}', '{"port":0}', '{"port":70000}'])(
    'takes %j for nothing at all',
    async (text) => {
      const dir = await tempDir();
      await writeFile(join(dir, 'run.json'), text);

      expect([readRunFile(dir), rememberedPort(dir)]).toEqual([undefined, undefined]);
      await writeRunFile(dir, run);
      expect(readRunFile(dir)).toEqual(run);
    },
  );

  it('is written over what a killed start left, with the right mode', async () => {
    const dir = await tempDir();
    await writeFile(join(dir, '.run.json.tmp'), 'half', { mode: 0o644 });
    await writeRunFile(dir, run);

    expect((await stat(join(dir, 'run.json'))).mode & 0o777).toBe(0o600);
  });

  it('is not missed where no player has ever run', async () => {
    const dir = await tempDir();
    await closeRunFile(dir);

    expect([readRunFile(dir), rememberedPort(dir), await readdir(dir)]).toEqual([undefined, undefined, []]);
  });
});
