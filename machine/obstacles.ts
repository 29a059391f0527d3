import type { DisplayServer } from './display-unit.ts';
import type { InstallKind } from './plan.ts';
import { missingOf, type Requirement } from './requirements.ts';

/** Why a machine cannot be made a kiosk as it is. */
export type Obstacle =
  /** Another init runs it, or it is a container. */
  | { readonly code: 'NO_SYSTEMD' }
  | { readonly code: 'NOT_ROOT' }
  /** A desktop's user is asked for, not root. */
  | { readonly code: 'AS_ROOT' }
  /** A login screen has the display. */
  | { readonly code: 'DESKTOP'; readonly unit: string }
  | { readonly code: 'MISSING'; readonly missing: readonly Requirement[] }
  /** The player's user can neither read nor enter this. */
  | { readonly code: 'PROGRAM_CLOSED'; readonly path: string }
  /** On Windows a kiosk session is installed by an administrator. */
  | { readonly code: 'NOT_ADMINISTRATOR' }
  /** This edition of Windows shows its desktop whatever is asked. */
  | { readonly code: 'NO_SHELL_LAUNCHER'; readonly edition: string };

/** What the search for obstacles looks at. */
export interface Surroundings {
  readonly uid: number | undefined;
  /** Whether something is at an absolute path, in which `*` stands for one folder of any name. */
  readonly isThere: (place: string) => boolean;
  /** What a link leads to; `undefined` for what is none. */
  readonly linkAt: (file: string) => string | undefined;
  /** The first of the program's files that the player's user could not read. */
  readonly unreachable: () => string | undefined;
  /** What is missing to show the page with, should anything be. */
  readonly missingBrowser: Requirement | undefined;
}

/** All that stands in the way of an installation; nothing is written before it is gone. */
export function obstaclesTo(
  kind: InstallKind,
  display: DisplayServer,
  { uid, isThere, linkAt, unreachable, missingBrowser }: Surroundings,
): readonly Obstacle[] {
  // What sd_booted(3) asks.
  const booted: readonly Obstacle[] = isThere('/run/systemd/system') ? [] : [{ code: 'NO_SYSTEMD' }];
  if (kind === 'autostart') return uid === 0 ? [...booted, { code: 'AS_ROOT' }] : booted;
  const loginScreen = linkAt('/etc/systemd/system/display-manager.service');
  const missing = [...missingOf(display, isThere), ...(missingBrowser === undefined ? [] : [missingBrowser])];
  const closed = unreachable();
  return [
    ...booted,
    ...(uid === 0 ? [] : [{ code: 'NOT_ROOT' } as const]),
    ...(loginScreen === undefined ? [] : [{ code: 'DESKTOP', unit: loginScreen.split('/').at(-1) ?? '' } as const]),
    ...(missing.length === 0 ? [] : [{ code: 'MISSING', missing } as const]),
    ...(closed === undefined ? [] : [{ code: 'PROGRAM_CLOSED', path: closed } as const]),
  ];
}
