import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseStat, watchTree } from './process-tree.ts';

describe('parseStat', () => {
  it('reads a name with blanks and brackets', () => {
    const line = '42 (a (b) c) S 7 42 40 0 -1 4194560 1 0 0 0 12 30 0 0 20 0 1 0 987654 0 0';
    expect(parseStat(line)).toEqual({ pid: 42, parent: 7, session: 40, cpuMs: 420, startedTicks: 987654 });
  });

  it('takes a zombie for gone', () => {
    expect(parseStat('42 (sh) Z 7 42 40 0 -1 4194560 1 0 0 0 12 30 0 0 20 0 1 0 987654 0 0')).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux')('watchTree', () => {
  it('keeps hold of a process whose parent has died, and ends it', async () => {
    const child = spawn('sh', ['-c', 'sh -c "sleep 60 & echo started; exit" ; sleep 60'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const tree = watchTree(child.pid!);
    await expect.poll(() => tree.withCommand((command) => command === 'sleep 60').length).toBe(2);
    expect(tree.pssBytes()).toBeGreaterThan(0);
    await tree.end(0);
    expect(tree.members()).toEqual([]);
  });
});
