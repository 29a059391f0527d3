import { css, html, LitElement } from 'lit';
import type { FromPage, ShowingFacts } from '../../core/messages.ts';
import { next, startPlayback, type Playback, type PlaybackEvent, type Showing } from '../../core/playback.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import type { Screen } from '../../core/screen.ts';
import { frameInsets } from '../overlays/frame-insets.ts';
import type { OverlayFrame } from '../overlays/overlay-frame.ts';
import type { SlideView } from '../slides/slide-view.ts';
import '../overlays/overlay-frame.ts';
import '../slides/slide-view.ts';
import { codeFaults } from './code-check.ts';
import { DrawnClock } from './drawn-clock.ts';
import { animationFrame, frameShownAt, until } from './frames.ts';
import { ARMED_OPACITY, type Layer } from './layer.ts';
import { within } from './within.ts';
import { ImageLayer, SlideLayer } from './still-layer.ts';
import { StartLead, VideoLayer } from './video-layer.ts';

/** What is on the screen, with the layer that shows it. */
interface OnScreen {
  readonly showing: Showing;
  readonly layer: Layer;
  /** When its first frame was presented: by the wall clock, epoch milliseconds, and by the clock of what was drawn. */
  readonly startedAt: number;
  readonly drawnFrom: number;
}

/**
 * The stage: shows what the playback says is watched, prepares what is coming behind it, and cuts from one to the
 * other so that no frame between them is neither. What plays next is decided in `core/playback`; when exactly one
 * picture gives way to the other is decided here, because only here the frames are known.
 *
 * @fires fact  what really happened, as a message for the player (`FromPage`)
 */
