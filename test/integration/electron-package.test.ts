import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { requirementsOf } from '../../machine/requirements.ts';
import { filesIn, root, version } from '../../pack/source.ts';
import { startBuiltHost } from '../electron/built-host.ts';
import { asar, builderProgram, fuses, resedit, standInDist } from '../electron/stand-in-dist.ts';
import { buildProgram } from '../fakes/built-program.ts';
import { eventually } from '../fakes/player.ts';

/**
 * What `npm run dist` makes, as far as it can be made without Electron's binary: electron-builder itself with the
 * project's own settings, a stand-in for the files of Electron, and one for fpm, which builds debs and is downloaded.
 */
let dir: string;
beforeAll(() => {
  buildProgram();
  dir = mkdtempSync(path.join(tmpdir(), 'electron-package-'));
  chmodSync(dir, 0o755); // what is packed is started as another user than root
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Runs electron-builder with a home of its own; tells where its work is, and which hosts it asked for. */
async function packed(system: 'linux' | 'win32', target: string, more: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const at = (name: string) => path.join(dir, system, name);
  standInDist(at('dist'), system);
  mkdirSync(at('home'));
  writeFileSync(at('asked'), '');
  const settings = [`-c.electronDist=${at('dist')}`, `-c.directories.output=${at('release')}`, ...more];
  const targets = [system === 'linux' ? '--linux' : '--win', target, '--x64'];
  await promisify(execFile)(process.execPath, [builderProgram, ...targets, '--publish', 'never', ...settings], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: at('home'),
      npm_config_update_notifier: 'false',
      npm_config_cache: at('npm'),
      NETWORK_ASKED: at('asked'),
      NODE_OPTIONS: `--import ${new URL('../fakes/no-network.mjs', import.meta.url).href}`,
      ...env,
    },
  });
  const tree = path.join(at('release'), system === 'linux' ? 'linux-unpacked' : 'win-unpacked');
  return { tree, home: at('home'), asked: readFileSync(at('asked'), 'utf8') };
}

/** All that the archive lists, but for its folders. */
const archived = (tree: string) => {
  const archive = path.join(tree, 'resources/app.asar');
  return asar
    .listPackage(archive, { isPack: false })
    .filter((name) => !('files' in asar.statFile(archive, name.slice(1))));
};
const builtIn = (folder: string) => filesIn(path.join(root, folder)).map((file) => `/${path.relative(root, file)}`);
/** `0` for off, `1` for on, in the order of the fuses. */
const fuseStates = async (program: string) => {
  const wire = await fuses.getCurrentFuseWire(program);
  return Object.entries(wire)
    .filter(([fuse]) => fuse !== 'version')
    .map(([, state]) => String.fromCharCode(Number(state)))
    .join('');
};

