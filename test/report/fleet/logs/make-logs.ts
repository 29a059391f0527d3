/**
 * Makes the logs in this folder, by the real servers, of `requests`: `node make-logs.ts
 * apache2=PROGRAM=MODULES nginx=PROGRAM lighttpd=PROGRAM=MODULES caddy=PROGRAM`. Programs may lie where a package was unpacked:
 * they run on loopback in a folder for throwing away.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { requests, type RawRequest } from './requests.ts';

const PORT = 8088;

interface Server {
  readonly config: (dir: string, modules: string) => string;
  readonly args: (config: string, modules: string) => readonly string[];
  /** The logs that it writes, and what they are called here. */
  readonly logs: Readonly<Record<string, string>>;
}

// The forms of logs are those of Debian's apache2.conf, and what nginx, lighttpd and Caddy write unless told otherwise.
const servers: Readonly<Record<string, Server>> = {
  apache2: {
    config: (dir, modules) =>
      [
        ...[`ServerRoot ${dir}`, 'ServerName screens.example', 'User www-data', 'Group www-data', 'PidFile pid'],
        ...[`Listen 127.0.0.1:${PORT}`, `Listen [::1]:${PORT}`, `DocumentRoot ${dir}/www`, 'ErrorLog error.log'],
        ...['mpm_event', 'authz_core'].map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`),
        'LogFormat "%v:%p %h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" vhost_combined',
        'LogFormat "%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined',
        'LogFormat "%h %l %u %t \\"%r\\" %>s %O" common',
        ...['vhost_combined', 'combined', 'common'].map((form) => `CustomLog ${form}.log ${form}`),
      ].join('\n'),
    args: (config) => ['-X', '-f', config],
    logs: {
      'combined.log': 'apache-combined',
      'vhost_combined.log': 'apache-vhost-combined',
      'common.log': 'apache-common',
    },
  },
  nginx: {
    config: (dir) =>
      `daemon off; master_process off; pid ${dir}/pid; error_log ${dir}/error.log; events {}
      http { access_log ${dir}/access.log; client_body_temp_path ${dir}/t; proxy_temp_path ${dir}/t; fastcgi_temp_path ${dir}/t;
      uwsgi_temp_path ${dir}/t; scgi_temp_path ${dir}/t;
      server { listen 127.0.0.1:${PORT}; listen [::1]:${PORT}; server_name screens.example; root ${dir}/www; } }`,
    args: (config) => ['-c', config],
    logs: { 'access.log': 'nginx-combined' },
  },
  lighttpd: {
    config: (dir) =>
      `server.modules += ("mod_accesslog")
      server.document-root = "${dir}/www"\nserver.bind = "127.0.0.1"\nserver.port = ${PORT}
      $SERVER["socket"] == "[::1]:${PORT}" { }
      accesslog.filename = "${dir}/access.log"`,
    args: (config, modules) => ['-D', '-m', modules, '-f', config],
    logs: { 'access.log': 'lighttpd' },
  },
  caddy: {
    config: (dir) =>
      `{\nadmin off\nauto_https off\nstorage file_system ${dir}/kept\n}\nhttp://:${PORT} {\nbind 127.0.0.1 ::1\nroot * ${dir}/www\nfile_server\nlog {\noutput file ${dir}/access.log\n}\n}`,
    args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
    logs: { 'access.log': 'caddy' },
  },
};

for (const named of process.argv.slice(2)) {
  const [name = '', program = '', modules = ''] = named.split('=');
  const server = servers[name];
  if (server === undefined) throw new Error(`no such server: ${name}`);
  const dir = await mkdtemp(path.join(tmpdir(), 'fleet-logs-'));
  await chmod(dir, 0o755);
  await mkdir(path.join(dir, 'www'));
  await writeFile(path.join(dir, 'www/playlist.json'), '{"formatVersion":1}\n');
  const config = path.join(dir, 'config');
  await writeFile(config, server.config(dir, modules));
  const child = spawn(program, server.args(config, modules), {
    stdio: 'inherit',
    env: { ...process.env, TZ: 'Asia/Ho_Chi_Minh', HOME: dir },
  });
  await sleep(2000);
  const etag = /^etag: (.*)\r$/im.exec(
    await answerOf({ from: '127.0.0.1', text: 'GET /playlist.json HTTP/1.0\r\n\r\n' }),
  )?.[1];
  // What this request was is in the log too; it is one of a stranger.
  for (const request of requests) await answerOf({ ...request, text: request.text.replace('@ETAG@', etag ?? '') });
  await sleep(500);
  child.kill();
  await once(child, 'exit');
  for (const [log, called] of Object.entries(server.logs))
    await writeFile(path.join(import.meta.dirname, `${called}.log`), await readFile(path.join(dir, log)));
  await rm(dir, { recursive: true });
}

/** All that is answered until the connection ends, or two seconds have passed. */
async function answerOf({ from, text }: RawRequest): Promise<string> {
  const socket = connect(PORT, from);
  let answer = '';
  socket.setEncoding('latin1').on('data', (part: string) => (answer += part));
  socket.on('error', () => undefined);
  socket.write(text, 'latin1');
  await Promise.race([once(socket, 'close'), sleep(2000)]);
  socket.destroy();
  return answer;
}
