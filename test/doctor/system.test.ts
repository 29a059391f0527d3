import { describe, expect, it } from 'vitest';
import { checkAutostart } from '../../doctor/autostart.ts';
import { checkDisplaySwitch } from '../../doctor/display-switch.ts';
import { checkHeat } from '../../doctor/heat.ts';
import { checkNotifications } from '../../doctor/notifications.ts';
import { checkScreenSaver } from '../../doctor/screen-saver.ts';
import { checkSleep } from '../../doctor/sleep.ts';
import { checkUpdateReboots } from '../../doctor/update-reboots.ts';
import { GNOME, machineOf, powercfgAnswer, WINDOWS } from './patients.ts';

const xset = (timeout: number, dpms: string) => `Screen Saver:
  prefer blanking:  yes    allow exposures:  yes
  timeout:  ${timeout}    cycle:  600
DPMS (Display Power Management Signaling):
  Standby: 600    Suspend: 600    Off: 600
  DPMS is ${dpms}
`;

describe('DISPLAY_SWITCH', () => {
  it('names all that can switch the display', async () => {
    const answers = {
      'cec-client -l': 'Found devices: 1\n\ndevice:              1\ncom port:            /dev/cec0\n',
      'ddcutil detect': 'Display 1\n   I2C bus:             /dev/i2c-4\n',
      'xset q': xset(0, 'Disabled'),
    };
    const [finding] = await checkDisplaySwitch({ ...machineOf(answers), env: { DISPLAY: ':0' } });

    expect(finding).toMatchObject({ verdict: 'ok' });
    expect(finding?.words.en).toContain('HDMI-CEC (/dev/cec0), DDC/CI (/dev/i2c-4), DPMS (the X server)');
  });

  it('says what to install where there is nothing, and that other systems only go black', async () => {
    const [none] = await checkDisplaySwitch(machineOf({ 'xset q': 'no DPMS here' }));
    expect(none).toMatchObject({ verdict: 'unknown' });
    const [windows] = await checkDisplaySwitch(machineOf({}, WINDOWS));
    expect(windows?.commands).toBeUndefined();
  });
});

describe('SLEEP', () => {
  it.each([
    [
      'a drop-in forbids it',
      { 'systemd-analyze cat-config': '[Sleep]\nAllowSuspend=no\n', 'systemctl is-enabled': 'static' },
    ],
    [
      'its target is masked',
      { 'systemd-analyze cat-config': '[Sleep]\n#AllowSuspend=yes\n', 'systemctl is-enabled': 'masked' },
    ],
  ])('is well where %s', async (_, answers) => {
    expect(await checkSleep(machineOf(answers))).toMatchObject([{ verdict: 'ok' }]);
  });

  it('tells when the desktop puts the machine to sleep', async () => {
    const machine = machineOf(
      {
        'systemctl is-enabled': 'static',
        'gsettings get org.gnome.settings-daemon.plugins.power sleep-inactive-ac-type': "'suspend'\n",
        'gsettings get org.gnome.settings-daemon.plugins.power sleep-inactive-ac-timeout': '900\n',
      },
      GNOME,
    );

    const [finding] = await checkSleep(machine);

    expect(finding).toMatchObject({ verdict: 'warning', words: { en: expect.stringContaining('900 s') as string } });
  });

  it('takes GNOME’s settings for nothing in a session that is not GNOME’s', async () => {
    const answers = { 'systemctl is-enabled': 'static', 'gsettings get': "'suspend'" };

    expect((await checkSleep(machineOf(answers)))[0]?.words.en).toMatch(/^Nothing keeps the machine/);
  });

  it('reads Windows’ setting for mains, in whatever language it is told', async () => {
    const asleep = { 'powercfg /query SCHEME_CURRENT SUB_SLEEP': powercfgAnswer('00000708', '00000000') };
    const awake = { 'powercfg /query SCHEME_CURRENT SUB_SLEEP': powercfgAnswer('00000000', '00000384') };

    expect((await checkSleep(machineOf(asleep, WINDOWS)))[0]?.words.en).toContain('after 30 minutes');
    expect(await checkSleep(machineOf(awake, WINDOWS))).toMatchObject([{ verdict: 'ok' }]);
  });
});

