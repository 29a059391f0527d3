import type { Showing } from '../../core/showing.ts';
import { ARM_MS, frameShownAt, until } from './frames.ts';
import { arm, disarm, type Layer } from './layer.ts';
import { within } from './within.ts';

/** What is cut to, and when that is wanted. */
export interface Cutting {
  readonly showing: Showing;
  /** Where it is prepared, behind the one watched. */
  readonly layer: Layer;
  /** When the one watched gives way, by `performance.now()`; may move, and is asked for anew each time. */
  readonly boundary: () => number;
  /** Aborted when it is wanted no more. */
  readonly signal: AbortSignal;
}

/**
 * When exactly one picture gives way to the next: expected at the boundary while the next one is prepared, appointed
 * once that is ready, and fallen on a frame in the end. All instants by `performance.now()`.
 */
export class Cut {
  readonly showing: Showing;
  readonly layer: Layer;
  readonly signal: AbortSignal;
  readonly #boundary: () => number;
  /** When it is joined in the middle, if the clock has put it on already: a moment of its own, to be there in time. */
  #joinsAt: number | undefined;
  /** When it falls, as far as is known now. */
  #at: () => number;
  #fellAt: number | undefined;

  constructor({ showing, layer, boundary, signal }: Cutting) {
    this.showing = showing;
    this.layer = layer;
    this.signal = signal;
    this.#boundary = boundary;
    this.#joinsAt = showing.slot === undefined || boundary() > now() ? undefined : now() + JOIN_MS;
    this.#at = () => Math.max(boundary(), now() + NOT_YET_MS);
  }

  /** What the next one is prepared for: where the clock says what is on, it begins where it will be by then. */
  get dueAt(): number {
    return this.#joinsAt ?? this.#boundary();
  }

  /** When the next one will be seen first, as far as is known now; `Infinity` once it is wanted no more. */
  readonly seenAt = (): number => this.#fellAt ?? (this.signal.aborted ? Infinity : this.#at());

  /**
   * Brings what the clock puts on to where it will be, when preparing it took longer than there was time: a clip that
   * begins late by the clock would have to jump before everybody's eyes.
   *
   * @param limitMs  within which it must be there each time
   * @throws when it is not, or is wanted no more
   */
  async catchUp(limitMs: number): Promise<void> {
    const { showing, layer, signal } = this;
    if (showing.slot === undefined) return;
    let { dueAt } = this;
    for (let moved = 0; moved < MOST_MOVES && now() + layer.leadMs + ARM_MS > dueAt; moved++) {
      this.#joinsAt = dueAt = now() + layer.leadMs + JOIN_MS;
      await within(limitMs, layer.moveTo(dueAt), signal);
    }
  }

  /**
   * All is ready: from now on the moment is known. What cuts in comes as soon as can be, what is joined not before its
   * moment; else the one watched has its whole time, and more only where zones have yet to be told to move.
   *
   * @param zonesLeadMs  how long before the cut that is; 0 when there are none
   */
  appoint(zonesLeadMs: number): void {
    const { showing, layer } = this;
    const soonest = now() + Math.max(layer.leadMs, zonesLeadMs) + ARM_MS;
    if (this.#joinsAt !== undefined) {
      const joinsAt = Math.max(this.#joinsAt, soonest);
      this.#at = () => joinsAt;
    } else {
      const notBefore = showing.cutIn || zonesLeadMs > 0 ? soonest : -Infinity;
      this.#at = () => Math.max(this.#boundary(), notBefore);
    }
  }

  /**
   * Waits for the frame that is on the screen at the appointed moment, with the layer armed and in motion by then. What
   * is changed before the next `await` goes on the screen with it.
   *
   * @returns that frame's time; `undefined` when it is wanted no more
   */
  async fall(): Promise<number | undefined> {
    const { layer, signal } = this;
    const beginsAt = () => this.#at() - layer.leadMs;
    await until(() => beginsAt() - ARM_MS, signal);
    arm(layer);
    await until(beginsAt, signal);
    if (!signal.aborted) {
      layer.begin(this.#at());
      const frameAt = await frameShownAt(() => this.#at() - EARLY_MS, signal);
      if (!signal.aborted) return (this.#fellAt = frameAt);
    }
    disarm(layer);
    return undefined;
  }
}

const now = () => performance.now();

/** How far ahead the moment lies at which something is joined that the clock has put on already. */
const JOIN_MS = 1_000;
/** A machine that cannot keep any of so many appointments is too busy for the next one as well. */
const MOST_MOVES = 3;
/** While nobody knows when a showing will be seen, it is no sooner than this. */
const NOT_YET_MS = 1_000;
/** Rather half a frame early than one late: the display takes the first frame after the instant. */
const EARLY_MS = 4;
