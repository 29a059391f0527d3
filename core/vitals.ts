import { usesGpu, type Rung } from './ladder.ts';

/** What the player knows of the life of one page. All instants are epoch milliseconds. */
export interface Vitals {
  /** Since when it is expected to live: its window was opened or revived. */
  readonly since: number;
  /** Whether it has said anything since then. */
  readonly heard: boolean;
  /** When it last said anything, and when an animation frame was last drawn. */
  readonly heardAt: number;
  readonly drawnAt: number;
  /** Since when what is on should have given way, though nothing that comes after it fails. */
  readonly overdueSince: number | undefined;
  /** Whether it has drawn since then, or need not. */
  readonly drawn: boolean;
  /** The counters of the last beat. */
  readonly animationFrames: number;
  /** How often it was revived without having lived well in between. */
  readonly revivals: number;
  /** How often of these for want of frames. */
  readonly undrawn: number;
  /** Since when it draws frames again, and whether it drew none before for so long that it was left alone. */
  readonly drawnSince: number;
  readonly wasLeftAlone: boolean;
}

/** What the page's beat says about its life. */
export interface Beat {
  readonly animationFrames: number;
  readonly visible: boolean;
  /** The screen is dark because it is outside its opening hours. */
  readonly closed?: string | undefined;
  readonly showing?: OnAir | undefined;
}

/** How long a showing has been on, and how long it is meant to be when that is known; milliseconds. */
export interface OnAir {
  readonly shownMs: number;
  readonly dueMs?: number | undefined;
}

/**
 * What the host does to bring a picture back: load the page again; end its process, which hangs, and load it again; end
 * the GPU process, which Chromium starts anew; open a new window or browser; the same in the next mode of the graphics
 * (`core/ladder`), or in the better one again, since the other did not help.
 */
export type Cure = 'reload' | 'kill-page' | 'kill-gpu' | 'restart' | 'lower' | 'raise';

export type Verdict = { readonly kind: 'well' } | { readonly kind: 'sick'; readonly how: Cure; readonly why: string };

/** A page that was just opened. */
export function newVitals(now: number): Vitals {
  return {
    ...{ since: now, heard: false, heardAt: now, drawnAt: now },
    ...{ drawn: false, overdueSince: undefined, animationFrames: 0, revivals: 0, undrawn: 0 },
    ...{ drawnSince: now, wasLeftAlone: false },
  };
}

/** The vitals after a page said hello: what it draws counts from here, however long it took to load. */
export function afterHello(vitals: Vitals, now: number): Vitals {
  return { ...vitals, heard: true, heardAt: now, drawnAt: now, overdueSince: undefined, animationFrames: 0 };
}

/** The vitals after anything else was heard of the page. One that is hidden, or whose display may be off, need not draw. */
export function afterBeat(vitals: Vitals, beat: Beat | undefined, now: number): Vitals {
  const heard = { ...vitals, heard: true, heardAt: now };
  if (beat === undefined) return heard;
  const drew = beat.animationFrames !== vitals.animationFrames || !beat.visible || beat.closed !== undefined;
  const well = drew && now - vitals.since > WELL_AFTER_MS;
  const drawnAt = drew ? now : vitals.drawnAt;
  const drawnSince = drew && now - vitals.drawnAt > UNDRAWN_MS ? now : vitals.drawnSince;
  return {
    ...heard,
    drawn: vitals.drawn || drew,
    drawnAt,
    drawnSince,
    wasLeftAlone: vitals.wasLeftAlone || now - vitals.drawnAt > LEFT_ALONE_MS,
    // Where nothing is drawn, nothing can give way.
    overdueSince: isOverdue(beat.showing) && now - drawnAt <= UNDRAWN_MS ? (vitals.overdueSince ?? now) : undefined,
    animationFrames: beat.animationFrames,
    revivals: well ? 0 : vitals.revivals,
    // A frame now and then is none that a cure has brought back.
    undrawn: well && now - drawnSince > WELL_AFTER_MS ? 0 : vitals.undrawn,
  };
}

/** The vitals after the page could not show what was to come: it is at work, and what is on stays on meanwhile. */
export function afterFailure(vitals: Vitals): Vitals {
  return { ...vitals, overdueSince: undefined };
}

