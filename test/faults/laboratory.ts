import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { displaySettings } from '../../core/display-settings.ts';
import type { PlayerOptions } from '../../core/messages.ts';
import type { Status } from '../../core/status.ts';
import { createFetch } from '../../player/http.ts';
import { namesIn } from '../../player/names-in.ts';
import { readPlays } from '../../player/journal/read-plays.ts';
import { startPlayer as startRealPlayer } from '../../player/player.ts';
import type { Player } from '../../player/player-world.ts';
import { openConf } from '../../player/settings-store.ts';
import { createAuthority, type Authority } from '../fakes/certificates.ts';
import { startFaultServer, type FaultServer } from '../fakes/fault-server.ts';
import { logbook } from '../fakes/logbook.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { countedFetch, type NameAnswer } from './counted-fetch.ts';
import { newOfficer, PLAYLIST, type Officer } from './officer.ts';
import { newOracle, type Oracle, type Violation } from './oracle.ts';
import { seededRandom } from './seeded-random.ts';
import { openStandInPage, type Shown, type StandInPage } from './stand-in-page.ts';
import { installClock, type VirtualClock } from './virtual-clock.ts';

export interface LaboratoryOptions {
  readonly isSigning?: boolean;
  readonly isHashing?: boolean;
  readonly seed?: number;
  /** The server speaks TLS, with a certificate of an authority that the player was told to believe. */
  readonly isSecure?: boolean;
  /** By the clock on the wall, epoch milliseconds. */
  readonly at?: number;
  /** Another player than the real one, to prove that the oracle sees what is wrong with it. */
  readonly startPlayer?: typeof startRealPlayer;
  /** Another address of the playlist than the server's own, or a folder. */
  readonly configUrl?: (server: FaultServer) => string;
}

/**
 * The real player with a real data directory, a web server that misbehaves, an officer who publishes there and a page
 * that plays; time passes by a clock of its own. One at a time in a process.
 */
export interface Laboratory {
  readonly server: FaultServer;
  /** Who makes the certificates that the player believes. */
  readonly authority: Authority | undefined;
  readonly officer: Officer;
  readonly oracle: Oracle;
  readonly clock: VirtualClock;
  readonly dataDir: string;
  readonly log: ReturnType<typeof logbook>;
  readonly random: () => number;
  /** What the name server says falsely, by host. */
  readonly names: Map<string, NameAnswer>;
  page(): StandInPage;
  status(): Promise<Status>;
  /** The codes that stand in `/status`, without the item that some of them name. */
  codes(): Promise<readonly string[]>;
  /** Lets time pass until the picture of this revision's own is on the screen; a violation of I3 when it takes longer. */
  untilShown(revision: number, mostMs: number): Promise<void>;
  /** Ends the player in order, and starts it again. */
  restart(): Promise<void>;
  /** Ends everything, and says all that was wrong. */
  end(): Promise<readonly Violation[]>;
}

