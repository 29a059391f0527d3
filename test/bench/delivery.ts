import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createConfigSource } from '../../player/config-source.ts';
import { createFetch } from '../../player/http.ts';
import { pollAgent } from '../../player/poll-agent.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { logbook } from '../fakes/logbook.ts';
import { startNginx, type Nginx } from '../fakes/nginx.ts';
import { peaksOf, type Peaks } from './delivery-load.ts';
import { openLine } from './line.ts';

const PLAYLIST = JSON.stringify({ formatVersion: 1, items: [{ slide: { kind: 'notice', title: 'A' } }] });

/** Lets real pollers in two processes ask a real nginx from one instant on; gives what its access log shows. */
export async function runPollers(load: {
  readonly pollers: number;
  readonly intervalSeconds: number;
  readonly seconds: number;
}): Promise<Pick<Peaks, 'clockSecond' | 'requests'>> {
  const nginx = await startNginx();
  try {
    writeFileSync(path.join(nginx.www, 'p.json'), withInterval(load.intervalSeconds));
    const half = String(load.pollers / 2);
    const args = [nginx.url('/p.json'), half, String(load.intervalSeconds), String(load.seconds)];
    const told = await Promise.all([1, 2].map(() => runChild('delivery-pollers.ts', args)));
    const faults = told.reduce((sum, one) => sum + Number(one['faults']), 0);
    if (faults > 0) throw new Error(`${faults} polls came to nothing`);
    return peaksOfLog(await nginx.requests());
  } finally {
    await nginx.close();
  }
}

function withInterval(intervalSeconds: number): string {
  return PLAYLIST.replace('{', `{"refresh":{"intervalSeconds":${intervalSeconds}},`);
}

