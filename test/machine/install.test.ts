import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { autostartPlan, autostartRemoval } from '../../machine/autostart.ts';
import { install, uninstall } from '../../machine/install.ts';
import { kioskSessionPlan, kioskSessionRemoval } from '../../machine/kiosk-session.ts';
import { aMachine, program } from './machine.ts';

const MANIFEST = '/etc/bluezone-kiosk/installed.json';
const PLAYER = '/etc/systemd/system/bluezone-kiosk.service';
const kiosk = { program, display: 'x11', hardwareWatchdog: false, hasUser: true, policies: {} } as const;
const plan = kioskSessionPlan(kiosk);
const gently = { replaces: false };

describe('install', () => {
  it('writes what the plan says, makes the user before and starts the units after', async () => {
    const { world, ran, files, modeOf } = await aMachine();
    const umask = process.umask(0o077);
    const done = await install(kioskSessionPlan({ ...kiosk, hasUser: false }), MANIFEST, world, gently).finally(() =>
      process.umask(umask),
    );

    expect(done.kind).toBe('installed');
    expect(files()).toEqual([...plan.files.map((file) => file.path), MANIFEST].sort());
    expect([PLAYER, '/etc/bluezone-kiosk/session/x11', MANIFEST, '/etc/bluezone-kiosk'].map(modeOf)).toEqual([
      0o644, 0o755, 0o644, 0o755,
    ]);
    expect(ran()).toEqual([
      '/usr/sbin/useradd --system --user-group --home-dir /var/lib/bluezone-kiosk --shell /usr/sbin/nologin bluezone-kiosk',
      'systemctl daemon-reload',
      'systemctl kill --signal=HUP systemd-logind.service',
      'udevadm control --reload',
      'systemctl enable bluezone-kiosk.service',
      'systemctl restart --no-block bluezone-kiosk-display.service bluezone-kiosk.service',
    ]);
  });

  it('changes nothing the second time, and stops no picture', async () => {
    const { world, ran, files, text } = await aMachine();
    await install(plan, MANIFEST, world, gently);
    const before = [files(), await text(MANIFEST)];
    ran();
    const again = await install(plan, MANIFEST, world, gently);

    expect(again.kind === 'installed' && new Set(again.prospect.files.map(({ state }) => state))).toEqual(
      new Set(['unchanged']),
    );
    expect([files(), await text(MANIFEST)]).toEqual(before);
    expect(ran().at(-1)).toBe('systemctl start --no-block bluezone-kiosk-display.service bluezone-kiosk.service');
  });

  it('brings its own files up to date, and takes away those that are wanted no more', async () => {
    const { world, ran, files, text } = await aMachine();
    await install(plan, MANIFEST, world, gently);
    ran();
    const cage = kioskSessionPlan({ ...kiosk, display: 'cage' });
    const done = await install(cage, MANIFEST, world, gently);

    expect(done.kind).toBe('installed');
    expect(files()).toEqual([...cage.files.map((file) => file.path), MANIFEST].sort());
    expect(await text(PLAYER)).toContain('Environment=WAYLAND_DISPLAY=wayland-0');
    expect(ran().at(-1)).toMatch(/^systemctl restart/);
  });

  it('leaves files alone that somebody else wrote, or that were changed by hand, and does nothing at all then', async () => {
    const { root, world, ran, files, text } = await aMachine();
    await install(plan, MANIFEST, world, gently);
    await writeFile(path.join(root, PLAYER), 'by hand');
    await rm(path.join(root, '/etc/pam.d/bluezone-kiosk'));
    const before = files();
    ran();
    const done = await install(kioskSessionPlan({ ...kiosk, hasUser: false }), MANIFEST, world, gently);

    expect(done).toMatchObject({ kind: 'in-the-way', files: [{ file: { path: PLAYER }, state: 'changed' }] });
    expect([files(), ran(), await text(PLAYER)]).toEqual([before, [], 'by hand']);
  });

  it('puts such files aside when told to, and loses none of them', async () => {
    const { root, world, text } = await aMachine();
    await mkdir(path.join(root, '/etc/systemd/system'), { recursive: true });
    await writeFile(path.join(root, PLAYER), 'of somebody else');
    expect(await install(plan, MANIFEST, world, gently)).toMatchObject({ files: [{ state: 'foreign' }] });
    const done = await install(plan, MANIFEST, world, { replaces: true });

    expect(done).toMatchObject({ kind: 'installed', putAside: [`${PLAYER}.saved`] });
    expect(await text(`${PLAYER}.saved`)).toBe('of somebody else');
    expect(await text(PLAYER)).toContain('ExecStart=');
  });

  it('writes nothing when the user cannot be made', async () => {
    const { world, files } = await aMachine(([name]) => name.endsWith('useradd'));
    const done = await install(kioskSessionPlan({ ...kiosk, hasUser: false }), MANIFEST, world, gently);

    expect(done).toMatchObject({ kind: 'not-begun', failed: { words: 'no' } });
    expect(files()).toEqual([]);
  });

  it('tells which commands failed, and does the others', async () => {
    const { world, ran } = await aMachine((command) => command.includes('kill'));
    const done = await install(plan, MANIFEST, world, gently);

    expect(done.kind === 'installed' && done.failed.map(({ command }) => command[1])).toEqual(['kill']);
    expect(ran()).toHaveLength(5);
  });

  it('can be taken back when it was cut off in the middle', async () => {
    const { world, files } = await aMachine();
    let left = 4;
    const write: typeof world.write = (file) => (left-- > 0 ? world.write(file) : Promise.reject(new Error('ENOSPC')));
    await expect(install(plan, MANIFEST, { ...world, write }, gently)).rejects.toThrow('ENOSPC');
    expect(files()).toHaveLength(4);
    const { removed = [] } = (await uninstall(kioskSessionRemoval, MANIFEST, world)) ?? {};

    expect([removed.length, files()]).toEqual([3, []]);
  });
});

