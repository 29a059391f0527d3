import { spawnSync } from 'node:child_process';
import { root } from '../../pack/source.ts';

/** Builds this clone as `npm start` does, where it is not built already; in a process of its own, which has Node's own settings. */
export function buildProgram(): void {
  const build = `import('./cli/set-up/build.mjs').then(({ builtProgram }) => builtProgram(process.cwd(), process.execPath))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', build], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
