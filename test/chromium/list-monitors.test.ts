import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listMonitors } from '../../chromium/list-monitors.ts';
import { tempDir } from '../fakes/temp-dir.ts';

afterEach(() => void vi.unstubAllEnvs());

/** Has this script stand for xrandr; without one there is none. */
async function xrandrIs(script: string | undefined): Promise<void> {
  const dir = await tempDir();
  if (script !== undefined) {
    writeFileSync(path.join(dir, 'xrandr'), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(dir, 'xrandr'), 0o755);
  }
  vi.stubEnv('PATH', dir);
}

describe.skipIf(process.platform === 'win32')('listMonitors', () => {
  it('asks for monitors and outputs without probing them', async () => {
    await xrandrIs('echo "$@"');

    expect(await listMonitors()).toEqual({
      kind: 'listed',
      monitors: '--current --listmonitors\n',
      outputs: '--current --query\n',
    });
  });

  it('tells why there is no answer', async () => {
    await xrandrIs(undefined);
    expect(await listMonitors()).toMatchObject({ kind: 'failed', why: expect.stringContaining('ENOENT') as string });
    await xrandrIs('echo "Can\'t open display :9" >&2; exit 1');
    expect(await listMonitors()).toEqual({ kind: 'failed', why: "xrandr: Can't open display :9" });
    await xrandrIs('exec /bin/sleep 60');
    expect(await listMonitors(200)).toEqual({ kind: 'failed', why: 'xrandr: no answer within 200 ms' });
  });

  it('does without the outputs where only these are not told', async () => {
    await xrandrIs('[ "$2" = --listmonitors ] && echo "Monitors: 0"');

    expect(await listMonitors()).toEqual({ kind: 'listed', monitors: 'Monitors: 0\n', outputs: '' });
  });
});
