import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';

/** Whether small disks can be had here: containers often refuse mounts even to root. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();
if (!canMount) console.log('cannot mount a small disk (not root, or not allowed): the full disk is NOT verified');

/** A disk that is taken away when the test is over; options as for tmpfs, such as `size=1m`. */
export async function smallDisk(options: string): Promise<string> {
  const dir = await tempDir();
  mount('-t', 'tmpfs', '-o', options, 'bluezone-test', dir);
  onTestFinished(() => void spawnSync('umount', ['-l', dir]));
  return dir;
}

export function mount(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function tryMount(): boolean {
  const dir = mkdtempSync(path.join(tmpdir(), 'bluezone-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'bluezone-test', dir]).status === 0;
  if (mounted) spawnSync('umount', [dir]);
  rmdirSync(dir);
  return mounted;
}
