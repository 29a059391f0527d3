import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../cli/check.ts';
import { explain } from '../../cli/explain.ts';
import { hold } from '../../cli/hold.ts';
import { preview } from '../../cli/preview.ts';
import { publish } from '../../cli/publish.ts';
import { timeline } from '../../cli/timeline.ts';
import { verify } from '../../cli/verify.ts';
import { createAuthority, type Authority } from '../fakes/certificates.ts';
import { pngBytes } from '../fakes/png.ts';
import { startProxy, type Proxy } from '../fakes/proxy.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

const name = 'screens.example';
const live = `https://${name}/playlist.json`;
const PLAYLIST = JSON.stringify({ formatVersion: 1, revision: 41, items: [{ slide: { kind: 'notice', title: 'A' } }] });
let dir: string;
let authority: Authority;
let https: Server;
let proxy: Proxy;
let sources: string;
let out: string;

// A server of a certificate that only the office knows, which only the proxy of the office reaches.
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'authority-'));
  authority = createAuthority(dir);
  https = createServer(authority.issue(name), (_, response) => response.end(PLAYLIST));
  https.listen(0, '127.0.0.1');
  await new Promise((resolve) => https.once('listening', resolve));
  proxy = await startProxy(() => (https.address() as AddressInfo).port);
});
afterAll(async () => {
  await proxy.close();
  https.close();
  rmSync(dir, { recursive: true });
});
beforeEach(async () => {
  proxy.asked.length = 0;
  [sources, out] = [await tempDir(), path.join(await tempDir(), 'public')];
  await mkdir(out, { recursive: true });
  await writeFile(path.join(sources, 'a.png'), pngBytes(1, { width: 640, height: 360 }));
});

type Command = Parameters<typeof said>[0];
const asked: readonly (readonly [string, Command, () => readonly string[]])[] = [
  ['check', check, () => [live]],
  ['verify', verify, () => [live]],
  ['explain', explain, () => [live]],
  ['timeline', timeline, () => [live]],
  ['publish --live', publish, () => [sources, '--out', out, '--live', live]],
];

describe('the network of commands', () => {
  it.each(asked)('%s asks by way of --proxy, and believes the certificates of --ca-file', async (_, command, args) => {
    const { exitCode, stderr } = await said(command, [...args(), '--proxy', proxy.url, '--ca-file', authority.file]);

    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('cannot')]);
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${name}:443`]));
  });

  it('goes on from the revision that is live', async () => {
    await said(publish, [sources, '--out', out, '--live', live, '--proxy', proxy.url, '--ca-file', authority.file]);

    expect(JSON.parse(await readFile(path.join(out, 'playlist.json'), 'utf8'))).toMatchObject({ revision: 42 });
  });

  it('takes the proxy of the environment, as a player does', async () => {
    const { exitCode } = await said(check, [live, '--ca-file', authority.file], {
      ...{ LC_ALL: 'en_US.UTF-8', https_proxy: proxy.url },
    });

    expect([exitCode, proxy.asked[0]]).toEqual([0, `CONNECT ${name}:443`]);
  });

  it('believes no certificate that it was not given', async () => {
    const { exitCode, stdout } = await said(verify, [live, '--proxy', proxy.url]);

    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/certificate/)]);
  });

  it.each<readonly [string, Command, () => readonly string[]]>([
    ...asked,
    ['hold', hold, () => ['on', '--out', out]],
    ['preview', preview, () => [live]],
  ])('%s refuses a proxy that is none, and certificates that are none', async (_, command, args) => {
    await writeFile(path.join(sources, 'ca.pem'), 'not a certificate');
    const proxied = await said(command, [...args(), '--proxy', 'socks5://proxy']);
    const believed = await said(command, [...args(), '--ca-file', path.join(sources, 'ca.pem')]);

    expect([proxied.exitCode, proxied.stderr]).toEqual([2, expect.stringContaining('--proxy: must be the address')]);
    expect([believed.exitCode, believed.stderr]).toEqual([2, expect.stringMatching(/--ca-file: .*no certificate/)]);
  });

  it('says so in Vietnamese', async () => {
    const { stderr } = await said(check, [live, '--ca-file', 'khong-co.pem', '--lang', 'vi']);

    expect(stderr).toMatch(/--ca-file khong-co\.pem: không có tệp/);
  });
});
