import type { Showing } from '../../core/showing.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import type { Screen } from '../../core/screen.ts';
import { isFileWithdrawn } from '../../core/withdrawn.ts';
import { drillBandPx, type DrillBand } from '../overlays/drill-band.ts';
import { frameContentOf, hasContent, type FrameContent } from '../overlays/frame-content.ts';
import { scannableShare, type DisplaySettings } from '../../core/display-settings.ts';
import { frameInsets, isBoard, type FrameInsets } from '../../core/frame-layout.ts';
import { boxWithin, insetsOf } from '../../core/zone-layout.ts';
import type { OverlayFrame } from '../overlays/overlay-frame.ts';
import type { SlideView } from '../slides/slide-view.ts';
import { isCalm } from '../theme/calm.ts';
import { isSameRoom, wholeOf, type Beside, type Room } from './beside.ts';
import type { Cut } from './cut.ts';
import { disarm, type Layer } from './layer.ts';
import { SignInset } from './sign-inset.ts';
import { ImageLayer, SlideLayer } from './still-layer.ts';
import { comeIn, crossFade, transitionInto } from './transition.ts';
import { StartLead, VideoLayer } from './video-layer.ts';

/** Something that is ready to be seen: the layer it is in, and the frame of overlays that stands beside it. */
export interface Prepared {
  readonly showing: Showing;
  readonly layer: Layer;
  readonly frame: OverlayFrame | undefined;
  /** What the frame takes of each edge; the band of an exercise is within that. */
  readonly insets: FrameInsets;
  /** How it shares the rest with the zones. */
  readonly room: Room;
}

/** Where a showing is to be seen. */
export interface Place {
  readonly screen: Screen;
  readonly display: DisplaySettings;
  /** What shares the screen with it; a zone has nothing beside it. */
  readonly beside: Beside | undefined;
}

/**
 * What lies on the stage: two layers of each kind, two frames for what stands beside them, and the band of an exercise.
 * Puts them in their places and one in the place of the other; knows nothing of when.
 */
export class Glass {
  readonly #host: HTMLElement;
  readonly #layers: Readonly<Record<'video' | 'image' | 'slide', readonly Layer[]>>;
  readonly #frames: readonly OverlayFrame[];
  readonly #signer: SignInset | undefined;
  readonly #band: DrillBand | null;
  /** What is watched. */
  #on: Prepared | undefined;
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
  async prepare({ showing, layer, dueAt, seenAt, signal }: Cut, { screen, display, beside }: Place): Promise<Prepared> {
    const size = this.#size();
    const codeShare = scannableShare(display, size);
    const content = frameContentOf(showing, screen, codeShare);
    const insets = frameInsets(content?.overlays ?? false, { ...size, codeShare }, devicePixelRatio);
    const under = { ...insets, top: insets.top + (showing.drill ? drillBandPx(size) : 0) };
    const area = boxWithin(size, under);
    const room = (await beside?.roomFor(showing, area, seenAt, signal)) ?? wholeOf(area);
    signal.throwIfAborted(); // or it would move what is wanted now
    place(layer.element, insetsOf(room.main, size));
    if (layer instanceof SlideLayer) layer.element.codeShare = codeShare;
    await layer.prepare(showing, dueAt);
    this.#signer?.load(this.#signLanguageOf(showing));
    signal.throwIfAborted(); // or it would take the frame from the one that is wanted now
    return { showing, layer, frame: await this.#frameFor(content), insets, room };
  }

  /** A layer for this kind of item that does not show what is watched. */
  idleLayer(kind: Showing['item']['kind']): Layer | undefined {
    return kind === 'web' ? undefined : this.#layers[kind].find((layer) => layer !== this.#on?.layer);
  }

  /**
   * Puts a layer that is armed in the place of the one before; that one stays underneath until the new one is surely
   * there. With a cut, as always where something moves beside it, it is one change of opacity.
   *
   * @param at  the frame in which it happens, by `performance.now()`
   */
  show(prepared: Prepared, at: number): void {
    this.settle();
    const { showing, layer, frame, insets, room } = prepared;
    const before = this.#on;
    this.#on = prepared;
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
    this.#showBand(showing.drill, insets);
    this.#signer?.follow(layer.element, this.#signLanguageOf(showing), room.main);
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

  /** Takes away at once who signs, if that has been withdrawn since its clip was chosen. */
  takeBackSigner(programme: ScreenProgramme | undefined): void {
    if (programme !== undefined) this.#signer?.takeBack((sha256) => isFileWithdrawn(programme, sha256));
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

  /** On a board of lamps hands have too few of them. */
  #signLanguageOf({ media }: Showing) {
    return isBoard(this.#size()) ? undefined : media?.signLanguage;
  }

  #showBand(isDrill: boolean, { top, right, left }: FrameInsets): void {
    if (this.#band === null) return;
    const { style } = this.#band;
    style.opacity = isDrill ? '1' : '0';
    if (!isDrill) return;
    style.inset = `${top}px ${right}px auto ${left}px`;
    style.height = `${drillBandPx(this.#size())}px`;
  }

  #size() {
    return { width: this.#host.clientWidth, height: this.#host.clientHeight };
  }
}

/**
 * Puts a picture beside the frame of its overlays and the zones, and under the band of an exercise: none of them ever
 * covers it. A stage that is given another size while the picture is on has it follow.
 */
function place({ style }: HTMLElement, { top, right, bottom, left }: FrameInsets): void {
  style.inset = `${top}px ${right}px ${bottom}px ${left}px`;
  style.width = `calc(100% - ${left + right}px)`;
  style.height = `calc(100% - ${top + bottom}px)`;
}

/** The old picture stays under the new one for this long. */
const RETIRE_MS = 300;
