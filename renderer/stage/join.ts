import { ARM_MS } from './frames.ts';
import type { Layer } from './layer.ts';
import { within } from './within.ts';

/** How far ahead the moment lies at which something is joined that the clock has put on already. */
export const JOIN_MS = 1_000;

/**
 * The instant by `performance.now()` at which a layer can be cut to that was prepared to be seen at `due`: then, or, when
 * preparing took longer, at a later moment that it has been brought to. A clip that begins late by the clock would have
 * to jump before everybody's eyes.
 */
export async function joinAt(layer: Layer, due: number, limitMs: number, signal: AbortSignal): Promise<number> {
  let at = due;
  for (let moved = 0; moved < MOST_MOVES && performance.now() + layer.leadMs + ARM_MS > at; moved++) {
    at = performance.now() + layer.leadMs + JOIN_MS;
    await within(limitMs, layer.moveTo(at), signal);
  }
  return at;
}

/** A machine that cannot keep any of so many appointments is too busy for the next one as well. */
const MOST_MOVES = 3;
