import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { autostartPlan } from '../../machine/autostart.ts';
import { cageScript } from '../../machine/cage-session.ts';
import { displayUnit } from '../../machine/display-unit.ts';
import { CAGE_SCRIPT, STICKS_FILE, SWITCHES_FILE, X11_SCRIPT } from '../../machine/kiosk-files.ts';
import { kioskSessionPlan } from '../../machine/kiosk-session.ts';
import type { Plan } from '../../machine/plan.ts';
import { desktopPlayerUnit, kioskPlayerUnit } from '../../machine/player-units.ts';
import { execWords } from '../../machine/unit-words.ts';
import { x11Script } from '../../machine/x11-session.ts';
import { sticksIn } from '../../player/operator/find-sticks.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { program } from './machine.ts';

/** What systemd itself finds wrong with the units of a plan; the programs that they run are stood in for. */
async function faultsOf(plan: Plan, ...args: readonly string[]): Promise<string> {
  const dir = await tempDir();
  const script = path.join(dir, 'script');
  await writeFile(script, '#!/bin/sh\n');
  await chmod(script, 0o755);
  const units = plan.files.filter((file) => file.path.endsWith('.service'));
  await mkdir(path.join(dir, 'units'));
  const files = units.map((unit) => path.join(dir, 'units', path.basename(unit.path)));
  for (const [index, { text }] of units.entries())
    await writeFile(files[index] ?? '', text.replaceAll(X11_SCRIPT, script).replaceAll(CAGE_SCRIPT, script));
  const { stdout, stderr, error } = spawnSync('systemd-analyze', ['verify', ...args, ...files], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_UNIT_PATH: `${dir}/units:`, XDG_RUNTIME_DIR: dir },
  });
  if (error !== undefined) throw error;
  return stdout + stderr;
}

const there = { ...program, command: [process.execPath, '/opt/a "b"/100 %/$HOME.js'] };

describe('the units', () => {
  it.each(['x11', 'cage'] as const)('are what systemd understands, of a kiosk session with %s', async (display) => {
    const plan = kioskSessionPlan({ program: there, display, hardwareWatchdog: true, hasUser: true, policies: {} });

    expect(await faultsOf(plan)).toBe('');
  });

  it('are what systemd understands, beside a desktop', async () => {
    expect(await faultsOf(autostartPlan({ program: there, configDir: '/home/lan/.config' }), '--user')).toBe('');
  });

  it.each([
    ['a bare machine', kioskPlayerUnit(program, 'x11')],
    ['a desktop', desktopPlayerUnit(program)],
  ])('have the player of %s started again for ever, and ended when the picture stands still', (_where, unit) => {
    const lines = unit.split('\n');
    for (const line of [
      'Type=notify',
      'NotifyAccess=all',
      'Restart=always',
      'RestartSec=1',
      'WatchdogSec=30',
      'StartLimitIntervalSec=0',
      'OOMPolicy=continue',
    ])
      expect(lines).toContain(line);
    expect(unit).toMatch(/^ExecStart=.* --wait-for-display$/m);
  });

  it("set nothing that would take Chromium's sandbox away", () => {
    const set = [kioskPlayerUnit(program, 'x11'), desktopPlayerUnit(program)].join('\n').replace(/^#.*$/gm, '');

    // All of these bring NoNewPrivileges for a unit with a user, see systemd.exec(5).
    expect(set).not.toMatch(
      /NoNewPrivileges|SystemCall|RestrictNamespaces|RestrictAddress|RestrictRealtime|RestrictSUIDSGID|PrivateDevices|ProtectKernel|ProtectClock|ProtectHostname|LockPersonality|MemoryDenyWrite|CapabilityBounding|PrivateTmp|PrivateUsers/,
    );
  });

  it('keep X up while the player is started again, and let it wait for X', () => {
    expect(kioskPlayerUnit(program, 'x11')).not.toMatch(/^(BindsTo|Requires|PartOf)=/m);
    expect(displayUnit('x11')).not.toContain('bluezone-kiosk.service');
  });
});

describe('the rule for sticks', () => {
  it('has one line, which mounts FAT32 and exFAT for reading alone, where the player looks for sticks', () => {
    const plan = kioskSessionPlan({ program, display: 'x11', hardwareWatchdog: false, hasUser: true, policies: {} });
    const rules = plan.files.find((file) => file.path === STICKS_FILE)?.text.split('\n') ?? [];
    const [rule, ...others] = rules.filter((line) => line !== '' && !line.startsWith('#'));
    const [, options, place = ''] = /systemd-mount .*--options=(\S+) \$devnode (\S+)"$/.exec(rule ?? '') ?? [];
    const point = place.replace('%k', 'sda1');

    expect(others).toEqual([]);
    expect(rule).toMatch(
      /^ACTION=="add", SUBSYSTEM=="block", ENV\{ID_BUS\}=="usb", ENV\{ID_FS_TYPE\}=="vfat\|exfat", RUN\{program\}\+="/,
    );
    expect(options?.split(',')).toEqual(['ro', 'nosuid', 'nodev', 'noexec']);
    expect(sticksIn(`90 22 8:1 / ${point} ro shared:2 - vfat /dev/sda1 ro`)).toEqual([point]);
  });
});

describe('the rule for what switches displays', () => {
  it('gives adapters to whoever has the session, before the rules that look who that is', () => {
    const plan = kioskSessionPlan({ program, display: 'cage', hardwareWatchdog: false, hasUser: true, policies: {} });
    const rules = plan.files.find((file) => file.path === SWITCHES_FILE)?.text.split('\n') ?? [];

    expect(path.basename(SWITCHES_FILE) < '73-seat-late.rules').toBe(true);
    expect(rules.filter((line) => line.endsWith(', TAG+="uaccess"')).map((line) => line.split(',')[0])).toEqual([
      'SUBSYSTEM=="cec"',
      'SUBSYSTEM=="tty"',
    ]);
  });
});

describe('the scripts', () => {
  it.each([
    ['x11', x11Script()],
    ['cage', cageScript],
  ])('of %s are what a plain shell understands', (_which, script) => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });

    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('execWords', () => {
  it.each([
    [['/usr/bin/node', '--a=b', 'x,y'], '/usr/bin/node --a=b x,y'],
    [['/opt/blue zone/node'], '"/opt/blue zone/node"'],
    [['100%', '$HOME', ''], '100%% $$HOME ""'],
    [['a"b', 'c\\d', "e'f", 'g\nh'], String.raw`"a\"b" "c\\d" "e'f" "g\nh"`],
  ])('writes %j so that systemd reads it back', (words, line) => {
    expect(execWords(words)).toBe(line);
  });
});
