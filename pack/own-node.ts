import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source.ts';

/** Machines that a package with a Node of its own is made for, as npm's packages `node-…` call them. */
export type NodePlatform = 'linux-x64' | 'linux-arm64' | 'win-x64';

/**
 * Node's program for this platform, out of its npm package: the installed one where it is this machine's, else fetched
 * from the registry into `workDir` and held against the lock file's hash. Throws when it cannot be fetched, or is
 * another than the lock file names.
 */
export function ownNode(platform: NodePlatform, workDir: string): string {
  const name = `node-${platform}`;
  const program = platform === 'win-x64' ? path.join('bin', 'node.exe') : path.join('bin', 'node');
  const installed = path.join(root, 'node_modules', name, program);
  if (existsSync(installed)) return installed;
  const { version, integrity } = lockedPackage(name);
  const dir = path.join(workDir, name);
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, fetchPackage(`${name}@${version}`, dir));
  const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (hash !== integrity)
    throw new Error(`${name}@${version}: the registry gave ${hash}, the lock file names ${integrity}`);
  execFileSync('tar', ['-xzf', file, '-C', dir]);
  return path.join(dir, 'package', program);
}

function lockedPackage(name: string): { readonly version: string; readonly integrity: string } {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity: string } | undefined>;
  };
  const locked = lock.packages[`node_modules/${name}`];
  if (locked === undefined) throw new Error(`package-lock.json: no ${name}, an optional dependency of package.json`);
  return locked;
}

/** Gives the name of the file that npm wrote. */
function fetchPackage(spec: string, dir: string): string {
  const isWindows = process.platform === 'win32';
  // A script of Windows is started by its shell only (nodejs.org, CVE-2024-27980), which would part a path with spaces.
  const packed = execFileSync(isWindows ? 'npm.cmd' : 'npm', ['pack', '--json', spec], {
    cwd: dir,
    encoding: 'utf8',
    shell: isWindows,
  });
  const [file] = JSON.parse(packed) as readonly { filename: string }[];
  if (file === undefined) throw new Error(`npm pack ${spec} gave no file`);
  return file.filename;
}
