import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UPDATE_SERVICE, UPDATE_TIMER, UPDATES_PROGRAM, UPDATES_SCRIPT } from '../../core/update-files.ts';
import { install, uninstall } from '../../machine/install.ts';
import { updateScript, updateService, updateTimer } from '../../machine/update-units.ts';
import { updatesPlan, updatesRemoval, urlIn } from '../../machine/updates.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { aMachine } from './machine.ts';

const MANIFEST = '/etc/bluezone-kiosk/updates.json';
const updates = {
  updater: ['/usr/lib/bluezone-kiosk/node', '/usr/lib/bluezone-kiosk/out/updater/updater.js'],
  url: 'https://updates.example.org/screens/',
  key: '-----BEGIN PGP PUBLIC KEY BLOCK-----\n…\n-----END PGP PUBLIC KEY BLOCK-----\n',
  isFirst: false,
} as const;

describe('updates', () => {
  it('are switched on, and off again without a trace', async () => {
    const { world, files, ran, text } = await aMachine();
    await install(updatesPlan({ ...updates, isFirst: true }), MANIFEST, world, { replaces: false });
    expect(ran()).toEqual([
      'systemctl daemon-reload',
      `systemctl enable ${UPDATE_SERVICE}`,
      `systemctl enable --now ${UPDATE_TIMER}`,
    ]);
    expect(urlIn(await text('/etc/bluezone-kiosk/updates/updates.sources'))).toBe(updates.url);
    expect(files()).toContain('/etc/bluezone-kiosk/updates/first');
    // Nothing that apt would take by itself.
    expect(files().filter((file) => file.startsWith('/etc/apt'))).toEqual([]);

    await uninstall(updatesRemoval, MANIFEST, world);
    expect(files()).toEqual([]);
  });

  it('have units that systemd understands', async () => {
    const dir = await tempDir();
    const script = path.join(dir, 'run');
    await writeFile(script, '#!/bin/sh\n');
    await chmod(script, 0o755);
    await mkdir(path.join(dir, 'units'));
    const at = (name: string) => path.join(dir, 'units', name);
    await writeFile(at(UPDATE_SERVICE), updateService.replaceAll(UPDATES_SCRIPT, script));
    await writeFile(at(UPDATE_TIMER), updateTimer);
    const { stdout, stderr, error } = spawnSync('systemd-analyze', ['verify', at(UPDATE_SERVICE), at(UPDATE_TIMER)], {
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_UNIT_PATH: `${dir}/units:`, XDG_RUNTIME_DIR: dir },
    });

    if (error !== undefined) throw error;
    expect(stdout + stderr).toBe('');
  });
});

describe('the script that starts an update', () => {
  /** The script with the folders of a test in place of the machine's. */
  async function aScript() {
    const dir = await tempDir();
    const [kept, lock] = [path.join(dir, 'kept'), path.join(dir, 'lock')];
    const program = path.join(dir, "the player's");
    await mkdir(program);
    const saying = async (file: string, what: string, then = '') => {
      await writeFile(file, `#!/bin/sh\necho ${what} "$@"\n${then}`);
      await chmod(file, 0o755);
    };
    await saying(path.join(program, 'node'), 'own');
    const text = updateScript([path.join(program, 'node'), 'updater.js'])
      .replaceAll(UPDATES_PROGRAM, kept)
      .replace('/run/bluezone-kiosk-update.lock', lock);
    await writeFile(path.join(dir, 'run'), text);
    const run = (...words: readonly string[]) =>
      spawnSync('sh', [path.join(dir, 'run'), ...words], { encoding: 'utf8' });
    return { dir, kept, lock, run, saying };
  }

  it("starts the package's own program, with the words that it was given", async () => {
    const { run } = await aScript();

    expect(run('back')).toMatchObject({ status: 0, stdout: 'own updater.js back\n' });
  });

  it('starts the one that is kept apart, once that is whole', async () => {
    const { run, kept, saying } = await aScript();
    await mkdir(kept);
    await saying(path.join(kept, 'node'), 'kept');
    expect(run().stdout).toMatch(/^own /);

    await writeFile(path.join(kept, 'whole'), '');
    expect(run().stdout).toBe(`kept ${kept}/updater.js\n`);
  });

  it('starts none while one is at it', async () => {
    const { run, lock } = await aScript();
    const holder = spawnSync('flock', [lock, 'sh', '-c', 'true']);
    expect(holder.status).toBe(0);
    expect(existsSync(lock)).toBe(true);
    const busy = spawnSync('flock', [lock, 'sh', path.join(path.dirname(lock), 'run')], { encoding: 'utf8' });

    expect([busy.status, busy.stdout]).toEqual([75, '']);
    expect(run().status).toBe(0);
    expect(await readFile(lock, 'utf8')).toBe('');
  });
});
