import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { uptime } from 'node:os';
import path from 'node:path';
import { isatty } from 'node:tty';
import * as electron from 'electron';
import { exitCodes } from '../core/exit-codes.ts';
import type { PlayOptions } from '../core/play-options.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { markLaunch } from '../player/launch-marks.ts';
import { createLog, reasonOf } from '../player/log.ts';
import { machineFilesOf } from '../player/provisioning/machine-files.ts';
import { decideStart } from './command-line.ts';
import { pruneCrashDumps } from './crash-dumps.ts';
import { programsIn } from './programs.ts';
import { runElectronHost } from './run.ts';
import { openServiceManager } from '../player/service-manager.ts';
import { STRIKES, openStrikes } from '../player/strikes.ts';
import { systemdNotify } from '../player/systemd-notify.ts';
import { setSwitches } from './switches.ts';

/** Electron's entry: here the real clock, disk and network come in. What must be said before Electron is ready is said here. */
const { app, Menu, crashReporter } = electron;
const log = createLog('host', (line) => process.stderr.write(line), Date.now);

const start = decideStart({
  argv: process.argv,
  packaged: app.isPackaged,
  workingDir: process.cwd(),
  platform: process.platform,
  uid: process.getuid?.(),
  env: process.env,
});
if (start.kind === 'refused') refuse(start.exitCode, start.message);
else prepare(start.options);

function prepare(options: PlayOptions): void {
  const dataDir = path.resolve(options.dataDir ?? defaultDataDir(process.env, process.platform));
  const strikes = openStrikes(path.join(dataDir, STRIKES), Date.now);
  // Without a listener Electron shows an error box, on the public screen, and waits for somebody to press OK.
  const onBug = (error: unknown): void => {
    strikes.add('bug', reasonOf(error));
    log.error('host ended by a bug', {
      reason: reasonOf(error),
      stack: error instanceof Error ? error.stack : undefined,
    });
    app.exit(exitCodes.bug);
  };
  process.on('uncaughtException', onBug);
  process.on('unhandledRejection', onBug);

  const profile = path.join(dataDir, 'electron');
  const crashDumps = path.join(dataDir, 'crashes');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    app.setPath('userData', profile); // of the data directory, so that each player of a machine has its own
    app.setPath('crashDumps', crashDumps);
  } catch (error) {
    return refuse(exitCodes.dataDirUnusable, `the data directory ${dataDir} cannot be used (${reasonOf(error)})`);
  }
  if (!app.requestSingleInstanceLock()) {
    return refuse(exitCodes.dataDirInUse, `another player is using the data directory ${dataDir}`);
  }
  pruneCrashDumps(crashDumps);
  crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
  // It would take a `--no-sandbox` of the command line back, which decideStart lets only a test of a clone give.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  Menu.setApplicationMenu(null); // the default one reloads, zooms, opens the developer tools and quits
  const launch = markLaunch({
    strikes,
    version: __VERSION__,
    bootedAt: Date.now() - uptime() * 1000,
    now: Date.now,
    setTimer,
  });
  const rung = launch.rung();
  setSwitches(app, { platform: process.platform, rung });

  // Never `await app.whenReady()` here: Electron is ready only after this module has been evaluated (electron#40719).
  void app.whenReady().then(() =>
    runElectronHost(electron, {
      options,
      dataDir,
      settingSources: {
        files: machineFilesOf(process.env, process.platform, placeOfProgram(process.env, app.isPackaged)),
        env: process.env,
        workingDir: process.cwd(),
      },
      programs: programsIn(import.meta.dirname, app.isPackaged, process.resourcesPath),
      version: __VERSION__,
      token: randomBytes(32).toString('hex'),
      startedAt: Date.now(),
      attended: isatty(0),
      rung,
      rungNow: launch.rung,
      onLeaving: launch.left,
      openService: (screens) =>
        openServiceManager({ env: process.env, notify: systemdNotify, screens, log, uptimeMs, setTimer }),
      strike: strikes.add,
      log,
      say,
      tellReady: (url) => void process.stdout.write(`${JSON.stringify({ event: 'ready', url })}\n`),
      fetch,
      killProcess: (pid, signal) => void process.kill(pid, signal),
      now: Date.now,
      setTimer,
    }),
  );
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

function setTimer(then: () => void, ms: number): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

function uptimeMs(): number {
  return performance.now();
}

/** Where somebody would lay a file beside the program: an AppImage runs from a place of its own. */
function placeOfProgram(env: NodeJS.ProcessEnv, isPackaged: boolean): string {
  if (!isPackaged) return path.resolve(import.meta.dirname, '../..');
  return path.dirname(env['APPIMAGE'] || process.execPath);
}

function refuse(exitCode: number, message: string): void {
  say(message);
  app.exit(exitCode);
}

function say(line: string): void {
  for (const part of line.split('\n')) process.stderr.write(`bluezone-kiosk: ${part}\n`);
}