function peaksOfLog(lines: readonly string[]): Pick<Peaks, 'clockSecond' | 'requests'> {
  const seconds = lines.flatMap((line) => /\[(.*?)\] "GET \/p\.json/.exec(line)?.[1] ?? []);
  const counts = [...Map.groupBy(seconds, (second) => second).values()].map(({ length }) => length);
  return peaksOf(Uint32Array.from(counts.flatMap((count) => [count, ...Array<number>(9).fill(0)])));
}

/** What an unchanged poll of a real nginx costs: raw bytes both ways, headers and all; and how it answered. */
export async function runUnchangedPoll(): Promise<{ readonly bytes: number; readonly statuses: readonly string[] }> {
  const nginx = await startNginx();
  const line = await openLine(portOf(nginx));
  try {
    writeFileSync(path.join(nginx.www, 'p.json'), PLAYLIST);
    const source = createConfigSource({
      ...{ url: `${line.origin}/p.json`, reader: unverifiedReader(), kept: undefined, log: logbook() },
      fetch: createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.1.0' }),
      userAgent: () => LONGEST_AGENT,
      ...{ now: Date.now, random: Math.random },
    });
    await source.ask();
    const before = line.bytes();
    const answer = await source.ask();
    if (answer.kind !== 'unchanged') throw new Error(`the poll was answered ${answer.kind}`);
    const asked = (await nginx.requests()).filter((one) => one.includes('GET /p.json'));
    return { bytes: line.bytes() - before, statuses: asked.map((one) => /" (\d{3}) /.exec(one)?.[1] ?? '') };
  } finally {
    await line.close();
    await nginx.close();
  }
}

const LONGEST_AGENT = pollAgent({
  ...{ version: '0.1.0', revision: 1, state: 'current', faults: ['STALE', 'DISK_FULL'] },
  screens: ['x'.repeat(120)],
});

/** Cuts the download of a file again and again, half of the times by killing who downloads; gives the bytes read. */
export async function runCuts({ megabytes, cuts }: { readonly megabytes: number; readonly cuts: number }): Promise<{
  readonly fileBytes: number;
  readonly readBytes: number;
  readonly cuts: number;
  readonly kills: number;
}> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bluezone-cuts-'));
  const nginx = await startNginx();
  const line = await openLine(portOf(nginx), { bytesPerSecond: LINE_BYTES_PER_SECOND });
  try {
    const { bytes, sha256 } = writeBig(path.join(nginx.www, 'big.mp4'), megabytes);
    const counter = path.join(dir, 'read');
    const args = [path.join(dir, 'store'), `${line.origin}/big.mp4`, sha256, String(bytes), counter];
    let done = 0;
    let kills = 0;
    while (done < cuts) {
      const child = startChild('delivery-downloader.ts', args);
      const ended = ending(child).catch(() => undefined); // it is killed
      // Each process is cut off once, and killed the next time.
      for (const way of done + 1 < cuts ? ['cut', 'kill'] : ['kill']) {
        await Promise.race([ended, new Promise<void>((resolve) => line.after(bytes / (cuts + 1), resolve))]);
        if (child.exitCode !== null) throw new Error(`the file was whole after ${done} cuts`);
        done++;
        if (way === 'kill') {
          kills++;
          child.kill('SIGKILL');
          await ended;
        }
        line.cut();
      }
    }
    line.after(Infinity, () => undefined);
    await runChild('delivery-downloader.ts', args);
    const readBytes = readdirSync(dir)
      .filter((name) => name.startsWith('read.'))
      .map((name) => readFileSync(path.join(dir, name)))
      .reduce((sum, count) => sum + (count.length === 8 ? Number(count.readBigUInt64BE()) : 0), 0);
    return { fileBytes: bytes, readBytes, cuts: done, kills };
  } finally {
    await line.close();
    await nginx.close();
    rmSync(dir, { recursive: true });
  }
}

/** 100 Mbit/s. */
const LINE_BYTES_PER_SECOND = 12_500_000;

/** What a hostile body costs who asks for it. */
export interface Cost {
  readonly ms: number;
  readonly moreMiB: number;
  readonly answer: string;
}

/** Hands out hostile bodies; gives what they cost the player, or a fetch without limits. */
export async function runHostile(
  how: 'player' | 'naive',
  sizes: {
    readonly jsonMegabytes: number;
    readonly bombMegabytes: number;
    readonly depth: number;
  },
): Promise<Readonly<Record<string, Cost>>> {
  const json = Buffer.from(`[${'"x",'.repeat((sizes.jsonMegabytes * 2 ** 20) / 4)}"x"]`);
  const bomb = gzipSync(Buffer.alloc(sizes.bombMegabytes * 2 ** 20, 32), { level: 9 });
  const deep = Buffer.from(`${'['.repeat(sizes.depth)}${']'.repeat(sizes.depth)}`);
  const unmeasured =
    (head: string): RequestListener =>
    (_, response) => {
      response.write(head);
      response.end(json.subarray(1));
    };
  const bodies: Readonly<Record<string, RequestListener>> = {
    '/json': (_, response) => response.writeHead(200, { 'content-length': json.length }).end(json),
    '/json-of-no-length': unmeasured('['),
    '/playlist-of-no-length': unmeasured('{"items":['),
    '/envelope-of-no-length': unmeasured('{"payload":['),
    '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    '/deep': (_, response) => response.end(deep),
  };
  const server = createServer((request, response) => {
    const body = bodies[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else body(request, response);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const costs: Record<string, Cost> = {};
    for (const name of Object.keys(bodies))
      costs[name] = (await runChild('delivery-hostile-child.ts', [how, origin + name])) as unknown as Cost;
    return costs;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Fetches a file into a store, and in turn with curl, tee and sha256sum onto the same disk; milliseconds of each run. */
export async function runThroughput({
  megabytes,
  runs,
}: {
  readonly megabytes: number;
  readonly runs: number;
}): Promise<{
  readonly bytes: number;
  readonly playerMs: readonly number[];
  readonly curlMs: readonly number[];
}> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bluezone-throughput-'));
  const nginx = await startNginx();
  try {
    const { bytes, sha256 } = writeBig(path.join(nginx.www, 'big.mp4'), megabytes);
    const url = nginx.url('/big.mp4');
    const playerMs: number[] = [];
    const curlMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      const part = path.join(dir, 'part');
      const startedAt = performance.now();
      const pipe = `curl -s ${url} | tee ${part} | sha256sum > ${part}.sum && sync ${part}`;
      await ending(spawn('sh', ['-c', pipe], { stdio: ['ignore', 'pipe', 'inherit'] }));
      curlMs.push(performance.now() - startedAt);
      if (!readFileSync(`${part}.sum`, 'utf8').startsWith(sha256)) throw new Error('curl did not bring the file');
      rmSync(part);
      const store = path.join(dir, 'store');
      const told = await runChild('delivery-downloader.ts', [store, url, sha256, String(bytes)]);
      playerMs.push(Number(told['ms']));
      rmSync(store, { recursive: true });
    }
    return { bytes, playerMs, curlMs };
  } finally {
    await nginx.close();
    rmSync(dir, { recursive: true });
  }
}

/** Writes a file of random megabytes. */
function writeBig(file: string, megabytes: number): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash('sha256');
  const block = randomBytes(2 ** 20);
  const descriptor = openSync(file, 'w');
  for (let index = 0; index < megabytes; index++) {
    block.writeUInt32BE(index);
    hash.update(block);
    writeSync(descriptor, block);
  }
  closeSync(descriptor);
  return { bytes: megabytes * 2 ** 20, sha256: hash.digest('hex') };
}

function portOf(nginx: Nginx): number {
  return Number(new URL(nginx.url()).port);
}

function startChild(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [path.join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Runs a script of this folder to its end; gives the JSON that it says. */
async function runChild(script: string, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await ending(startChild(script, args))) as Readonly<Record<string, unknown>>;
}

/** What a process says until it ends; rejects when it does not end well. */
function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (data: Buffer) => (said += data.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve(said) : reject(new Error(`${child.spawnargs.join(' ')} ended with ${code ?? signal}`)),
    );
  });
}
