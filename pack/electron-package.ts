import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KIOSK_HOME } from '../core/kiosk-user.ts';
import { ownNode, type NodePlatform } from './own-node.ts';
import { copyProgram } from './program-files.ts';

/** What electron-builder tells its hooks, as far as it is read here. */
export interface PackedElectron {
  /** The folder with Electron in it, which becomes the package. */
  readonly appOutDir: string;
  /** By Node's name, such as `linux`. */
  readonly electronPlatformName: string;
  /** electron-builder's number of an architecture. */
  readonly arch: number;
}

/**
 * electron-builder's `afterPack`: lays the command line with its own Node beside the player, in `resources/cli`, and at
 * the top what starts it on Windows. Electron cannot run it itself: the fuse `runAsNode` is off, it does not start as
 * root, and on Windows it has no console. Throws for a system that no package is made for.
 *
 * @param nodeFor  gives Node's program for a machine; a test has a stand-in for those of others
 */
export default function addCommandLine(
  { appOutDir, electronPlatformName, arch }: PackedElectron,
  nodeFor: typeof ownNode = ownNode,
): void {
  const platform = nodePlatform(electronPlatformName, arch);
  const cli = path.join(appOutDir, 'resources', 'cli');
  const workDir = mkdtempSync(path.join(tmpdir(), 'bluezone-kiosk-pack-'));
  try {
    mkdirSync(cli, { recursive: true });
    copyProgram(cli);
    const node = path.join(cli, platform === 'win-x64' ? 'node.exe' : 'node');
    copyFileSync(nodeFor(platform, workDir), node);
    // Node's licence is one for all systems; its package for Windows carries none.
    const licence = path.join(path.dirname(ownNode('linux-x64', workDir)), '..', 'LICENSE');
    copyFileSync(licence, path.join(cli, 'node-licence.txt'));
    const launcher = path.join(
      ...(platform === 'win-x64' ? [appOutDir, 'bluezone-kiosk.cmd'] : [cli, 'bluezone-kiosk']),
    );
    writeFileSync(launcher, platform === 'win-x64' ? onWindows : onLinux);
    for (const program of [node, launcher]) chmodSync(program, 0o755);
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** electron-builder's numbers are those of its `Arch`. */
function nodePlatform(platform: string, arch: number): NodePlatform {
  if (platform === 'win32' && arch === X64) return 'win-x64';
  if (platform === 'linux' && arch === X64) return 'linux-x64';
  if (platform === 'linux' && arch === ARM64) return 'linux-arm64';
  throw new Error(`no package is made for ${platform} with electron-builder's architecture ${arch}`);
}

const X64 = 1;
const ARM64 = 3;

const onWindows = '@echo off\r\n"%~dp0resources\\cli\\node.exe" "%~dp0resources\\cli\\out\\main\\cli.js" %*\r\n';

/** Started by a link on the PATH. As root the installed player's own data are meant, not root's. */
const onLinux = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
if [ "$(id -u)" = 0 ] && [ -z "$BLUEZONE_KIOSK_DATA_DIR" ]; then
  export BLUEZONE_KIOSK_DATA_DIR=${KIOSK_HOME}
fi
exec "$here/node" "$here/out/main/cli.js" "$@"
`;
