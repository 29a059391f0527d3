import { existsSync } from 'node:fs';
import path from 'node:path';
import { SetUpError } from './say.mjs';

/**
 * The Node that everything runs on: 24, the line that Electron embeds, from the npm package `node-<platform>-<arch>`
 * that the lock file pins. Where no such package is made, this very Node, if it is new enough.
 */
export function nodeBinary(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', binary);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new SetUpError(
    `no Node 24 comes from npm for ${process.platform}-${process.arch}: install Node 24 or newer (nodejs.org) and run the same command again`,
  );
}
