import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import { decideStart, noSandboxVariable, playArguments, type StartWorld } from '../../electron/command-line.ts';

const installed: StartWorld = {
  argv: ['/opt/bluezone-kiosk/bluezone-kiosk'],
  packaged: true,
  workingDir: '/home/kiosk',
  platform: 'linux',
  uid: 1000,
  env: { DISPLAY: ':0' },
};
const given = (...argv: readonly string[]) => ({ ...installed, argv: [...installed.argv, ...argv] });

describe('playArguments', () => {
  it('finds our arguments behind the program, or in a clone behind its entry file', () => {
    expect(playArguments(['/opt/kiosk', '--port', '8080'], true)).toEqual(['--port', '8080']);
    expect(playArguments(['/electron', 'out/main/electron.js', '--port', '8080'], false)).toEqual(['--port', '8080']);
    expect(
      playArguments(['/electron', '--inspect=0', '--no-sandbox', 'out/main/electron.js', '--headless'], false),
    ).toEqual(['--headless']);
  });

  it('leaves out what is said to Chromium about the display', () => {
    expect(playArguments(['/opt/kiosk', '--ozone-platform=x11', '--tags', 'a=b'], true)).toEqual(['--tags', 'a=b']);
  });
});

describe('decideStart', () => {
  it('plays', () => {
    expect(decideStart(given('--screen-id', 'lobby', '--ozone-platform=x11'))).toMatchObject({
      kind: 'play',
      options: { screenId: 'lobby' },
    });
  });

  it.each(['--no-sandbox', '--remote-debugging-port=9222', '--inspect=0', '--disable-web-security'])(
    'refuses %s in an installed player',
    (word) => {
      const decision = decideStart(given(word));

      expect(decision).toMatchObject({ kind: 'refused', exitCode: exitCodes.usage });
      expect(decision).toHaveProperty('message', expect.stringContaining('is not an option'));
    },
  );

  it('refuses root, whatever the environment of an installed player says', () => {
    const root = { ...installed, uid: 0, env: { ...installed.env, [noSandboxVariable]: '1' } };

    expect(decideStart(root)).toEqual({
      kind: 'refused',
      exitCode: exitCodes.usage,
      message: expect.stringContaining('an installed player runs nothing as root') as unknown,
    });
  });

  it('lets a test of a clone run as root', () => {
    const argv = ['/electron', '--no-sandbox', 'out/main/electron.js'];
    const test = { ...installed, argv, packaged: false, uid: 0 };

    expect(decideStart({ ...test, env: { DISPLAY: ':0', [noSandboxVariable]: '1' } }).kind).toBe('play');
    expect(decideStart({ ...test, env: { DISPLAY: ':0' } }).kind).toBe('refused');
  });

  it('sends --headless to the other host', () => {
    expect(decideStart(given('--headless'))).toMatchObject({
      exitCode: exitCodes.usage,
      message: expect.stringContaining('--host chromium --headless') as unknown,
    });
  });

  it('says that there is no display, or asks to be started again when it shall wait for one', () => {
    expect(decideStart({ ...installed, env: {} })).toMatchObject({ kind: 'refused', exitCode: exitCodes.noHost });
    expect(decideStart({ ...given('--wait-for-display'), env: {} })).toMatchObject({ exitCode: exitCodes.restart });
    expect(decideStart({ ...installed, platform: 'win32', uid: undefined, env: {} }).kind).toBe('play');
    expect(decideStart({ ...installed, env: { WAYLAND_DISPLAY: 'wayland-0' } }).kind).toBe('play');
  });
});
