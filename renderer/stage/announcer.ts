import type { FromPage } from '../../core/messages.ts';
import type { AnnouncedShowing } from '../../core/playback.ts';
import { factsOf, failureOf } from './facts.ts';

export interface AnnouncerWorld {
  /** The one element that all announcements are heard from. */
  readonly audio: HTMLAudioElement;
  /** One begins to be heard, or none is any more: whatever else sounds is to be quieter, or as it was. */
  readonly onChange: (isHeard: boolean) => void;
  readonly tell: (fact: FromPage) => void;
  /** This one could not be heard. */
  readonly onFailed: (n: number) => void;
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
  #waiting: readonly AnnouncedShowing[] = [];
  #heard: Heard | undefined;
  #loudness = 1;

  constructor(world: AnnouncerWorld) {
    this.#world = world;
  }

  /** Whether one is heard now. */
  get isHeard(): boolean {
    return this.#heard !== undefined;
  }

  /** Has these heard after those that wait already. */
  announce(announcements: readonly AnnouncedShowing[]): void {
    const room = MOST_WAITING - this.#waiting.length;
    this.#waiting = [...this.#waiting, ...announcements.slice(0, room)];
    for (const one of announcements.slice(room)) this.#world.tell(failureOf(one, 'too many announcements are waiting'));
    if (this.#heard === undefined) this.#next();
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

  /** Drops those that must not be heard any more, also in the middle. */
  keep(mayBeHeard: (showing: AnnouncedShowing) => boolean): void {
    this.#waiting = this.#waiting.filter(mayBeHeard);
    if (this.#heard !== undefined && !mayBeHeard(this.#heard.showing)) this.#over('partial');
  }

  /** To be called twice a second: ends what has had its time, and gives up what stands still. */
  check(): void {
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

  #next(): void {
    const [showing, ...waiting] = this.#waiting;
    this.#waiting = waiting;
    if (showing === undefined) return this.#world.onChange(false);
    const { audio } = this.#world;
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
    this.#letGo();
    if (heard?.startedAt !== undefined) {
      const showing = { ...factsOf(heard.showing, heard.startedAt), shownMs, frames: 0 };
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

/** What else sounds while an announcement is heard, as a share of what it would. */
export const DUCKED = 0.2;
/** More wait only where points in time come faster than they can be spoken. */
const MOST_WAITING = 10;
const STILL_MS = 5_000;
