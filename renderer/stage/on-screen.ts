import type { FromPage } from '../../core/messages.ts';
import type { BesideZone } from '../../core/playlist.ts';
import type { Showing } from '../../core/showing.ts';
import { factsOf } from './facts.ts';
import type { Layer } from './layer.ts';

/** What is on the screen, with the layer that shows it. */
export interface OnScreen {
  readonly showing: Showing;
  readonly layer: Layer;
  /** The zone that it is in, beside the main picture. */
  readonly zone: BesideZone | undefined;
  /** When its first frame was presented: by the wall clock, epoch milliseconds, and by the clock of what was drawn. */
  readonly startedAt: number;
  readonly drawnFrom: number;
  /** Whether it must give way as soon as the next is ready, because it broke. */
  broken: boolean;
}

type Beat = Extract<FromPage, { type: 'beat' }>;

/**
 * That it is over, and how it went.
 *
 * @param drawnTo  by the clock of what was drawn, milliseconds
 * @param endedAt  epoch milliseconds
 */
export function playedFact(onScreen: OnScreen, drawnTo: number, endedAt: number): FromPage {
  const { showing, whole, clip } = outcomeOf(onScreen, drawnTo);
  return {
    ...{ type: 'played', showing, endedAt, result: whole && !onScreen.broken ? 'complete' : 'partial' },
    ...(clip?.endedEarly === true ? { endedEarly: true } : {}),
  };
}

/**
 * How far it has come, with how long it is to be on: until the next one, if there will be one.
 *
 * @param slot  when it is on by the clock
 */
export function progressOf(
  onScreen: OnScreen,
  drawnTo: number,
  { slot, hasNext }: { readonly slot: Showing['slot']; readonly hasNext: boolean },
): NonNullable<Beat['showing']> {
  const { showing, wholeMs, clip } = outcomeOf(onScreen, drawnTo);
  const dueMs = slot === undefined ? wholeMs : slot.endsAt - slot.startsAt;
  return {
    ...showing,
    ...(Number.isFinite(dueMs) && hasNext ? { dueMs } : {}),
    ...(clip === undefined ? {} : { mediaTimeMs: clip.mediaTimeMs }),
  };
}

function outcomeOf({ showing, layer, zone, startedAt, drawnFrom }: OnScreen, drawnTo: number) {
  const shownMs = drawnTo - drawnFrom;
  const { frames, clip, ...outcome } = layer.presented(shownMs);
  const { dropped } = clip ?? {};
  const facts = {
    ...factsOf(showing, startedAt, zone),
    shownMs,
    frames,
    ...(dropped === undefined ? {} : { dropped }),
  };
  return { showing: facts, clip, ...outcome };
}
