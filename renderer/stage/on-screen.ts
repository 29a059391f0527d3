import type { FromPage, ShowingFacts } from '../../core/messages.ts';
import type { Playback } from '../../core/playback.ts';
import type { BesideZone } from '../../core/playlist.ts';
import type { Showing } from '../../core/showing.ts';
import { whyOn } from '../../core/why-on.ts';
import type { Words } from '../../core/words.ts';
import type { DrawnClock } from './drawn-clock.ts';
import { factsOf } from './facts.ts';
import type { Prepared } from './glass.ts';
import type { Layer, Presented } from './layer.ts';
import { atWallTime, wallTimeAt } from './wall-time.ts';

type Progress = NonNullable<Extract<FromPage, { type: 'beat' }>['showing']>;

/** What is on the screen, from its first frame to its last: how far it has come, when it is over, and how it went. */
export class OnScreen {
  readonly showing: Showing;
  readonly layer: Layer;
  /** When its first frame was presented, epoch milliseconds. */
  readonly startedAt: number;
  readonly #zone: BesideZone | undefined;
  readonly #drawn: DrawnClock;
  readonly #drawnFrom: number;
  #isBroken = false;

  /**
   * @param cutAt  the frame in which it came, by `performance.now()`
   * @param zone   the zone that it is in, beside the main picture
   */
  constructor(
    { showing, layer }: Pick<Prepared, 'showing' | 'layer'>,
    cutAt: number,
    drawn: DrawnClock,
    zone: BesideZone | undefined,
  ) {
    this.showing = showing;
    this.layer = layer;
    this.startedAt = wallTimeAt(cutAt);
    this.#zone = zone;
    this.#drawn = drawn;
    this.#drawnFrom = drawn.now();
  }

  /** Which showing it is, for the journal. */
  facts(): ShowingFacts {
    return this.#factsWith(this.layer.presented(0));
  }

  /** It broke: it must give way as soon as the next is ready. */
  break(): void {
    this.#isBroken = true;
  }

  /** Why it must be given up although no error was told; nothing once it broke, for that has been said. */
  stuck(): string | undefined {
    return this.#isBroken ? undefined : this.layer.stuck(this.#drawn.now());
  }

  /** When it is over, by `performance.now()`; long ago when it broke. */
  endsAt(playback: Playback): number {
    if (this.#isBroken) return -Infinity;
    const slot = this.#slot(playback);
    if (slot === undefined) return this.layer.endsAt();
    // A clock that was put back would hold it there until it has caught up.
    return slot.startsAt > Date.now() + CLOCK_SLACK_MS ? -Infinity : atWallTime(slot.endsAt);
  }

  /** When the next one takes its place, epoch milliseconds: at once when it is over. */
  turnsAt(playback: Playback): number {
    const endsAt = this.endsAt(playback);
    if (endsAt <= performance.now()) return Date.now();
    return this.#slot(playback)?.endsAt ?? wallTimeAt(endsAt);
  }

  /** Why it is on, for whoever stands there. */
  why({ programme }: Playback): Words {
    return whyOn(this.showing, programme);
  }

  /** How far it has come, with how long it is to be on: until the next one, if there will be one. */
  progress(playback: Playback): Progress {
    const { showing, wholeMs, clip } = this.#outcome();
    const slot = this.#slot(playback);
    const dueMs = slot === undefined ? wholeMs : slot.endsAt - slot.startsAt;
    return {
      ...showing,
      ...(Number.isFinite(dueMs) && playback.coming !== undefined ? { dueMs } : {}),
      ...(clip === undefined ? {} : { mediaTimeMs: clip.mediaTimeMs }),
    };
  }

  /** It is over since an instant, epoch milliseconds: tells how it went, and of its layer hears no more. */
  end(endedAt: number): FromPage {
    this.layer.onBroken = undefined;
    const { showing, whole, clip } = this.#outcome();
    return {
      ...{ type: 'played', showing, endedAt, result: whole && !this.#isBroken ? 'complete' : 'partial' },
      ...(clip?.endedEarly === true ? { endedEarly: true } : {}),
    };
  }

  /** From when to when it is on by the clock, which another playlist may have cut short since it began. */
  #slot({ watched }: Playback): Showing['slot'] {
    return (watched?.n === this.showing.n ? watched : this.showing).slot;
  }

  #outcome() {
    const shownMs = Math.max(0, this.#drawn.now() - this.#drawnFrom - (this.layer.lostMs ?? 0));
    const presented = this.layer.presented(shownMs);
    const { frames, clip, ...outcome } = presented;
    const facts = {
      ...{ ...this.#factsWith(presented), shownMs, frames },
      ...(clip === undefined ? {} : { dropped: clip.dropped }),
    };
    return { showing: facts, clip, ...outcome };
  }

  #factsWith({ wholeMs }: Presented): ShowingFacts {
    return factsOf(this.showing, this.startedAt, { zone: this.#zone, wholeMs });
  }
}

/** A clock that is off by less is waited for. */
const CLOCK_SLACK_MS = 2_000;
