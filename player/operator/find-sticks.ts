import { readFile, stat } from 'node:fs/promises';

/** Where sticks are found: the paths of what is plugged in now. */
export type FindSticks = () => Promise<readonly string[]>;

/** The sticks of this machine: what Linux mounts for people, or the drives of Windows. Empty where neither is to be read. */
export const findSticks: FindSticks = async () => {
  if (process.platform === 'win32') return driveLetters();
  return sticksIn(await readFile('/proc/self/mountinfo', 'latin1').catch(() => ''));
};

/** The mount points under /media, /run/media and /mnt in the text of `/proc/self/mountinfo` (proc(5)). */
export function sticksIn(mountinfo: string): readonly string[] {
  const points = mountinfo
    .split('\n')
    .flatMap((line) => line.split(' ')[4] ?? [])
    .map((point) => point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))))
    .map((point) => Buffer.from(point, 'latin1').toString('utf8'));
  return [...new Set(points.filter((point) => /^\/(media|run\/media|mnt)(\/|$)/.test(point)))].slice(0, MOST_STICKS);
}

async function driveLetters(): Promise<readonly string[]> {
  const drives = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  const there = await Promise.all(
    drives.map((drive) =>
      stat(drive).then(
        () => true,
        () => false,
      ),
    ),
  );
  return drives.filter((_, index) => there[index] === true);
}

const MOST_STICKS = 16;
