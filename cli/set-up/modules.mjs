import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetUpError, say } from './say.mjs';

/**
 * Makes sure that `node_modules` is what the lock file says: installs it where it is missing, or was made from another
 * lock file. A stamp beside it holds the lock file's hash.
 */
export async function installedModules(root) {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.bluezone-kiosk-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (isInstalledByHand(root)) return writeFileSync(stamp, lock);

  say('installing packages (npm ci), about a minute…');
  const startedAt = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout, stderr, error } = spawnSync(
    npm,
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      // npm start sets npm_config_* of its own run; only what a person set should reach the inner one.
      env: withoutNpmRun(process.env),
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    throw new SetUpError(
      `npm ci failed, so nothing was started:\n${(error?.message ?? '') + stdout + stderr}\nIs the network reachable? Then run the same command again.`,
    );
  }
  writeFileSync(stamp, lock);
  say(`packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

/**
 * Whether somebody has run `npm ci` for all that the lock file names: npm writes down what it has put there when it is done.
 * What is for other platforms is not there; the Node of this one is.
 */
function isInstalledByHand(root) {
  const packagesIn = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  try {
    const installed = packagesIn('node_modules/.package-lock.json');
    const { '': own, ...named } = packagesIn('package-lock.json');
    const isHere = ([at, { optional, os, cpu, integrity }]) => {
      const isOurs = own.optionalDependencies[at.slice('node_modules/'.length)] !== undefined;
      const isForHere =
        [os ?? process.platform].flat().includes(process.platform) &&
        [cpu ?? process.arch].flat().includes(process.arch);
      const isNeeded = optional !== true || (isOurs && isForHere);
      return !isNeeded || (installed[at] !== undefined && installed[at].integrity === integrity);
    };
    return Object.entries(named).every(isHere);
  } catch {
    // Nothing is there yet, or not by this npm.
    return false;
  }
}

/** The environment without what an outer `npm` told its script about itself. */
function withoutNpmRun(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(lifecycle|package|command|execpath|config_(silent|loglevel))/i.test(name),
    ),
  );
}
