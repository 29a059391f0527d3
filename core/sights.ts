import { usesGpu, type Rung } from './ladder.ts';
import type { Cure, Verdict } from './vitals.ts';

/** A look at what a screen shows, by its host. */
export interface Sight {
  /** Whether all of it is one colour: black, white, or the plain ground with no picture on it. */
  readonly blank: boolean;
  /** Equal for equal pictures only. */
  readonly print: string;
}

/** What is remembered of the looks at one screen. */
export interface Sights {
  /** What was on at the last blank looks in a row that were all of one colour. */
  readonly blanks: readonly string[];
  /** What was on at the last looks in a row at one and the same picture, without repetitions. */
  readonly same: readonly string[];
  readonly print: string | undefined;
  /** What was once seen not blank. */
  readonly seen: ReadonlySet<string>;
  /** How often it was revived for this without a good look in between. */
  readonly cures: number;
}

export const noSights: Sights = { blanks: [], same: [], print: undefined, seen: new Set(), cures: 0 };

/**
 * The sights after another look.
 *
 * @param onAir  what the page says is on: the SHA-256 of its file, `slide` for what is drawn from none; `undefined` while
 *   nothing need be seen, such as outside the opening hours
 * @param isTouched  whether somebody was at the screen lately: the operator's panel may be what was seen of an item
 */
export function afterSight(
  sights: Sights,
  { blank, print }: Sight,
  onAir: string | undefined,
  isTouched = false,
): Sights {
  if (onAir === undefined) return { ...sights, blanks: [], same: [], print: undefined };
  const isSame = print === sights.print;
  const same = !isSame
    ? [onAir]
    : sights.same.at(-1) === onAir
      ? sights.same
      : [...sights.same, onAir].slice(-SAME_ITEMS);
  return {
    blanks: blank ? [...(isSame ? sights.blanks : []), onAir].slice(-BLANK_LOOKS) : [],
    same,
    print,
    seen:
      blank || isTouched || sights.seen.has(onAir) ? sights.seen : new Set([...sights.seen, onAir].slice(-REMEMBERED)),
    cures: blank || (isSame && same.length > 1) ? sights.cures : 0,
  };
}

/** The sights after the screen was revived for what was seen. */
export function afterCure(sights: Sights): Sights {
  return { ...sights, blanks: [], same: [], print: undefined, cures: sights.cures + 1 };
}

/**
 * Whether the screen shows what its page believes it shows (the rule S6). A blank picture counts when it stays so over
 * several looks, and either different items were on or what was on was seen otherwise before: one item alone may be
 * dark. The same picture counts over three changes among different files: one poster in a loop is none, whatever
 * number of items name it. What none of the cures has helped is left alone: it may be meant so.
 *
 * @param rung  how the screen is drawn: there is no other way to try once it is done without the GPU
 */
export function judgeSights({ blanks, same, seen, cures }: Sights, rung: Rung): Verdict {
  const how = (usesGpu(rung) ? cureNo : lastCures)[cures];
  if (how === undefined) return { kind: 'well' };
  if (blanks.length === BLANK_LOOKS && (new Set(blanks).size > 1 || blanks.every((onAir) => seen.has(onAir))))
    return { kind: 'sick', how, why: 'nothing is to be seen though an item is on' };
  if (same.length === SAME_ITEMS)
    return { kind: 'sick', how, why: 'the picture stays the same though the items change' };
  return { kind: 'well' };
}

const cureNo: readonly Cure[] = ['reload', 'restart', 'lower'];
/** Without the GPU, where the player that asked for it has begun anew: nothing else would change what is seen. */
const lastCures: readonly Cure[] = ['restart'];
const BLANK_LOOKS = 3;
/** Three changes lead from one item over two to a fourth. */
const SAME_ITEMS = 4;
const REMEMBERED = 500;
