import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../fakes/temp-dir.ts';

const needed = { version: '1.0.0', integrity: 'sha512-one' };
const forHere = { ...needed, optional: true, os: [process.platform], cpu: [process.arch] };
const lockOf = (packages: object) => ({
  packages: { '': { optionalDependencies: { 'our-node': '1.0.0', 'their-node': '1.0.0' } }, ...packages },
});
const lock = lockOf({
  'node_modules/needed': needed,
  'node_modules/our-node': forHere,
  'node_modules/their-node': { ...forHere, os: ['beos'] },
  'node_modules/needed/node_modules/extra': { ...needed, optional: true },
});

/** What becomes of a folder that holds such a lock file, and what npm wrote down of an installation; there is no npm here. */
async function installed(npmWrote: object | undefined) {
  const root = await tempDir();
  await mkdir(path.join(root, 'node_modules'));
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify(lock));
  if (npmWrote !== undefined)
    await writeFile(path.join(root, 'node_modules', '.package-lock.json'), JSON.stringify(npmWrote));
  const code = `import('./cli/set-up/modules.mjs').then(({ installedModules }) => installedModules(process.argv[1]))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', code, root], {
    ...{ cwd: path.resolve(import.meta.dirname, '../..'), encoding: 'utf8', env: { PATH: root } },
  });
  const stamp = await readFile(path.join(root, 'node_modules', '.bluezone-kiosk-lock'), 'utf8').catch(() => undefined);
  return { status, stderr, stamp };
}

describe('installedModules', () => {
  it('takes what somebody has installed by hand', async () => {
    const { status, stderr, stamp } = await installed({
      packages: { 'node_modules/needed': needed, 'node_modules/our-node': forHere },
    });

    expect([status, stderr]).toEqual([0, '']);
    expect(stamp).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['nothing was installed', undefined],
    ['a package is not there, as after --omit=dev', { packages: { 'node_modules/our-node': forHere } }],
    ['the Node of this platform is not there', { packages: { 'node_modules/needed': needed } }],
    [
      'a package is another one',
      { packages: { 'node_modules/needed': { ...needed, integrity: 'sha512-two' }, 'node_modules/our-node': forHere } },
    ],
  ])('installs where %s', async (_, npmWrote) => {
    const { status, stderr, stamp } = await installed(npmWrote);

    expect(status).not.toBe(0);
    expect(stderr).toContain('npm ci failed');
    expect(stamp).toBeUndefined();
  });
});
