import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { KIOSK_CACHE } from '../../core/kiosk-user.ts';
import { watchTree } from '../bench/process-tree.ts';
import { startDisplay } from '../fakes/display.ts';
import { eventually } from '../fakes/player.ts';
import { readCodesIn } from '../fakes/screenshot.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The tree as a newcomer gets it: what git holds or would, and nothing that was installed or built. */
function freshCopy(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'newcomer-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter(Boolean)) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(copy, file));
  }
  return copy;
}

/**
 * What the README promises, on a copy where nothing is installed: `npm start` sets itself up and fills the screen; and
 * when root starts it, nothing of the browser runs as root, nor without its sandbox.
 */
it(
  'plays fullscreen with npm start on a fresh clone, and no browser process is root or without its sandbox',
  { timeout: 300_000 },
  async () => {
    const copy = freshCopy();
    const display = await startDisplay({ width: 1280, height: 720 });
    onTestFinished(() => display.stop());
    const npm = spawn('npm', ['start'], {
      cwd: copy,
      env: { ...foreignEnv(), DISPLAY: display.name, XDG_DATA_HOME: path.join(copy, '.data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    npm.stderr.on('data', (data: Buffer) => (said += data.toString()));
    let printed = '';
    npm.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    const tree = watchTree(npm.pid ?? 0, KIOSK_CACHE);
    onTestFinished(() => tree.end());

    await eventually(
      () => printed + said,
      (text) => text.includes('"event":"ready"') || npm.exitCode !== null,
      240_000,
    );
    expect(npm.exitCode, said).toBeNull();
    const browsers = () =>
      tree.withCommand((command) => command.includes('chromium/chromium') || command.includes('chrome_crashpad'));
    await eventually(
      () => browsers().length,
      (count) => count > 3,
    );
    const png = path.join(copy, '.screen.png');
    const codes = await eventually(
      () => {
        display.grabPng(png);
        return readCodesIn(readFileSync(png));
      },
      ({ length }) => length > 0,
    );

    expect(said).toMatch(
      /installing packages[^]*packages installed in[^]*building page and player[^]*playing in Chromium/,
    );
    expect(new Set(codes)).toEqual(new Set(['https://www.bluezone.gov.vn/']));
    const facts = browsers().map(({ pid }) => ({
      pid,
      uid: uidOf(pid),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'),
    }));
    expect(facts.filter(({ uid }) => uid === 0)).toEqual([]);
    expect(facts.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
    expect(cornersOf(png)).not.toContain('0,0,0');
  },
);

/** The real user of a process. */
function uidOf(pid: number): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** The colours in the four corners: an X server's bare ground is black, and nothing of ours is. */
function cornersOf(png: string): readonly string[] {
  const at = ['0:0', '1278:0', '0:718', '1278:718'];
  return at.map((corner) => {
    const { stdout } = spawnSync('ffmpeg', [
      '-v',
      'error',
      '-i',
      png,
      '-vf',
      `crop=2:2:${corner},scale=1:1`,
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-',
    ]);
    return [...stdout].join();
  });
}

/** The environment without any variable that this project, its tests, npm or a sandbox knows. */
function foreignEnv(): NodeJS.ProcessEnv {
  const ours = /^(BLUEZONE|ELECTRON|PLAYWRIGHT|VITEST|NODE_ENV|npm_|INIT_CWD|XAUTHORITY|TEST$|DEV$|PROD$|MODE$)/i;
  const npmIsTold = /^npm_config_(registry|cafile|cache)$/i; // how this machine reaches packages is its own affair
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => npmIsTold.test(name) || !ours.test(name)));
}
