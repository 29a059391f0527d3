import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetUpError, say } from './say.mjs';

const program = ['out', 'main', 'cli.js'];

/** The built command line; builds page and programs first where their sources have changed since. */
export async function builtProgram(root, node) {
  const file = path.join(root, ...program);
  // An installed copy comes built, without sources.
  if (!existsSync(path.join(root, 'vite.config.ts'))) return file;
  const stamp = path.join(root, 'out', '.sources');
  const sources = hashOfSources(root);
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return file;

  say('building page and player…');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stdout, stderr } = spawnSync(node, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    // A test that starts this says otherwise (Vitest: `test`), and would leave a page of Lit's development build behind.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new SetUpError(`the build failed:\n${stdout}${stderr}`);
  writeFileSync(stamp, sources);
  return file;
}

const rooms = [
  ...[
    'core',
    'player',
    'renderer',
    'electron',
    'chromium',
    'publish',
    'report',
    'cli',
    'machine',
    'update',
    'doctor',
    'pack',
  ],
];
const single = ['package.json', 'package-lock.json', 'vite.config.ts'];

/** One hash over all that the build reads: about 150 small files, some 10 ms. */
function hashOfSources(root) {
  const files = rooms
    .filter((room) => existsSync(path.join(root, room)))
    .flatMap((room) => readdirSync(path.join(root, room), { recursive: true }).map((name) => path.join(room, name)))
    .filter((file) => /\.(ts|html|css)$/.test(file));
  const hash = createHash('sha256');
  for (const file of [...files, ...single].sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}
