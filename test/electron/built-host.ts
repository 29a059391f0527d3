import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { WebSocket } from 'ws';
import type { Status } from '../../core/status.ts';
import { twoDisplays, type Call } from '../fakes/electron.ts';

const entry = path.resolve(import.meta.dirname, '../../out/main/electron.js');

/** What is started, and as whom. */
interface Started {
  /** The entry file; the built one of this clone unless said otherwise. */
  readonly program?: string;
  /** Another user, whom only root can start things as. */
  readonly uid?: number;
}

/** The built host, running with Electron faked. */
export interface BuiltHost {
  readonly process: ChildProcess;
  readonly calls: Call[];
  readonly said: () => string;
  readonly printed: () => string;
  readonly ended: Promise<number | null>;
  of(what: string): readonly (readonly unknown[])[];
  /** What is done to Electron, by its first words only, until the fake is ready and after it. */
  order(): readonly string[];
  /** The player process, as it was started last. */
  playerPid(): number;
  tell(order: object): void;
  status(): Promise<Status>;
}

/** Starts the built host with its data under `dir`. `BLUEZONE_KIOSK_TEST_NO_SANDBOX` lets it run where tests run as root. */
export function startBuiltHost(
  dir: string,
  args: readonly string[] = [],
  fake: object = {},
  env: Readonly<Record<string, string>> = {},
  { program = entry, ...user }: Started = {},
): BuiltHost {
  const child = fork(program, ['--data-dir', path.join(dir, 'data'), ...args], {
    execArgv: ['--import', new URL('../fakes/electron-module.mjs', import.meta.url).href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...user,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: dir,
      DISPLAY: ':99',
      BLUEZONE_KIOSK_TEST_NO_SANDBOX: '1',
      FAKE_ELECTRON: JSON.stringify({ displays: twoDisplays, realPlayer: true, ...fake }),
      ...env,
    },
  });
  const calls: Call[] = [];
  let said = '';
  let printed = '';
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  child.on('message', (call) => calls.push(call as Call));
  const of = (what: string) => calls.filter(([kind]) => kind === what).map(([, ...details]) => details);
  return {
    process: child,
    calls,
    said: () => said,
    printed: () => printed,
    ended: new Promise((resolve) => child.once('close', resolve)),
    of,
    order: () => calls.map(([what]) => what),
    playerPid: () => Number(of('player pid').at(-1)?.[0]),
    tell: (order) => void child.send(order),
    async status() {
      const { url } = JSON.parse(printed) as { url: string };
      const { origin, search } = new URL(url);
      return (await (await fetch(`${origin}/status${search}`)).json()) as Status;
    },
  };
}

/** The page's side of the line to the player, as far as saying that an item is on. */
export async function openPage(readyLine: string, screen: string): Promise<WebSocket> {
  const { origin, port, searchParams } = new URL((JSON.parse(readyLine) as { url: string }).url);
  const page = new WebSocket(`${origin.replace('http', 'ws')}/socket`, {
    origin,
    headers: { cookie: `bzk_${port}=${searchParams.get('token')}` },
  });
  await new Promise((resolve, reject) => page.once('open', resolve).once('error', reject));
  const showing = { n: 1, playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'a.mp4', startedAt: Date.now() };
  const hello = { type: 'hello', page: '12345678', screen, viewport: { width: 1280, height: 720 } };
  for (const word of [hello, { type: 'shown', showing }]) page.send(JSON.stringify(word));
  return page;
}
