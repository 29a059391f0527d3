import type { Digest } from '../../core/digest.ts';

/** What is told of a digest in three numbers. */
export interface Figures {
  /** Whole showings. */
  readonly success: number;
  /** How long something was on in the main picture. */
  readonly mainMs: number;
  readonly helped: number;
}

export function figuresOf({ days, items }: Digest): Figures {
  const plays = days.flatMap((day) => day.plays);
  return {
    success: sum(plays.map(({ success }) => success)),
    mainMs: sum(plays.filter(({ item }) => items[item]?.zone === 'main').map(({ shownMs }) => shownMs)),
    helped: sum(days.flatMap((day) => day.helped.map(({ people }) => people))),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
