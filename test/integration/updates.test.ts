import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { updatesPlan } from '../../machine/updates.ts';
import { root as clone } from '../../pack/source.ts';
import { createAptPackages } from '../../update/apt-packages.ts';
import { createRunProgram } from '../../update/run-program.ts';
import { makeRepository, makeSmallDeb } from '../fakes/repository.ts';
import { serveFolder } from '../fakes/serve-folder.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/**
 * A machine in a folder for the real apt and dpkg, as apt's own tests have them (its test/integration/framework): the
 * packages in it run nothing when they are installed, so nothing has to be a whole system.
 */
async function aMachine(url: string, key: string) {
  const root = await tempDir();
  const at = (file: string) => path.join(root, file);
  for (const dir of ['etc/apt/apt.conf.d', 'etc/apt/preferences.d', 'etc/apt/sources.list.d', 'etc/apt/trusted.gpg.d'])
    mkdirSync(at(dir), { recursive: true });
  for (const dir of [
    'lib/apt/lists/partial',
    'cache/apt/archives/partial',
    'log/apt',
    'lib/dpkg/info',
    'lib/dpkg/updates',
  ])
    mkdirSync(at(`var/${dir}`), { recursive: true });
  writeFileSync(at('var/lib/dpkg/status'), '');
  const option = (name: string, value: string) => ['-o', `${name}=${value}`];
  const dpkgOptions = [`--root=${root}`, '--force-not-root', '--force-bad-path', `--log=${at('var/log/dpkg.log')}`];
  const packages = createAptPackages({
    run: createRunProgram(new AbortController().signal),
    stateDir: at('state'),
    sourcesFile: at('updates.sources'),
    aptOptions: [
      ...option('Dir', root),
      ...option('Dir::State::status', at('var/lib/dpkg/status')),
      ...option('APT::Sandbox::User', 'root'),
      ...option('Acquire::http::Proxy::127.0.0.1', 'DIRECT'),
    ],
    dpkgOptions,
    queryOptions: [`--root=${root}`],
    aptArchives: at('var/cache/apt/archives'),
  });
  /** What the command `updates on` writes, by the folders of this machine. */
  const believe = (publicKey: string) => {
    const updater = ['node', 'updater.js'] as const;
    const { files } = updatesPlan({ updater, url, key: publicKey, isFirst: false });
    writeFileSync(at('key.asc'), publicKey);
    const sources = files.find((file) => file.path.endsWith('.sources'))?.text ?? '';
    writeFileSync(at('updates.sources'), sources.replace(/^Signed-By: .*$/m, `Signed-By: ${at('key.asc')}`));
  };
  believe(key);
  return {
    packages,
    believe,
    put: (debs: string) =>
      execFileSync('dpkg', [...dpkgOptions, '--install', ...readdirSync(debs).map((deb) => path.join(debs, deb))], {
        stdio: 'ignore',
      }),
    /** What of the player lies there. */
    program: () => readFileSync(at('usr/lib/bluezone-kiosk/version'), 'utf8'),
    kept: () => (existsSync(at('state/debs')) ? readdirSync(at('state/debs')).sort() : []),
  };
}

async function aRepository() {
  const dir = await tempDir();
  const repository = makeRepository(dir);
  onTestFinished(() => repository.stop());
  const debs = (version: string) => makeSmallDeb(dir, version);
  const served = async () => (await serveFolder(repository.dir)).replace('playlist.json', '');
  return { ...repository, debs, served };
}

