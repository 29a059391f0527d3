import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, version } from '../../pack/source.ts';
import { startPlayer } from '../fakes/player.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** Makes a package without the minutes of packing it tight; gives the folder that it is in. */
async function made(script: string): Promise<string> {
  const dir = await tempDir();
  execFileSync(process.execPath, [path.join(root, 'pack', script), '--compression', 'none', '--out', dir]);
  return dir;
}

/** Which playlist a program plays, once it has served its page. */
async function playedBy(program: readonly [string, ...string[]]): Promise<string | undefined> {
  const player = await startPlayer(['--host', 'none', '--data-dir', await tempDir()], {}, program);
  const { playlist } = await player.status();
  await player.stop();
  return playlist.id;
}

describe('the package for Debian', () => {
  it('holds all that a player needs, whole, and plays with its own Node', { timeout: 120_000 }, async () => {
    const dir = await made('chromium-deb.ts');
    const tree = path.join(dir, 'tree');
    const deb = path.join(dir, `bluezone-kiosk-chromium_${version()}_amd64.deb`);
    execFileSync('dpkg-deb', ['--raw-extract', deb, tree]);
    const program = path.join(tree, 'usr/lib/bluezone-kiosk');

    execFileSync('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], { cwd: tree });
    expect(readdirSync(tree).sort()).toEqual(['DEBIAN', 'etc', 'usr']);
    expect(readdirSync(program).sort()).toEqual([
      ...['LICENSE', 'media', 'node', 'node-licence.txt', 'out', 'package.json'],
    ]);
    expect(readdirSync(path.join(program, 'media')).sort()).toEqual(['clips', 'playlist.json']);
    expect(readdirSync(path.join(program, 'out/main'))).not.toContain('electron.js');
    expect(statSync(path.join(tree, 'usr/bin/bluezone-kiosk')).mode & 0o777).toBe(0o755);
    expect(readFileSync(path.join(program, 'out/licences.txt'), 'utf8')).toContain('Permission is hereby granted');
    expect(await playedBy([path.join(program, 'node'), path.join(program, 'out/main/cli.js')])).toBe('bundled');
  });
});

describe("the officer's package", () => {
  it('is unpacked and run, on Linux', { timeout: 120_000 }, async () => {
    const dir = await made('officer-zip.ts');
    const name = `bluezone-kiosk-officer-${version()}`;
    for (const system of ['linux', 'windows'])
      execFileSync('unzip', ['-q', path.join(dir, `${name}-${system}.zip`), '-d', dir]);
    const run = (...args: readonly string[]) =>
      execFileSync(path.join(dir, `${name}-linux`, 'bluezone-kiosk'), args, { encoding: 'utf8', cwd: '/' });

    expect(run('--version').trim()).toBe(version());
    const campaign = path.join(dir, `${name}-linux`, 'media', 'playlist.json');
    expect(run('check', campaign, '--no-flashing', '--lang', 'en')).toContain('0 errors');
    const windows = readdirSync(path.join(dir, `${name}-windows`));
    expect(windows).toEqual(expect.arrayContaining(['node.exe', 'bluezone-kiosk.cmd', 'mo-cua-so-lenh.cmd']));
    const command = readFileSync(path.join(dir, `${name}-windows`, 'bluezone-kiosk.cmd'), 'utf8');
    expect(command).toBe('@echo off\r\n"%~dp0node.exe" "%~dp0out\\main\\cli.js" %*\r\n');
  });
});
