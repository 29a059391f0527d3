import {
  UPDATE_SERVICE,
  UPDATE_TIMER,
  UPDATES_FIRST,
  UPDATES_KEY,
  UPDATES_SCRIPT,
  UPDATES_SOURCES,
} from '../core/update-files.ts';
import type { Plan, Removal } from './plan.ts';
import { updateScript, updateService, updateTimer, type Updater } from './update-units.ts';

/** How a machine gets newer versions by itself. */
export interface Updates {
  readonly updater: Updater;
  /** Where the repository is: the folder with `dists` in it. */
  readonly url: string;
  /** The public key whose signature is believed, as OpenPGP writes it in ASCII. */
  readonly key: string;
  /** Whether it takes new versions before others do. */
  readonly isFirst: boolean;
}

/** Has newer versions come by themselves, on a machine with a kiosk session. */
export function updatesPlan({ updater, url, key, isFirst }: Updates): Plan {
  const plain = (path: string, text: string) => ({ path, text, mode: 0o644 }) as const;
  return {
    kind: 'updates',
    before: [],
    files: [
      plain(`/etc/systemd/system/${UPDATE_SERVICE}`, updateService),
      plain(`/etc/systemd/system/${UPDATE_TIMER}`, updateTimer),
      { path: UPDATES_SCRIPT, text: updateScript(updater), mode: 0o755 },
      plain(UPDATES_SOURCES, sources(url)),
      plain(UPDATES_KEY, key),
      ...(isFirst ? [plain(UPDATES_FIRST, 'This machine takes new versions before others do.\n')] : []),
    ],
    after: [
      ['systemctl', 'daemon-reload'],
      ['systemctl', 'enable', UPDATE_SERVICE],
      ['systemctl', 'enable', '--now', UPDATE_TIMER],
    ],
    starts: [],
  };
}

/** No newer versions any more. One that is just coming is gone on with by nobody: the player is left as it is. */
export const updatesRemoval: Removal = {
  before: [
    ['systemctl', 'disable', '--now', UPDATE_TIMER],
    ['systemctl', 'disable', UPDATE_SERVICE],
  ],
  after: [['systemctl', 'daemon-reload']],
};

/** In the form of sources.list(5), “DEB822-STYLE FORMAT”. */
function sources(url: string): string {
  return `# Where newer versions of the player come from; read by the update alone (${UPDATE_SERVICE}).
Types: deb
URIs: ${url}
Suites: ${SUITE}
Components: main
Signed-By: ${UPDATES_KEY}
`;
}

/** The address in a list that `updatesPlan` wrote; `undefined` where it is another's. */
export function urlIn(text: string): string | undefined {
  return /^URIs:\s*(\S+)\s*$/m.exec(text)?.[1];
}

/** By this name the repository has what all screens get (pack/repository.ts). */
const SUITE = 'stable';
