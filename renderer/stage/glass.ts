import type { Showing } from '../../core/showing.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import type { Screen } from '../../core/screen.ts';
import { isFileWithdrawn } from '../../core/withdrawn.ts';
import { drillBandPx, type DrillBand } from '../overlays/drill-band.ts';
import { hasContent, type FrameContent } from '../overlays/frame-content.ts';
import type { DisplaySettings } from '../../core/display-settings.ts';
import type { FrameInsets } from '../../core/frame-layout.ts';
import { unframedSize } from '../../core/picture-fit.ts';
import type { OverlayFrame } from '../overlays/overlay-frame.ts';
import type { SlideView } from '../slides/slide-view.ts';
import { isCalm } from '../theme/calm.ts';
import { isSameRoom, wholeOf, type Beside, type Room } from './beside.ts';
import type { Cut } from './cut.ts';
import { disarm, type Layer } from './layer.ts';
import { animationFrame } from './frames.ts';
import { isLaidOutFor, layoutOf, type Layout, type StageSize } from './layout.ts';
import { place } from './place.ts';
import { signerOn } from './sign-box.ts';
import { SignInset } from './sign-inset.ts';
import { ImageLayer, SlideLayer } from './still-layer.ts';
import { comeIn, crossFade, transitionInto } from './transition.ts';
import { StartLead, VideoLayer } from './video-layer.ts';
import { WebLayer } from './web-layer.ts';

/** Something that is ready to be seen: the layer it is in, and the frame of overlays that stands beside it. */
export interface Prepared {
  readonly showing: Showing;
  readonly layer: Layer;
  readonly frame: OverlayFrame | undefined;
  readonly surroundings: Surroundings;
  /** Where everything lies, and how the picture shares its area with the zones; both anew in a stage of another size. */
  layout: Layout;
  room: Room;
}

/** What a showing is to be seen in. */
export interface Surroundings {
  readonly screen: Screen;
  readonly display: DisplaySettings;
  /** What shares the screen with it; a zone has nothing beside it. */
  readonly beside: Beside | undefined;
}

/**
 * What lies on the stage: two layers of each kind, two frames for what stands beside them, and the band of an exercise.
 * Puts them in their places, anew in a stage of another size, and one in the place of the other when it is told to.
 */
export class Glass {
  readonly #host: HTMLElement;
  readonly #layers: Readonly<Record<Showing['item']['kind'], readonly Layer[]>>;
  readonly #frames: readonly OverlayFrame[];
  readonly #signer: SignInset | undefined;
  readonly #band: DrillBand | null;
  /** Whether a file must not be seen any more. */
  #isWithdrawn: (sha256: string) => boolean = () => false;
  /** What is watched, and what waits behind it. */
  #on: Prepared | undefined;
  #behind: Prepared | undefined;
  #freeAt = 0;
  /** What still has to be done about the last change. */
  #change:
    | {
        readonly motions: readonly (Animation | undefined)[];
        readonly timer: ReturnType<typeof setTimeout>;
        end(): void;
      }
    | undefined;

  constructor(host: HTMLElement, root: ParentNode) {
    const all = <E extends Element>(name: string) => [...root.querySelectorAll<E>(name)];
    const lead = new StartLead();
    this.#host = host;
    this.#layers = {
      video: all<HTMLVideoElement>('video.layer').map((element) => new VideoLayer(element, lead)),
      image: all<HTMLCanvasElement>('canvas').map((element) => new ImageLayer(element)),
      slide: all<SlideView>('slide-view').map((element) => new SlideLayer(element)),
      web: all<HTMLElement>('.web').map((element) => new WebLayer(element)),
    };
    this.#frames = all<OverlayFrame>('overlay-frame');
    [this.#signer] = all<HTMLVideoElement>('video.signer').map((element) => new SignInset(element));
    this.#band = root.querySelector<DrillBand>('drill-band');
  }

  /** From when on both layers of a kind may be used: the one watched, and one behind it. By `performance.now()`. */
  get freeAt(): number {
    return this.#freeAt;
  }

