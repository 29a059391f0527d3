import { exitCodes } from '../core/exit-codes.ts';
import { parsePlayOptions, type PlayOptions } from '../core/play-options.ts';
import { settleOptions } from '../player/settle-options.ts';

export type StartDecision =
  | { readonly kind: 'play'; readonly options: PlayOptions }
  /** Say `message` on stderr and end with this exit code. */
  | { readonly kind: 'refused'; readonly exitCode: number; readonly message: string };

/** What of the machine decides whether Electron may start. */
export interface StartWorld {
  /** `process.argv`, whole. */
  readonly argv: readonly string[];
  /** `app.isPackaged`. */
  readonly packaged: boolean;
  readonly workingDir: string;
  readonly platform: string;
  /** The effective user's number; `undefined` on Windows. */
  readonly uid: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The variable by which a test may run Electron as root, without its sandbox. A packaged program ignores it. */
export const noSandboxVariable = 'BLUEZONE_KIOSK_TEST_NO_SANDBOX';

/** Decides whether Electron can do what the command line asks for on this machine. */
export function decideStart(world: StartWorld): StartDecision {
  const { argv, packaged, platform, uid, env } = world;
  const parsed = settleOptions(parsePlayOptions(playArguments(argv, packaged)), world.workingDir);
  if (parsed.kind === 'refused') {
    return refused(exitCodes.usage, parsed.faults.map(({ place, message }) => `${place} ${message}`).join('\n'));
  }
  const { options } = parsed;
  // Chromium itself ends as root before any of our code runs, unless it is told not to use its sandbox.
  if (uid === 0 && (packaged || env[noSandboxVariable] !== '1')) {
    return refused(
      exitCodes.usage,
      'Electron is not started as root: an installed player runs nothing as root. Start it as another user, or try it with --host chromium',
    );
  }
  if (options.host === 'chromium' || options.host === 'none') {
    return refused(
      exitCodes.usage,
      `--host ${options.host}: this program is the Electron host; use bluezone-kiosk play`,
    );
  }
  if (options.headless) {
    return refused(exitCodes.usage, '--headless: Electron plays on displays only; --host chromium --headless does it');
  }
  // Without either, Chromium's toolkit ends the process later with an exit code that says nothing.
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return options.waitForDisplay
      ? refused(
          exitCodes.restart,
          'there is no display server yet (neither DISPLAY nor WAYLAND_DISPLAY is set): waiting for it',
        )
      : refused(
          exitCodes.noHost,
          'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): --host chromium --headless plays without one',
        );
  }
  return { kind: 'play', options };
}

/**
 * The arguments that are ours: Electron's argv also holds the program, in a clone the entry file with Electron's own
 * switches before it, and switches that only Chromium reads. A packaged program takes few of those: whoever starts it
 * with `--no-sandbox` or a debugging port is told that there is no such option.
 */
export function playArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const entry = packaged ? 0 : argv.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  const words = entry === -1 ? [] : argv.slice(entry + 1);
  return words.filter((word) => word !== '--' && !isChromiumSwitch(word, packaged));
}

function isChromiumSwitch(word: string, packaged: boolean): boolean {
  const name = /^--([^=]+)/.exec(word)?.[1];
  return name !== undefined && (harmless.has(name) || (!packaged && forDevelopers.has(name)));
}

/** They choose how pixels reach the display; `--ozone-platform` must be real argv, being read before any of our code. */
const harmless = new Set([
  'ozone-platform',
  'enable-features',
  'disable-features',
  'force-device-scale-factor',
  'use-gl',
  'use-angle',
  'disable-gpu',
  'render-node-override',
]);
const forDevelopers = new Set([
  'no-sandbox',
  'inspect',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'enable-logging',
  'disable-dev-shm-usage',
]);

function refused(exitCode: number, message: string): StartDecision {
  return { kind: 'refused', exitCode, message };
}
