/** What was read and does not count. */
export interface LeftOut {
  /** Showings while there was no display (DECISIONS 5). */
  undisplayed: number;
  /** Of screens of which the register has keys, by a machine with another key. */
  readonly foreign: LeftOutRecords;
  /** Of the same screens, in chains that nothing seals. */
  readonly unproven: LeftOutRecords;
  /** Showings with a clock that was plainly wrong, outside of the period by its word. */
  untimed: number;
  /** Showings beyond the number of screens and items that a report can hold. */
  beyond: number;
}

/** Records of the period, and the first screens that they name. */
export interface LeftOutRecords {
  records: number;
  readonly screens: Set<string>;
}

export function createLeftOut(): LeftOut {
  const none = () => ({ records: 0, screens: new Set<string>() });
  return { undisplayed: 0, foreign: none(), unproven: none(), untimed: 0, beyond: 0 };
}

/** Leaves records of a screen out. */
export function leaveOut(left: LeftOutRecords, screen: string, records = 1): void {
  left.records += records;
  if (left.screens.size < MOST_SCREENS) left.screens.add(screen);
}

/** A few of them are named; strangers can make up any number. */
const MOST_SCREENS = 1_000;