  /**
   * Loads what is to be cut to behind the one watched.
   *
   * @throws when it cannot be shown, or is wanted no more
   */
  async prepare({ showing, layer, dueAt, seenAt, signal }: Cut, surroundings: Surroundings): Promise<Prepared> {
    this.#behind = undefined;
    const { screen, display, beside } = surroundings;
    const layout = layoutOf(showing, screen, display, this.#size());
    const room = (await beside?.roomFor(showing, layout.area, seenAt, signal)) ?? wholeOf(layout.area);
    signal.throwIfAborted(); // or it would move what is wanted now
    lay(layer, layout, room);
    await layer.prepare(showing, dueAt);
    this.#signer?.load(this.#signLanguageOf(showing));
    signal.throwIfAborted(); // or it would take the frame from the one that is wanted now
    const frame = await this.#frameFor(layout.content);
    signal.throwIfAborted();
    this.#behind = { showing, layer, frame, surroundings, layout, room };
    if (this.#layAnew(this.#behind)) await redrawn(this.#behind);
    return this.#behind;
  }

  /**
   * Lays what is watched and what waits behind it out anew when the stage has got another size, or finer pixels: a clip
   * goes on in its new place as if nothing had been.
   *
   * @returns what is watched, once it is drawn so; `undefined` when nothing is, or all lies as it should
   */
  async layOut(): Promise<Prepared | undefined> {
    const on = this.#on;
    const isMoved = on !== undefined && !isLaidOutFor(on.layout, this.#size()) && this.#layAnew(on);
    if (isMoved) {
      this.settle();
      this.#showBand(on.showing.drill, on.layout.insets);
      this.#showSigner(on);
      on.surroundings.beside?.move(on.room);
    }
    // After that, for a zone that has had to leave is not expected at the next cut either.
    if (this.#behind !== undefined && this.#layAnew(this.#behind))
      this.#signer?.load(this.#signLanguageOf(this.#behind.showing));
    if (!isMoved) return undefined;
    await redrawn(on);
    return this.#on === on ? on : undefined;
  }

  /** Lets go of what was to be cut to in this layer. */
  giveUp(layer: Layer): void {
    if (this.#behind?.layer === layer) this.#behind = undefined;
    layer.release();
  }

  /** A layer for this kind of item that does not show what is watched. */
  idleLayer(kind: Showing['item']['kind']): Layer | undefined {
    return this.#layers[kind].find((layer) => layer !== this.#on?.layer);
  }

  /**
   * Puts a layer that is armed in the place of the one before; that one stays underneath until the new one is surely
   * there. With a cut, as always where something moves beside it, it is one change of opacity.
   *
   * @param at  the frame in which it happens, by `performance.now()`
   */
  show(prepared: Prepared, at: number): void {
    this.settle();
    const { showing, layer, frame, surroundings, layout, room } = prepared;
    const before = this.#on;
    this.#on = prepared;
    this.#behind = undefined;
    const isCut = isCalm() || !isSameRoom(room, before?.room);
    const transition = transitionInto(showing, before?.showing, isCut);
    const motions = [comeIn(layer.element, transition)];
    layer.element.style.opacity = '1';
    for (const one of this.#frames) {
      const isComing = one === frame;
      if (isComing !== (one.style.opacity === '1')) motions.push(crossFade(one, isComing, transition));
      one.style.opacity = isComing ? '1' : '0';
      one.isSeen = isComing;
    }
    this.#showBand(showing.drill, layout.insets);
    this.#showSigner(prepared);
    surroundings.beside?.share(room);
    if (before === undefined) return;
    const takesMs = transition.seconds * 1000;
    const end = () => {
      this.#change = undefined;
      disarm(before.layer);
      layer.element.style.zIndex = '1';
      before.layer.release();
    };
    this.#freeAt = at + takesMs + RETIRE_MS;
    this.#change = { motions, end, timer: setTimeout(end, takesMs + RETIRE_MS / 2) };
  }

  /** Brings a change that is still going on to its end at once. */
  settle(): void {
    if (this.#change === undefined) return;
    const { motions, timer, end } = this.#change;
    clearTimeout(timer);
    for (const motion of motions) motion?.finish();
    end();
    this.#freeAt = 0;
  }

  /** Takes everything away. */
  clear(): void {
    this.settle();
    if (this.#on !== undefined) {
      disarm(this.#on.layer);
      this.#on.layer.release();
      this.#on = undefined;
    }
    this.#signer?.leave();
    for (const frame of this.#frames) {
      frame.style.opacity = '0';
      frame.isSeen = false;
    }
    if (this.#band !== null) this.#band.style.opacity = '0';
  }

  /** How loud all layers may be, 0–1. */
  setLoudness(share: number): void {
    for (const layer of this.#layers.video) layer.setLoudness(share);
  }

  /** Takes away at once who signs, if that has been withdrawn since its clip was chosen; from now on none such is shown. */
  takeBackSigner(programme: ScreenProgramme): void {
    this.#isWithdrawn = (sha256) => isFileWithdrawn(programme, sha256);
    this.#signer?.takeBack(this.#isWithdrawn);
  }

  /** Tells what shows the time how late it is, epoch milliseconds. */
  tellTime(now: number): void {
    for (const frame of this.#frames) frame.tellTime(now);
  }

  /** The frame for what stands beside a showing: the one that stands already when it is the same, else the other, drawn anew. */
  async #frameFor(content: FrameContent | undefined): Promise<OverlayFrame | undefined> {
    if (content === undefined) return undefined;
    const same = this.#frames.find((frame) => hasContent(frame, content));
    const frame = same ?? this.#frames.find((one) => one.style.opacity !== '1');
    if (frame === undefined) return undefined;
    if (frame !== same) Object.assign(frame, content);
    frame.tellTime(Date.now());
    await frame.ready;
    return frame;
  }

  /** Gives what is prepared its place where the stage has changed, or a zone has left; gives whether one has. */
  #layAnew(prepared: Prepared): boolean {
    const { showing, layer, frame, surroundings, layout: before } = prepared;
    const { screen, display, beside } = surroundings;
    const size = this.#size();
    const layout = isLaidOutFor(before, size) ? before : layoutOf(showing, screen, display, size);
    const room = beside?.roomIn(layout.area, prepared.room) ?? wholeOf(layout.area);
    if (layout === before && isSameRoom(room, prepared.room)) return false;
    prepared.layout = layout;
    prepared.room = room;
    if (frame !== undefined) Object.assign(frame, layout.content);
    lay(layer, layout, room);
    layer.resized?.();
    return true;
  }

  /** Whoever signs what is watched goes by its clip, as long as the stage has room for hands. */
  #showSigner({ showing, layer, room }: Prepared): void {
    this.#signer?.follow(layer.element, this.#signLanguageOf(showing), room.main);
  }

  #signLanguageOf({ media }: Showing) {
    const signer = signerOn(this.#size(), media);
    return signer === undefined || this.#isWithdrawn(signer.sha256) ? undefined : signer;
  }

  #showBand(isDrill: boolean, { top, right, left }: FrameInsets): void {
    if (this.#band === null) return;
    const { style } = this.#band;
    style.opacity = isDrill ? '1' : '0';
    if (!isDrill) return;
    style.inset = `${top}px ${right}px auto ${left}px`;
    style.height = `${drillBandPx(this.#size())}px`;
  }

  #size(): StageSize {
    return { width: this.#host.clientWidth, height: this.#host.clientHeight, pixelRatio: devicePixelRatio };
  }
}

/** Resolves when what was laid out anew is drawn so, words and codes fitted. */
async function redrawn({ layer, frame }: Pick<Prepared, 'layer' | 'frame'>): Promise<void> {
  await animationFrame();
  await frame?.ready;
  if (layer instanceof SlideLayer) await layer.element.ready;
}

/**
 * Puts a picture beside the frame of its overlays and the zones, and under the band of an exercise: none of them ever
 * covers it.
 */
function lay(layer: Layer, { codeShare, area, size }: Layout, { main }: Room): void {
  place(layer.element, main);
  if (layer instanceof VideoLayer || layer instanceof ImageLayer)
    layer.bounds = { box: main, unframed: unframedSize(main, area, size) };
  if (layer instanceof SlideLayer) layer.element.codeShare = codeShare;
}

/** The old picture stays under the new one for this long. */
const RETIRE_MS = 300;
