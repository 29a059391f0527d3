import type { Showing } from '../../core/showing.ts';
import type { SlideView } from '../slides/slide-view.ts';
import { decodePicture } from './decode-picture.ts';
import { animationFrame } from './frames.ts';
import type { Layer, Presented } from './layer.ts';
import { wallTimeAt } from './wall-time.ts';

/** A layer for what stands still: shown from one instant for its duration. */
abstract class StillLayer {
  /** Nothing has to be started; but the frame of the cut is one of the next few, so they must be waited for by then. */
  readonly leadMs = 50;
  onBroken: ((reason: string) => void) | undefined;
  #durationMs = Infinity;
  #since = Infinity;

  protected settle(showing: Showing): void {
    this.#since = Infinity;
    this.#durationMs = itsSeconds(showing) * 1000;
  }

  moveTo(): Promise<void> {
    return Promise.resolve(); // it is the same at any time
  }

  begin(): void {
    // Nothing moves.
  }

  setLoudness(): void {
    // Nothing sounds.
  }

  watchedFrom(at: number): void {
    this.#since = at;
  }

  endsAt(): number {
    return this.#since + this.#durationMs;
  }

  stuck(): undefined {
    return undefined; // standing still is what it is for
  }

  presented(shownMs: number): Presented {
    return { frames: 0, whole: shownMs >= 0.9 * this.#durationMs, wholeMs: this.#durationMs };
  }
}

/** Shows pictures. */
export class ImageLayer extends StillLayer implements Layer {
  readonly element: HTMLCanvasElement;
  readonly #glass: ImageBitmapRenderingContext | null;
  /** Counts what was prepared: a picture that is decoded too late is not put up. */
  #picture = 0;

  constructor(element: HTMLCanvasElement) {
    super();
    this.element = element;
    this.#glass = element.getContext('bitmaprenderer');
  }

  async prepare(showing: Showing): Promise<void> {
    const { element } = this;
    const { item, media } = showing;
    if (item.kind !== 'image' || media === undefined) throw new Error('not a picture');
    this.settle(showing);
    const picture = ++this.#picture;
    const bitmap = await decodePicture(media, {
      width: element.clientWidth * devicePixelRatio,
      height: element.clientHeight * devicePixelRatio,
    });
    if (picture !== this.#picture) return bitmap.close();
    element.style.objectFit = item.fit;
    element.ariaLabel = item.alt ?? '';
    element.width = bitmap.width;
    element.height = bitmap.height;
    this.#glass?.transferFromImageBitmap(bitmap);
    await animationFrame();
  }

  release(): void {
    this.#picture++;
    this.#glass?.transferFromImageBitmap(null);
  }
}

/** Shows slides drawn from data, and turns the pages of those that have several. */
export class SlideLayer extends StillLayer implements Layer {
  readonly element: SlideView;
  #slot: Showing['slot'];
  #turns: readonly ReturnType<typeof setTimeout>[] = [];

  constructor(element: SlideView) {
    super();
    this.element = element;
  }

  async prepare(showing: Showing, seenAt: number): Promise<void> {
    if (showing.item.kind !== 'slide') throw new Error('not a slide');
    this.settle(showing);
    this.#slot = showing.slot;
    this.element.slide = showing.item.slide;
    this.element.locale = showing.lang;
    this.element.airtime = { round: showing.round, durationSeconds: secondsOn(showing) };
    this.element.elapsedMs = this.#joinedMs(seenAt);
    await this.element.updateComplete;
    await this.element.ready;
    await animationFrame();
  }

  override watchedFrom(at: number): void {
    super.watchedFrom(at);
    const beganAt = at - this.#joinedMs(at);
    this.#turns = this.element.turnsAt.map((turn) =>
      setTimeout(() => (this.element.elapsedMs = turn), beganAt + turn - performance.now()),
    );
  }

  release(): void {
    // It keeps its drawing: replacing it costs more than it holds.
    this.#turns.forEach(clearTimeout);
    this.#turns = [];
  }

  /** How much of its slot is over, where the clock on the wall says when it is on. */
  #joinedMs(at: number): number {
    return this.#slot === undefined ? 0 : Math.max(0, wallTimeAt(at) - this.#slot.startsAt);
  }
}

/** How long it is on. */
function secondsOn(showing: Showing): number {
  const { slot } = showing;
  return slot === undefined ? itsSeconds(showing) : (slot.endsAt - slot.startsAt) / 1000;
}

/** How long it asks to be on. */
function itsSeconds({ item }: Showing): number {
  return item.durationSeconds ?? USUAL_SECONDS;
}

const USUAL_SECONDS = 10;
