import { describe, expect, it } from 'vitest';
import { obstaclesTo, type Surroundings } from '../../machine/obstacles.ts';
import { unreachable } from '../../machine/reach.ts';
import { aptLine, missingOf } from '../../machine/requirements.ts';

const bare: Surroundings = {
  uid: 0,
  isThere: () => true,
  linkAt: () => undefined,
  unreachable: () => undefined,
  missingBrowser: undefined,
};

describe('obstaclesTo', () => {
  it('finds none on a bare machine with all that is needed', () => {
    expect(obstaclesTo('kiosk-session', 'x11', bare)).toEqual([]);
  });

  it('finds all of them at once', () => {
    const nothing: Surroundings = {
      uid: 1000,
      isThere: () => false,
      linkAt: () => '/lib/systemd/system/gdm.service',
      unreachable: () => '/root',
      missingBrowser: { name: 'chromium', places: [], debian: 'chromium' },
    };

    expect(obstaclesTo('kiosk-session', 'x11', nothing)).toMatchObject([
      { code: 'NO_SYSTEMD' },
      { code: 'NOT_ROOT' },
      { code: 'DESKTOP', unit: 'gdm.service' },
      { code: 'MISSING' },
      { code: 'PROGRAM_CLOSED', path: '/root' },
    ]);
  });

  it('asks a desktop only for systemd, and for a user other than root', () => {
    expect(obstaclesTo('autostart', 'x11', { ...bare, uid: 1000, linkAt: () => 'gdm.service' })).toEqual([]);
    expect(obstaclesTo('autostart', 'x11', bare)).toEqual([{ code: 'AS_ROOT' }]);
  });
});

describe('missingOf', () => {
  it('names the packages that bring what is missing, each once', () => {
    const missing = missingOf('x11', (place) => !/\/(xset|xrandr|xinit)$/.test(place));

    expect(missing.map(({ name }) => name)).toEqual(['xinit', 'xset', 'xrandr']);
    expect(aptLine(missing)).toBe('apt-get install --no-install-recommends xinit x11-xserver-utils');
  });

  it('asks for nothing of X where cage is to show the picture', () => {
    const wanting = missingOf('cage', (place) => !/\/(cage|Xwayland)$/.test(place));
    expect(aptLine(wanting)).toBe('apt-get install --no-install-recommends cage xwayland');
    expect(missingOf('cage', (place) => !/xinit|Xorg|openbox/.test(place))).toEqual([]);
  });
});

describe('unreachable', () => {
  const modes: Readonly<Record<string, number>> = {
    '/': 0o755,
    '/opt': 0o755,
    '/opt/cli.js': 0o644,
    '/opt/secret.js': 0o640,
    '/root': 0o700,
    '/root/cli.js': 0o644,
  };
  const modeOf = (file: string) => modes[file];

  it('finds the folder that another user cannot enter, and the file that it cannot read or that is not there', () => {
    expect(unreachable(['/opt/cli.js'], modeOf)).toBeUndefined();
    expect(unreachable(['/opt/cli.js', '/root/cli.js'], modeOf)).toBe('/root');
    expect(unreachable(['/opt/secret.js'], modeOf)).toBe('/opt/secret.js');
    expect(unreachable(['/opt/none.js'], modeOf)).toBe('/opt/none.js');
  });
});