/** The vitals of a page that was just told to be revived. */
export function afterRevival(vitals: Vitals, now: number): Vitals {
  return {
    ...newVitals(now),
    // It may be the same page that goes on counting.
    animationFrames: vitals.animationFrames,
    revivals: vitals.revivals + 1,
    undrawn: isUndrawn(vitals) ? vitals.undrawn + 1 : vitals.undrawn,
  };
}

/**
 * Whether the page lives. Timers run on while the graphics process is frozen, and a frozen clip leaves animation frames
 * running (both measured), so silence and standing still are judged apart; the stage itself skips a clip that stands
 * still, and one that it does not skip runs over its time. What did not help is not tried twice in a row.
 *
 * @param rung  how the page is drawn: no other way is asked for where there is none
 */
export function judge(vitals: Vitals, now: number, rung: Rung): Verdict {
  const sick = (why: string, cures: readonly Cure[]) => sickBy(why, cures[vitals.revivals % cures.length]);
  const lower = rung === 'safe-mode' ? [] : (['lower'] as const);
  if (!vitals.heard) {
    if (now - vitals.since <= FIRST_WORD_MS) return WELL;
    return sick('the page said nothing after it was opened', ['reload', 'restart', ...lower]);
  }
  if (now - vitals.heardAt > SILENCE_MS) return sick('the page fell silent', ['kill-page', 'restart', ...lower]);
  // Of a page that says nothing it is not known whether it draws.
  if (isUndrawn(vitals)) return sickBy('the page draws no frames', undrawnCure(vitals.undrawn, rung));
  if (now - (vitals.overdueSince ?? now) > OVERDUE_MS) {
    return sick('what is on has run over its time', ['reload', 'restart']);
  }
  if (rung === 'software' && vitals.wasLeftAlone && now - vitals.drawnSince > WELL_AFTER_MS)
    return sickBy('the page is well again, though no other graphics had helped', 'raise');
  return WELL;
}

/**
 * What keeps its picture from moving: what is wrong with the page, or that it has not drawn since it was opened or revived.
 * `undefined` while it moves, and where nothing more is done about a page that need not draw.
 */
export function ailmentOf(vitals: Vitals, now: number, rung: Rung): string | undefined {
  const verdict = judge(vitals, now, rung);
  if (verdict.kind === 'sick' && verdict.how !== 'raise') return verdict.why;
  if (vitals.drawn || isUndrawn(vitals)) return undefined;
  return vitals.revivals > 0 ? 'the page is being brought back' : 'the page is being opened';
}

const WELL: Verdict = { kind: 'well' };

function sickBy(why: string, how: Cure | undefined): Verdict {
  return how === undefined ? WELL : { kind: 'sick', how, why };
}

function isUndrawn({ heard, heardAt, drawnAt }: Vitals): boolean {
  return heard && heardAt - drawnAt > UNDRAWN_MS;
}

/**
 * Where a display is off, some compositors ask for no frames, which looks the same: that must not end in safe mode, so the
 * graphics are changed no further than to doing without the GPU. What did not help there either is left alone, and comes
 * back by itself with the frames.
 */
function undrawnCure(n: number, rung: Rung): Cure | undefined {
  return usesGpu(rung) ? (['kill-gpu', 'lower'] as const)[n % 2] : (['kill-gpu', 'restart'] as const)[n];
}

function isOverdue(showing: OnAir | undefined): boolean {
  return showing?.dueMs !== undefined && showing.shownMs > 1.5 * showing.dueMs + OVERRUN_MS;
}

/** The rules S1 and S2: no word or no frame for 5 s; a new page has 20 s for its first word on a slow machine. */
const SILENCE_MS = 5_000;
const UNDRAWN_MS = 5_000;
const FIRST_WORD_MS = 20_000;
const WELL_AFTER_MS = 60_000;
/** Longer than all cures together take. */
const LEFT_ALONE_MS = 5 * 60_000;
/**
 * The rule S5: on for half as long again as it should be, and 5 s more; and that for so long that whatever comes next
 * would have been shown or have failed, such as after the player was away.
 */
const OVERRUN_MS = 5_000;
const OVERDUE_MS = 15_000;
