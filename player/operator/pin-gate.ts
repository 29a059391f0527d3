import { randomBytes } from 'node:crypto';
import { dropKeptFile, keepFile, readKeptFile, sha256Of } from '../kept-file.ts';
import { reasonOf, type Log } from '../log.ts';
import { isPin } from './pin.ts';

export type Unlocking =
  | { readonly kind: 'unlocked'; readonly secret: string }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** Not even looked at: too many were wrong. */
  | { readonly kind: 'locked'; readonly waitMs: number }
  /** No PIN was ever set. */
  | { readonly kind: 'no-pin' };

/** Lets in who knows the operator's PIN, until nothing has been asked for `IDLE_MS`. */
export interface PinGate {
  /** One try after the other, however many come at once. Never rejects. */
  unlock(pin: string): Promise<Unlocking>;
  /** Whether this secret is one that was given; `isUse` makes its time begin anew. */
  admits(secret: string | undefined, isUse?: boolean): boolean;
  /** Whether a PIN was ever set. */
  readonly hasPin: boolean;
  /** Lets in whoever has just set the PIN, of which this is kept from now on; gives the secret. */
  begin(kept: string): string;
  /** Ends the time of this secret. */
  lock(secret: string): void;
}

export interface PinGateWorld {
  /** Such as `<data>/operator-tries.json`: wrong tries are counted over restarts. Who may delete it may begin anew (O03). */
  readonly path: string;
  /** What is kept of the PIN; none: nobody is let in. */
  readonly kept: string | undefined;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Opens the gate's count of tries. A try is written down as wrong before it is looked at, so that killing the player
 * does not give one back; five are free, then each waits for a minute, two, four … up to fifteen (reliability, O03).
 */
export async function openPinGate({ path, kept: keptBefore, log, now }: PinGateWorld): Promise<PinGate> {
  const file = await readKeptFile(path);
  let kept = keptBefore;
  let tries = asTries(file.kind === 'read' ? file.value : undefined);
  const sessions = new Map<string, number>();
  let turn: Promise<unknown> = Promise.resolve();

  const tryOne = async (pin: string): Promise<Unlocking> => {
    if (kept === undefined) return { kind: 'no-pin' };
    const waitMs = waitOf(tries, now());
    if (waitMs > 0) return { kind: 'locked', waitMs };
    tries = { wrong: tries.wrong + 1, at: now() };
    await keepFile(path, tries).catch(notKept); // counted in memory all the same
    if (await isPin(pin, kept)) {
      tries = NONE;
      await dropKeptFile(path).catch(notKept);
      return { kind: 'unlocked', secret: begin() };
    }
    log.warn('wrong operator pin', { tries: tries.wrong });
    const lockedMs = waitOf(tries, now());
    return lockedMs > 0 ? { kind: 'locked', waitMs: lockedMs } : { kind: 'wrong', triesLeft: FREE_TRIES - tries.wrong };
  };
  const notKept = (error: unknown) => log.warn('tries not written down', { reason: reasonOf(error) });

  const begin = () => {
    const secret = randomBytes(32).toString('hex');
    for (const [session, usedAt] of sessions) if (isOver(usedAt)) sessions.delete(session);
    sessions.set(sha256Of(secret), now());
    log.info('operator let in', {});
    return secret;
  };
  const isOver = (usedAt: number) => Math.abs(now() - usedAt) >= IDLE_MS;

  return {
    get hasPin() {
      return kept !== undefined;
    },
    begin(pin) {
      kept = pin;
      return begin();
    },
    unlock(pin) {
      const done = turn.then(() => tryOne(pin));
      turn = done;
      return done;
    },
    admits(secret, isUse = true) {
      if (secret === undefined) return false;
      const session = sha256Of(secret); // looked up by its digest: how long that takes tells nothing of the secret
      const usedAt = sessions.get(session);
      if (usedAt === undefined || isOver(usedAt)) return false;
      if (isUse) sessions.set(session, now());
      return true;
    },
    lock: (secret) => void sessions.delete(sha256Of(secret)),
  };
}

/** How long a secret lives that is not used. */
export const IDLE_MS = 5 * 60_000;

interface Tries {
  /** Wrong ones in a row. */
  readonly wrong: number;
  /** When the last one was, epoch milliseconds. */
  readonly at: number;
}

/** How long the next try has to wait. A clock that was set back makes nobody wait longer than the whole time. */
function waitOf({ wrong, at }: Tries, now: number): number {
  if (wrong < FREE_TRIES) return 0;
  const wholeMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));
  return Math.min(wholeMs, Math.max(0, at + wholeMs - now));
}

function asTries(value: unknown): Tries {
  const { wrong, at } = (value ?? NONE) as Partial<Tries>;
  return typeof wrong === 'number' && typeof at === 'number' ? { wrong, at } : NONE;
}

const NONE: Tries = { wrong: 0, at: 0 };
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
