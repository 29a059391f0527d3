import type { Log } from './log.ts';
import type { SetTimer } from './set-timer.ts';

/** A window that ought to stand above all others. */
export interface TopWindow {
  /** Whether the keyboard is with it; `undefined` when it does not say. */
  hasFocus(): Promise<boolean | undefined>;
  /** Puts it above all others, with the keyboard. */
  raise(): void;
}

export interface OnTopWorld {
  /** Those of the kiosk that there are now. */
  readonly windows: () => readonly TopWindow[];
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/**
 * Looks once a second whether the keyboard is with one of the kiosk's windows. Where all say no, somebody else's window
 * has it, and may stand before the picture: all are raised. Where that does not help, they are raised again after two
 * seconds, and each time after twice as long: neither a system that refuses is fought with, nor a window that comes back
 * at once.
 *
 * @returns what ends it
 */
export function keepOnTop({ windows, log, now, setTimer }: OnTopWorld): () => void {
  let tries = 0;
  let nextAt = 0;
  let ended = false;
  let cancel = () => {};

  async function look(): Promise<void> {
    const all = windows();
    const answers = await Promise.all(all.map((one) => one.hasFocus()));
    if (ended) return;
    const isOff = all.length > 0 && answers.every((answer) => answer === false) && now() >= nextAt;
    if (answers.includes(true)) tries = nextAt = 0;
    if (isOff) raise(all);
    next(isOff ? SETTLE_MS : LOOK_EVERY_MS);
  }

  function raise(all: readonly TopWindow[]): void {
    if (tries === 0) log.warn('another window has the keyboard, raising the picture');
    nextAt = now() + AGAIN_MS * 2 ** Math.min(tries, MOST_DOUBLINGS);
    tries++;
    for (const one of all) one.raise();
  }

  function next(ms: number): void {
    cancel = setTimer(() => void look(), ms);
  }

  next(LOOK_EVERY_MS);
  return () => {
    ended = true;
    cancel();
  };
}

const LOOK_EVERY_MS = 1_000;
/** By then what was raised has the keyboard, if it is to have it. */
const SETTLE_MS = 250;
const AGAIN_MS = 2_000;
/** Some eight minutes. */
const MOST_DOUBLINGS = 8;
