import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type * as electronModule from 'electron';
import { exitCodes } from '../core/exit-codes.ts';
import { isLower, type Rung } from '../core/ladder.ts';
import { namesOf, settingsOf, type PlayOptions } from '../core/play-options.ts';
import { startClimbing } from '../player/climb.ts';
import { openDataDir } from '../player/data-dir.ts';
import { openKeptDisplays } from '../player/kept-displays.ts';
import { reasonOf, type Log } from '../player/log.ts';
import { closeRunFile, rememberedPort, writeRunFile } from '../player/run-file.ts';
import { takeScreenshot } from '../player/screenshot.ts';
import { readOptions, type SettingSources } from '../player/provisioning/read-options.ts';
import type { ServiceManager, ServiceManagerWorld } from '../player/service-manager.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { supervisePlayer, type Supervisor } from '../player/supervise.ts';
import type { Electron } from './electron.ts';
import { createHost, type Host } from './host.ts';
import type { Programs } from './programs.ts';
import { openElectronStore } from './settings.ts';
import type { Strikes } from '../player/strikes.ts';
import { utilityChild } from './utility-child.ts';

/** What the host is run with: all that `main.ts` found out before Electron was ready, and the real world. */
export interface RunWorld {
  readonly options: PlayOptions;
  /** Absolute. */
  readonly dataDir: string;
  readonly settingSources: SettingSources;
  readonly programs: Programs;
  readonly version: string;
  readonly token: string;
  readonly startedAt: number;
  /** Started from a terminal, so somebody sits before it who must be able to get back there. */
  readonly attended: boolean;
  /** Where on the ladder this start draws; and where the next would, by all that has happened since. */
  readonly rung: Rung;
  readonly rungNow: () => Rung;
  /** The program is about to end as it should. */
  readonly onLeaving: () => void;
  /** Opens the line to the service manager that has started the program, if one has. */
  readonly openService: (screens: ServiceManagerWorld['screens']) => ServiceManager;
  readonly strike: Strikes['add'];
  readonly log: Log;
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** The one line on stdout that says where the page is. */
  readonly tellReady: (url: string) => void;
  readonly fetch: typeof fetch;
  readonly killProcess: (pid: number, signal: NodeJS.Signals) => void;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** What of Electron the run needs beside the windows. */
export type RunElectron = Electron & Pick<typeof electronModule, 'utilityProcess' | 'ipcMain'>;

/** Closing the journal takes 3 s at most; whatever else hangs must not keep the program from ending. */
const END_LIMIT_MS = 5_000;
/** A GPU that hangs gives no picture, and no error. */
const CAPTURE_LIMIT_MS = 10_000;

/** Plays in Electron until it is told to end, then ends the program. To be called when Electron is ready. */
export async function runElectronHost(electron: RunElectron, world: RunWorld): Promise<void> {
  const { app } = electron;
  const { programs, token, log, say, now, setTimer } = world;
  let release = (): void => undefined;
  const running: { host?: Host; player?: Supervisor; service?: ServiceManager } = {};
  let served: { readonly origin: string; readonly port: number } | undefined;
  let ending = false;

  app.on('before-quit', (event) => {
    event.preventDefault(); // `end` exits when the journal is closed
    end(exitCodes.ok);
  });

  const opened = await openDataDir(world.dataDir);
  if (opened.kind === 'refused') {
    say(opened.message);
    return end(opened.exitCode);
  }
  release = opened.release;
  const dataDir = opened.path;
  const optionsNow = () =>
    readOptions(world.options, { ...world.settingSources, dataDir, openStore: openElectronStore, log, now });
  const options = await optionsNow();
  // electron-store answers pages that ask where the settings lie; ours has nothing to ask with, and none shall have.
  electron.ipcMain.removeAllListeners('electron-store-get-data');
  const displays = await openKeptDisplays(dataDir, log);
  if (ending) return;

  const host = createHost(electron, {
    ...namesOf(options),
    windowed: options.windowed,
    attended: world.attended,
    preload: programs.preload,
    devTools: options.windowed !== undefined && !app.isPackaged,
    webOrigins: settingsOf(options).webOrigins ?? [],
    platform: process.platform,
    token,
    rung: world.rung,
    rungNow: world.rungNow,
    displayNumbers: displays.numbers,
    keepDisplayNumbers: displays.keep,
    onScreens: (screens) => running.player?.send({ type: 'set-screens', screens }),
    strike: (kind, why) => world.strike(kind, why, world.rung),
    onTrouble: (message) => running.player?.send({ type: 'host-fault', code: 'BROWSER', message }),
    restart,
    onSight: (id, sight) => running.player?.send({ type: 'sight', screenId: id, sight }),
    killProcess: world.killProcess,
    log,
    now,
    setTimer,
  });
  running.host = host;
  const service = world.openService(() => host.screens().filter(({ display }) => display !== undefined).length);
  running.service = service;

  const player = supervisePlayer({
    start: () =>
      utilityChild(
        electron.utilityProcess.fork(programs.player, [], {
          serviceName: 'player',
          stdio: ['ignore', 'ignore', 'inherit'],
        }),
        world.killProcess,
      ),
    options: {
      version: world.version,
      host: 'electron',
      dataDir,
      campaignDir: programs.campaignDir,
      pageDir: programs.pageDir,
      port: options.port ?? rememberedPort(dataDir),
      portRequired: options.port !== undefined,
      token,
      ...settingsOf(options),
      screens: host.screens(),
      rung: world.rung,
      startedAt: world.startedAt,
    },
    log,
    now,
    setTimer,
    onReady({ origin, port }) {
      const moved = served?.port !== port;
      served = { origin, port };
      service.served();
      host.serve(origin, port);
      if (!moved) return;
      const run = { pid: process.pid, port, token, origin, startedAt: new Date(world.startedAt).toISOString() };
      void writeRunFile(dataDir, run).catch((error: unknown) => log.error('run.json not written', { reason: error }));
      world.tellReady(`${origin}/?token=${token}`);
    },
    onRevive: (order) => host.revive(order),
    onWatched: (ailing, doing) => service.watched(ailing, doing),
    onRefresh: (why, screenId) => host.refresh(why, screenId),
    onKeyless: () => host.renewKey(),
    capture: (screenId) => pngOf(host.window(screenId), setTimer),
    onSettings: () =>
      void followSettings().catch((error: unknown) => log.warn('settings not followed', { reason: reasonOf(error) })),
    onRefused(exitCode, message) {
      say(message);
      end(exitCode);
    },
    onDeath: (how) => world.strike('player', how),
  });
  running.player = player;
  startClimbing(climb, setTimer);
  if (options.screenshot !== undefined) await photograph(options.screenshot);

  /** Works on with settings that were changed at the screen. */
  async function followSettings(): Promise<void> {
    const changed = await optionsNow();
    const screens = host.rename(namesOf(changed));
    const settings = settingsOf(changed);
    player.restart({ ...settings, screens });
    host.allow(settings.webOrigins ?? []);
  }

  function restart(why: string): void {
    world.strike('restart', why);
    log.error('host restarting', { why });
    end(exitCodes.restart);
  }

  /** How Chromium draws is settled at its start: what has become better needs another. */
  function climb(): void {
    const rung = world.rungNow();
    if (isLower(world.rung, rung)) restart(`the graphics may be ${rung} again`);
  }

  /** Ends the program once, in order: the player first, so that the journal is closed while the picture is still on. */
  function end(exitCode: number): void {
    if (ending) return;
    ending = true;
    world.onLeaving();
    running.service?.stopping();
    running.host?.quitting();
    log.info('host ending', { exitCode });
    const closed = async (): Promise<void> => {
      await running.player?.stop();
      if (served !== undefined) await closeRunFile(world.dataDir);
    };
    const limit = new Promise<void>((resolve) => void setTimer(resolve, END_LIMIT_MS));
    void Promise.race([closed(), limit])
      .catch((error: unknown) => log.warn('host did not end cleanly', { reason: error }))
      .finally(() => {
        release();
        app.exit(exitCode);
      });
  }

  async function photograph(file: string): Promise<void> {
    const taken = await takeScreenshot({
      screenId: namesOf(options).screenId,
      isAsked: options.configUrl !== undefined,
      async status() {
        if (served === undefined) return undefined;
        const url = `${served.origin}/status?token=${token}`;
        return (await world.fetch(url, { signal: AbortSignal.timeout(5_000) })).json();
      },
      capture: () => pngOf(running.host?.window(namesOf(options).screenId), setTimer),
      sleep: (ms) => new Promise((resolve) => void setTimer(() => resolve(undefined), ms)),
      now,
    });
    if (ending) return;
    if (taken.kind === 'failed') {
      say(`no screenshot: ${taken.reason}`);
      return end(exitCodes.bug);
    }
    try {
      await writeFile(path.resolve(file), taken.png);
    } catch (error) {
      say(`--screenshot: ${reasonOf(error)}`);
      return end(exitCodes.usage);
    }
    say(`screenshot written to ${file}${taken.remark === undefined ? '' : ` (${taken.remark})`}`);
    end(exitCodes.ok);
  }
}

/** What a window shows; fails when it gives no picture. */
async function pngOf(window: BrowserWindow | undefined, setTimer: SetTimer): Promise<Buffer | undefined> {
  const late = new Promise<undefined>((resolve) => void setTimer(() => resolve(undefined), CAPTURE_LIMIT_MS));
  const image = await Promise.race([window?.webContents.capturePage(), late]);
  if (image?.isEmpty() === true) throw new Error('the picture is empty');
  return image?.toPNG();
}
