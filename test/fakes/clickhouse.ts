import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';

/** Debian's, or the one that is named; `undefined` when there is none. */
export const clickhouseProgram = [process.env['BLUEZONE_KIOSK_CLICKHOUSE'], '/usr/sbin/clickhouse-server']
  .filter((program) => program !== undefined)
  .find(existsSync);

export interface ClickHouse {
  /** Its address; with a query, and settings as they stand in one. */
  url(query?: string, settings?: string): string;
  /** Asks it, and gives what it answers; throws with its words when it refuses. */
  ask(query: string): Promise<string>;
}

/** A real ClickHouse on free loopback ports, with nothing in it. */
export async function startClickHouse(): Promise<ClickHouse> {
  if (clickhouseProgram === undefined) throw new Error('no ClickHouse');
  const dir = await tempDir();
  for (const name of ['data', 'tmp', 'files']) await mkdir(path.join(dir, name));
  const [http, tcp, interserver] = [await freePort(), await freePort(), await freePort()];
  await writeFile(path.join(dir, 'users.xml'), USERS);
  await writeFile(
    path.join(dir, 'config.xml'),
    `<?xml version="1.0"?><yandex>
<logger><level>error</level><console>1</console></logger><listen_host>127.0.0.1</listen_host>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${interserver}</interserver_http_port>
<path>${dir}/data/</path><tmp_path>${dir}/tmp/</tmp_path><user_files_path>${dir}/files/</user_files_path>
<users_config>${dir}/users.xml</users_config><default_profile>default</default_profile>
<default_database>default</default_database><timezone>UTC</timezone><mark_cache_size>50000000</mark_cache_size>
</yandex>`,
  );
  const child = spawn(clickhouseProgram, [`--config-file=${dir}/config.xml`], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const url = (query?: string, settings = '') =>
    `http://127.0.0.1:${http}/${query === undefined ? '' : `?query=${encodeURIComponent(query)}${settings}`}`;
  for (const end = Date.now() + 20_000; !(await answers(url())); await sleep(50))
    if (child.exitCode !== null || Date.now() > end) throw new Error(`ClickHouse did not start: ${said}`);
  return {
    url,
    async ask(query) {
      const response = await fetch(url(), { method: 'POST', body: query });
      const text = await response.text();
      if (!response.ok) throw new Error(text);
      return text;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const USERS = `<?xml version="1.0"?><yandex>
<profiles><default><max_threads>2</max_threads></default></profiles><quotas><default></default></quotas>
<users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
</yandex>`;
