import { createHash } from 'node:crypto';
import path from 'node:path';
import { KIOSK_CACHE, KIOSK_USER, MAKE_KIOSK_USER } from '../core/kiosk-user.ts';
import type { Owner } from './browser-home.ts';

/** Two seconds in all: far longer than the making of a user takes. */
const LOOKS = 10;
const LOOK_EVERY_MS = 200;

/** What the making of a user needs of the world. */
export interface UserWorld {
  /** The text of `/etc/passwd`. */
  readonly passwd: () => string;
  /** Runs a program to its end; gives its exit code and the last of its words. */
  readonly run: (
    program: string,
    args: readonly string[],
  ) => Promise<{ readonly code: number | null; readonly tail: string }>;
  readonly sleep: (ms: number) => Promise<unknown>;
}

export type KioskUser =
  | { readonly kind: 'user'; readonly owner: Owner; readonly made: boolean }
  | { readonly kind: 'refused'; readonly message: string };

/** The system user for a browser that root starts, made when it is missing. */
export async function kioskUser({ passwd, run, sleep }: UserWorld): Promise<KioskUser> {
  const there = find(passwd());
  if (there !== undefined) return { kind: 'user', owner: there, made: false };
  const [useradd, ...args] = MAKE_KIOSK_USER;
  const { code, tail } = await run(useradd, args);
  // Another host that was started at the same moment may be making it, and keeps all others out meanwhile.
  for (let look = 0; look < LOOKS; look++) {
    const owner = find(passwd());
    if (owner !== undefined) return { kind: 'user', owner, made: code === 0 };
    await sleep(LOOK_EVERY_MS);
  }
  return {
    kind: 'refused',
    message: `a browser must not run as root, and the user ${KIOSK_USER} for it could not be made (${tail}): start the player as an ordinary user`,
  };
}

function find(passwd: string): Owner | undefined {
  const [, , uid, gid] =
    passwd
      .split('\n')
      .find((line) => line.startsWith(`${KIOSK_USER}:`))
      ?.split(':') ?? [];
  const owner = { uid: Number(uid), gid: Number(gid) };
  return owner.uid > 0 && owner.gid > 0 ? owner : undefined;
}

/**
 * Where the browsers of a data directory have their folders: in it, or, when they run as another user, who cannot
 * enter it, in the one for them.
 */
export function browsersDir(dataDir: string, owner: Owner | undefined): string {
  if (owner === undefined) return path.join(dataDir, 'browser');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return path.join(KIOSK_CACHE, name);
}
