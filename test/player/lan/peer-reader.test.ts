import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssetRequest, OpenedAsset } from '../../../player/asset-reader.ts';
import { createPeerReader, type Peer } from '../../../player/lan/peer-reader.ts';
import { logbook } from '../../fakes/logbook.ts';

/** Screens of one site on one clock: each reads through its own reader, and asks the others what they have. */

const SHA = 'a'.repeat(64);
const FILE = Buffer.alloc(1_000_000, 7);

interface Screen {
  readonly id: string;
  readonly reader: ReturnType<typeof createPeerReader>;
  has: boolean;
  /** What a neighbour that is none of ours says and gives. */
  lie?: { readonly status: number; readonly coming?: () => string; readonly body?: Buffer };
  /** Until when others are taking so much from it that it has to say no. */
  busyUntil?: number;
  gone: boolean;
  /** How long it takes to say what it has, there and back. */
  answerMs: number;
}

let now: number;
let waiting: { at: number; wake: () => void }[];
let originBytes: number;
let site: Screen[];
beforeEach(() => {
  now = 0;
  waiting = [];
  originBytes = 0;
  site = [];
});
afterEach(() => expect(waiting).toEqual([]));

const sleep = (ms: number) => new Promise<void>((wake) => waiting.push({ at: now + ms, wake }));
/** Lets the clock run until all that was begun is over. */
async function run<T>(works: readonly Promise<T>[]): Promise<T[]> {
  let over = false;
  const all = Promise.all(works).finally(() => (over = true));
  while (!over) {
    await new Promise(setImmediate);
    const [next] = waiting.toSorted((a, b) => a.at - b.at);
    if (next === undefined) continue;
    waiting = waiting.filter((one) => one !== next);
    now = Math.max(now, next.at);
    next.wake();
  }
  return all;
}

/** Bytes that take their time on the line, a tenth at a time. */
function body(bytes: Buffer, msInAll: number, onBytes: (count: number) => void): OpenedAsset {
  return {
    ...{ kind: 'body', from: 0, total: bytes.length, hasEnd: true, validators: {}, cancel: () => Promise.resolve() },
    async read(write) {
      for (let at = 0; at < bytes.length; at += bytes.length / 10) {
        await sleep(msInAll / 10);
        const chunk = bytes.subarray(at, at + bytes.length / 10);
        onBytes(chunk.length);
        await write(chunk);
      }
      return { kind: 'whole', bytes: bytes.length };
    },
  };
}

function addScreen(id: string, more: Partial<Pick<Screen, 'has' | 'lie' | 'answerMs'>> = {}): Screen {
  const find = (url: string) => site.find((one) => url.includes(`//${one.id}/`));
  const reader = createPeerReader({
    ...{ self: id, now: () => now, sleep, log: logbook() },
    peers: () => site.filter((one) => one.id !== id).map((one): Peer => ({ id: one.id, origin: `http://${one.id}` })),
    // A thin line: 40 s for the file.
    fromOrigin: () => Promise.resolve(body(FILE, 40_000, (count) => (originBytes += count))),
    fromPeer: ({ url }: AssetRequest) => {
      const peer = find(url);
      if (peer === undefined || peer.gone || (!peer.has && peer.lie?.body === undefined))
        return Promise.resolve({ kind: 'unreachable', reason: 'gone' });
      if (now < (peer.busyUntil ?? 0))
        return Promise.resolve({ kind: 'unreachable', reason: 'the server answered 503', retryAfterMs: 1000 });
      return Promise.resolve(body(peer.lie?.body ?? FILE, 100, () => undefined));
    },
    async head(url) {
      const peer = find(url);
      if (peer === undefined || peer.gone) return { status: 0 };
      if (peer.answerMs > 0) await sleep(peer.answerMs / 2);
      const said = saysOf(peer);
      if (peer.answerMs > 0) await sleep(peer.answerMs / 2);
      return said;
    },
  });
  const screen: Screen = { id, reader, has: false, gone: false, answerMs: 0, ...more };
  site.push(screen);
  return screen;
}

function saysOf({ lie, has, reader }: Screen): { readonly status: number; readonly coming?: string | undefined } {
  if (lie !== undefined) return { status: lie.status, coming: lie.coming?.() };
  if (has) return { status: 200 };
  const bytes = reader.fetching(SHA);
  return bytes === undefined ? { status: 404 } : { status: 503, coming: String(bytes) };
}

