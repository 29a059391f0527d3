import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { stayAwake } from '../../chromium/stay-awake.ts';
import { logbook } from '../fakes/logbook.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** A machine whose `systemd-inhibit` allows what it is told to, and keeps a list of what is held. */
async function machine(allowed: string) {
  const folder = await tempDir();
  const file = (name: string) => path.join(folder, name);
  const script = `#!/bin/sh
[ "$1" = "${allowed}" ] || { echo 'Failed to inhibit: Access denied' >&2; exit 1; }
echo "$1" > ${file('held')}
shift 4
"$@"
rm ${file('held')}
`;
  await writeFile(file('systemd-inhibit'), script, { mode: 0o755 });
  const log = logbook();
  const held = () => readFile(file('held'), 'utf8').catch(() => '');
  const start = () => {
    const letSleep = stayAwake({
      ...{ platform: 'linux', env: { PATH: `${folder}:/usr/bin:/bin` }, log },
      setTimer(run, ms) {
        const timer = setTimeout(run, ms / 20);
        return () => clearTimeout(timer);
      },
    });
    onTestFinished(letSleep);
    return letSleep;
  };
  return { start, held, log };
}

describe('a machine that plays', () => {
  it('neither sleeps nor counts as idle, until the host ends', async () => {
    const { start, held } = await machine('--what=idle:sleep');
    const letSleep = start();
    await vi.waitFor(async () => expect(await held()).toBe('--what=idle:sleep\n'));
    letSleep();
    await vi.waitFor(async () => expect(await held()).toBe(''));
  });

  it('holds what it may', async () => {
    const { start, held } = await machine('--what=idle');
    start();
    await vi.waitFor(async () => expect(await held()).toBe('--what=idle\n'));
  });

  it('plays on where nothing may be held, and says so once', async () => {
    const { start, log } = await machine('--what=nothing');
    start();
    await vi.waitFor(() => expect(log.entries.map(({ event }) => event)).toEqual(['sleep not prevented']));
  });
});
