import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCodedMedia } from '../fakes/coded-media.ts';
import { startDisplay } from '../fakes/display.ts';
import { cli, startPlayer } from '../fakes/player.ts';
import { table, type Report } from './report.ts';
import { startSampling } from './samples.ts';
import { codedPlaylist, codedSite, itemIsOn } from './stand.ts';
import { serveStatic } from './static-site.ts';
import { makeDataDir } from './subjects.ts';
import { takingDown, type AtEnd } from './taking-down.ts';

export interface Contacts {
  readonly seconds: number;
  /** Every address that something listened at, as `ss -ltn` tells it, with the number of times it was seen. */
  readonly listening: ReadonlyMap<string, number>;
  readonly looks: number;
  /** Every packet's destination that left the screen, as `address:port/protocol`, with its number. */
  readonly contacted: ReadonlyMap<string, number>;
  /** What the settings name. */
  readonly named: string;
  readonly door: string;
}

/** The screen's end of the line, and the province's: addresses for private use (RFC 1918). */
const SCREEN = '10.77.0.1';
const PROVINCE = '10.77.0.2';
const LOOK_EVERY_MS = 250;

/**
 * A screen in a network of its own, whose one line ends at the province's web server: whatever it asks for, of whomever,
 * goes by there and is written down. Plays, polls and fetches for so many seconds. Needs root.
 */
export async function runContacts({ seconds }: { readonly seconds: number }): Promise<Contacts> {
  return takingDown(async (atEnd) => {
    const network = await networkOfItsOwn(atEnd);
    const media = await makeCodedMedia(['v1', 'p1', 'v2', 'p2'], { seconds: 2 });
    const playlist = JSON.stringify({
      ...(JSON.parse(codedPlaylist(media)) as object),
      refresh: { intervalSeconds: 10 },
    });
    const site = await serveStatic(codedSite(media, playlist), PROVINCE);
    atEnd(() => site.stop());
    const dataDir = await makeDataDir();
    atEnd(() => dataDir.remove());
    const display = await startDisplay();
    atEnd(() => display.stop());
    const sampling = await startSampling(display, media.items, { periodMs: 50 });
    atEnd(async () => void (await sampling.stop()));
    const heard = await listenIn(network, atEnd);

    const player = await startPlayer(
      ['--config-url', `${site.origin}/playlist.json`, '--data-dir', dataDir.path, '--host', 'chromium'],
      { DISPLAY: display.name, HOME: dataDir.path },
      ['ip', 'netns', 'exec', network, process.execPath, cli],
    );
    atEnd(async () => void (await player.stop()));
    const listening = new Map<string, number>();
    let looks = 0;
    const look = () => {
      looks++;
      for (const address of listenersIn(network)) listening.set(address, (listening.get(address) ?? 0) + 1);
    };
    await sampling.until('an item', (seen) => (look(), itemIsOn(seen)), { everyMs: LOOK_EVERY_MS });
    for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(LOOK_EVERY_MS)) look();
    await player.stop();
    const named = site.origin.replace('http://', '');
    return { seconds, listening, looks, contacted: await heard(), named, door: new URL(player.origin).host };
  });
}

/** A network namespace with one line to here, a default route and a name server along it; its name. */
async function networkOfItsOwn(atEnd: AtEnd): Promise<string> {
  const name = `kiosk-${process.pid}`;
  const line = `kiosk${process.pid}`.slice(0, 15);
  const resolver = path.join('/etc/netns', name);
  must('ip', 'netns', 'add', name);
  atEnd(() => void must('ip', 'netns', 'del', name));
  must('mkdir', '-p', resolver);
  atEnd(() => rm(resolver, { recursive: true, force: true }));
  must('sh', '-c', `echo nameserver ${PROVINCE} > ${resolver}/resolv.conf`);
  must('ip', 'link', 'add', line, 'type', 'veth', 'peer', 'name', 'line', 'netns', name);
  must('ip', 'address', 'add', `${PROVINCE}/24`, 'dev', line);
  must('ip', 'link', 'set', line, 'up');
  for (const command of [
    'ip link set lo up',
    `ip address add ${SCREEN}/24 dev line`,
    'ip link set line up',
    `ip route add default via ${PROVINCE}`,
  ])
    must('ip', 'netns', 'exec', name, ...command.split(' '));
  return Promise.resolve(name);
}

