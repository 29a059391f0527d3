import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { FoundBrowser } from '../chromium/find-browser.ts';
import { installedBrowser } from '../chromium/installed-browser.ts';
import { managedPolicy, POLICY_DIRS, POLICY_FILE } from '../chromium/policy.ts';
import { KIOSK_USER } from '../core/kiosk-user.ts';
import type { DisplayServer } from '../machine/display-unit.ts';
import { filesUnder, type MachineWorld } from '../machine/machine-world.ts';
import type { Surroundings } from '../machine/obstacles.ts';
import type { Command, Program } from '../machine/plan.ts';
import { unreachable } from '../machine/reach.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { reasonOf } from '../player/log.ts';
import { findElectron, packagedPlayer } from './electron-binary.ts';
import { thisWindowsMachine, type WindowsMachine } from './windows-machine.ts';

/** Where and for whom things are installed. */
export interface InstallWorld {
  readonly platform: string;
  /** Folders of the user who calls. */
  readonly configDir: string;
  readonly dataDir: string;
  readonly program: (display: DisplayServer) => Program;
  /** Whether the user that a kiosk session runs as is there. */
  readonly hasUser: boolean;
  /** What is settled for the browser that it is shown with, by the files that say so. */
  readonly policies: Readonly<Record<string, object>>;
  readonly surroundings: Surroundings;
  /** Looked at on Windows only. */
  readonly windows: WindowsMachine;
  readonly machine: MachineWorld;
}

/** The real machine, and this very program as what is to be started. */
export function thisMachine(): InstallWorld {
  const root = path.resolve(import.meta.dirname, '../..');
  const cli = path.join(import.meta.dirname, 'cli.js');
  const page = path.join(root, 'out', 'page', 'index.html');
  const campaign = path.join(root, 'media', 'playlist.json');
  const browser = process.env['BLUEZONE_KIOSK_BROWSER'];
  const hasElectron = findElectron(root) !== undefined;
  const browserFound = installedBrowser();
  const hasBrowser = hasElectron || browserFound.kind === 'found';
  return {
    platform: process.platform,
    configDir: process.env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config'),
    dataDir: defaultDataDir(process.env, process.platform),
    program: (display) => ({
      command: [process.execPath, cli],
      // Electron draws by X only (electron-builder.yml says why).
      host: hasElectron && display === 'x11' ? 'electron' : 'chromium',
      environment: browser === undefined || browser === '' ? {} : { BLUEZONE_KIOSK_BROWSER: browser },
    }),
    policies: hasElectron ? {} : policiesFor(browserFound),
    hasUser: passwd().some((line) => line.startsWith(`${KIOSK_USER}:`)),
    surroundings: {
      uid: process.getuid?.(),
      isThere,
      linkAt,
      unreachable: () => unreachable([process.execPath, cli, page, campaign]),
      missingBrowser: hasBrowser ? undefined : { name: 'chromium', places: [], debian: 'chromium' },
    },
    windows: thisWindowsMachine([process.execPath, cli], hasElectron ? 'electron' : 'chromium', packagedPlayer(root)),
    machine: { ...filesUnder(process.platform === 'win32' ? '' : '/'), run },
  };
}

function policiesFor(found: FoundBrowser): InstallWorld['policies'] {
  const name = found.kind === 'found' ? found.browser.name : 'Chromium';
  const which = name === 'Google Chrome' ? 'chrome' : name === 'Microsoft Edge' ? 'edge' : 'chromium';
  return { [path.join(POLICY_DIRS[which], POLICY_FILE)]: managedPolicy };
}

function passwd(): readonly string[] {
  return existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
}

/** `*` stands for one folder of any name. */
function isThere(place: string): boolean {
  const [above, below] = place.split('/*/');
  if (above === undefined || below === undefined) return existsSync(place);
  return existsSync(above) && readdirSync(above).some((name) => existsSync(path.join(above, name, below)));
}

function linkAt(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined; // not there, or no link
  }
}

/** `systemctl` may wait for a unit that stops, which is given 10 s. */
const COMMAND_LIMIT_MS = 60_000;

function run([program, ...args]: Command): ReturnType<MachineWorld['run']> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: COMMAND_LIMIT_MS }, (error, stdout, stderr) => {
      if (error === null) return resolve({ code: 0, words: '' });
      const words = (stderr.trim() || stdout.trim() || reasonOf(error)).split('\n').slice(-3).join('; ');
      resolve({ code: typeof error.code === 'number' ? error.code : null, words });
    });
  });
}