describe('uninstall', () => {
  it('leaves a machine as it was, with the folders that were there and the files of others', async () => {
    const { root, world, ran, files } = await aMachine();
    await mkdir(path.join(root, '/etc/systemd/system'), { recursive: true });
    await install(plan, MANIFEST, world, gently);
    await writeFile(path.join(root, '/etc/X11/xorg.conf.d/10-theirs.conf'), '');
    ran();
    const done = await uninstall(kioskSessionRemoval, MANIFEST, world);

    expect(done?.removed).toEqual(plan.files.map((file) => file.path));
    expect(files()).toEqual(['/etc/X11/xorg.conf.d/10-theirs.conf']);
    expect((await readdir(path.join(root, 'etc'))).sort()).toEqual(['X11', 'systemd']);
    expect(ran()).toEqual([
      'systemctl disable --now bluezone-kiosk.service',
      'systemctl stop bluezone-kiosk-display.service',
      'systemctl daemon-reload',
      'systemctl kill --signal=HUP systemd-logind.service',
      'udevadm control --reload',
      'systemctl start --no-block getty@tty1.service',
    ]);
  });

  it('keeps what was changed by hand, and says so', async () => {
    const { root, world, files } = await aMachine();
    await install(plan, MANIFEST, world, gently);
    await writeFile(path.join(root, PLAYER), 'by hand');
    const done = await uninstall(kioskSessionRemoval, MANIFEST, world);

    expect(done?.kept).toEqual([PLAYER]);
    expect(files()).toEqual([PLAYER]);
  });

  it('has nothing to do where nothing is installed', async () => {
    const { world, ran } = await aMachine();

    expect(await uninstall(kioskSessionRemoval, MANIFEST, world)).toBeUndefined();
    expect(ran()).toEqual([]);
  });

  it('takes the autostart of a desktop back', async () => {
    const { world, ran, files } = await aMachine();
    const manifest = '/home/lan/.local/share/bluezone-kiosk/installed.json';
    await install(autostartPlan({ program, configDir: '/home/lan/.config' }), manifest, world, gently);
    expect(files()).toEqual([
      '/home/lan/.config/autostart/bluezone-kiosk.desktop',
      '/home/lan/.config/systemd/user/bluezone-kiosk.service',
      manifest,
    ]);
    expect(ran()).toEqual(['systemctl --user daemon-reload']);
    await uninstall(autostartRemoval, manifest, world);

    expect([files(), ran()[0]]).toEqual([[], 'systemctl --user stop bluezone-kiosk.service']);
  });
});
