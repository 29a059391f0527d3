import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Status } from '../../core/status.ts';
import { eventually, nowPlaying, runCli, startPlayer, type RunningPlayer } from '../fakes/player.ts';
import { pngBytes } from '../fakes/png.ts';

/** The officer's tool and a screen that believes nobody else, over a folder: it hears of changes at once. */
let dir: string;
let player: RunningPlayer | undefined;
test.beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'signed-'));
  mkdirSync(at('sources'));
});
test.afterEach(async () => {
  await player?.stop();
  player = undefined;
  rmSync(dir, { recursive: true });
});

const at = (...names: readonly string[]) => path.join(dir, ...names);
const officer = (...args: readonly string[]) => {
  const answer = runCli(args, { BLUEZONE_KIOSK_PASSPHRASE: 'một mật khẩu dài' });
  expect(answer.status, answer.stdout + answer.stderr).toBe(0);
};
const publish = (title: string, seed: number) => {
  writeFileSync(at('sources', 'a.png'), pngBytes(seed));
  const items = [{ id: title, src: 'a.png', durationSeconds: 2 }];
  writeFileSync(at('sources', 'playlist.json'), JSON.stringify({ formatVersion: 1, title, overlays: false, items }));
  officer('publish', at('sources'), '--out', at('public'), '--keys', at('keys'));
};
/** As an upload does it that is done before anybody looks. */
const upload = () => cpSync(at('public'), at('web'), { recursive: true, force: true });
const status = () => player?.status() ?? Promise.reject(new Error('no player'));
const has = (code: string) => (one: Status) => one.faults.some((fault) => fault.code === code);

test('a screen with pinned keys shows what they have signed and nothing else, and is taken down at once', async ({
  page,
}) => {
  test.setTimeout(120_000);
  officer('keys', 'init', '--keys', at('keys'), '--channel', 'tinh');
  publish('first', 10);
  upload();
  const args = ['--host', 'none', '--data-dir', at('data'), '--config-url', at('web')];
  player = await startPlayer([...args, '--trust', at('web', 'trust', '1.json')]);
  await eventually(status, ({ playlist }) => playlist.id === 'tinh' && playlist.state === 'current');
  await page.goto(player.url);
  await eventually(status, (one) => nowPlaying(one) === 'first');

  // Somebody has the server.
  writeFileSync(
    at('web', 'playlist.json'),
    JSON.stringify({ formatVersion: 1, id: 'tinh', revision: 9, items: [{ src: 'x.png' }] }),
  );
  const attacked = await eventually(status, has('UNSIGNED'));
  expect(attacked.playlist).toMatchObject({ revision: 1, state: 'kept' });
  expect(nowPlaying(attacked)).toBe('first');

  publish('second', 20);
  upload();
  await eventually(status, (one) => nowPlaying(one) === 'second');
  expect(has('UNSIGNED')(await status())).toBe(false);

  // The old one is put back.
  cpSync(at('public', 'history', '1.json'), at('web', 'playlist.json'));
  await eventually(status, has('ROLLBACK'));

  officer('hold', 'on', 'Tạm ngừng để bảo trì', '--out', at('public'), '--keys', at('keys'));
  upload();
  const held = await eventually(status, ({ playlist }) => playlist.state === 'hold');
  expect(held.playlist.revision).toBe(3);
  await expect(page.getByText('Tạm ngừng để bảo trì')).toBeVisible();
  await eventually(status, (one) => nowPlaying(one) === 'hold');

  // Also through a restart that is given no trust file any more.
  await player.stop();
  player = await startPlayer(args);
  await page.goto(player.url);
  await expect(page.getByText('Tạm ngừng để bảo trì')).toBeVisible();
  expect(await status()).toMatchObject({ playlist: { state: 'hold', revision: 3 } });

  officer('hold', 'off', '--out', at('public'), '--keys', at('keys'));
  officer('keys', 'rotate', '--keys', at('keys'));
  publish('third', 30);
  upload();
  await eventually(status, (one) => nowPlaying(one) === 'third');
  expect((await status()).faults).toEqual([]);
});

test('a trust file that is none stops the start, with the reason', () => {
  writeFileSync(at('trust.json'), '{}');
  const answer = runCli(['play', '--host', 'none', '--data-dir', at('data'), '--trust', at('trust.json')]);

  expect(answer.status).toBe(2);
  expect(answer.stderr).toMatch(/--trust: .*trust\.json is not a trust file: it is not signed/);
});
