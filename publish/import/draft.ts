import type { Flight } from './flight.ts';
import type { Place } from './remark.ts';
import type { Window } from './windows.ts';

/**
 * A playlist while it is being put together. Objects that end up in the file may have an origin: `origins` knows the
 * place in the imported file that an object came from, so that a fault of the playlist can be told there.
 */
export interface Draft {
  readonly head: Readonly<Record<string, unknown>>;
  /** In the order of the file. */
  readonly campaigns: readonly DraftCampaign[];
}

/** Items that are on together. Without an id its items stand at the top of the playlist, always on. */
export interface DraftCampaign {
  readonly id?: string;
  /** `priority`, `weight`, `at` and the like, as the playlist writes them. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly items: readonly DraftItem[];
  readonly origin?: Origin;
}

export interface DraftItem {
  /** Everything but when and where, as the playlist writes it. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly when: When;
  readonly origin: Origin;
  /** Of objects inside `fields` that have an origin of their own. */
  readonly inside?: ReadonlyMap<object, Origin>;
}

/** When and where something is shown; what is absent does not narrow it. */
export interface When {
  readonly flight?: Flight;
  /** On when one of them is; an empty list would be never. */
  readonly windows?: readonly Window[];
  readonly screens?: WrittenTarget;
}

/** `screens` as the playlist writes it. */
export interface WrittenTarget {
  readonly ids?: readonly string[];
  readonly tags?: {
    readonly all?: readonly string[];
    readonly any?: readonly string[];
    readonly none?: readonly string[];
  };
}

/** Where something came from; `fields` are the places of its properties that have one of their own. */
export interface Origin {
  readonly place: Place;
  readonly fields?: Readonly<Record<string, Place>>;
}
