import type { FitBounds } from '../../core/picture-fit.ts';
import type { Fit } from '../../core/playlist.ts';
import type { Showing } from '../../core/showing.ts';
import { setCaptions } from './captions.ts';
import { ClipSync } from './clip-sync.ts';
import { fitPicture } from './fit-picture.ts';
import { animationFrame } from './frames.ts';
import type { Layer, Presented } from './layer.ts';
import { atWallTime } from './wall-time.ts';

/**
 * How early `play()` must be called so that a clip moves at the cut. Learned from how late the starts before were, an
 * exponential step each; shared by both layers, for it is the machine's habit, not the clip's.
 */
export class StartLead {
  /** Rather too little at first: a clip that begins late holds its first frame for longer, one that begins early has lost it. */
  #ms = 40;

  get ms(): number {
    return this.#ms;
  }

  /** A clip began to move this much later than wanted; negative: earlier. */
  learn(lateMs: number): void {
    // A start that is off by more is a stall of the machine, which teaches nothing about the next one.
    if (Math.abs(lateMs) < 400) this.#ms = Math.min(400, Math.max(0, this.#ms + 0.35 * lateMs));
  }
}

/** Shows clips. The end of a clip is predicted from its own frames, because `ended` comes too late for a seamless cut. */
export class VideoLayer implements Layer {
  readonly element: HTMLVideoElement;
  onBroken: ((reason: string) => void) | undefined;
  /** Of its element; set before it is prepared, and when they have changed. */
  bounds: FitBounds | undefined;
  readonly #lead: StartLead;
  /** Counts what was prepared, so that callbacks of an earlier clip are known. */
  #clip = 0;
  #limitMs = Infinity;
  #fit: Fit = 'contain';
  #volume = 1;
  #loudness = 1;
  /** Only when the clock on the wall says where the clip should be; and where it began, in milliseconds. */
  #sync: ClipSync | undefined;
  #beganMs = 0;
  #wantedAt: number | undefined;
  #watchedFrom = Infinity;
  /** When media time 0 was shown, by the last frames; and how far apart the frames are, in milliseconds. */
  #origins: number[] = [];
  #frameMs = 1000 / 30;
  #mediaTime = 0;
  /** Where it was when it last had moved, and when that was by the clock of what was drawn. */
  #movedAt: number | undefined;
  #lastTime = 0;
  /** Counts of the frames that were presented: before this showing; in it, when one was last heard of. */
  #framesBefore: number | undefined;
  #frames = 0;
  /** When that was, by `performance.now()`, and how many the browser had drawn by then. */
  #heardAt = 0;
  #drawnWhenHeard = 0;

  constructor(element: HTMLVideoElement, lead: StartLead) {
    this.element = element;
    this.#lead = lead;
    element.addEventListener('error', () => this.onBroken?.(element.error?.message ?? 'the clip broke'));
  }

  get leadMs(): number {
    return this.#lead.ms;
  }

