import type { Rung } from '../core/ladder.ts';
import { afterCure, afterSight, judgeSights, noSights, type Sight, type Sights } from '../core/sights.ts';
import {
  ailmentOf,
  afterBeat,
  afterFailure,
  afterHello,
  afterRevival,
  judge,
  newVitals,
  type Beat,
  type Cure,
  type Vitals,
} from '../core/vitals.ts';
import type { FaultBoard } from './fault-board.ts';

/** Watches over the pages of all screens. */
export interface Watchdog {
  /** The page of this screen said hello. */
  greeted(screenId: string): void;
  /** The page of this screen gave a sign of life. */
  heard(screenId: string, beat?: Beat): void;
  /** The page of this screen could not show what was to come. */
  failed(screenId: string): void;
  /** The host has looked at what is on this screen. */
  sighted(screenId: string, sight: Sight): void;
  stop(): void;
}

export interface WatchdogWorld {
  /** The screens that ought to have a page. */
  readonly screens: () => readonly string[];
  /** What a screen's page says is on, as `core/sights` tells items apart; `undefined` while nothing need be seen. */
  readonly onAir: (screenId: string) => string | undefined;
  /** Whether somebody was at a screen lately. */
  readonly isTouched: () => boolean;
  /** How the host draws while this one watches: it starts the player anew when it draws otherwise. */
  readonly rung: Rung;
  readonly now: () => number;
  readonly faults: Pick<FaultBoard, 'raise' | 'clear'>;
  readonly onSick: (screenId: string, how: Cure, why: string) => void;
  /** Once a second: what keeps the picture of a screen from moving, `undefined` while all of them move. */
  readonly onWatched: (ailing: string | undefined) => void;
}

/** Asks once a second whether every page lives, and says which does not. Judged in `core/vitals` and `core/sights`. */
export function startWatchdog(world: WatchdogWorld): Watchdog {
  const { screens, onAir, isTouched, rung, now, faults, onSick, onWatched } = world;
  const vitals = new Map<string, Vitals>();
  const sights = new Map<string, Sights>();
  const of = (screenId: string) => vitals.get(screenId) ?? newVitals(now());
  let askedAt = now();

  /** A screen that comes back, as its display does, is a new one. */
  const forgetAllBut = (named: readonly string[]) => {
    for (const screenId of vitals.keys()) if (!named.includes(screenId)) vitals.delete(screenId);
    for (const screenId of sights.keys()) {
      if (named.includes(screenId)) continue;
      sights.delete(screenId);
      faults.clear(`NO_PICTURE ${screenId}`);
    }
  };

  const timer = setInterval(() => {
    // After a suspend, or a clock that jumped, nobody was there to hear the page.
    if (Math.abs(now() - askedAt - ASK_EVERY_MS) > 3_000) vitals.clear();
    askedAt = now();
    forgetAllBut(screens());
    const ailments = screens().map((screenId) => ailmentOf(of(screenId), now(), rung));
    for (const screenId of screens()) {
      const one = of(screenId);
      const verdict = judge(one, now(), rung);
      if (verdict.kind === 'sick') onSick(screenId, verdict.how, verdict.why);
      vitals.set(screenId, verdict.kind === 'sick' ? afterRevival(one, now()) : one);
    }
    onWatched(ailments.find((ailment) => ailment !== undefined));
  }, ASK_EVERY_MS);

  return {
    greeted: (screenId) => void vitals.set(screenId, afterHello(of(screenId), now())),
    heard: (screenId, beat) => void vitals.set(screenId, afterBeat(of(screenId), beat, now())),
    failed: (screenId) => void vitals.set(screenId, afterFailure(of(screenId))),
    sighted(screenId, sight) {
      if (!screens().includes(screenId)) return;
      const seen = afterSight(sights.get(screenId) ?? noSights, sight, onAir(screenId), isTouched());
      const verdict = judgeSights(seen, rung);
      sights.set(screenId, verdict.kind === 'sick' ? afterCure(seen) : seen);
      if (seen.cures === 0) faults.clear(`NO_PICTURE ${screenId}`);
      if (verdict.kind === 'well') return;
      faults.raise(
        `NO_PICTURE ${screenId}`,
        `${screenId}: ${verdict.why}; look at the display, and update the graphics driver if it comes back`,
      );
      onSick(screenId, verdict.how, verdict.why);
      vitals.set(screenId, afterRevival(of(screenId), now()));
    },
    stop: () => clearInterval(timer),
  };
}

const ASK_EVERY_MS = 1_000;
