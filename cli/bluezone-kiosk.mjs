#!/usr/bin/env node
// The way in, on any Node from 20 on: sets up what is missing, then hands over to the built program on the Node that
// Electron embeds. Plain JavaScript, and nothing from npm: it runs before anything is installed. All it says goes to
// stderr, so that stdout is the program's own.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtProgram } from './set-up/build.mjs';
import { installedModules } from './set-up/modules.mjs';
import { nodeBinary } from './set-up/node.mjs';
import { SetUpError, say } from './set-up/say.mjs';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');

try {
  await installedModules(root);
  const node = nodeBinary(root);
  const program = await builtProgram(root, node);
  handOver(node, [program, ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

/** Runs the program in our place: same arguments, same streams, same signals, same exit code. */
function handOver(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm does not pass on the signal that ends it: a player whose npm is gone would play on with nobody to stop it.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) child.kill('SIGTERM');
  }, 1000);
  child.on('exit', (code, signal) => {
    clearInterval(orphaned);
    process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : 15);
  });
}