  async prepare({ item, media, slot }: Showing, seenAt: number): Promise<void> {
    if (item.kind !== 'video' || media === undefined) throw new Error('not a clip');
    const { element } = this;
    const clip = ++this.#clip;
    this.#limitMs = item.durationSeconds === undefined ? Infinity : item.durationSeconds * 1000;
    this.#wantedAt = undefined;
    this.#watchedFrom = Infinity;
    this.#movedAt = undefined;
    this.#lastTime = 0;
    this.#origins = [];
    this.#mediaTime = 0;
    this.#framesBefore = undefined;
    this.#frames = 0;
    this.#fit = item.fit;
    element.muted = item.muted;
    this.#volume = item.volume / 100;
    this.setLoudness(this.#loudness);
    setCaptions(element, media.captions, media.signLanguage !== undefined);
    this.#sync =
      slot === undefined ? undefined : new ClipSync(element, (instant) => instant - atWallTime(slot.startsAt));
    this.#beganMs = this.#sync?.placeAt(seenAt) ?? 0;
    const firstFrame = new Promise<void>((resolve) => {
      element.requestVideoFrameCallback(() => resolve());
    });
    await new Promise<void>((resolve, reject) => {
      element.oncanplaythrough = () => resolve();
      element.onerror = () => reject(new Error(element.error?.message ?? 'the clip cannot be decoded'));
      element.src = media.url;
    });
    this.resized();
    await firstFrame;
    if (this.#beganMs > 0) await this.#jump();
    this.#follow(clip);
  }

  resized(): void {
    const { videoWidth: width, videoHeight: height } = this.element;
    fitPicture(this.element, { width, height }, this.#fit, this.bounds);
  }

  async moveTo(seenAt: number): Promise<void> {
    if (this.#sync === undefined) return;
    this.#beganMs = this.#sync.placeAt(seenAt);
    await this.#jump();
  }

  setLoudness(share: number): void {
    this.#loudness = share;
    this.element.volume = this.#volume * share;
  }

  begin(at: number): void {
    this.#wantedAt = at;
    this.element.play().catch((error: unknown) => this.onBroken?.(String(error)));
  }

  watchedFrom(at: number): void {
    this.#watchedFrom = at;
  }

  endsAt(): number {
    if (this.#watchedFrom === Infinity) return Infinity;
    const limit = this.#watchedFrom + this.#limitMs;
    if (this.element.ended) return Math.min(limit, performance.now());
    const origin = middleOf(this.#origins);
    if (origin === undefined) return limit;
    // The sound may be longer than the picture by a part of a frame: the last frame's own end is what is cut at.
    const durationMs = Math.round((this.element.duration * 1000) / this.#frameMs) * this.#frameMs;
    return Math.min(limit, Number.isFinite(durationMs) ? origin + durationMs : Infinity);
  }

  stuck(drawnMs: number): string | undefined {
    const { currentTime, ended } = this.element;
    // A recording may hold one picture for long: its time goes on although no new frame is presented.
    if (currentTime !== this.#lastTime) this.#movedAt = drawnMs;
    this.#movedAt ??= drawnMs;
    this.#lastTime = currentTime;
    const limitMs = this.#origins.length === 0 ? FIRST_MOVE_MS : STALL_MS;
    return !ended && drawnMs - this.#movedAt > limitMs
      ? `the clip stood still at ${currentTime.toFixed(2)} s`
      : undefined;
  }

  presented(shownMs: number): Presented {
    const { currentTime, duration, ended } = this.element;
    const { totalVideoFrames, droppedVideoFrames } = this.element.getVideoPlaybackQuality();
    const wholeMs = Math.min(this.#limitMs, duration * 1000 || Infinity);
    // `ended` and the media time prove nothing: a clip cut in half jumps to its end without an error (measured).
    const isLong = shownMs >= 0.9 * wholeMs;
    return {
      ...{ frames: this.#framesNow(), wholeMs, whole: isLong && droppedVideoFrames <= totalVideoFrames / 2 },
      clip: { dropped: droppedVideoFrames, mediaTimeMs: currentTime * 1000, endedEarly: ended && !isLong },
    };
  }

  release(): void {
    this.#clip++;
    this.#sync?.end();
    this.#sync = undefined;
    setCaptions(this.element, undefined);
    this.element.oncanplaythrough = null;
    this.element.onerror = null;
    this.element.pause();
    this.element.removeAttribute('src');
    this.element.load(); // only this lets go of the file and its socket
  }

  /**
   * Hears of the frames that are presented: of each at its beginning and near its end, between of a few at a time, for
   * every one that is heard of costs a turn of the page's own drawing.
   */
  #follow(clip: number, inARow = 1): void {
    this.element.requestVideoFrameCallback((_now, frame) => {
      if (clip !== this.#clip) return;
      this.#framesBefore ??= frame.presentedFrames - 1;
      this.#frames = frame.presentedFrames - this.#framesBefore;
      this.#heardAt = performance.now();
      this.#drawnWhenHeard = drawnOf(this.element);
      const step = (frame.mediaTime - this.#mediaTime) * 1000;
      if (step > 4 && step < 110 && this.#origins.length > 0) this.#frameMs += 0.2 * (step - this.#frameMs);
      if (frame.mediaTime * 1000 > this.#beganMs) {
        const origin = frame.expectedDisplayTime - frame.mediaTime * 1000;
        if (this.#origins.length === 0 && this.#wantedAt !== undefined)
          this.#lead.learn(origin + this.#beganMs - this.#wantedAt);
        this.#origins = [...this.#origins, origin].slice(-9);
        if (this.#sync?.presented()) this.#origins = [];
      }
      this.#mediaTime = frame.mediaTime;
      if (inARow < IN_A_ROW || this.#sync !== undefined || this.endsAt() - performance.now() < NEAR_END_MS)
        return this.#follow(clip, inARow + 1);
      setTimeout(() => {
        if (clip === this.#clip) this.#follow(clip);
      }, REST_MS);
    });
  }

  /** The frames presented by now: in a rest those that the browser has drawn since, as far as there was time for them. */
  #framesNow(): number {
    const restedMs = Math.min(REST_MS, performance.now() - this.#heardAt);
    const drawn = drawnOf(this.element) - this.#drawnWhenHeard;
    return this.#frames === 0 ? 0 : this.#frames + Math.max(0, Math.min(drawn, Math.floor(restedMs / this.#frameMs)));
  }

  /** Goes to where it is to begin, and puts that frame up. */
  async #jump(): Promise<void> {
    const { element } = this;
    // One that is over by then stands at its last frame.
    element.currentTime = Math.min(this.#beganMs / 1000, Math.max(0, element.duration - LAST_FRAME_S));
    this.#beganMs = element.currentTime * 1000;
    await new Promise<void>((resolve) => element.addEventListener('seeked', () => resolve(), { once: true }));
    await animationFrame();
    await animationFrame();
  }
}

function drawnOf(element: HTMLVideoElement): number {
  const { totalVideoFrames, droppedVideoFrames } = element.getVideoPlaybackQuality();
  return totalVideoFrames - droppedVideoFrames;
}

function middleOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** So many frames are heard of together, how far apart these are, and from when on each is. */
const IN_A_ROW = 5;
const REST_MS = 800;
const NEAR_END_MS = 1_500;
/** Less than this before its end a clip has no frame left to stand at. */
const LAST_FRAME_S = 0.1;
/** How long a clip may take to begin, and then to show its next frame, before it is skipped. */
const FIRST_MOVE_MS = 4_000;
const STALL_MS = 3_000;
