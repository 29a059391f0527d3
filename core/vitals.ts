/** What the player knows of the life of one page. All instants are epoch milliseconds. */
export interface Vitals {
  /** Since when it is expected to live: its window was opened or revived. */
  readonly since: number;
  /** Whether it has said anything since then. */
  readonly heard: boolean;
  /** When it last said anything, and when an animation frame was last drawn. */
  readonly heardAt: number;
  readonly drawnAt: number;
  /** The counters of the last beat. */
  readonly animationFrames: number;
  /** How often it was revived without having lived well in between. */
  readonly revivals: number;
}

/** What the page's beat says about its life. */
export interface Beat {
  readonly animationFrames: number;
  readonly visible: boolean;
}

export type Verdict =
  { readonly kind: 'well' } | { readonly kind: 'sick'; readonly how: 'reload' | 'restart'; readonly why: string };

/** A page that was just opened. */
export function newVitals(now: number): Vitals {
  return { since: now, heard: false, heardAt: now, drawnAt: now, animationFrames: 0, revivals: 0 };
}

/** The vitals after a page said hello: what it draws counts from here, however long it took to load. */
export function afterHello(vitals: Vitals, now: number): Vitals {
  return { ...vitals, heard: true, heardAt: now, drawnAt: now, animationFrames: 0 };
}

/** The vitals after anything else was heard of the page. A hidden page need not draw. */
export function afterBeat(vitals: Vitals, beat: Beat | undefined, now: number): Vitals {
  const heard = { ...vitals, heard: true, heardAt: now };
  if (beat === undefined) return heard;
  const drew = beat.animationFrames !== vitals.animationFrames || !beat.visible;
  const well = drew && now - vitals.since > WELL_AFTER_MS;
  return {
    ...heard,
    drawnAt: drew ? now : vitals.drawnAt,
    animationFrames: beat.animationFrames,
    revivals: well ? 0 : vitals.revivals,
  };
}

/** The vitals of a page that was just told to be revived. */
export function afterRevival(vitals: Vitals, now: number): Vitals {
  return { ...newVitals(now), revivals: vitals.revivals + 1 };
}

/**
 * Whether the page lives. Timers run on while the graphics process is frozen, and a frozen clip leaves animation frames
 * running (both measured), so silence and standing still are judged apart; the stage itself skips a clip that stands still.
 * A page that a reload did not bring back gets a new window.
 */
export function judge(vitals: Vitals, now: number): Verdict {
  const sick = (why: string): Verdict => ({ kind: 'sick', how: vitals.revivals % 3 === 0 ? 'reload' : 'restart', why });
  if (!vitals.heard) {
    return now - vitals.since > FIRST_WORD_MS ? sick('the page said nothing after it was opened') : { kind: 'well' };
  }
  if (now - vitals.heardAt > SILENCE_MS) return sick('the page fell silent');
  if (now - vitals.drawnAt > UNDRAWN_MS) return sick('the page draws no frames');
  return { kind: 'well' };
}

/** The rules S1 and S2: no word or no frame for 5 s; a new page has 20 s for its first word on a slow machine. */
const SILENCE_MS = 5_000;
const UNDRAWN_MS = 5_000;
const FIRST_WORD_MS = 20_000;
const WELL_AFTER_MS = 60_000;
