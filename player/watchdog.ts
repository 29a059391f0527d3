import { afterBeat, afterHello, afterRevival, judge, newVitals, type Beat, type Vitals } from '../core/vitals.ts';

/** Watches over the pages of all screens. */
export interface Watchdog {
  /** The page of this screen said hello. */
  greeted(screenId: string): void;
  /** The page of this screen gave a sign of life. */
  heard(screenId: string, beat?: Beat): void;
  stop(): void;
}

export interface WatchdogWorld {
  /** The screens that ought to have a page. */
  readonly screens: () => readonly string[];
  readonly now: () => number;
  readonly onSick: (screenId: string, how: 'reload' | 'restart', why: string) => void;
}

/** Asks once a second whether every page lives, and says which does not. Judged in `core/vitals`. */
export function startWatchdog({ screens, now, onSick }: WatchdogWorld): Watchdog {
  const vitals = new Map<string, Vitals>();
  const of = (screenId: string) => vitals.get(screenId) ?? newVitals(now());
  let askedAt = now();

  const timer = setInterval(() => {
    // After a suspend, or a clock that jumped, nobody was there to hear the page.
    if (Math.abs(now() - askedAt - ASK_EVERY_MS) > 3_000) vitals.clear();
    askedAt = now();
    for (const screenId of screens()) {
      const one = of(screenId);
      const verdict = judge(one, now());
      if (verdict.kind === 'sick') onSick(screenId, verdict.how, verdict.why);
      vitals.set(screenId, verdict.kind === 'sick' ? afterRevival(one, now()) : one);
    }
  }, ASK_EVERY_MS);

  return {
    greeted: (screenId) => void vitals.set(screenId, afterHello(of(screenId), now())),
    heard: (screenId, beat) => void vitals.set(screenId, afterBeat(of(screenId), beat, now())),
    stop: () => clearInterval(timer),
  };
}

const ASK_EVERY_MS = 1_000;
