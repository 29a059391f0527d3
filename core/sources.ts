import type { Plan } from './plan.ts';
import type { Item } from './playlist.ts';
import type { Programme } from './programme.ts';

/** A programme with the plan for the time that is asked about. */
export interface Planned {
  readonly programme: Programme;
  readonly plan: Plan;
}

/** Where the next item may come from, in the order of who comes first. */
export interface Sources {
  /** Interrupts count from here: the newest playlist, even while it waits for its media. */
  readonly interrupts: Planned;
  readonly current: Planned;
  readonly fallback: Planned;
  /** When another playlist takes the place of the current one, epoch milliseconds: nothing by the clock lasts longer. */
  readonly changesAt?: number;
}

/** Whether an item can be shown at all: its media is here, and it is not given up. */
export type CanPlay = (programme: Programme, item: Item) => boolean;
