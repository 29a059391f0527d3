import { describe, expect, it } from 'vitest';
import { browserEnv } from '../../chromium/browser-env.ts';
import { browsersDir, kioskUser } from '../../chromium/unprivileged-user.ts';

const others = 'root:x:0:0:root:/root:/bin/bash\nbluezone-kiosk-else:x:7:7::/:/bin/sh\n';
const ours = 'bluezone-kiosk:x:995:994::/var/lib/bluezone-kiosk:/usr/sbin/nologin\n';

describe('kioskUser', () => {
  const sleep = () => Promise.resolve();

  it('takes the system user that is there', async () => {
    const run = () => Promise.reject(new Error('nothing is to be run'));

    expect(await kioskUser({ passwd: () => others + ours, run, sleep })).toEqual({
      kind: 'user',
      owner: { uid: 995, gid: 994 },
      made: false,
    });
  });

  it('makes it when it is missing, as one who cannot log in', async () => {
    const ran: string[] = [];
    const run = (program: string, args: readonly string[]) => {
      ran.push([program, ...args].join(' '));
      return Promise.resolve({ code: 0, tail: '' });
    };

    expect(await kioskUser({ passwd: () => (ran.length > 0 ? others + ours : others), run, sleep })).toMatchObject({
      made: true,
    });
    expect(ran[0]).toMatch(/^\/usr\/sbin\/useradd --system .*nologin bluezone-kiosk$/);
  });

  it('takes the one that another host is making at the same moment', async () => {
    let waited = 0;
    const run = () => Promise.resolve({ code: 1, tail: 'useradd: cannot lock /etc/passwd; try again later.' });
    const wait = (ms: number) => Promise.resolve((waited += ms));

    expect(await kioskUser({ passwd: () => (waited < 1_000 ? others : others + ours), run, sleep: wait })).toEqual({
      kind: 'user',
      owner: { uid: 995, gid: 994 },
      made: false,
    });
  });

  it('refuses rather than run a browser as root', async () => {
    const run = () => Promise.resolve({ code: 1, tail: 'read-only file system' });

    expect(await kioskUser({ passwd: () => others, run, sleep })).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('read-only file system') as string,
    });
    expect(await kioskUser({ passwd: () => 'bluezone-kiosk:x:0:0::/:/bin/sh\n', run, sleep })).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('browsersDir', () => {
  it('lies in the data directory, or where the other user can go', () => {
    expect(browsersDir('/data', undefined)).toBe('/data/browser');
    expect(browsersDir('/data', { uid: 995, gid: 994 })).toMatch(/^\/var\/cache\/bluezone-kiosk\/[0-9a-f]{16}$/);
  });
});

describe('browserEnv', () => {
  const env = {
    PATH: '/usr/bin',
    DISPLAY: ':0',
    HOME: '/root',
    XDG_RUNTIME_DIR: '/run/user/0',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/0/bus',
    AWS_SECRET: 'x',
    NODE_OPTIONS: '--x',
  };
  const home = { profileDir: '/p', homeDir: '/h', configDir: '/c', xauthority: '/k' };

  it('gives another user nothing of ours but what a browser needs', () => {
    expect(browserEnv(env, home, 'linux', false)).toEqual({
      PATH: '/usr/bin',
      DISPLAY: ':0',
      HOME: '/h',
      XDG_CONFIG_HOME: '/c',
      XAUTHORITY: '/k',
    });
  });

  it('gives our own user its session too, but no secrets', () => {
    const given = browserEnv(env, { ...home, xauthority: undefined }, 'linux', true);

    expect(given).toMatchObject({ XDG_RUNTIME_DIR: '/run/user/0', HOME: '/h' });
    expect(Object.keys(given)).not.toEqual(expect.arrayContaining(['AWS_SECRET']));
    expect(given).not.toHaveProperty('XAUTHORITY');
    expect(given).not.toHaveProperty('NODE_OPTIONS');
  });
});
