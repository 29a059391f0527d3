import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { gzipSync } from 'node:zlib';
import {
  control,
  copyright,
  DEB_NAME,
  debVersion,
  launcher,
  maintainerScripts,
  PROGRAM_DIR,
  type DebIdentity,
} from './deb-control.ts';
import { ownNode } from './own-node.ts';
import { copyProgram } from './program-files.ts';
import { filesIn, madeAt, root, version } from './source.ts';

/**
 * `npm run dist:chromium`: writes `dist/bluezone-kiosk-chromium_<version>_<arch>.deb`, the player in the system's
 * browser, with its own Node. `-- --arch arm64` makes the one for a Raspberry Pi; it needs nothing of that machine.
 */
const arches = { amd64: 'linux-x64', arm64: 'linux-arm64' } as const satisfies Record<DebIdentity['arch'], string>;
const { values } = parseArgs({
  options: {
    arch: { type: 'string', default: process.arch === 'arm64' ? 'arm64' : 'amd64' },
    /** `gzip` is done sooner, for tests. */
    compression: { type: 'string', default: 'xz' },
    out: { type: 'string', default: 'dist' },
  },
});

if (values.arch !== 'amd64' && values.arch !== 'arm64') {
  console.error(`--arch: must be amd64 or arm64, got ${JSON.stringify(values.arch)}`);
  process.exitCode = 2;
} else {
  process.umask(0o022); // folders of the package are for everyone to enter
  const workDir = mkdtempSync(path.join(tmpdir(), 'bluezone-kiosk-deb-'));
  try {
    console.log(makeDeb(values.arch, workDir));
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Gives the path of the package. */
function makeDeb(arch: DebIdentity['arch'], workDir: string): string {
  const tree = path.join(workDir, 'tree');
  const at = (file: string) => path.join(tree, file);

  copyProgram(at(PROGRAM_DIR));
  const node = ownNode(arches[arch], workDir);
  copyFileSync(node, at(`${PROGRAM_DIR}/node`));
  copyFileSync(path.join(path.dirname(node), '..', 'LICENSE'), at(`${PROGRAM_DIR}/node-licence.txt`));
  const doc = `/usr/share/doc/${DEB_NAME}`;
  write(at('/usr/bin/bluezone-kiosk'), launcher);
  write(at(`${doc}/copyright`), copyright(readFileSync(path.join(root, 'LICENSE'), 'utf8')));
  write(at(`${doc}/changelog.gz`), gzipSync(readFileSync(path.join(root, 'CHANGELOG.md')), { level: 9 }));
  mkdirSync(at('/etc/bluezone-kiosk'), { recursive: true });

  const files = filesIn(tree);
  for (const file of files) chmodSync(file, isProgram(path.relative(tree, file)) ? 0o755 : 0o644);
  const installedKiB = Math.ceil(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024);
  write(at('DEBIAN/control'), control({ version: version(), arch, installedKiB }));
  write(at('DEBIAN/md5sums'), files.map((file) => `${md5(file)}  ${path.relative(tree, file)}\n`).join(''));
  for (const [name, script] of Object.entries(maintainerScripts)) {
    write(at(`DEBIAN/${name}`), script);
    chmodSync(at(`DEBIAN/${name}`), 0o755);
  }

  const outDir = path.resolve(root, values.out);
  mkdirSync(outDir, { recursive: true });
  const deb = path.join(outDir, `${DEB_NAME}_${debVersion(version())}_${arch}.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${values.compression}`, '--build', tree, deb], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(madeAt()) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return deb;
}

function isProgram(file: string): boolean {
  return file === 'usr/bin/bluezone-kiosk' || `/${file}` === `${PROGRAM_DIR}/node`;
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function md5(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
