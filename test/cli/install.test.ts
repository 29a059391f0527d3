import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { install } from '../../cli/install.ts';
import type { InstallWorld } from '../../cli/install-world.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { aMachine, program } from '../machine/machine.ts';
import { said } from './said.ts';

const PLAYER = '/etc/systemd/system/bluezone-kiosk.service';

/** A bare Debian machine with all that is needed, as root sees it unless told otherwise. */
async function machine(differs: Partial<InstallWorld> & { readonly uid?: number } = {}) {
  const there = await aMachine();
  const { uid = 0, ...others } = differs;
  const world: InstallWorld = {
    platform: 'linux',
    configDir: '/home/lan/.config',
    dataDir: '/home/lan/.local/share/bluezone-kiosk',
    program: () => program,
    hasUser: true,
    policies: { '/etc/chromium/policies/managed/bluezone-kiosk.json': { PrintingEnabled: false } },
    surroundings: {
      ...{ uid, isThere: () => true, linkAt: () => undefined },
      ...{ unreachable: () => undefined, missingBrowser: undefined },
    },
    windows: {
      play: ['C:\\Program Files\\Bluezone Kiosk\\Bluezone Kiosk.exe', '--wait-for-display'],
      user: 'QUAY-01\\Nguyễn Lan',
      isAdministrator: true,
      edition: 'IoTEnterpriseS',
      sessionDir: 'C:\\Program Files\\Bluezone Kiosk Session',
      usersDir: 'C:\\Users',
    },
    machine: there.world,
    ...others,
  };
  const call = (line: string) =>
    said(
      (args) => install(args, world),
      line.split(' ').filter((word) => word !== ''),
    );
  return { ...there, world, call };
}

describe('install', () => {
  it.each([
    ['', 'write install --autostart'],
    ['--autostart --kiosk-session', 'write install --autostart'],
    ['--autostart --hardware-watchdog x', 'write install --autostart'],
    ['--kiosk-session wayland', '--kiosk-session: must be x11 or cage, got "wayland"'],
    ['--kiosk-session=', '--kiosk-session: needs a value'],
    ['--user', '--user: is not an option of install'],
  ])('refuses the words "%s" and says what to write', async (line, words) => {
    const { call, files } = await machine();
    const { exitCode, stderr } = await call(line);

    expect([exitCode, stderr]).toEqual([exitCodes.usage, expect.stringContaining(words)]);
    expect(files()).toEqual([]);
  });

  it('makes a bare machine a screen, and says where things are', async () => {
    const { call, files, text } = await machine();
    const { exitCode, stdout } = await call('--kiosk-session');

    expect(exitCode).toBe(exitCodes.ok);
    expect(stdout).toContain(`written: ${PLAYER}\n`);
    expect(stdout).toContain('settings lie in /var/lib/bluezone-kiosk');
    expect(await text(PLAYER)).toContain('Environment=DISPLAY=:0');
    expect(files()).toContain('/etc/bluezone-kiosk/session/openbox.xml');
    expect(await text('/etc/chromium/policies/managed/bluezone-kiosk.json')).toBe('{\n  "PrintingEnabled": false\n}\n');
    expect((await call('--kiosk-session --lang vi')).stdout).toContain(`giữ nguyên: ${PLAYER}\n`);
  });

  it('starts at the login of a user of a desktop', async () => {
    const { call, text } = await machine({ uid: 1000 });
    const { exitCode, stdout } = await call('--autostart');

    expect([exitCode, stdout]).toEqual([exitCodes.ok, expect.stringContaining('at your next login')]);
    expect(await text('/home/lan/.config/autostart/bluezone-kiosk.desktop')).toMatch(
      /^Exec=sh -c "systemctl --user import-environment DISPLAY .*; exec systemctl --user restart --no-block bluezone-kiosk.service"$/m,
    );
  });

  it('prints every file and command when it is only asked, and changes nothing', async () => {
    const { call, files, ran } = await machine({ hasUser: false });
    const { exitCode, stdout } = await call('--kiosk-session=cage --hardware-watchdog --dry-run');

    expect(exitCode).toBe(exitCodes.ok);
    expect(stdout).toMatch(
      /^\$ \/usr\/sbin\/useradd [^]*\n# \/etc\/systemd\/system\/bluezone-kiosk.service \(644, new\)\n\[Unit\]\n/,
    );
    expect(stdout).toContain('exec cage -d -- "$0" ready');
    expect(stdout).toContain('RuntimeWatchdogSec=30');
    expect(stdout).toContain('\n$ systemctl enable bluezone-kiosk.service\n');
    expect([files(), ran()]).toEqual([[], []]);
  });

  it('tells scripts the same as JSON, and what would keep it from being done', async () => {
    const { call, world } = await machine({ uid: 1000 });
    const surroundings = { ...world.surroundings, isThere: (place: string) => place !== '/run/systemd/system' };
    const { stdout, exitCode } = await said(
      (args) => install(args, { ...world, surroundings }),
      ['--autostart', '--dry-run', '--json'],
    );

    expect(exitCode).toBe(exitCodes.ok);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      dryRun: true,
      installs: 'autostart',
      files: [{ path: '/home/lan/.config/systemd/user/bluezone-kiosk.service', mode: '644', state: 'new' }, {}],
      commands: { before: [], after: [['systemctl', '--user', 'daemon-reload']] },
      obstacles: [{ code: 'NO_SYSTEMD' }],
    });
    expect(JSON.parse((await call('--kiosk-session --json')).stdout)).toMatchObject({
      ok: false,
      faults: [{ code: 'NOT_ROOT', message: expect.stringContaining('sudo') as string }],
    });
  });

  it.each([
    [{ uid: 1000 }, '--kiosk-session', 'put sudo before the command', 'thêm sudo vào trước lệnh'],
    [{ uid: 0 }, '--autostart', 'without sudo', 'không dùng sudo'],
    [{ platform: 'win32' }, '--kiosk-session=cage', 'are for Linux', 'chỉ dùng cho Linux'],
    [{ platform: 'darwin' }, '--kiosk-session', 'Login Items', 'Mục đăng nhập'],
  ])('says on %j why %s cannot be, in both languages', async (differs, line, en, vi) => {
    const { call, files, ran } = await machine(differs);
    const [english, vietnamese] = [await call(line), await call(`${line} --lang vi`)];

    expect(english).toMatchObject({ exitCode: exitCodes.faulty, stderr: expect.stringContaining(en) as string });
    expect(vietnamese.stderr).toContain(vi);
    expect([files(), ran()]).toEqual([[], []]);
  });

  it('leaves a changed file alone unless it is forced to', async () => {
    const { root, call } = await machine();
    await call('--kiosk-session');
    await writeFile(path.join(root, PLAYER), 'by hand');
    const refused = await call('--kiosk-session');
    expect(refused.exitCode).toBe(exitCodes.faulty);
    expect(refused.stdout).toBe(
      `changed by hand: ${PLAYER}\nnothing was written: --force puts these aside as FILE.saved\n`,
    );

    expect((await call('--kiosk-session --force')).stdout).toContain(`put aside: ${PLAYER}.saved`);
  });

  it('takes back what was installed, as whoever installed it, and says what stays', async () => {
    const { call, files } = await machine();
    expect((await call('--uninstall')).stdout).toContain('nothing is installed');
    await call('--kiosk-session');
    expect((await call('--uninstall --dry-run')).stdout).toContain(`would be removed: ${PLAYER}`);
    const { stdout, exitCode } = await call('--uninstall');

    expect([exitCode, files()]).toEqual([exitCodes.ok, []]);
    expect(stdout).toContain('media, journal and settings stay in /var/lib/bluezone-kiosk');
    expect(stdout).toContain('userdel bluezone-kiosk');
  });

  it('takes no kiosk session back for who is not root', async () => {
    const { call } = await machine({ uid: 1000 });

    expect(await call('--uninstall --kiosk-session')).toMatchObject({ exitCode: exitCodes.faulty });
  });
});

