import { describe, expect, it } from 'vitest';
import { findBrowser, type BrowserPlaces } from '../../chromium/find-browser.ts';

/** A machine on which these programs are; the value is where a path leads to, or a script's text. */
function machine(programs: Record<string, string>, rest: Partial<BrowserPlaces> = {}): BrowserPlaces {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    program: (path) => (path in programs ? (programs[path]?.startsWith('/') ? programs[path] : path) : undefined),
    head: (path) => programs[path] ?? '',
    ...rest,
  };
}

describe('findBrowser', () => {
  it('takes Chromium before Chrome before Edge', () => {
    const edge = { '/usr/bin/microsoft-edge': 'ELF' };
    const chrome = { ...edge, '/opt/google/chrome/chrome': 'ELF' };
    const chromium = { ...chrome, '/usr/bin/chromium': '#!/bin/sh' };

    expect(findBrowser(machine(chromium))).toMatchObject({ browser: { name: 'Chromium', path: '/usr/bin/chromium' } });
    expect(findBrowser(machine(chrome))).toMatchObject({ browser: { name: 'Google Chrome' } });
    expect(findBrowser(machine(edge))).toMatchObject({ browser: { name: 'Microsoft Edge' } });
    expect(findBrowser(machine({}))).toEqual({ kind: 'none' });
  });

  it('passes over the snap of Chromium, however it is dressed', () => {
    const link = { '/snap/bin/chromium': '/usr/bin/snap' };
    const stub = { '/usr/bin/chromium-browser': '#!/bin/sh\nexec /snap/bin/chromium "$@"' };

    expect(findBrowser(machine(link))).toEqual({ kind: 'only-snap' });
    expect(findBrowser(machine(stub))).toEqual({ kind: 'only-snap' });
    expect(findBrowser(machine({ ...link, ...stub, '/usr/bin/google-chrome': 'ELF' }))).toMatchObject({
      browser: { name: 'Google Chrome' },
    });
  });

  it('takes the browser that the environment names, and no other in its place', () => {
    const env = { PATH: '/usr/bin', BLUEZONE_KIOSK_BROWSER: '/opt/own/chrome' };

    expect(findBrowser(machine({ '/opt/own/chrome': 'ELF' }, { env }))).toMatchObject({
      browser: { path: '/opt/own/chrome' },
    });
    expect(findBrowser(machine({ '/usr/bin/chromium': 'ELF' }, { env }))).toEqual({ kind: 'none' });
  });

  it('knows where Windows and macOS keep browsers', () => {
    const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

    expect(
      findBrowser(
        machine({ [edge]: 'MZ' }, { platform: 'win32', env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' } }),
      ),
    ).toMatchObject({ browser: { name: 'Microsoft Edge', path: edge } });
    expect(findBrowser(machine({ [chrome]: 'x' }, { platform: 'darwin' }))).toMatchObject({
      browser: { name: 'Google Chrome' },
    });
  });
});
