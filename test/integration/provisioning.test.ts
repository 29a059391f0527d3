import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli, startPlayer } from '../fakes/player.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** A machine whose settings file is another than that of the machine that tests run on. */
async function machine() {
  const dir = await tempDir();
  const file = path.join(dir, 'bluezone-kiosk.json');
  const data = ['--data-dir', path.join(dir, 'data')];
  const env = { BLUEZONE_KIOSK_SETTINGS_FILE: file };
  return {
    ...{ dir, file },
    async start(args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
      const player = await startPlayer(['--host', 'none', ...data, ...args], { ...env, ...more });
      onTestFinished(() => player.stop().then(() => undefined));
      return player;
    },
    settings: (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
      runCli(['settings', ...args, ...data], { ...env, ...more }),
  };
}

it('plays by a settings file, the environment and the command line, and tells where each was set', async () => {
  const { dir, file, start, settings } = await machine();
  mkdirSync(path.join(dir, 'clips'));
  writeFileSync(file, JSON.stringify({ configUrl: 'clips', screenId: 'etc', tags: ['venue=lobby'] }));
  const player = await start(['--screen-id', 'flag'], { BLUEZONE_KIOSK_TAGS: 'venue=hall' });

  expect(await player.status()).toMatchObject({
    playlist: { source: path.join(dir, 'clips') },
    screens: [{ id: 'flag', tags: ['venue=hall'] }],
  });
  const shown = JSON.parse(settings(['--json'], { BLUEZONE_KIOSK_TAGS: 'venue=hall' }).stdout) as object;
  expect(shown).toMatchObject({
    settings: {
      configUrl: { value: path.join(dir, 'clips'), from: { kind: 'file', place: file } },
      tags: { value: 'venue=hall', from: { kind: 'environment', place: 'BLUEZONE_KIOSK_TAGS' } },
      rotation: { value: null, from: { kind: 'default' } },
    },
    files: [{ path: file, state: 'read', faults: [] }, { state: 'none' }],
  });
  const { stdout } = settings(['set', 'tags', 'venue=own'], { BLUEZONE_KIOSK_TAGS: 'venue=hall' });
  expect(stdout).toContain('tags: not set here → venue=own');
  expect(stdout).toContain('What is set here does not count: BLUEZONE_KIOSK_TAGS (environment) goes before it');
});

it('plays on by what a settings file said before it was damaged, and says so in /status and settings', async () => {
  const { file, start, settings } = await machine();
  writeFileSync(file, '{"screenId": "etc"}');
  await (await start()).stop();
  writeFileSync(file, '{"screenId": "et');
  const { screens, faults } = await (await start()).status();

  expect(screens.map(({ id }) => id)).toEqual(['etc']);
  expect(faults).toMatchObject([{ code: 'SETTINGS_REFUSED', message: expect.stringContaining(file) as string }]);
  expect(settings([]).stdout).toMatch(/screenId +etc +.*\n[^]*refused; what it said before counts\n +not JSON: /);
  expect(settings(['--lang', 'vi']).stdout).toMatch(/rotation +\(không xoay\) +mặc định\n/);
});
