import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { control, copyright, debVersion, launcher, maintainerScripts } from '../../pack/deb-control.ts';

describe('the package for Debian', () => {
  it.each([
    ['0.9.0', '1.0.0-rc.1'],
    ['1.0.0-beta.2', '1.0.0-rc.1'],
    ['1.0.0-rc.1', '1.0.0'],
    ['1.0.0', '1.0.1'],
  ])('takes %s for older than %s, as npm does', (older, newer) => {
    const { status } = spawnSync('dpkg', ['--compare-versions', debVersion(older), 'lt', debVersion(newer)]);

    expect(status).toBe(0);
  });

  it.each([['launcher', launcher] as const, ...Object.entries(maintainerScripts)])(
    'has a %s that a plain shell understands',
    (_, script) => {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });

      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(script).toMatch(/^#!\/bin\/sh\n/);
    },
  );

  it('says what it is, in fields that Debian reads', () => {
    const text = control({ version: '1.2.3', arch: 'arm64', installedKiB: 1000 });

    expect(text).toContain('\nVersion: 1.2.3\nArchitecture: arm64\n');
    expect(text).toMatch(/\nDepends: chromium \| google-chrome-stable \| microsoft-edge-stable, /);
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^([A-Z][A-Za-z-]*: | )\S/);
  });

  it('keeps the empty lines of a licence, which would end it', () => {
    expect(copyright('One.\n\nTwo.\n')).toContain('License: Expat\n One.\n .\n Two.\n');
  });
});
