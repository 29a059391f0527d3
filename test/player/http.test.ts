import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readCaFile, settleCaFile } from '../../player/ca-file.ts';
import { fetchCapped, readBytes } from '../../player/fetch-capped.ts';
import { createFetch, type HttpSettings } from '../../player/http.ts';
import { createAuthority, type Authority } from '../fakes/certificates.ts';
import * as faults from '../fakes/fault-server.ts';
import { startProxy, type Proxy } from '../fakes/proxy.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const name = 'screens.example';
let dir: string;
let authority: Authority;
let server: faults.FaultServer;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'authority-'));
  authority = createAuthority(dir);
  server = await faults.startFaultServer();
  server.on('/p.json', faults.file('over http'));
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const settings = (more: Partial<HttpSettings>) => ({ env: {}, userAgent: 'bluezone-kiosk/1', ...more });

/** What comes of one GET, as text: the body, or why there is none. */
async function get(url: string, more: Partial<HttpSettings> = {}): Promise<string> {
  const answer = await fetchCapped(createFetch(settings(more)), { url, redirects: 'same-origin' });
  if (answer.kind !== 'ok') return 'reason' in answer ? answer.reason : answer.kind;
  const body = await readBytes(answer, 1000);
  return body.kind === 'bytes' ? Buffer.from(body.bytes).toString() : body.kind;
}

/** An https server with a certificate; its port. */
async function secure(certificate: { key: string; cert: string }): Promise<number> {
  const https: Server = createServer(certificate, (_, response) => response.end('over https'));
  https.listen(0, '127.0.0.1');
  await new Promise((resolve) => https.once('listening', resolve));
  opened.push({
    close: () => {
      https.closeAllConnections();
      return new Promise((resolve) => https.close(() => resolve()));
    },
  });
  return (https.address() as AddressInfo).port;
}

async function proxied(port = Number(new URL(server.url()).port)): Promise<Proxy> {
  const proxy = await startProxy(() => port);
  opened.push(proxy);
  return proxy;
}

describe('createFetch, by way of a proxy', () => {
  it('asks the proxy that is set, and for https has it open a tunnel', async () => {
    const proxy = await proxied();
    expect(await get(`http://${name}/p.json`, { proxy: proxy.url })).toBe('over http');
    const tunnel = await proxied(await secure(authority.issue(name)));

    expect(await get(`https://${name}/p.json`, { proxy: tunnel.url, ca: authority.ca })).toBe('over https');
    expect([...proxy.asked, ...tunnel.asked]).toEqual([`GET http://${name}/p.json`, `CONNECT ${name}:443`]);
  });

  it.each(['HTTP_PROXY', 'http_proxy'])('takes it from %s', async (variable) => {
    const proxy = await proxied();

    expect(await get(`http://${name}/p.json`, { env: { [variable]: proxy.url } })).toBe('over http');
    expect(proxy.asked).toHaveLength(1);
  });

  it('lets the setting go before the environment', async () => {
    const [set, environment] = [await proxied(), await proxied()];
    await get(`http://${name}/p.json`, { proxy: set.url, env: { HTTP_PROXY: environment.url } });

    expect([set.asked.length, environment.asked.length]).toEqual([1, 0]);
  });

  it('never asks it for this machine, nor for what NO_PROXY names', async () => {
    const proxy = await proxied();
    const env = { NO_PROXY: '.invalid' };

    expect(await get(server.url('/p.json'), { proxy: proxy.url, env })).toBe('over http');
    expect(await get('http://screens.invalid/p.json', { proxy: proxy.url, env })).toMatch(/ENOTFOUND|EAI_AGAIN/);
    expect(proxy.asked).toEqual([]);
  });

  it('says who it is where the proxy asks, and what to do when it was not told', async () => {
    const proxy = await proxied(await secure(authority.issue(name)));
    proxy.demand('clerk:a b');
    const withLogin = proxy.url.replace('//', '//clerk:a%20b@');
    const whatToDo = 'the proxy asks who we are: write user and password into the address of the setting proxy';

    expect(await get(`https://${name}/p.json`, { proxy: withLogin, ca: authority.ca })).toBe('over https');
    expect(await get(`https://${name}/p.json`, { proxy: proxy.url })).toBe(whatToDo);
    expect(await get(`http://${name}/p.json`, { proxy: proxy.url })).toBe(whatToDo);
  });

  it('sends no header that nobody needs', async () => {
    await get(server.url('/p.json'));

    expect(Object.keys(server.requests.at(-1)?.headers ?? {}).toSorted()).toEqual(
      ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'].toSorted(),
    );
    expect(server.requests.at(-1)?.headers['user-agent']).toBe('bluezone-kiosk/1');
  });
});