describe('install on Windows', () => {
  const TASK = 'C:\\Users\\lan\\AppData\\Local\\bluezone-kiosk\\logon-task.xml';
  const onWindows = async (differs: Partial<InstallWorld['windows']> = {}) => {
    const there = await machine({ platform: 'win32', dataDir: TASK.replace(/\\[^\\]*$/, '') });
    const world: InstallWorld = {
      ...there.world,
      surroundings: { ...there.world.surroundings, uid: undefined },
      windows: { ...there.world.windows, ...differs },
    };
    return { ...there, call: (line: string) => said((args) => install(args, world), line.split(' ')) };
  };

  it('makes a task for the logon of whoever calls, and takes it back', async () => {
    const { call, ran, text } = await onWindows();
    const { exitCode, stdout } = await call('--autostart');

    expect([exitCode, stdout]).toEqual([exitCodes.ok, expect.stringContaining(`written: ${TASK}\n`)]);
    expect(stdout).toContain('schtasks /run /tn "Bluezone Kiosk"');
    expect(await text(TASK)).toContain('<UserId>QUAY-01\\Nguyễn Lan</UserId>');
    expect(ran()).toEqual([expect.stringContaining('Register-ScheduledTask')]);
    const back = await call('--uninstall');
    expect(back.stdout).toContain(`removed: ${TASK}\nmedia, journal and settings stay in C:\\Users\\lan\\`);
    expect(ran()).toEqual([expect.stringContaining('Unregister-ScheduledTask')]);
  });

  it('tells every file and command when it is only asked, and changes nothing', async () => {
    const { call, files, ran } = await onWindows({ isAdministrator: false });
    const { stdout } = await call('--kiosk-session --dry-run');
    const json = JSON.parse((await call('--kiosk-session --dry-run --json')).stdout) as object;

    expect(stdout).toContain('# C:\\Program Files\\Bluezone Kiosk Session\\session.ps1 (644, new)\n');
    expect(stdout).toMatch(/\n\$ powershell\.exe .* -File .*session\.ps1 install\n/);
    expect(json).toMatchObject({ installs: 'kiosk-session', obstacles: [{ code: 'NOT_ADMINISTRATOR' }] });
    expect([files(), ran()]).toEqual([[], []]);
  });

  it('makes a machine a screen, and says from when on, and how to work on it', async () => {
    const { call, ran } = await onWindows();
    const { exitCode, stdout } = await call('--kiosk-session');

    expect(exitCode).toBe(exitCodes.ok);
    expect(stdout).toContain('C:\\Users\\bluezone-kiosk\\AppData\\Local\\bluezone-kiosk');
    expect(stdout).toContain('hold Shift');
    expect(ran()).toEqual([expect.stringMatching(/session\.ps1 install$/)]);
    expect((await call('--uninstall --kiosk-session --lang vi')).stdout).toContain('net user bluezone-kiosk /delete');
  });

  it.each([
    [{ edition: 'Professional' }, 'has no Shell Launcher', 'không có Shell Launcher'],
    [{ isAdministrator: false }, 'Run as administrator', 'quyền quản trị'],
  ])('says with %j why there is no kiosk session, in both languages', async (differs, en, vi) => {
    const { call, files, ran } = await onWindows(differs);

    expect((await call('--kiosk-session')).stderr).toContain(en);
    expect((await call('--kiosk-session --lang vi')).stderr).toContain(vi);
    expect([files(), ran()]).toEqual([[], []]);
  });
});