export async function startLaboratory(options: LaboratoryOptions = {}): Promise<Laboratory> {
  const { isSigning = false, isHashing = true, seed = 1, at = NOON, startPlayer = startRealPlayer } = options;
  const descriptorsBefore = openDescriptors();
  const dir = await mkdtemp(path.join(tmpdir(), 'bluezone-lab-'));
  const dataDir = path.join(dir, 'data');
  await furnish(dir);
  const authority = options.isSecure === true ? createAuthority(path.join(dir, 'authority')) : undefined;
  const server = await startFaultServer(authority?.issue('127.0.0.1'));
  const names = new Map<string, NameAnswer>();
  const { fetch, inFlight } = countedFetch(
    createFetch({ env: {}, userAgent: 'bluezone-kiosk/test', ...(authority && { ca: authority.ca }) }),
    (host) => names.get(host),
  );
  let page: StandInPage | undefined;
  const clock = installClock({ at, isBusy: () => inFlight() > server.held() || (page?.inFlight() ?? 0) > 0 });
  const officer = newOfficer(server, { isSigning, isHashing, seed });
  const oracle = newOracle({ officer, bundledDigest: sha256(BUNDLED), now: clock.now });
  const log = logbook();
  const random = seededRandom(seed);
  await writeFile(path.join(dir, 'trust.json'), officer.channel.anchor);
  const shownBefore: Shown[] = [];
  let player: Player | undefined;
  let starts = 0;

  const start = async () => {
    let origin = '';
    player = await startPlayer(
      {
        ...OPTIONS,
        ...{ dataDir, campaignDir: path.join(dir, 'campaign'), pageDir: path.join(dir, 'page') },
        configUrl: options.configUrl?.(server) ?? server.url(PLAYLIST),
        trust: isSigning ? path.join(dir, 'trust.json') : undefined,
        startedAt: clock.now(),
      },
      {
        ...{
          fetch,
          lanFetch: fetch,
          random,
          log,
          now: clock.now,
          sleep: clock.sleep,
          clockFloor: Date.parse('2026-01-01'),
          uptimeMs: () => performance.now(),
          powerSwitches: [],
        },
        openSettings: openConf,
        journalWorker: path.resolve(import.meta.dirname, '../../player/journal/journal-worker.ts'),
        tellHost(message) {
          if (message.type === 'ready') ({ origin } = message);
        },
        onBug: (error) => oracle.blame('I1', `the player died: ${error.stack}`),
      },
    );
    if (player === undefined) throw new Error('the player did not start');
    page = openStandInPage({ origin, token: OPTIONS.token, now: clock.now, name: `stand-in-page-${++starts}` }, oracle);
    await clock.settle();
  };
  const stop = async () => {
    if (page !== undefined) shownBefore.push(...page.shown);
    page?.close();
    await clock.settle();
    await player?.stop();
    player = page = undefined;
  };

  const lab: Laboratory = {
    ...{ server, authority, officer, oracle, clock, dataDir, log, random, names },
    page() {
      if (page === undefined) throw new Error('no page is open');
      return page;
    },
    status: () => lab.page().status(),
    codes: async () => [...new Set((await lab.status()).faults.map(({ code }) => code.split(' ', 1)[0] ?? ''))].sort(),
    async untilShown(revision, mostMs) {
      const isOn = () => {
        const on = lab.page().shown.at(-1);
        return on?.revision === revision && on.itemId === `own${revision}`;
      };
      if (await clock.passUntil(isOn, mostMs)) return;
      const { playlist, faults } = await lab.status();
      oracle.blame(
        'I3',
        `revision ${revision} was not on within ${mostMs / 1000} s: ${JSON.stringify({ playlist, faults })}`,
      );
    },
    async restart() {
      await stop();
      await start();
    },
    async end() {
      // Of what no list names any more a part may wait a week, in case it is named again.
      const parts = (await namesIn(path.join(dataDir, 'parts'))).filter((name) =>
        officer.newest().includes(name.slice(0, 64)),
      );
      if (parts.length > 0) oracle.blame('I5', `parts were left: ${parts.join(', ')}`);
      await stop();
      await server.close();
      compareJournal(path.join(dataDir, 'journal.sqlite'), shownBefore, oracle);
      await clock.settle();
      const pending = clock.pending();
      if (pending.length > 0) oracle.blame('I5', `timers were left: ${pending.join(', ')}`);
      clock.remove();
      await rm(dir, { recursive: true, force: true });
      const left = await descriptorsLeft(descriptorsBefore, dir);
      if (left.length > 0) oracle.blame('I5', `file descriptors were left: ${left.join(', ')}`);
      return oracle.violations;
    },
  };
  await mkdir(dataDir, { recursive: true });
  await start();
  return lab;
}

/** The journal is in the order of its clock, which may have been wrong: showings are told by their ids. */
function compareJournal(file: string, shown: StandInPage['shown'], oracle: Oracle): void {
  const lines = (
    plays: Iterable<Pick<Shown, 'id' | 'itemId' | 'revision'> & { readonly sha256?: string | undefined }>,
  ) => [...plays].map(({ id, itemId, revision, sha256: hash = '' }) => `${id} ${itemId} ${revision} ${hash}`).sort();
  const written = lines(readPlays(file));
  const seen = lines(shown);
  const lost = seen.filter((line) => !written.includes(line));
  const invented = written.filter((line) => !seen.includes(line));
  if (lost.length > 0)
    oracle.blame('I4', `${lost.length} of ${seen.length} plays were not written, such as ${lost[0]}`);
  if (invented.length > 0) oracle.blame('I4', `${invented.length} plays were never shown, such as ${invented[0]}`);
  if (written.length > new Set(written).size) oracle.blame('I4', 'plays were written twice');
}

async function furnish(dir: string): Promise<void> {
  for (const name of ['page', 'campaign']) await mkdir(path.join(dir, name));
  await writeFile(path.join(dir, 'page', 'index.html'), '<!doctype html>');
  await writeFile(path.join(dir, 'campaign', 'playlist.json'), BUNDLED);
}

/** What this process has open: files and sockets, by descriptor. */
function openDescriptors(): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  for (const name of readdirSync('/proc/self/fd')) {
    try {
      open.set(name, readlinkSync(`/proc/self/fd/${name}`));
    } catch {
      // it was the one that the directory itself was read with
    }
  }
  return open;
}

/** What is open now and was not before; sockets have a moment to hear that the other side is gone. */
async function descriptorsLeft(before: ReadonlyMap<string, string>, dir: string): Promise<readonly string[]> {
  for (let turn = 0; ; turn++) {
    const left = [...openDescriptors()].filter(
      ([name, what]) => before.get(name) !== what && (what.startsWith('socket:') || what.startsWith(dir)),
    );
    if (left.length === 0 || turn > 50) return left.map(([, what]) => what);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Noon of a Friday in Hà Nội. */
const NOON = Date.parse('2026-11-20T12:00:00+07:00');
const BUNDLED = JSON.stringify({
  ...{ formatVersion: 1, id: 'bundled' },
  items: [{ id: 'house', durationSeconds: 10, slide: { kind: 'notice', title: 'Bluezone' } }],
});
const OPTIONS: Omit<PlayerOptions, 'dataDir' | 'campaignDir' | 'pageDir' | 'configUrl' | 'trust' | 'startedAt'> = {
  ...{ version: '0.0.0-test', host: 'none', port: undefined, portRequired: false, token: 'ab'.repeat(32) },
  screens: [{ id: 'lobby', tags: [], display: 'stand-in' }],
  displaySettings: displaySettings({}),
};