describe('SCREEN_SAVER', () => {
  it.each([
    [xset(0, 'Disabled'), 'ok'],
    [xset(600, 'Disabled'), 'error'],
    [xset(0, 'Enabled'), 'error'],
    [
      xset(0, 'Enabled').replace('Standby: 600    Suspend: 600    Off: 600', 'Standby: 0    Suspend: 0    Off: 0'),
      'ok',
    ],
  ])('reads %j as %s', async (answer, verdict) => {
    expect(await checkScreenSaver(machineOf({ 'xset q': answer }))).toMatchObject([{ verdict }]);
  });

  it('hears of the desktop’s own blanking too', async () => {
    const machine = machineOf(
      { 'xset q': xset(0, 'Disabled'), 'gsettings get org.gnome.desktop.session': 'uint32 300\n' },
      GNOME,
    );

    expect(await checkScreenSaver(machine)).toMatchObject([
      { verdict: 'error', words: { en: expect.stringContaining('300 s') as string } },
    ]);
  });

  it('cannot tell without a screen', async () => {
    expect(await checkScreenSaver(machineOf({ 'xset q': 1 }))).toMatchObject([{ verdict: 'unknown' }]);
  });

  it('looks at Windows’ display and its screen saver', async () => {
    const answers = (seconds: string, active: string) => ({
      'powercfg /query SCHEME_CURRENT SUB_VIDEO': powercfgAnswer(seconds, seconds),
      'reg query HKCU\\Control Panel\\Desktop': `\r\nHKEY_CURRENT_USER\\Control Panel\\Desktop\r\n    ScreenSaveActive    REG_SZ    ${active}\r\n\r\n`,
    });

    expect(await checkScreenSaver(machineOf(answers('00000000', '0'), WINDOWS))).toMatchObject([{ verdict: 'ok' }]);
    expect(await checkScreenSaver(machineOf(answers('00000000', '1'), WINDOWS))).toMatchObject([{ verdict: 'error' }]);
    expect(await checkScreenSaver(machineOf(answers('00000258', '0'), WINDOWS))).toMatchObject([{ verdict: 'error' }]);
  });
});

describe('NOTIFICATIONS', () => {
  it.each([
    ['dunst\nXorg\n', 'warning'],
    ['Xorg\nopenbox\n', 'ok'],
  ])('finds who draws them among %j', async (processes, verdict) => {
    expect(await checkNotifications(machineOf({ 'ps -eo comm=': processes }))).toMatchObject([{ verdict }]);
  });

  it('reads Windows’ switch', async () => {
    const off = { 'reg query': '    ToastEnabled    REG_DWORD    0x0\r\n' };

    expect(await checkNotifications(machineOf(off, WINDOWS))).toMatchObject([{ verdict: 'ok' }]);
    expect(await checkNotifications(machineOf({ 'reg query': 1 }, WINDOWS))).toMatchObject([{ verdict: 'warning' }]);
  });
});

describe('UPDATE_REBOOTS', () => {
  it.each([
    ['APT::Periodic::Unattended-Upgrade "1";\nUnattended-Upgrade::Automatic-Reboot "false";\n', 'ok'],
    ['Unattended-Upgrade::Automatic-Reboot "true";\nUnattended-Upgrade::Automatic-Reboot-Time "10:00";\n', 'warning'],
  ])('reads %j as %s', async (config, verdict) => {
    expect(await checkUpdateReboots(machineOf({ 'apt-config dump': config }))).toMatchObject([{ verdict }]);
  });
});

describe('AUTOSTART', () => {
  it.each([
    ['well by the system’s unit', { 'systemctl is-enabled': 'enabled\n' }, [], 'ok'],
    ['well by an entry of the user’s', {}, ['/home/lan/.config/autostart/bluezone-kiosk.desktop'], 'ok'],
    ['missed where there is neither', { 'systemctl is-enabled': 'disabled\n' }, [], 'warning'],
  ])('is %s', async (_, answers, files, verdict) => {
    const there = { env: { HOME: '/home/lan' }, files: Object.fromEntries(files.map((file) => [file, ''])) };

    expect(await checkAutostart(machineOf(answers, there))).toMatchObject([{ verdict }]);
  });
});

describe('HEAT and POWER', () => {
  it('takes the warmest place, and the board’s word about its power', async () => {
    const machine = machineOf(
      { 'vcgencmd get_throttled': 'throttled=0x50005\n' },
      {
        files: {
          '/sys/class/thermal/thermal_zone0/temp': '51000\n',
          '/sys/class/thermal/thermal_zone1/temp': '84300\n',
        },
      },
    );

    expect(await checkHeat(machine)).toMatchObject([
      { code: 'HEAT', verdict: 'warning', words: { en: 'The processor has 84 °C.' } },
      { code: 'POWER', verdict: 'error' },
    ]);
  });

  it('says nothing where nothing is measured', async () => {
    expect(await checkHeat(machineOf({}))).toEqual([]);
  });
});
