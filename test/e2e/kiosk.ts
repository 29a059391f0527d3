import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type Page } from '@playwright/test';
import type { Status } from '../../core/status.ts';
import type { PrintedPlay } from '../bench/compare-plays.ts';
import { startNginx, type Nginx } from '../fakes/nginx.ts';
import { eventually, nowPlaying, playsIn, startPlayer, type RunningPlayer } from '../fakes/player.ts';

/** A web server, and the player that plays what lies there; of the test that runs. */
export interface Kiosk {
  /** In a folder of the test's own. */
  at(...names: readonly string[]): string;
  nginx(): Nginx;
  /** A file on the web server. */
  onServer(name: string): string;
  /** Starts the player; it is stopped when the test is over. */
  start(options?: StartOptions): Promise<RunningPlayer>;
  /** Starts the player, and waits until its playlist is in force. */
  begin(options?: StartOptions): Promise<RunningPlayer>;
  /** Opens the page once the playlist is in force: the bundled campaign would be on until the end of its first clip. */
  watch(page: Page, options?: StartOptions): Promise<RunningPlayer>;
  stop(): Promise<void>;
  status(): Promise<Status>;
  /** Waits until this item is on. */
  isOn(id: string): Promise<Status>;
  plays(): readonly PrintedPlay[];
}

interface StartOptions {
  /** The web server's `playlist.json` by default. */
  readonly config?: string;
  /** None by default: Playwright's browser is. */
  readonly host?: readonly string[];
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Gives each test of the file a kiosk of its own. */
export function kioskForEach(): Kiosk {
  let dir: string;
  let nginx: Nginx;
  let player: RunningPlayer | undefined;
  test.beforeEach(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'kiosk-'));
    nginx = await startNginx();
  });
  test.afterEach(async () => {
    await player?.stop();
    player = undefined;
    await nginx.close();
    rmSync(dir, { recursive: true });
  });

  const at = (...names: readonly string[]) => path.join(dir, ...names);
  const data = () => at('data');
  const kiosk: Kiosk = {
    at,
    nginx: () => nginx,
    onServer: (name) => path.join(nginx.www, name),
    async start({ config = nginx.url('/playlist.json'), host = ['--host', 'none'], dataDir = data(), env } = {}) {
      player = await startPlayer([...host, '--data-dir', dataDir, '--config-url', config], env);
      return player;
    },
    async begin(options) {
      const begun = await kiosk.start(options);
      await eventually(begun.status, ({ playlist }) => playlist.state === 'current');
      return begun;
    },
    async watch(page, options) {
      const begun = await kiosk.begin(options);
      await page.goto(begun.url);
      return begun;
    },
    stop: async () => void (await player?.stop()),
    status: () => player?.status() ?? Promise.reject(new Error('no player')),
    isOn: (id) => eventually(kiosk.status, (one) => nowPlaying(one) === id),
    plays: () => playsIn(data()),
  };
  return kiosk;
}