describe('createFetch, over TLS', () => {
  const at = (port: number, host = 'localhost') => `https://${host}:${port}/p.json`;

  it('believes a CA of the operator, and only with it', async () => {
    const url = at(await secure(authority.issue('localhost')));

    expect(await get(url, { ca: authority.ca })).toBe('over https');
    expect(await get(url)).toMatch(/^nobody whom this machine trusts .* setting caFile$/);
  });

  it('refuses another CA of the same name, and what signed itself', async () => {
    const other = createAuthority(await tempDir());
    const url = at(await secure(other.issue('localhost')));

    expect(await get(url, { ca: authority.ca })).toMatch(/certificate/);
    expect(await get(url, { ca: authority.ca })).not.toBe('over https');
    expect(await get(url, { ca: other.ca })).toBe('over https');
  });

  it('refuses what is made out to another name', async () => {
    const url = at(await secure(authority.issue('other.example')));

    expect(await get(url, { ca: authority.ca })).toMatch(/^the server's certificate is made out to another name: /);
  });

  it('refuses what has expired, and what is not valid yet', async () => {
    const old = authority.issue('localhost', { from: '20200101000000Z', until: '20210101000000Z' });
    const early = authority.issue('localhost', { from: '20900101000000Z', until: '20910101000000Z' });

    expect(await get(at(await secure(old)), { ca: authority.ca })).toMatch(/^the server's certificate has expired: /);
    expect(await get(at(await secure(early)), { ca: authority.ca })).toMatch(/is not valid yet: /);
  });

  it('verifies the server behind a proxy all the same', async () => {
    const tunnel = await proxied(await secure(authority.issue('other.example')));

    expect(await get(`https://${name}/p.json`, { proxy: tunnel.url, ca: authority.ca })).toMatch(/made out to another/);
    expect(await get(`https://other.example/p.json`, { proxy: tunnel.url })).toMatch(/^nobody whom this machine/);
  });
});

describe('a file of certificates', () => {
  it('is kept by its whole path, and may hold words between them', async () => {
    const file = path.join(await tempDir(), 'ca.pem');
    writeFileSync(file, `Our province\n${authority.ca}\nand once more\n${authority.ca}`);
    const relative = path.relative(process.cwd(), file);

    expect(settleCaFile(relative, process.cwd())).toEqual({ kind: 'settled', value: file });
    expect(readCaFile(file).match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  it('is refused where it holds none, a damaged one, or is not there', async () => {
    const dir = await tempDir();
    writeFileSync(path.join(dir, 'key.pem'), authority.issue('a.example').key);
    writeFileSync(path.join(dir, 'bad.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const messages = ['key.pem', 'bad.pem', 'none.pem'].map((file) => {
      const settled = settleCaFile(file, dir);
      return settled.kind === 'refused' ? settled.message : '';
    });

    expect(messages[0]).toMatch(/key\.pem cannot be read: it holds no certificate in PEM form/);
    expect(messages[1]).toMatch(/bad\.pem cannot be read: /);
    expect(messages[2]).toMatch(/none\.pem cannot be read: ENOENT/);
  });
});
