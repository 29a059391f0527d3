import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { browsersDir } from '../../chromium/unprivileged-user.ts';
import type { Status } from '../../core/status.ts';
import { eventually, nowPlaying, runCli, startPlayer } from '../fakes/player.ts';
import { pngBytes } from '../fakes/png.ts';
import { tempDir } from '../fakes/temp-dir.ts';

/** Remote hands for real: the officer's tool, the built player in a real browser, and the operator's own server. */
const browser = process.env['BLUEZONE_KIOSK_BROWSER'];

/** A server that keeps what is put there. */
async function collector() {
  const kept = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { method, url = '' } = request;
    if (method === 'HEAD') return void response.writeHead(200, { 'content-length': kept.get(url)?.length ?? 0 }).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      kept.set(url, Buffer.concat(chunks));
      response.writeHead(201).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return { kept, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/shots` };
}

it('carries out what is signed, once, and brings the screenshot to the operator', { timeout: 90_000 }, async () => {
  const dir = await tempDir();
  const at = (...names: readonly string[]) => path.join(dir, ...names);
  const officer = (...args: readonly string[]) => {
    const answer = runCli(args, { BLUEZONE_KIOSK_PASSPHRASE: 'một mật khẩu dài' });
    expect(answer.status, answer.stdout + answer.stderr).toBe(0);
  };
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const publish = (...commands: readonly object[]) => {
    const items = [{ id: 'a', src: 'a.png', durationSeconds: 60 }];
    const list = { formatVersion: 1, overlays: false, items, commands: commands.map((one) => ({ until, ...one })) };
    writeFileSync(at('sources', 'playlist.json'), JSON.stringify(list));
    officer('publish', at('sources'), '--out', at('public'), '--keys', at('keys'));
    cpSync(at('public'), at('web'), { recursive: true, force: true });
  };
  mkdirSync(at('sources'));
  writeFileSync(at('sources', 'a.png'), pngBytes(10, { width: 640, height: 360 }));
  officer('keys', 'init', '--keys', at('keys'), '--channel', 'tinh');
  publish();

  const { kept, url } = await collector();
  const dataDir = at('data');
  // As root the profile lies outside of the data directory.
  if (process.getuid?.() === 0)
    onTestFinished(() => rmSync(browsersDir(dataDir, { uid: 1, gid: 1 }), { recursive: true, force: true }));
  const args = ['--data-dir', dataDir, '--config-url', at('web'), '--screenshot-url', url];
  // So that the list is there from the first picture on, and no clip of the bundled campaign is waited for.
  const earlier = await startPlayer([...args, '--host', 'none', '--trust', at('web', 'trust', '1.json')]);
  await eventually(earlier.status, ({ playlist }) => playlist.state === 'current');
  await earlier.stop();
  const player = await startPlayer(
    [...args, '--host', 'chromium', '--headless'],
    browser === undefined ? {} : { BLUEZONE_KIOSK_BROWSER: browser },
  );
  onTestFinished(async () => void (await player.stop()));
  const status = () => player.status();
  const standing = ({ commands }: Status) => commands.map(({ id, state }) => `${id} ${state}`);
  await eventually(status, (now) => nowPlaying(now) === 'a');

  const shot = { id: 'shot', do: 'screenshot' };
  const plate = { id: 'who', do: 'identify', seconds: 30 };
  publish(plate, shot, { id: 'roof', do: 'screenshot', screens: { ids: ['roof'] } });
  const done = await eventually(status, (now) => standing(now).join() === 'who done,shot done');
  expect(done.commands[1]).toMatchObject({ screen: 'screen', reason: `${url}/screen/shot.png` });
  const picture = kept.get('/shots/screen/shot.png');
  expect(picture?.subarray(1, 4).toString()).toBe('PNG');
  expect([...kept.keys()]).toEqual(['/shots/screen/shot.png']);
  expect(readdirSync(path.join(dataDir, 'screenshots'))).toHaveLength(1);

  const before = player.childPid();
  const again = { id: 'again', do: 'restart' };
  publish(plate, shot, again);
  await eventually(player.childPid, (pid) => pid !== before && pid !== 0);
  await eventually(
    () => status().catch(() => undefined),
    (now) => now !== undefined && standing(now).includes('again done') && nowPlaying(now) === 'a',
  );
  const pid = player.childPid();

  publish(again, shot, plate, { id: 'clean', do: 'clear-cache' }, { id: 'quiet', do: 'volume', percent: 10 });
  const last = await eventually(status, (now) => standing(now).includes('clean done'));
  expect(standing(last)).toEqual(['again done', 'shot done', 'who done', 'clean done', 'quiet done']);
  expect([player.childPid(), kept.size, existsSync(path.join(dataDir, 'strikes.jsonl'))]).toEqual([pid, 1, true]);
  expect(player.said.filter((line) => line.includes('player died'))).toEqual([]);
});