function must(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Every address with a port at which something waits for TCP connections. */
function listenersIn(network: string): readonly string[] {
  const lines = must('ip', 'netns', 'exec', network, 'ss', '-Hltn').split('\n');
  return lines.flatMap((line) => line.trim().split(/\s+/)[3] ?? []);
}

/** Writes down what leaves on the line, from now on; the answer ends it and counts by destination. */
async function listenIn(network: string, atEnd: AtEnd): Promise<() => Promise<ReadonlyMap<string, number>>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-contacts-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'line.pcap');
  const from = ['-i', 'line', '-U', '-w', file, `(src host ${SCREEN} or ip6) and not arp`];
  const dump = spawn('ip', ['netns', 'exec', network, 'tcpdump', '-Z', 'root', ...from], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => dump.once('exit', () => resolve()));
  let words = '';
  dump.stderr.on('data', (data: Buffer) => (words += data.toString()));
  for (const until = Date.now() + 10_000; !words.includes('listening on'); await sleep(20))
    if (Date.now() > until || dump.exitCode !== null) throw new Error(`tcpdump: ${words}`);
  atEnd(() => void dump.kill('SIGKILL'));
  return async () => {
    dump.kill('SIGTERM');
    await ended;
    if (readFileSync(file).length < 24) throw new Error(`tcpdump wrote nothing: ${words}`);
    return destinations(must('tcpdump', '-nn', '-q', '-r', file));
  };
}

/**
 * How many packets went to each destination, `address:port/protocol`, by what `tcpdump -nn -q` prints: a line a packet,
 * `12:00:00.000000 IP 10.77.0.1.40000 > 10.77.0.2.80: tcp 0`. What a network card says of itself as it comes up (ICMPv6 to the
 * link) is of the system, and goes nowhere.
 */
export function destinations(printed: string): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const line of printed.split('\n').filter((one) => one !== '')) {
    const [, to = '', rest = ''] = /^\S+ IP6? \S+ > (\S+): (.*)$/.exec(line) ?? [];
    if (rest.includes('ICMP6')) continue;
    const [, address = to, port] = /^(.+\..+\..+\..+|.*:.*)\.(\d+)$/.exec(to) ?? [];
    const protocol = rest.split(/[ ,]/, 1)[0]?.toLowerCase() ?? '';
    const destination = to === '' ? line : `${address}${port === undefined ? '' : `:${port}`}/${protocol}`;
    counted.set(destination, (counted.get(destination) ?? 0) + 1);
  }
  return counted;
}

export function reportContacts({ seconds, listening, looks, contacted, named, door }: Contacts): Report {
  const rows = (counted: ReadonlyMap<string, number>, wanted: string) =>
    [...counted].map(([address, count]) => [`\`${address}\``, `${count}`, address === wanted ? 'yes' : '**no**']);
  const server = `${named}/tcp`;
  return {
    met: [...listening.keys()].join() === door && [...contacted.keys()].join() === server,
    body: [
      `A player with its Chromium in a network namespace of its own, from the first start with an empty data directory through ${seconds} s of play, with a poll every 10 s. Its default route and its name server are the province's machine, so that every packet and every name that is asked for goes by there.`,
      '',
      table(['listening (`ss -ltn`)', `of ${looks} looks`, 'is the one door'], rows(listening, door)),
      '',
      table(['contacted (`tcpdump`)', 'packets', 'is what the settings name'], rows(contacted, server)),
    ].join('\n'),
  };
}