describe('the repository', () => {
  it('is what apt installs newer versions from, and goes back by', { timeout: 60_000 }, async () => {
    const { publish, debs, served, key } = await aRepository();
    const first = debs('1.0');
    publish(first, 100);
    publish(debs('2.0'), 100);
    const { packages, put, program, kept } = await aMachine(await served(), key);
    put(first);

    expect(await packages.installed()).toEqual({ version: '1.0', isWhole: true });
    expect(await packages.ask('1.0')).toEqual({ kind: 'offers', offers: [{ version: '2.0', percent: 100 }] });
    for (const version of ['2.0', '1.0']) expect(await packages.obtain(version)).toEqual({ kind: 'done' });
    expect(await packages.install('2.0')).toEqual({ kind: 'done' });
    expect([await packages.installed(), program()]).toEqual([{ version: '2.0', isWhole: true }, '2.0']);
    expect(await packages.ask('2.0')).toEqual({ kind: 'offers', offers: [] });

    expect(await packages.install('1.0')).toEqual({ kind: 'done' });
    expect(program()).toBe('1.0');
    await packages.keepOnly(['1.0']);
    expect(kept()).toEqual(['1.0.deb']);
  });

  it('puts a version out in steps, stops it, and keeps what was there', { timeout: 60_000 }, async () => {
    const { publish, debs, served, key, dir } = await aRepository();
    publish(debs('1.0'), 100);
    publish(debs('2.0'), 1);
    const { packages, put } = await aMachine(await served(), key);
    put(debs('0.9'));
    const offered = async () => {
      const asked = await packages.ask('0.9');
      return asked.kind === 'offers' ? asked.offers.map(({ version, percent }) => `${version} ${percent}`) : asked;
    };

    expect(await offered()).toEqual(['2.0 1', '1.0 100']);
    publish(undefined, 10);
    expect(await offered()).toEqual(['2.0 10', '1.0 100']);
    publish(undefined, 0);
    expect(await offered()).toEqual(['2.0 0', '1.0 100']);
    publish(debs('3.0'), 50, '--keep', '2');
    expect(await offered()).toEqual(['3.0 50', '2.0 0']);
    expect(readdirSync(path.join(dir, 'pool')).join()).not.toContain('_1.0_');
  });

  it('is not believed with another key, nor after its time; then nothing is taken', { timeout: 60_000 }, async () => {
    const { publish, debs, served, key, resign } = await aRepository();
    const stranger = await aRepository();
    publish(debs('2.0'), 100);
    const { packages, put, believe } = await aMachine(await served(), stranger.key);
    put(debs('1.0'));

    expect(await packages.ask('1.0')).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/NO_PUBKEY|[Mm]issing key/) as string,
    });
    expect((await packages.obtain('2.0')).kind).not.toBe('done');
    believe(key);
    resign(
      (release) =>
        `${release.replace(/^Date: .*$/m, 'Date: Mon, 05 Jan 2026 00:00:00 UTC\nValid-Until: Tue, 06 Jan 2026 00:00:00 UTC')}`,
    );
    expect(await packages.ask('1.0')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('expired') as string,
    });
  });

  it('may be away, or be a log-in page, without anything coming of it', { timeout: 60_000 }, async () => {
    const { publish, debs, key } = await aRepository();
    publish(debs('2.0'), 100);
    const away = await aMachine('http://127.0.0.1:9/', key);
    expect(await away.packages.ask('1.0')).toMatchObject({ kind: 'unreachable' });

    const page = await tempDir();
    mkdirSync(path.join(page, 'dists/stable'), { recursive: true });
    writeFileSync(path.join(page, 'dists/stable/InRelease'), '<html>Log in to the Wi-Fi</html>');
    const portal = await aMachine((await serveFolder(page)).replace('playlist.json', ''), key);
    expect(await portal.packages.ask('1.0')).toMatchObject({ kind: 'unreachable' });
  });

  it('has no way back where the version before can be had nowhere', { timeout: 60_000 }, async () => {
    const { publish, debs, served, key } = await aRepository();
    publish(debs('2.0'), 100);
    const { packages, put } = await aMachine(await served(), key);
    put(debs('1.0'));
    await packages.ask('1.0');

    expect((await packages.obtain('1.0')).kind).not.toBe('done');
  });
});

describe('dist:repository', () => {
  const call = (...words: readonly string[]) =>
    spawnSync(process.execPath, [path.join(clone, 'pack/repository.ts'), ...words], { encoding: 'utf8' });

  it('says all that is wrong with what it was asked, and does nothing', async () => {
    const out = path.join(await tempDir(), 'updates');
    const { status, stderr } = call('--out', out, '--rollout', '101', '--keep', '1', '--key', 'nobody@example.org');

    expect(status).toBe(2);
    for (const words of ['--rollout N', '--keep N', 'no secret key "nobody@example.org"'])
      expect(stderr).toContain(words);
    expect(existsSync(out)).toBe(false);
    expect(call().stderr).toMatch(/--out FOLDER[^]*--key NAME.*quick-generate-key/);
  });

  it('gives no version out a second time with other bytes', { timeout: 60_000 }, async () => {
    const { publish, debs } = await aRepository();
    publish(debs('2.0'), 100);
    const other = await aRepository();
    const changed = other.debs('2.0');
    const [deb = ''] = readdirSync(changed);
    writeFileSync(path.join(changed, '..', 'tree-2.0/usr/lib/bluezone-kiosk/version'), 'something else');
    execFileSync('dpkg-deb', ['-Zgzip', '--build', path.join(changed, '../tree-2.0'), path.join(changed, deb)], {
      stdio: 'ignore',
    });

    expect(() => publish(changed, 100)).toThrow(/give this one a newer version/);
  });
});
