import type { ReadyMedia } from '../../core/programme.ts';
import type { Box } from '../../core/zone-layout.ts';
import { ClipSync } from './clip-sync.ts';
import { place } from './place.ts';
import { signBox } from './sign-box.ts';

type Signer = NonNullable<ReadyMedia['signLanguage']>;

/**
 * The inset in which somebody signs what the clip says that is watched: one element, made once and used for ever. It
 * goes by the clip, never the other way round: what is late, broken or over is simply not seen.
 */
export class SignInset {
  readonly #element: HTMLVideoElement;
  #loaded: Signer | undefined;
  /** Whom it goes by; none while it waits. */
  #clip: HTMLVideoElement | undefined;
  /** What that has of the stage. */
  #area: Box = { left: 0, top: 0, width: 0, height: 0 };
  #sync: ClipSync | undefined;

  constructor(element: HTMLVideoElement) {
    this.#element = element;
    element.muted = true;
    for (const type of ['waiting', 'ended', 'error', 'emptied']) element.addEventListener(type, () => this.#hide());
  }

  /** Loads what will be wanted soon, unless it is in use: then that is loaded when its clip comes. */
  load(signer: Signer | undefined): void {
    if (this.#clip === undefined && signer !== undefined) this.#load(signer);
  }

  /**
   * Shows who signs what this clip says, as soon as there is a picture, and goes on where they do already; `undefined`:
   * nobody does.
   *
   * @param area  what the clip has of the stage, pixels
   */
  follow(clip: HTMLElement, signer: Signer | undefined, area: Box): void {
    if (this.#clip === clip && this.#loaded?.sha256 === signer?.sha256) return this.moveTo(area);
    if (signer === undefined || this.#clip !== undefined) this.leave();
    if (signer === undefined || !(clip instanceof HTMLVideoElement)) return;
    this.#load(signer);
    const element = this.#element;
    this.#clip = clip;
    this.#area = area;
    const sync = (this.#sync = new ClipSync(
      element,
      (instant) => clip.currentTime * 1000 + instant - performance.now(),
    ));
    const begin = () => {
      if (this.#sync !== sync || this.#loaded !== signer) return;
      this.moveTo(this.#area);
      // What the clip is ahead by after a moment is caught up, or jumped, while it plays.
      if (clip.currentTime > FAR_S) element.currentTime = clip.currentTime;
      element.play().catch(() => undefined); // it cannot be decoded: told by `check`, and no reason to hold a picture up
      this.#hear(clip, sync);
    };
    if (element.readyState >= HTMLMediaElement.HAVE_METADATA) begin();
    else element.addEventListener('loadedmetadata', begin, { once: true });
  }

  /** The clip that it goes by has another place now, CSS pixels of the stage. */
  moveTo(area: Box): void {
    this.#area = area;
    const { videoWidth, videoHeight } = this.#element;
    place(this.#element, signBox(area, videoWidth / videoHeight || 1));
  }

  /** Takes it away, and lets go of its file. */
  leave(): void {
    if (this.#loaded === undefined) return;
    this.#hide();
    this.#sync?.end();
    this.#sync = undefined;
    this.#clip = undefined;
    this.#loaded = undefined;
    this.#element.pause();
    this.#element.removeAttribute('src');
    this.#element.load(); // only this lets go of the file and its socket
  }

  /** Takes it away at once if its file must not be seen any more. */
  takeBack(isWithdrawn: (sha256: string) => boolean): void {
    if (this.#loaded !== undefined && isWithdrawn(this.#loaded.sha256)) this.leave();
  }

  #load(signer: Signer): void {
    if (this.#loaded?.sha256 === signer.sha256) {
      this.#loaded = signer;
      return;
    }
    this.#loaded = signer;
    this.#element.src = signer.url;
  }

  /** Hears of every frame that is presented, as long as it goes by this showing of the clip, whose element is used again. */
  #hear(clip: HTMLVideoElement, sync: ClipSync): void {
    this.#element.requestVideoFrameCallback(() => {
      if (this.#sync !== sync) return;
      if (clip.ended) return this.#element.pause();
      this.#element.style.opacity = '1';
      sync.presented();
      this.#hear(clip, sync);
    });
  }

  #hide(): void {
    this.#element.style.opacity = '0';
  }
}

/** Seconds: what is nearer to its beginning begins there. */
const FAR_S = 0.3;
