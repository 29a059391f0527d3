import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Display } from '../fakes/display.ts';
import type { CodedItem } from './coded-picture.ts';
import type { Region } from './frame-buffer.ts';

/** What was seen on a display, sample by sample; the arrays are of one length. */
export interface Samples {
  /** CLOCK_MONOTONIC, milliseconds. */
  readonly atMs: Float64Array;
  /** Index among the items, or `BLACK` or `OTHER`. */
  readonly item: Int16Array;
  /** −1 where there was none. */
  readonly frame: Int16Array;
  /** Mean of the head as 0xRRGGBB. */
  readonly colour: Uint32Array;
}

/** What was seen on two displays at the same instants: the arrays of both are of one length. */
export type SamplePairs = readonly [first: Samples, second: Samples];

/** What a sampler is told on its command line. */
export interface SamplerTask {
  /** Looked at one right after the other, each time; the whole display where no region is given. */
  readonly displays: readonly { readonly file: string; readonly region?: Region }[];
  readonly items: readonly CodedItem[];
  readonly out: string;
  readonly periodMs: number;
}

/**
 * One record: instant (double), item and frame (16 bit each), colour (32 bit), all little-endian. Those of several
 * displays take turns.
 */
export const RECORD_BYTES = 16;

const PATIENCE_MS = 60_000;

/** A sampler at work. */
export interface Sampling<Seen = Samples> {
  /** Its pid, to leave it out of a measured process tree. */
  readonly pid: number;
  /** All that was seen up to some 50 ms ago. */
  samples(): Seen;
  /** The samples of the last moment, a second at most: cheap enough to ask for many times a second. */
  latest(): Seen;
  /** Asks again and again, every `everyMs`, and gives the first answer that is not `undefined`. */
  until<T>(what: string, seen: (sampling: Sampling<Seen>) => T | undefined, options?: UntilOptions): Promise<T>;
  /** Ends it and gives all that was seen; the second time the same. */
  stop(): Promise<Seen>;
}

export interface UntilOptions {
  /** 60 s by default: a player's first list waits for the end of the bundled clip, which takes half of it. */
  readonly timeoutMs?: number;
  /** 50 ms by default; long runs ask seldom, for going through all samples takes the machine's time too. */
  readonly everyMs?: number;
}

type Watched = Pick<Display, 'frameBufferFile'>;

/** Begins to look at a display 400 times a second, ahead of every other program where the system allows. */
export function startSampling(
  { frameBufferFile }: Watched,
  items: readonly CodedItem[],
  { periodMs = 2.5, region }: { readonly periodMs?: number; readonly region?: Region } = {},
): Promise<Sampling> {
  const display = { file: frameBufferFile, ...(region && { region }) };
  return launchSampler([display], items, periodMs, (records) => readSamples(records));
}

/** The same for two displays, which are looked at together: 100 times a second, the one some 50 µs after the other. */
export function startPairSampling(
  displays: readonly [Watched, Watched],
  items: readonly CodedItem[],
  { periodMs = 10 } = {},
): Promise<Sampling<SamplePairs>> {
  const files = displays.map(({ frameBufferFile }) => ({ file: frameBufferFile }));
  return launchSampler(files, items, periodMs, (records) => [
    readSamples(records, { displays: 2, display: 0 }),
    readSamples(records, { displays: 2, display: 1 }),
  ]);
}

async function launchSampler<Seen>(
  displays: SamplerTask['displays'],
  items: readonly CodedItem[],
  periodMs: number,
  read: (records: Uint8Array) => Seen,
): Promise<Sampling<Seen>> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bluezone-kiosk-samples-'));
  const out = join(folder, 'samples');
  const task: SamplerTask = { displays, items, out, periodMs };
  const sampler = [process.execPath, new URL('sampler.ts', import.meta.url).pathname, JSON.stringify(task)];
  // Real-time priority is root's to give; a sampler that waits for a busy browser would have holes where it matters most.
  const [program = '', ...args] = process.getuid?.() === 0 ? ['chrt', '-f', '10', ...sampler] : sampler;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sampler ended with ${code} before it began`)));
  });
  const samples = () => read(readFileSync(out));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    const all = samples();
    rmSync(folder, { recursive: true, force: true });
    return all;
  };
  let stopped: Promise<Seen> | undefined;
  const sampling: Sampling<Seen> = {
    pid: child.pid ?? 0,
    samples,
    latest: () => read(tail(out, RECORD_BYTES * displays.length, Math.ceil(1000 / periodMs))),
    async until(what, seen, { timeoutMs = PATIENCE_MS, everyMs = 50 } = {}) {
      for (const giveUpAt = Date.now() + timeoutMs; ;) {
        const answer = seen(sampling);
        if (answer !== undefined) return answer;
        if (Date.now() > giveUpAt) throw new Error(`not seen on the display within ${timeoutMs} ms: ${what}`);
        await sleep(everyMs);
      }
    },
    stop: () => (stopped ??= stop()),
  };
  return sampling;
}

/** The last looks in a file, at most so many; each is of `lookBytes`. */
function tail(file: string, lookBytes: number, most: number): Uint8Array {
  const fd = openSync(file, 'r');
  const size = fstatSync(fd).size;
  const whole = size - (size % lookBytes);
  const bytes = Buffer.alloc(Math.min(whole, lookBytes * most));
  readSync(fd, bytes, 0, bytes.length, whole - bytes.length);
  closeSync(fd);
  return bytes;
}

/** Samples from the records of a sampler: those of one display of so many. */
function readSamples(records: Uint8Array, { displays = 1, display = 0 } = {}): Samples {
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  const length = Math.floor(records.byteLength / (RECORD_BYTES * displays));
  const samples = {
    atMs: new Float64Array(length),
    item: new Int16Array(length),
    frame: new Int16Array(length),
    colour: new Uint32Array(length),
  };
  for (let index = 0; index < length; index++) {
    const at = (index * displays + display) * RECORD_BYTES;
    samples.atMs[index] = view.getFloat64(at, true);
    samples.item[index] = view.getInt16(at + 8, true);
    samples.frame[index] = view.getInt16(at + 10, true);
    samples.colour[index] = view.getUint32(at + 12, true);
  }
  return samples;
}

/** Now, on the clock of `Samples.atMs`. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** What to add to an instant of `Samples.atMs` for epoch milliseconds, as the clock is set now. */
export function epochOffsetMs(): number {
  return Date.now() - monotonicMs();
}
