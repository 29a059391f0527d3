import type { Hearing } from '../../core/heard.ts';
import type { FromPage } from '../../core/messages.ts';
import { LATEST_MOMENT_MS } from '../../core/moments.ts';
import type { AnnouncedShowing } from '../../core/showing.ts';
import { EMERGENCY_RANK } from '../../core/ranks.ts';
import { factsOf, failureOf } from './facts.ts';

export interface AnnouncerWorld {
  /** The one element that all announcements are heard from. */
  readonly audio: HTMLAudioElement;
  /** What may be heard now. */
  readonly hearing: () => Hearing;
  /** One begins to be heard, or none is any more: whatever else sounds is to be quieter, or as it was. */
  readonly onChange: (isHeard: boolean) => void;
  readonly tell: (fact: FromPage) => void;
  /** This one could not be heard. */
  readonly onFailed: (n: number) => void;
}

/** What is to be heard. */
interface Waiting {
  readonly showing: AnnouncedShowing;
  /** Since when, by `performance.now()`. */
  readonly since: number;
}

/** What is being heard, or about to be. */
interface Heard {
  readonly showing: AnnouncedShowing;
  /** When it began to sound: by `performance.now()`, and by the clock on the wall, epoch milliseconds. */
  soundsFrom?: number;
  startedAt?: number;
  /** How far it was when it was last looked at, and when it had last moved. */
  place: number;
  movedAt: number;
}

/** Lets announcements be heard, one after the other, whatever is on the screen meanwhile, and tells how they went. */
export class Announcer {
  readonly #world: AnnouncerWorld;
  /** Those that rank highest first; among equals, those that have waited longest. */
  #waiting: readonly Waiting[] = [];
  #heard: Heard | undefined;
  #loudness = 1;

  constructor(world: AnnouncerWorld) {
    this.#world = world;
  }

  /** Whether one is heard now. */
  get isHeard(): boolean {
    return this.#heard !== undefined;
  }

  /**
   * Has these heard after those that rank as high and wait already; an emergency's at once. One that is heard or waits
   * is not heard once more for that.
   */
  announce(announcements: readonly AnnouncedShowing[]): void {
    this.#dropOutdated();
    for (const showing of announcements.filter(this.#world.hearing().isMeant)) this.#await(showing);
    const [first] = this.#waiting;
    if (first !== undefined && first.showing.rank >= EMERGENCY_RANK) this.giveWay(first.showing.rank);
    this.#beginIfSilent();
  }

  /** Breaks off what ranks lower than this. */
  giveWay(rank: number): void {
    if (this.#heard !== undefined && this.#heard.showing.rank < rank) this.#over('partial');
  }

  /** How loud the screen may be, 0–1. */
  setLoudness(share: number): void {
    this.#loudness = share;
    if (this.#heard !== undefined) this.#world.audio.volume = (this.#heard.showing.item.volume / 100) * share;
  }

  /** Silence: what is heard is broken off, and what waits is not heard at all. */
  stop(): void {
    this.#waiting = [];
    if (this.#heard !== undefined) this.#over('partial');
  }

  /**
   * To be called twice a second, and when the programme changes: ends what has had its time or must not be heard any
   * more, gives up what stands still, and begins what has waited for an interrupt to be over.
   */
  check(): void {
    this.#dropOutdated();
    this.#beginIfSilent();
    if (this.#heard === undefined) return;
    const heard = this.#heard;
    const { currentTime } = this.#world.audio;
    const now = performance.now();
    if (currentTime !== heard.place) heard.movedAt = now;
    heard.place = currentTime;
    const limitMs = (heard.showing.item.durationSeconds ?? Infinity) * 1000;
    if (now - heard.movedAt > STILL_MS) this.#failed('the announcement stood still');
    else if (this.#heardMs() > limitMs) this.#over('complete');
  }

  /** Puts one in its place; one that waits already keeps its place, as it is by now. */
  #await(showing: AnnouncedShowing): void {
    if (this.#heard !== undefined && isSame(this.#heard.showing, showing)) return;
    const one = { showing, since: performance.now() };
    const place = this.#waiting.findIndex((waiting) => isSame(waiting.showing, showing));
    const waiting = place < 0 ? [...this.#waiting, one] : this.#waiting.with(place, one);
    this.#waiting = waiting.toSorted((a, b) => b.showing.rank - a.showing.rank);
  }

  /** Drops what has waited too long, or is not on any more, also in the middle. */
  #dropOutdated(): void {
    if (this.#heard === undefined && this.#waiting.length === 0) return;
    const { goesOn, isMeant } = this.#world.hearing();
    const soonest = performance.now() - LATEST_MOMENT_MS;
    this.#waiting = this.#waiting.filter(({ showing, since }) => since >= soonest && isMeant(showing));
    if (this.#heard !== undefined && !goesOn(this.#heard.showing)) this.#over('partial');
  }

  #beginIfSilent(): void {
    if (this.#heard === undefined && this.#waiting.length > 0) this.#next();
  }

  #next(): void {
    const [first, ...waiting] = this.#waiting;
    if (first === undefined || first.showing.rank < this.#world.hearing().leastRank) return this.#world.onChange(false);
    this.#waiting = waiting;
    const { audio } = this.#world;
    const { showing } = first;
    const heard: Heard = { showing, place: 0, movedAt: performance.now() };
    this.#heard = heard;
    audio.onplaying = () => {
      heard.soundsFrom ??= performance.now();
      heard.startedAt ??= Date.now();
    };
    audio.onended = () => this.#over(this.#heardMs() >= 0.9 * audio.duration * 1000 ? 'complete' : 'partial');
    audio.onerror = () => this.#failed(audio.error?.message ?? 'the announcement cannot be decoded');
    audio.src = showing.media?.url ?? '';
    this.setLoudness(this.#loudness);
    this.#world.onChange(true);
    audio.play().catch((error: unknown) => {
      if (this.#heard === heard) this.#failed(String(error));
    });
  }

  #over(result: 'complete' | 'partial'): void {
    const heard = this.#heard;
    const shownMs = this.#heardMs();
    const wholeMs = this.#world.audio.duration * 1000 || Infinity;
    this.#letGo();
    if (heard?.startedAt !== undefined) {
      const showing = { ...factsOf(heard.showing, heard.startedAt, { wholeMs }), shownMs, frames: 0 };
      this.#world.tell({ type: 'announced', showing, endedAt: Date.now(), result });
    }
    this.#next();
  }

  #failed(reason: string): void {
    const heard = this.#heard;
    this.#letGo();
    if (heard !== undefined) {
      this.#world.tell(failureOf(heard.showing, reason));
      this.#world.onFailed(heard.showing.n);
    }
    this.#next();
  }

  #heardMs(): number {
    return this.#heard?.soundsFrom === undefined ? 0 : performance.now() - this.#heard.soundsFrom;
  }

  #letGo(): void {
    const { audio } = this.#world;
    this.#heard = undefined;
    audio.onplaying = audio.onended = audio.onerror = null;
    audio.pause();
    audio.removeAttribute('src');
    audio.load(); // only this lets go of the file and its socket
  }
}

/** Whether two are the same announcement, in whatever revision of its playlist. */
function isSame(a: AnnouncedShowing, b: AnnouncedShowing): boolean {
  return (
    a.item.id === b.item.id && a.campaignId === b.campaignId && a.programme.playlist.id === b.programme.playlist.id
  );
}

/** What else sounds while an announcement is heard, as a share of what it would. */
export const DUCKED = 0.2;
const STILL_MS = 5_000;
