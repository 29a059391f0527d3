import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Where Electron's binary is, if this machine has it: the package that this command line lies in, or a clone's own. Never
 * loads the `electron` package: that would download it.
 */
export function findElectron(root: string): string | undefined {
  const packaged = packagedPlayer(root);
  if (packaged !== undefined) return packaged;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules', 'electron', 'dist');
  const binary = path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(binary) ? binary : undefined;
}

/** The player that this command line was packaged with (pack/electron-package.ts), which needs no entry file. */
export function packagedPlayer(root: string): string | undefined {
  const name = process.platform === 'win32' ? 'Bluezone Kiosk.exe' : 'bluezone-kiosk';
  const archive = path.resolve(root, '../app.asar');
  const binary = path.resolve(root, '../..', name);
  return existsSync(archive) && existsSync(binary) ? binary : undefined;
}

/**
 * Downloads Electron's binary once: gives up within 10 s, and remembers that it did, so that a machine behind a
 * firewall loses those seconds a single time. Removing `node_modules/.cache/bluezone-kiosk` tries again.
 */
export function downloadElectron(root: string, say: (line: string) => void): string | undefined {
  const installer = path.join(root, 'node_modules', 'electron', 'install.js');
  const memory = path.join(root, 'node_modules', '.cache', 'bluezone-kiosk', 'electron-download.json');
  if (!existsSync(installer) || remembered(memory)) return undefined;

  say('downloading Electron, at most 10 s…');
  const { status, stderr } = spawnSync(process.execPath, [installer], { timeout: 10_000, encoding: 'utf8' });
  const found = status === 0 ? findElectron(root) : undefined;
  if (found === undefined) {
    const reason = stderr.trim().split('\n').at(-1) ?? 'no answer within 10 s';
    mkdirSync(path.dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify({ failedAt: new Date().toISOString(), reason }));
    say('Electron cannot be downloaded here; that is remembered');
  }
  return found;
}

function remembered(memory: string): boolean {
  try {
    return (JSON.parse(readFileSync(memory, 'utf8')) as { failedAt?: unknown }).failedAt !== undefined;
  } catch {
    return false; // nothing remembered, or nothing that can be read: then it is tried
  }
}