/** What a download does: reads to the end, judges by the hash, and asks again, past what gave the wrong bytes. */
async function fetchFile(screen: Screen, { after = 0 } = {}): Promise<number> {
  if (after > 0) await sleep(after);
  for (let tries = 1, fresh = false; ; tries++) {
    const opened = await screen.reader.open({
      url: 'https://example.org/a',
      from: 0,
      sha256: SHA,
      ...(fresh ? { fresh } : {}),
    });
    if (opened.kind !== 'body') throw new Error(opened.kind);
    const chunks: Uint8Array[] = [];
    const end = await opened.read((chunk) => Promise.resolve(void chunks.push(chunk)), FILE.length);
    if (end.kind === 'whole' && Buffer.concat(chunks).equals(FILE)) {
      screen.has = true;
      return tries;
    }
    fresh = end.kind === 'whole';
  }
}

describe('createPeerReader', () => {
  it('lets ten screens that begin together fetch a file once', async () => {
    const screens = Array.from({ length: 10 }, (_, n) => addScreen(`s${n}`));

    expect(await run(screens.map((screen) => fetchFile(screen)))).toEqual(Array(10).fill(1));
    expect(originBytes).toBe(FILE.length);
  });

  it('lets ten screens that hear of it one after the other fetch it once', async () => {
    const screens = Array.from({ length: 10 }, (_, n) => addScreen(`s${n}`));

    await run(screens.map((screen, n) => fetchFile(screen, { after: ((n * 37) % 10) * 6_000 })));

    expect(originBytes).toBe(FILE.length);
  });

  it('lets screens that are started within two seconds of each other fetch it once, however long their words take', async () => {
    const starts = fc.array(fc.record({ after: fc.nat(2_000), answerMs: fc.nat(400) }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(starts, async (screens) => {
        [now, originBytes, site] = [0, 0, []];
        const works = screens.map(async ({ after, answerMs }, n) => {
          await sleep(after);
          return fetchFile(addScreen(`s${n}`, { answerMs }));
        });
        await run(works);
        expect(originBytes).toBe(FILE.length);
      }),
    );
  });

  it('asks the web server where there is nobody else, once it had time to find somebody', async () => {
    const screen = addScreen('alone');
    await run([fetchFile(screen)]);
    expect(originBytes).toBe(FILE.length);
    expect(now).toBe(44_500);

    await run([fetchFile(screen)]);
    expect(now).toBe(84_500);
  });

  it('takes what a neighbour has had for long', async () => {
    addScreen('old', { has: true });

    await run([fetchFile(addScreen('new'))]);

    expect(originBytes).toBe(0);
  });

  it('waits its turn at a neighbour that others are taking from', async () => {
    const old = addScreen('old', { has: true });
    old.busyUntil = 60_000;

    await run([fetchFile(addScreen('new'))]);

    expect(originBytes).toBe(0);
    expect(now).toBeGreaterThan(60_000);
  });

  it('tries once more when a neighbour gives other bytes, and leaves it alone then', async () => {
    addScreen('liar', { lie: { status: 200, body: Buffer.alloc(FILE.length, 8) } });
    const screen = addScreen('honest');

    expect(await run([fetchFile(screen)])).toEqual([2]);
    expect(await run([fetchFile(screen)])).toEqual([1]);
  });

  it('waits for a neighbour that only says that it is fetching no longer than its words come on', async () => {
    addScreen('liar', { lie: { status: 503, coming: () => '5' } });
    const screen = addScreen('honest');

    await run([fetchFile(screen)]);

    expect(now).toBeLessThan(40_000 + 30_000);
  });

  it('waits a quarter of an hour at most for one that says that it comes on and on', async () => {
    addScreen('liar', { lie: { status: 503, coming: () => String(Math.round(now)) } });
    const screen = addScreen('honest');

    await run([fetchFile(screen)]);

    expect(now).toBeLessThan(16 * 60_000);
  });

  it('goes on when the one that fetches vanishes', async () => {
    const screens = Array.from({ length: 5 }, (_, n) => addScreen(`s${n}`));
    const first = await new Promise<Screen>((resolve) => resolve(screens[0] as Screen));
    first.lie = { status: 503, coming: () => (now < 10_000 ? String(now) : '10000') };
    const works = screens.slice(1).map((screen) => fetchFile(screen));
    const vanishing = sleep(12_000).then(() => {
      first.gone = true;
      return 0;
    });

    await run([...works, vanishing]);

    expect(originBytes).toBe(FILE.length);
  });

  it('lets a stopped download go', async () => {
    addScreen('busy', { lie: { status: 503, coming: () => String(now) } });
    const screen = addScreen('honest');
    const stop = new AbortController();
    const opening = screen.reader.open({ url: 'https://example.org/a', from: 0, sha256: SHA, signal: stop.signal });
    stop.abort();

    expect(await run([opening])).toMatchObject([{ kind: 'unreachable' }]);
  });
});
