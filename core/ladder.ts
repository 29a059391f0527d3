import { recent } from './recovery.ts';

/**
 * How a screen is drawn: as it should be; with another back end of the graphics; without the GPU; and so with as little
 * as can go wrong. In safe mode the picture never moves by itself, and only such videos play as have played to their end
 * before.
 */
const rungs = ['normal', 'other-backend', 'software', 'safe-mode'] as const;
export type Rung = (typeof rungs)[number];

/** A line of the record of strikes, as far as it counts here. */
export interface Mark {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly why: string;
  /** How the host drew then, if that is known. */
  readonly rung?: Rung | undefined;
}

/**
 * Where on the ladder a host is to draw, by its record: one rung down for each time that the player asked for it
 * (`lower`) and has not taken it back since (`raise`), and for each three deaths of the GPU process within five minutes;
 * at its foot after `safe-mode`. Those deaths lead no further than to doing without the GPU: its process only composes
 * pictures then, and what plays is not to blame; nor do they keep the GPU from being tried again. What is a day old counts
 * no more, since a driver may have been updated, and nothing counts that another build has done.
 */
export function rungOf(marks: readonly Mark[], now: number, version: string): Rung {
  const lately = ofThisBuild(marks, version).filter(({ at }) => at <= now && now - at < DAY_MS);
  if (lately.some(({ kind }) => kind === 'safe-mode')) return 'safe-mode';
  const raised = lately.findLastIndex(({ kind }) => kind === 'raise');
  let rung: Rung = 'normal';
  let deaths: readonly number[] = [];
  for (const [index, { at, kind, rung: drawn = 'normal' }] of lately.entries()) {
    if (kind === 'lower' && index > raised) rung = below(rung);
    if (kind !== 'gpu' || !usesGpu(drawn)) continue;
    deaths = [...recent(deaths, at), at];
    if (deaths.length < GPU_DEATHS) continue;
    deaths = [];
    if (usesGpu(rung)) rung = below(rung);
  }
  return rung;
}

/** Whether less can go wrong on this rung than on the other. */
export function isLower(rung: Rung, than: Rung): boolean {
  return rungs.indexOf(rung) > rungs.indexOf(than);
}

/** Whether the GPU draws on this rung; where it does not, there is nothing more to try for want of a picture. */
export function usesGpu(rung: Rung): boolean {
  return isLower('software', rung);
}

function below(rung: Rung): Rung {
  return rungs[rungs.indexOf(rung) + 1] ?? 'safe-mode';
}

/**
 * Whether a start that is about to be made must be in safe mode: the three before it each ended within a minute, unasked.
 * A start writes `launch`, after a minute `settled` and after five good ones `good`, and before it ends as it should
 * `left`.
 */
export function endsTooSoon(marks: readonly Mark[], now: number, version: string): boolean {
  let early = 0;
  let lived = false;
  for (const { at, kind } of ofThisBuild(marks, version).toReversed()) {
    if (kind === 'good' || kind === 'safe-mode' || now - at >= DAY_MS) break;
    if (kind === 'settled' || kind === 'left') lived = true;
    if (kind !== 'launch') continue;
    if (!lived) early++;
    lived = false;
  }
  return early >= EARLY_ENDS;
}

/** What this build has left since another one ran last. */
function ofThisBuild(marks: readonly Mark[], version: string): readonly Mark[] {
  const other = marks.findLastIndex(({ kind, why }) => kind === 'launch' && why !== version);
  const from = other < 0 ? 0 : marks.findIndex(({ kind }, index) => index > other && kind === 'launch');
  return from < 0 ? [] : marks.slice(from);
}

/** So many ends of the program within a minute of its start put it into safe mode (reliability §6). */
export const EARLY_ENDS = 3;
export const SETTLED_AFTER_MS = 60_000;
const GPU_DEATHS = 3;
const DAY_MS = 86_400_000;
