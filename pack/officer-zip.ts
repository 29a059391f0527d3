import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync, type Zippable } from 'fflate';
import { launchers, readMe } from './officer-words.ts';
import { ownNode } from './own-node.ts';
import { copyProgram } from './program-files.ts';
import { filesIn, madeAt, root, version } from './source.ts';

/**
 * `npm run dist:officer`: writes `dist/bluezone-kiosk-officer-<version>-<system>.zip` for Windows and Linux, the command
 * line with its own Node: nothing is installed, it is unpacked into a folder. No player is meant to run from it.
 */
const systems = {
  windows: { node: 'win-x64', program: 'node.exe' },
  linux: { node: 'linux-x64', program: 'node' },
} as const;
const { values } = parseArgs({
  options: {
    /** `none` is done sooner, for tests. */
    compression: { type: 'string', default: 'deflate' },
    out: { type: 'string', default: 'dist' },
  },
});
/** Of Unix, in a ZIP's attributes of a file. */
const UNIX = 3;

process.umask(0o022);
const workDir = mkdtempSync(path.join(tmpdir(), 'bluezone-kiosk-officer-'));
try {
  for (const system of ['windows', 'linux'] as const) console.log(makeZip(system));
} finally {
  rmSync(workDir, { recursive: true, force: true });
}

/** Gives the path of the file. */
function makeZip(system: keyof typeof systems): string {
  const name = `bluezone-kiosk-officer-${version()}-${system}`;
  const tree = path.join(workDir, name);
  copyProgram(tree);
  copyFileSync(ownNode(systems[system].node, workDir), path.join(tree, systems[system].program));
  // Node's licence is one for all systems; its package for Windows carries none.
  copyFileSync(
    path.join(path.dirname(ownNode('linux-x64', workDir)), '..', 'LICENSE'),
    path.join(tree, 'node-licence.txt'),
  );
  for (const [file, text] of Object.entries(launchers[system])) {
    writeFileSync(path.join(tree, file), text);
    chmodSync(path.join(tree, file), 0o755);
  }
  writeFileSync(path.join(tree, 'DOC-TRUOC-README.txt'), readMe[system]);

  const mtime = madeAt() * 1000;
  const entries: Zippable = {};
  for (const file of filesIn(tree)) {
    const mode = (statSync(file).mode & 0o111) === 0 ? 0o100644 : 0o100755;
    entries[`${name}/${path.relative(tree, file).split(path.sep).join('/')}`] = [
      readFileSync(file),
      { os: UNIX, attrs: (mode << 16) >>> 0, mtime },
    ];
  }
  const outDir = path.resolve(root, values.out);
  mkdirSync(outDir, { recursive: true });
  const zip = path.join(outDir, `${name}.zip`);
  writeFileSync(zip, zipSync(entries, { level: values.compression === 'none' ? 0 : 6 }));
  return zip;
}