export class KioskStage extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: 0;
      overflow: hidden;
      contain: strict;
    }
    .layer {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      opacity: 0;
      will-change: opacity;
      /* Beside a picture of another shape, never the item before. */
      background: #0a2a66;
    }
    overlay-frame {
      position: absolute;
      inset: 0;
      z-index: 3;
      opacity: 0;
      will-change: opacity;
    }
  `;

  #playback: Playback | undefined;
  #onScreen: OnScreen | undefined;
  /** Whether what is watched must give way as soon as the next is ready, because it broke. */
  #broken = false;
  #layers: Readonly<Record<'video' | 'image' | 'slide', readonly Layer[]>> | undefined;
  #frames: readonly OverlayFrame[] = [];
  /** When the layer that was watched before is free again, by `performance.now()`. */
  #retiredAt = 0;
  readonly #drawn = new DrawnClock();
  /** Ends the bringing of a showing that is wanted no more. */
  #wanted = new AbortController();
  #bringing: Promise<void> = Promise.resolve();

  override render() {
    return html`
      <video class="layer" preload="auto" playsinline disableremoteplayback></video>
      <video class="layer" preload="auto" playsinline disableremoteplayback></video>
      <canvas class="layer" role="img"></canvas><canvas class="layer" role="img"></canvas>
      <slide-view class="layer"></slide-view><slide-view class="layer"></slide-view> <overlay-frame></overlay-frame
      ><overlay-frame></overlay-frame>
    `;
  }

  override firstUpdated() {
    const all = <E extends Element>(name: string) => [...this.renderRoot.querySelectorAll<E>(name)];
    const lead = new StartLead();
    this.#layers = {
      video: all<HTMLVideoElement>('video').map((element) => new VideoLayer(element, lead)),
      image: all<HTMLCanvasElement>('canvas').map((element) => new ImageLayer(element)),
      slide: all<SlideView>('slide-view').map((element) => new SlideLayer(element)),
    };
    this.#frames = all<OverlayFrame>('overlay-frame');
    this.#drawn.start();
    setInterval(() => this.#checkMotion(), 500);
  }

  /** Plays this programme from the next boundary on; at once when nothing is on yet. */
  play(screen: Screen, programme: ScreenProgramme): void {
    if (this.#playback === undefined) this.#follow(startPlayback(screen, programme, Date.now()));
    else this.#happened({ type: 'programme', screen, programme });
  }

  /** What is on, as far as it has come, for the sign of life. */
  get nowShowing(): Extract<FromPage, { type: 'beat' }>['showing'] {
    if (this.#onScreen === undefined) return undefined;
    const { shownMs, frames } = this.#presentedOf(this.#onScreen);
    return { ...factsOf(this.#onScreen), shownMs, frames };
  }

  #happened(event: PlaybackEvent) {
    if (this.#playback !== undefined) this.#follow(next(this.#playback, event, Date.now()));
  }

  /** Effects follow from comparing states: a new one coming is brought, and whatever was being brought before is not. */
  #follow(playback: Playback) {
    const before = this.#playback?.coming;
    this.#playback = playback;
    const { coming } = playback;
    if (coming === before) return;
    this.#wanted.abort();
    const { signal } = (this.#wanted = new AbortController());
    // One after the other: what is given up may hold the very layer that the next one needs.
    if (coming !== undefined) this.#bringing = this.#bringing.then(() => this.#bring(coming, signal));
  }

  /** Prepares a showing behind the one watched, and cuts to it when that one is over. */
  async #bring(showing: Showing, signal: AbortSignal): Promise<void> {
    await until(() => Math.max(this.#retiredAt, this.#endsAt() - PREPARE_AHEAD_MS), signal);
    const layer = this.#idleLayer(showing.item.kind);
    if (signal.aborted || layer === undefined) return;
    let frame: OverlayFrame | undefined;
    try {
      this.#place(layer.element, showing);
      await within(PREPARE_LIMIT_MS, layer.prepare(showing), signal);
      frame = await within(PREPARE_LIMIT_MS, this.#frameFor(showing), signal);
    } catch (error) {
      layer.release();
      if (!signal.aborted) this.#failed(showing, error instanceof Error ? error.message : String(error));
      return;
    }
    this.#checkCodes(showing, layer, frame);
    const cut = await this.#cutTo(layer, signal);
    if (cut === undefined) {
      layer.release();
      return;
    }
    const startedAt = Date.now() + cut - performance.now();
    const onScreen = { showing, layer, startedAt, drawnFrom: this.#drawn.now() };
    this.#show(onScreen, frame, cut);
    this.#happened({ type: 'shown', n: showing.n });
    // Presented for certain once two more animation frames have come and gone (DECISIONS 37).
    await animationFrame();
    await animationFrame();
    this.#tell({ type: 'shown', showing: factsOf(onScreen) });
  }

  /** Waits for the frame that is on the screen when the one watched is over. `undefined` when it is wanted no more. */
  async #cutTo(layer: Layer, signal: AbortSignal): Promise<number | undefined> {
    await until(() => this.#endsAt() - layer.leadMs - ARM_MS, signal);
    layer.element.style.zIndex = '2';
    layer.element.style.opacity = ARMED_OPACITY;
    await until(() => this.#endsAt() - layer.leadMs, signal);
    if (signal.aborted) return this.#disarm(layer);
    layer.begin(this.#endsAt());
    const frameAt = await frameShownAt(() => this.#endsAt() - EARLY_MS, signal);
    return signal.aborted ? this.#disarm(layer) : frameAt;
  }

  #disarm(layer: Layer): undefined {
    layer.element.style.opacity = '0';
    layer.element.style.zIndex = '0';
  }

  /** The cut itself: one change of opacity; the old picture stays underneath until the new one is surely there. */
  #show(now: OnScreen, frame: OverlayFrame | undefined, cut: number) {
    const before = this.#onScreen;
    now.layer.element.style.opacity = '1';
    for (const one of this.#frames) one.style.opacity = one === frame ? '1' : '0';
    now.layer.watchedFrom(cut);
    now.layer.onBroken = (reason) => this.#failed(now.showing, reason);
    this.#onScreen = now;
    this.#broken = false;
    if (before === undefined) return;
    before.layer.onBroken = undefined;
    this.#retiredAt = cut + RETIRE_MS;
    const { shownMs, frames, whole } = this.#presentedOf(before);
    this.#tell({
      type: 'played',
      showing: { ...factsOf(before), shownMs, frames },
      endedAt: now.startedAt,
      result: whole ? 'complete' : 'partial',
    });
    setTimeout(() => {
      before.layer.element.style.opacity = '0';
      before.layer.element.style.zIndex = '0';
      now.layer.element.style.zIndex = '1';
      before.layer.release();
    }, RETIRE_MS / 2);
  }

  #failed(showing: Showing, reason: string) {
    if (showing.n === this.#onScreen?.showing.n) this.#broken = true;
    this.#tell({
      type: 'failed',
      itemId: showing.item.id,
      ...(showing.media === undefined ? {} : { sha256: showing.media.sha256 }),
      reason: reason.slice(0, 500),
      at: Date.now(),
    });
    this.#happened({ type: 'failed', n: showing.n });
  }

  #checkMotion() {
    const reason = this.#broken ? undefined : this.#onScreen?.layer.stuck();
    if (reason !== undefined && this.#onScreen !== undefined) this.#failed(this.#onScreen.showing, reason);
  }

  /** When the one watched is over, by `performance.now()`; long ago when there is none, or it broke. */
  #endsAt(): number {
    return this.#onScreen === undefined || this.#broken ? -Infinity : this.#onScreen.layer.endsAt();
  }

  /** The layer of this kind that does not show what is watched. */
  #idleLayer(kind: Showing['item']['kind']): Layer | undefined {
    return this.#layers?.[kind].find((layer) => layer !== this.#onScreen?.layer);
  }

  /** Puts the picture beside the frame of its overlays, which never cover it. */
  #place(element: HTMLElement, { overlays }: Showing) {
    const { clientWidth: width, clientHeight: height } = this;
    const { top, right, bottom, left } = frameInsets(overlays, { width, height }, devicePixelRatio);
    element.style.inset = `${top}px ${right}px ${bottom}px ${left}px`;
    element.style.width = `${width - left - right}px`;
    element.style.height = `${height - top - bottom}px`;
  }

  /** The overlay frame of a showing: the one that stands already when it says the same, else the other, drawn anew. */
  async #frameFor({ overlays, programme }: Showing): Promise<OverlayFrame | undefined> {
    if (overlays === false) return undefined;
    const same = this.#frames.find((frame) => JSON.stringify(frame.overlays) === JSON.stringify(overlays));
    const frame = same ?? this.#frames.find((one) => one.style.opacity !== '1');
    if (frame === undefined) return undefined;
    frame.overlays = overlays;
    frame.locale = programme.playlist.locale;
    await frame.updateComplete;
    await frame.ready;
    return frame;
  }

  /** A code that cannot be scanned is shown all the same, but somebody hears of it. */
  #checkCodes({ item, overlays }: Showing, layer: Layer, frame: OverlayFrame | undefined) {
    const shortPx = Math.min(this.clientWidth, this.clientHeight);
    const faults = [
      ...(item.kind === 'slide' ? codeFaults(layer.element, shortPx, item.slide.kind) : []),
      ...(frame === undefined || overlays === false ? [] : codeFaults(frame, shortPx, 'overlay')),
    ];
    if (faults.length > 0) this.#tell({ type: 'doubted', itemId: item.id, why: faults.join('; '), at: Date.now() });
  }

  #presentedOf({ layer, drawnFrom }: OnScreen) {
    const shownMs = this.#drawn.now() - drawnFrom;
    return { shownMs, ...layer.presented(shownMs) };
  }

  #tell(message: FromPage) {
    this.dispatchEvent(new CustomEvent('fact', { detail: message }));
  }
}

function factsOf({ showing, startedAt }: OnScreen): ShowingFacts {
  const { n, item, media, campaignId, programme } = showing;
  return {
    n,
    playlistId: programme.playlist.id,
    revision: programme.playlist.revision,
    campaignId,
    itemId: item.id,
    ...(media === undefined ? {} : { sha256: media.sha256 }),
    startedAt,
  };
}

/** An item is loaded this long before it is needed, not earlier: a waiting clip holds memory. */
const PREPARE_AHEAD_MS = 10_000;
/** What cannot be shown within this is skipped. */
const PREPARE_LIMIT_MS = 5_000;
/** The next layer is drawn, invisibly, this long before the cut. */
const ARM_MS = 250;
/** The old picture stays under the new one for this long. */
const RETIRE_MS = 300;
/** Rather half a frame early than one late: the display takes the first frame after the instant. */
const EARLY_MS = 4;

customElements.define('kiosk-stage', KioskStage);

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-stage': KioskStage;
  }
}
