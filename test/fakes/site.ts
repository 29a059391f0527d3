import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cli } from './player.ts';
import { nginxProgram } from './nginx.ts';

/**
 * A site of its own: screens on one local network with multicast, and a web server behind a thin line, each in a network
 * namespace of Linux. Nothing of it reaches the machine's own network.
 */
export interface Site {
  /** What the web server serves. */
  readonly www: string;
  /** Where the players find the web server. */
  readonly url: (path: string) => string;
  /** Starts the built player on this screen; it shares with its neighbours. */
  start(screen: number): RunningScreen;
  /** Bytes of bodies that the web server has sent for paths that begin so. */
  sentBytes(prefix: string): number;
  close(): Promise<void>;
}

export interface RunningScreen {
  readonly dataDir: string;
  /** Everything it has said on stderr so far. */
  said(): string;
  has(sha256: string): boolean;
  /** Bytes of a file that are here so far. */
  bytesOf(sha256: string): number;
  kill(): Promise<void>;
}

/** Why no site can be made here, or nothing. */
export function whyNoSite(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (nginxProgram === undefined) return 'no nginx';
  if (run(['tc', '-V']).status !== 0) return 'no ip and tc (iproute2)';
  return run(['ip', 'netns', 'add', 'bzk-probe']).status === 0 && run(['ip', 'netns', 'del', 'bzk-probe']).status === 0
    ? undefined
    : 'this machine lets nobody make network namespaces';
}

/** Makes the site; `lineKbit` is how much the web server's line carries in a second. */
export function makeSite({ screens, lineKbit }: { readonly screens: number; readonly lineKbit: number }): Site {
  const dir = mkdtempSync(path.join(tmpdir(), 'bluezone-site-'));
  const tag = `bzk${process.pid}`;
  const hub = `${tag}-hub`;
  const names = ['web', ...Array.from({ length: screens }, (_, n) => `s${n}`)].map((name) => `${tag}-${name}`);
  const children: ChildProcess[] = [];

  const removeNetwork = () => {
    for (const name of [...names, hub]) run(['ip', 'netns', 'del', name]);
  };
  try {
    connect(hub, names, lineKbit);
  } catch (error) {
    removeNetwork();
    throw error;
  }
  const [web = ''] = names;

  const www = path.join(dir, 'www');
  const log = path.join(dir, 'access.log');
  mkdirSync(www);
  writeFileSync(
    path.join(dir, 'nginx.conf'),
    `daemon off; pid ${dir}/nginx.pid; error_log ${dir}/error.log; worker_processes 1; user root;
     events {} http { log_format sent '$uri $body_bytes_sent'; access_log ${log} sent; client_body_temp_path ${dir};
     server { listen 10.77.0.1:80; root ${www}; } }`,
  );
  children.push(inNamespace(web, [nginxProgram ?? '', '-c', path.join(dir, 'nginx.conf')], 'ignore'));

  return {
    www,
    url: (name) => `http://10.77.0.1${name}`,
    start(screen) {
      const dataDir = path.join(dir, `screen-${screen}`);
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(path.join(dataDir, 'settings.json'), JSON.stringify({ lanSharing: true }));
      const args = ['play', '--host', 'none', '--headless', '--data-dir', dataDir, '--screen-id', `s${screen}`];
      const child = inNamespace(
        names[screen + 1] ?? '',
        [process.execPath, cli, ...args, '--config-url', 'http://10.77.0.1/playlist.json'],
        'pipe',
      );
      children.push(child);
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      return {
        dataDir,
        said: () => said,
        has: (sha256) => existsSync(path.join(dataDir, 'objects', sha256.slice(0, 2), sha256)),
        bytesOf(sha256) {
          const part = path.join(dataDir, 'parts', `${sha256}.part`);
          return statSync(part, { throwIfNoEntry: false })?.size ?? 0;
        },
        kill: () => end(child, 'SIGKILL'),
      };
    },
    sentBytes: (prefix) =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith(prefix))
        .reduce((sum, line) => sum + Number(line.split(' ')[1] ?? 0), 0),
    async close() {
      await Promise.all(children.map((child) => end(child, 'SIGTERM')));
      removeNetwork();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A namespace for each, on one bridge; the first one's line is thin. */
function connect(hub: string, names: readonly string[], lineKbit: number): void {
  must('ip', 'netns', 'add', hub);
  must('ip', '-n', hub, 'link', 'add', 'br0', 'type', 'bridge', 'mcast_snooping', '0');
  must('ip', '-n', hub, 'link', 'set', 'br0', 'up');
  for (const [index, name] of names.entries()) {
    must('ip', 'netns', 'add', name);
    must('ip', '-n', name, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', `p${index}`, 'netns', hub);
    must('ip', '-n', hub, 'link', 'set', `p${index}`, 'master', 'br0', 'up');
    must('ip', '-n', name, 'addr', 'add', `10.77.0.${index + 1}/24`, 'dev', 'eth0');
    for (const link of ['lo', 'eth0']) must('ip', '-n', name, 'link', 'set', link, 'up');
    must('ip', '-n', name, 'route', 'add', '224.0.0.0/4', 'dev', 'eth0');
  }
  const [web = ''] = names;
  must(
    'tc',
    '-n',
    web,
    'qdisc',
    'add',
    'dev',
    'eth0',
    'root',
    'tbf',
    'rate',
    `${lineKbit}kbit`,
    'burst',
    '16kb',
    'latency',
    '200ms',
  );
}

function inNamespace(name: string, command: readonly string[], stderr: 'ignore' | 'pipe'): ChildProcess {
  // `ip netns exec` becomes the command, so its process id is the one to end.
  return spawn('ip', ['netns', 'exec', name, ...command], {
    stdio: ['ignore', 'ignore', stderr],
    env: { ...process.env, PATH },
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await ended;
}

/** Debian keeps `tc` where only root looks. */
const PATH = `${process.env['PATH'] ?? ''}${path.delimiter}/usr/sbin${path.delimiter}/sbin`;

function run([program = '', ...args]: readonly string[]) {
  return spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, PATH } });
}

function must(...command: readonly string[]): void {
  const { status, stderr, error } = run(command);
  if (status !== 0) throw new Error(`${command.join(' ')}: ${error?.message ?? stderr}`);
}
