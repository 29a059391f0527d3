import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../fakes/temp-dir.ts';
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
    const { sh, sleep } = tree.memoryByPart((command) => (command.startsWith('sh') ? 'sh' : 'sleep'));
    for (const memory of [sh, sleep]) {
      expect(memory?.own).toBeGreaterThan(0);
      expect(memory?.pss).toBeGreaterThan(memory?.own ?? Infinity);
    }
    await tree.end(0);
    expect(tree.members()).toEqual([]);
  });

  it('sees others that run the same program', async () => {
    const program = path.join(await tempDir(), 'sleep'); // one that nothing else on this machine runs
    copyFileSync('/bin/sleep', program);
    const [mine, other] = [spawn(program, ['60']), spawn(program, ['60'])];
    const tree = watchTree(mine.pid!);

    expect(tree.sharers()).toBe(1);
    other.kill();
    await expect.poll(() => tree.sharers()).toBe(0);
    await tree.kill();
  });
});
