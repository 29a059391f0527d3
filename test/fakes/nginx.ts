import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where Debian and Ubuntu put it; `undefined` when it is not installed. */
export const nginxProgram = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((path) =>
  existsSync(path),
);

export interface Nginx {
  url(path?: string): string;
  /** What it serves. */
  readonly www: string;
  /** The lines of its access log. */
  requests(): Promise<readonly string[]>;
  /** Ends it, as the machine it runs on would go away. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A real nginx on a free loopback port, with `nginx.conf` of this folder and an empty site.
 *
 * @param locations  more of them, as they are written in its configuration
 */
export async function startNginx(locations = ''): Promise<Nginx> {
  if (nginxProgram === undefined) throw new Error('no nginx');
  const program = nginxProgram;
  const prefix = await mkdtemp(join(tmpdir(), 'bluezone-nginx-'));
  const www = join(prefix, 'www');
  await mkdir(www);
  const port = await freePort();
  const template = await readFile(new URL('nginx.conf', import.meta.url), 'utf8');
  const config = template
    .replaceAll('@PORT@', String(port))
    .replaceAll('@WWW@', www)
    .replace('@MORE@', () => locations);
  await writeFile(join(prefix, 'nginx.conf'), config);

  let child: ChildProcess | undefined;
  const nginx: Nginx = {
    url: (path = '/') => `http://127.0.0.1:${port}${path}`,
    www,
    requests: async () =>
      (await readFile(join(prefix, 'access.log'), 'utf8')).split('\n').filter((line) => line !== ''),
    async start() {
      child = spawn(program, ['-p', prefix, '-c', 'nginx.conf'], { stdio: ['ignore', 'ignore', 'pipe'] });
      let complaint = '';
      child.stderr?.on('data', (data: Buffer) => (complaint += data.toString()));
      for (let tries = 0; ; tries++) {
        if (child.exitCode !== null || tries === 200) throw new Error(`nginx did not start: ${complaint}`);
        const answered = await fetch(nginx.url('/there-yet')).then(
          () => true,
          () => false,
        );
        if (answered) return;
        await sleep(25);
      }
    },
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async close() {
      await nginx.kill();
      await rm(prefix, { recursive: true, force: true });
    },
  };
  await nginx.start();
  return nginx;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
