import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from './stand-in-dist.ts';

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, '.github/workflows/test.yml'), 'utf8');
const { jobs } = readYaml(text) as {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly env?: object; readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }
    >
  >;
};
const steps = Object.values(jobs).flatMap((job) => job.steps);
const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run])).join('\n');

describe('the workflow of the tests', () => {
  it('runs npm test on Linux and on Windows, with the binary of Electron required', () => {
    for (const system of ['linux', 'windows']) {
      const { env, steps } = jobs[system]!;
      const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

      expect(env).toEqual({ CI_REQUIRE_ELECTRON: '1' });
      expect(runs.slice(-2)).toEqual(['node node_modules/electron/install.js', 'npm test']);
    }
  });

  it('names only scripts and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...commands.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    const files = [...commands.matchAll(/\bnode ([\w./-]+)/g)].map(([, file]) => file ?? '');

    expect(named).toEqual(['dist', 'dist']);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('takes the actions of others by their commits, and may only read', () => {
    const taken = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action ?? '');

    expect(taken).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    expect(taken.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    expect(readYaml(text)).toMatchObject({ permissions: { contents: 'read' } });
  });
});
