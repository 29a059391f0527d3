import { execFile } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../doctor/finding.ts';
import { serveStatic } from '../bench/static-site.ts';
import { cli, eventually, runCli, startPlayer } from '../fakes/player.ts';
import { tempDir } from '../fakes/temp-dir.ts';

it('tells of a player that runs, its playlist, its disk and its browser', async () => {
  const dataDir = await tempDir();
  const site = await serveStatic({
    '/playlist.json': {
      text: JSON.stringify({
        formatVersion: 1,
        id: 'huyen-a',
        items: [{ slide: { kind: 'slogan', lines: ['XIN CHÀO'], qr: { url: 'https://www.bluezone.gov.vn/' } } }],
      }),
      type: 'application/json',
    },
  });
  onTestFinished(() => site.stop());
  runCli(['settings', 'set', 'configUrl', `${site.origin}/playlist.json`, '--data-dir', dataDir]);
  const player = await startPlayer(['--host', 'none', '--data-dir', dataDir]);
  await eventually(player.status, ({ playlist }) => playlist.state === 'current');

  const playing = await verdicts(dataDir);
  await player.stop();
  const ended = await verdicts(dataDir);

  expect(playing).toMatchObject({
    ...{ PLAYER: 'ok', NETWORK: 'ok', CONFIG_URL: 'ok', DISK_SPACE: 'ok', DISK_SPEED: 'ok' },
    ...{ BROWSER: 'ok', CODECS: 'ok', OVERSCAN: 'unknown', FONTS: 'ok' },
  });
  expect(ended).toMatchObject({ PLAYER: 'unknown', CONFIG_URL: 'ok' });
});

/** What `doctor` makes of each, by code. Not waited for with `spawnSync`: the web server that it asks is ours. */
function verdicts(dataDir: string): Promise<Readonly<Record<string, string>>> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'doctor', '--json', '--data-dir', dataDir], (_, stdout) => {
      const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
      resolve(Object.fromEntries(findings.map(({ code, verdict }) => [code, verdict])));
    });
  });
}
