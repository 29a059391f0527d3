import type { PowerNeed } from './power-need.ts';

/**
 * What is wanted of the displays of a machine, and what they were told. All instants are milliseconds of a clock that
 * never jumps: what the clock on the wall does moves the hours, never a display by itself.
 */
export interface DisplayPower {
  /** `untouched`: nobody has said that displays are to be switched, so they are left as they are. */
  readonly wanted: 'untouched' | 'on' | 'off';
  /** Since when nobody need see anything, without a break. */
  readonly darkSince: number | undefined;
  /** When somebody last pressed or touched something at a screen. */
  readonly touchedAt: number;
  /** When they are to be told, or looked at, next. */
  readonly askAt: number;
  /** How often they were told since they were wanted otherwise, without having been seen to obey. */
  readonly tries: number;
  /**
   * `telling`: they are told until they obey; `held`: they have, and are looked at now and then; `defied`: they do not,
   * and are told now and then.
   */
  readonly phase: 'telling' | 'held' | 'defied';
}

export type PowerEvent =
  /** The hours were looked at; to be told once a second. */
  | { readonly type: 'looked'; readonly need: PowerNeed }
  /** Somebody has pressed or touched something at a screen. */
  | { readonly type: 'touched' }
  /**
   * What came of telling displays, or looking at them: they are as wanted; they do not say; they are not, or could not be
   * told; there is nothing here to tell them with.
   */
  | { readonly type: 'answered'; readonly wanted: 'on' | 'off'; readonly answer: PowerAnswer };

export type PowerAnswer = 'obeyed' | 'unsure' | 'defied' | 'mute';

/** What displays are to be told now. */
export interface PowerOrder {
  readonly wanted: 'on' | 'off';
  /** `hold`: only if they are seen to be otherwise. */
  readonly how: 'change' | 'hold';
}

export const newPower: DisplayPower = {
  ...{ wanted: 'untouched', darkSince: undefined, touchedAt: -Infinity, askAt: Infinity },
  ...{ tries: 0, phase: 'held' },
};

/**
 * The power after an event. Displays are switched on at once, and off only when all has been dark for a minute and nobody
 * was at a screen for five: a clock that jumps, a list that changes or a page that is opened anew does not make a television
 * flap.
 */
export function next(power: DisplayPower, event: PowerEvent, at: number): DisplayPower {
  switch (event.type) {
    case 'touched': {
      const touched = { ...power, touchedAt: at };
      return power.wanted === 'off' ? want(touched, 'on', at) : touched;
    }
    case 'looked':
      return looked(power, event.need, at);
    case 'answered':
      return event.wanted === power.wanted ? answered(power, event.wanted, event.answer, at) : power;
  }
}

/** What is to be told the displays now, if anything. */
export function orderOf({ wanted, askAt, phase, darkSince }: DisplayPower, at: number): PowerOrder | undefined {
  if (wanted === 'untouched' || at < askAt) return undefined;
  // Whoever switched it off by hand when the doors were closed has only been sooner.
  if (wanted === 'on' && phase === 'held' && darkSince !== undefined) return undefined;
  return { wanted, how: phase === 'held' ? 'hold' : 'change' };
}

function looked(power: DisplayPower, need: PowerNeed, at: number): DisplayPower {
  switch (need) {
    case 'any': {
      if (power.wanted === 'off') return want(power, 'on', at);
      const rests = power.wanted === 'on' && power.phase !== 'telling';
      return { ...power, darkSince: undefined, ...(rests ? { wanted: 'untouched', askAt: Infinity } : {}) };
    }
    case 'lit':
      return power.wanted === 'on' ? { ...power, darkSince: undefined } : want(power, 'on', at);
    case 'dark': {
      const { darkSince = at } = power;
      const isAlone = at - darkSince >= OFF_AFTER_MS && at - power.touchedAt >= AFTER_TOUCH_MS;
      return power.wanted !== 'off' && isAlone ? want(power, 'off', at) : { ...power, darkSince };
    }
  }
}

function want(power: DisplayPower, wanted: 'on' | 'off', at: number): DisplayPower {
  const darkSince = wanted === 'on' ? undefined : power.darkSince;
  return { ...power, wanted, darkSince, askAt: at, tries: 0, phase: 'telling' };
}

function answered(power: DisplayPower, wanted: 'on' | 'off', answer: PowerAnswer, at: number): DisplayPower {
  const tries = power.tries + 1;
  const rest = (phase: 'held' | 'defied') => ({ ...power, phase, tries, askAt: at + ASSERT_EVERY_MS });
  const again = { ...power, phase: 'telling' as const, tries, askAt: at + TRY_EVERY_MS };
  switch (answer) {
    case 'obeyed':
      return { ...rest('held'), tries: 0 };
    case 'mute':
      return rest('held');
    case 'unsure':
      // One that is off and does not say so need not be told again; one that may have missed that it is to be on must.
      return wanted === 'on' && power.phase === 'telling' && tries < UNSURE_TRIES ? again : rest('held');
    case 'defied':
      if (power.phase === 'defied') return rest('defied');
      if (power.phase === 'held') return { ...again, tries: 1 };
      return tries < MOST_TRIES ? again : rest('defied');
  }
}

/** A clip that ends, and whoever locks up, have so long. */
export const OFF_AFTER_MS = 60_000;
/** Whoever stands there at night to look after the machine sees what he does. */
export const AFTER_TOUCH_MS = 5 * 60_000;
/** Somebody may press the remote, and some televisions wake by themselves (Anthias re-asserts as often). */
export const ASSERT_EVERY_MS = 10 * 60_000;
/** A television takes so long to say that it is on. */
export const TRY_EVERY_MS = 20_000;
const UNSURE_TRIES = 3;
/** Three for the first way of switching, as many for the next. */
const MOST_TRIES = 7;