describe('the package of Electron for Linux', () => {
  let made: Awaited<ReturnType<typeof packed>>;
  let fpm: { readonly args: readonly string[]; readonly scripts: Readonly<Record<string, string>> };
  beforeAll(async () => {
    const record = path.join(dir, 'fpm.json');
    const recorder = path.join(dir, 'fpm');
    writeFileSync(recorder, `#!${process.execPath}\n${FPM}`, { mode: 0o755 });
    made = await packed('linux', 'deb', [], { CUSTOM_FPM_PATH: recorder, FPM_RECORD: record });
    fpm = JSON.parse(readFileSync(record, 'utf8')) as typeof fpm;
  }, 120_000);

  it('is made without asking the network for anything, and leaves nothing in the home', () => {
    expect(made.asked).toBe('');
    expect(readdirSync(made.home)).toEqual([]);
  });

  it('has what it must in its archive, and nothing else', () => {
    const programs = builtIn('out/main').filter((name) => !/\.wasm$|\/cli\.js$/.test(name));

    expect(archived(made.tree).sort()).toEqual(
      ['/out/licences.txt', ...programs, ...builtIn('out/page'), '/out/preload/preload.cjs', '/package.json'].sort(),
    );
    expect(archived(made.tree).filter((name) => /\.(ts|map)$|\/test|\/docs|node_modules/.test(name))).toEqual([]);
    const page = filesIn(path.join(made.tree, 'resources/app.asar.unpacked'));
    expect(page.map((file) => `/${path.relative(path.join(made.tree, 'resources/app.asar.unpacked'), file)}`)).toEqual(
      builtIn('out/page'),
    );
  });

  it('has campaign, command line and profile beside it', () => {
    const inResources = (folder: string) => readdirSync(path.join(made.tree, 'resources', folder)).sort();

    expect(inResources('')).toEqual(['app.asar', 'app.asar.unpacked', 'apparmor-profile', 'cli', 'media']);
    expect(inResources('media')).toEqual(['clips', 'playlist.json']);
    expect(inResources('cli')).toEqual([
      ...['LICENSE', 'bluezone-kiosk', 'media', 'node', 'node-licence.txt', 'out', 'package.json'],
    ]);
    expect(readdirSync(path.join(made.tree, 'locales'))).toEqual(['en-US.pak', 'vi.pak']);
  });

  it('has its fuses flipped, and leaves alone the one that electron-builder does not know', async () => {
    expect(await fuseStates(path.join(made.tree, 'bluezone-kiosk'))).toBe('000011001');
  });

  it('names no folder of the machine that it was made on', () => {
    const naming = filesIn(made.tree).filter(
      (file) => path.basename(file) !== 'node' && readFileSync(file).includes(root),
    );

    expect(naming).toEqual([]);
  });

  it('answers on the command line with its own Node, and knows the player that it lies beside', async () => {
    const command = path.join(made.tree, 'resources/cli/bluezone-kiosk');
    const run = async (...args: string[]) =>
      (await promisify(execFile)(command, args, { cwd: '/', env: { PATH: '/usr/bin:/bin', HOME: made.home } })).stdout;

    expect((await run('--version')).trim()).toBe(version());
    const plan = await run('install', '--kiosk-session', '--dry-run');
    expect(plan).toContain(`ExecStart=${path.join(made.tree, 'resources/cli/node')}`);
    expect(plan).toContain('--host electron --wait-for-display');
    // Beside the player, where that looks for it too, and where somebody would lay it.
    expect(await run('settings')).toContain(`${path.join(made.tree, 'bluezone-kiosk.json')}: `);
  });

  it('has the command start the player that it lies beside, on X', () => {
    const beside = path.join(dir, 'beside');
    cpSync(path.join(made.tree, 'resources/cli/out/main'), path.join(beside, 'resources/cli/out/main'), {
      recursive: true,
    });
    writeFileSync(path.join(beside, 'resources/cli/package.json'), '{"type":"module"}');
    writeFileSync(path.join(beside, 'resources/app.asar'), '');
    writeFileSync(path.join(beside, 'bluezone-kiosk'), '#!/bin/sh\necho "$@"\nexit 75\n', { mode: 0o755 });
    const command = [path.join(beside, 'resources/cli/out/main/cli.js'), 'play', '--host', 'electron'];
    const { status, stdout } = spawnSync(process.execPath, [...command, '--wait-for-display'], {
      ...{ cwd: '/', encoding: 'utf8', env: { HOME: beside, PATH: '/usr/bin:/bin' } },
      ...ordinaryUser,
    });

    expect([status, stdout]).toEqual([75, '--ozone-platform=x11 --host electron --wait-for-display\n']);
  });

  it('plays its campaign out of its archive, as an ordinary user', async () => {
    const resources = path.join(made.tree, 'resources');
    const opened = path.join(dir, 'opened');
    const home = path.join(dir, 'as-a-user');
    asar.extractAll(path.join(resources, 'app.asar'), opened);
    mkdirSync(home);
    chmodSync(home, 0o777);
    const program = path.join(opened, 'out/main/electron.js');
    const host = startBuiltHost(
      home,
      [],
      { packaged: true, resourcesPath: resources },
      {},
      { program, ...ordinaryUser },
    );
    onTestFinished(async () => {
      host.process.kill('SIGTERM');
      await host.ended;
    });
    await eventually(
      () => host.said().match(/"page loaded"/g)?.length ?? 0,
      (loads) => loads === 2,
    );

    expect((await host.status()).playlist).toMatchObject({ id: 'bundled', state: 'bundled' });
  });

  it('depends on what Electron needs, and is not beside the deb of the other host', () => {
    const after = (word: string) => fpm.args.filter((_, index) => fpm.args[index - 1] === word);

    expect(after('-d')).toEqual(expect.arrayContaining(['libgbm1', 'libasound2 | libasound2t64', 'libnss3']));
    expect(after('--deb-recommends').sort()).toEqual(
      [...new Set(requirementsOf('x11').map(({ debian }) => debian))].filter((one) => one !== 'systemd').sort(),
    );
    expect(fpm.args).toContain('--conflicts=bluezone-kiosk-chromium');
    expect(fpm.args.at(-1)).toMatch(/bluezone-kiosk\.desktop$/);
  });

  it.each(['after-install', 'after-remove', 'before-remove'])(
    'has a script %s that a plain shell understands',
    (name) => {
      const script = fpm.scripts[name] ?? '';

      expect(script).toMatch(/^#!\/bin\/sh\n/);
      expect(spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    },
  );

  it('lets its sandbox make namespaces where Ubuntu asks for a profile', () => {
    const text = readFileSync(path.join(made.tree, 'resources/apparmor-profile'), 'utf8');
    // What AppArmor 4 has brought; Debian 12 has an older one, which reads the rest.
    const profile = text.replace('abi <abi/4.0>', 'abi <abi/3.0>').replace(/^ {2}userns,$/m, '');
    const parsed = spawnSync('apparmor_parser', ['--skip-kernel-load', '--skip-cache', '--names'], {
      input: profile,
      encoding: 'utf8',
      env: { PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
    });

    expect(parsed).toMatchObject({ status: 0, stdout: 'bluezone-kiosk\n' });
    // Under this name, and for the program where the deb lays it.
    expect(text).toMatch(
      /^profile "bluezone-kiosk" "\/opt\/Bluezone Kiosk\/bluezone-kiosk" flags=\(unconfined\) \{\n {2}userns,$/m,
    );
    expect(fpm.args).toContain(`${made.tree}/=/opt/Bluezone Kiosk`);
    expect(fpm.scripts['after-install']).toContain("'/opt/Bluezone Kiosk/resources/apparmor-profile'");
  });

  it('puts its command on the PATH, and takes it away again', () => {
    const command = "'/opt/Bluezone Kiosk/resources/cli/bluezone-kiosk'";

    expect(fpm.scripts['after-install']).toMatch(
      new RegExp(`^update-alternatives --install '/usr/bin/bluezone-kiosk' 'bluezone-kiosk' ${command} 100$`, 'm'),
    );
    expect(fpm.scripts['before-remove']).toContain(`update-alternatives --remove bluezone-kiosk ${command}\n`);
  });
});

describe('the package of Electron for Windows', () => {
  it(
    'has the same archive, its hash and its fuses in the program, and the command line',
    { timeout: 120_000 },
    async () => {
      const { tree, asked } = await packed('win32', 'dir', [
        '-c.afterPack=./test/electron/pack-without-node.ts',
        '-c.win.signAndEditExecutable=false', // makes an .ico of the icon with a tool that is downloaded
      ]);
      const program = path.join(tree, 'Bluezone Kiosk.exe');
      const { entries } = resedit.NtExecutableResource.from(resedit.NtExecutable.from(readFileSync(program)));
      const integrity = entries.find(({ id }) => id === 'ELECTRONASAR');

      expect(asked).toBe('');
      expect(archived(tree)).toContain('/out/main/electron.js');
      expect(await fuseStates(program)).toBe('000011001');
      expect(integrity?.type).toBe('INTEGRITY');
      const { headerString } = asar.getRawHeader(path.join(tree, 'resources/app.asar'));
      const value = createHash('sha256').update(headerString).digest('hex');
      expect(JSON.parse(Buffer.from(integrity!.bin).toString())).toEqual([
        { file: 'resources\\app.asar', alg: 'SHA256', value },
      ]);
      expect(readdirSync(path.join(tree, 'resources/cli'))).toContain('node.exe');
      expect(readFileSync(path.join(tree, 'bluezone-kiosk.cmd'), 'utf8')).toBe(
        '@echo off\r\n"%~dp0resources\\cli\\node.exe" "%~dp0resources\\cli\\out\\main\\cli.js" %*\r\n',
      );
    },
  );
});

/** Root is refused by what is packaged. */
const ordinaryUser = process.getuid?.() === 0 ? { uid: 65534 } : {};

/** In fpm's place: keeps what it is told, and the scripts that it is given. */
const FPM = `
const { readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const scripts = {};
for (const [index, word] of args.entries()) {
  const [, name, inline] = /^--(after-install|after-remove|before-remove)(?:=(.*))?$/.exec(word) ?? [];
  if (name) scripts[name] = readFileSync(inline ?? args[index + 1], 'utf8');
}
writeFileSync(process.env.FPM_RECORD, JSON.stringify({ args, scripts }));
writeFileSync(args[args.indexOf('--package') + 1], '');
`;
