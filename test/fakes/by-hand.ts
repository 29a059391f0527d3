import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import { displaySettings } from '../../core/display-settings.ts';
import type { PlayerOptions, ToHost } from '../../core/messages.ts';
import type { Taking, Unlocked } from '../../core/operator.ts';
import type { Status } from '../../core/status.ts';
import { hashPin } from '../../player/operator/pin.ts';
import { startPlayer } from '../../player/player.ts';
import type { Player, PlayerWorld } from '../../player/player-world.ts';
import { openConf } from '../../player/settings-store.ts';
import { writeTarHeader } from '../../player/tar-header.ts';
import { logbook } from './logbook.ts';
import { jpegBytes, sha256 } from './media-bytes.ts';
import { tempDir } from './temp-dir.ts';

export const PIN = '482913';
const PIN_KEPT = hashPin(PIN, 10);
export const TOKEN = 'ab'.repeat(32);

/** A real player with an operator's PIN, a stick in it, and whoever stands there and asks it. */
export interface Stand {
  readonly dir: string;
  readonly stick: string;
  readonly dataDir: string;
  /** Where its page is served. */
  origin(): string;
  readonly log: ReturnType<typeof logbook>;
  /** All that the host was told. */
  readonly toldHost: ToHost[];
  /** Called after each line of the player's log. */
  onLogged: (event: string) => void;
  status(): Promise<Status>;
  /** A request through the loopback door, with a session's secret unless another is named. */
  ask(method: string, route: string, body?: unknown, more?: Readonly<Record<string, string>>): Promise<Response>;
  unlock(pin?: string): Promise<Response>;
  /** Unlocks, takes what lies at this path, and waits for what comes of it. */
  take(what: string): Promise<Taking>;
  stop(): Promise<void>;
  /** What the host says of its displays. */
  setScreens: Player['setScreens'];
  /** Starts with other options from the next start on. */
  set(options: Partial<PlayerOptions>): void;
  restart(): Promise<void>;
}

export async function startStand(
  options: Partial<
    Pick<
      PlayerOptions,
      | 'trust'
      | 'configUrl'
      | 'mediaQuotaMiB'
      | 'operatorPin'
      | 'codeDomains'
      | 'provided'
      | 'startedAt'
      | 'hours'
      | 'reporting'
      | 'host'
    >
  > & {
    readonly anchor?: string;
    readonly random?: () => number;
    /** Parts of the world that are not to be real. */
    readonly world?: Partial<PlayerWorld>;
  } = {},
): Promise<Stand> {
  const { anchor, random = () => 0.5, world = {}, ...given } = options;
  let more: Partial<PlayerOptions> = given;
  const dir = await tempDir();
  const at = (...names: readonly string[]) => path.join(dir, ...names);
  for (const name of ['page', 'campaign', 'data', 'stick']) await mkdir(at(name));
  await writeFile(at('page', 'index.html'), '<!doctype html>');
  await writeFile(at('campaign', 'playlist.json'), BUNDLED);
  if (anchor !== undefined) await writeFile(at('trust.json'), anchor);

  const book = logbook();
  let player: Player | undefined;
  let origin = '';
  let secret: string | undefined;
  const heard = (level: 'error' | 'warn' | 'info') => (event: string, data?: Readonly<Record<string, unknown>>) => {
    book[level](event, data);
    stand.onLogged(event);
  };
  const start = async () => {
    player = await startPlayer(
      {
        ...{ version: '0.0.0-test', host: 'none', port: undefined, portRequired: false, token: TOKEN, startedAt: 0 },
        ...{ dataDir: at('data'), campaignDir: at('campaign'), pageDir: at('page'), configUrl: undefined },
        ...{ trust: anchor === undefined ? undefined : at('trust.json'), operatorPin: PIN_KEPT },
        ...{ screens: [{ id: 'lobby', tags: [], display: 'stand-in' }], displaySettings: displaySettings({}), ...more },
      },
      {
        // What was written just now has long come to rest.
        ...{ fetch, lanFetch: fetch, random, now: () => Date.now() + 10_000, clockFloor: 0 },
        ...{ uptimeMs: () => performance.now(), powerSwitches: [] },
        log: { error: heard('error'), warn: heard('warn'), info: heard('info') },
        sleep: (ms, signal) => sleep(ms, undefined, { signal }),
        openSettings: openConf,
        journalWorker: path.resolve(import.meta.dirname, '../../player/journal/journal-worker.ts'),
        findSticks: () => Promise.resolve([at('stick')]),
        tellHost(message) {
          stand.toldHost.push(message);
          if (message.type === 'ready') ({ origin } = message);
        },
        onBug(error) {
          throw error;
        },
        ...world,
      },
    );
  };

  const stand: Stand = {
    ...{ dir, stick: at('stick'), dataDir: at('data'), log: book, toldHost: [], onLogged: () => undefined },
    origin: () => origin,
    status: async () => (await stand.ask('GET', '/status')).json() as Promise<Status>,
    ask: (method, route, body, headers = {}) =>
      fetch(`${origin}${route}`, {
        method,
        headers: {
          cookie: `bzk_${new URL(origin).port}=${TOKEN}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(secret === undefined ? {} : { 'x-operator': secret }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async unlock(pin = PIN) {
      const answer = await stand.ask('POST', '/operator/unlock', { pin });
      if (answer.ok) ({ secret } = (await answer.clone().json()) as Unlocked);
      return answer;
    },
    setScreens: (screens) => player?.setScreens(screens),
    set: (options) => void (more = { ...more, ...options }),
    async take(what) {
      await stand.unlock();
      const answer = await stand.ask('POST', '/operator/take', { path: what });
      if (answer.status !== 202) throw new Error(`not begun: ${answer.status} ${await answer.text()}`);
      return vi.waitFor(
        async () => {
          const taking = (await (await stand.ask('GET', '/operator/taking')).json()) as Taking;
          if (taking.state === 'copying') throw new Error(JSON.stringify(taking));
          return taking;
        },
        { interval: 10, timeout: 5_000 },
      );
    },
    async stop() {
      await player?.stop();
      player = undefined;
    },
    async restart() {
      await stand.stop();
      await start();
    },
  };
  await start();
  onTestFinished(() => stand.stop());
  return stand;
}

/** A picture that somebody brings. */
export function picture(name: string, bytes = jpegBytes(20_000, name.length * 7919 + name.charCodeAt(0))) {
  const hash = sha256(bytes);
  const file = `media/${hash}.jpg`;
  return {
    name,
    bytes,
    hash,
    file,
    item: { id: name, src: file, sha256: hash, bytes: bytes.length, durationSeconds: 10 },
  };
}

/** The bytes of a bundle: the playlist as it is given, and these pictures in this order. */
export function bundleOf(playlist: string, pictures: readonly ReturnType<typeof picture>[]): Buffer {
  const entry = (name: string, bytes: Buffer) => [
    Buffer.from(writeTarHeader(name, bytes.length)),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ];
  const media = pictures.flatMap(({ file, bytes }) => entry(file, bytes));
  return Buffer.concat([...entry('playlist.json', Buffer.from(playlist)), ...media, Buffer.alloc(1024)]);
}

const BUNDLED = JSON.stringify({
  ...{ formatVersion: 1, id: 'bundled' },
  items: [{ id: 'house', durationSeconds: 10, slide: { kind: 'notice', title: 'Bluezone' } }],
});
