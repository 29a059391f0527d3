import type { FitBounds } from '../../core/picture-fit.ts';
import type { Fit } from '../../core/playlist.ts';
import type { ReadyMedia } from '../../core/programme.ts';
import type { Showing } from '../../core/showing.ts';
import { secondsAsked, secondsOn } from '../../core/turns.ts';
import type { SlideView } from '../slides/slide-view.ts';
import { decodePicture } from './decode-picture.ts';
import { fitPicture } from './fit-picture.ts';
import { animationFrame } from './frames.ts';
import { watchGraphics } from './graphics-loss.ts';
import type { Layer, Presented } from './layer.ts';
import type { PictureSize } from './picture-size.ts';
import { wallTimeAt } from './wall-time.ts';

/** A layer for what stands still, or moves by itself: shown from one instant for its duration. */
export abstract class StillLayer {
  /** Nothing has to be started; but the frame of the cut is one of the next few, so they must be waited for by then. */
  readonly leadMs = 50;
  onBroken: ((reason: string) => void) | undefined;
  #durationMs = Infinity;
  /** When it became the one watched, by `performance.now()`; before that never. */
  protected since = Infinity;

  protected settle(showing: Showing): void {
    this.since = Infinity;
    this.#durationMs = secondsAsked(showing.item) * 1000;
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
    this.since = at;
  }

  endsAt(): number {
    return this.since + this.#durationMs;
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
  /** Of its element; set before it is prepared, and when they have changed. */
  bounds: FitBounds | undefined;
  readonly #glass: ImageBitmapRenderingContext | null;
  /** Ends what is being decoded when it is not wanted any more: a picture that is ready too late is not put up. */
  #decoding = new AbortController();
  #media: ReadyMedia | undefined;
  #fit: Fit = 'contain';
  /** For how many pixels it was decoded. */
  #area: PictureSize = { width: 0, height: 0 };
  #stopWatching = () => {};
  /** Since when it is lost, by `performance.now()`. */
  #lostAt: number | undefined;
  #lostMs = 0;

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
    this.#fit = item.fit;
    element.ariaLabel = item.alt ?? '';
    if (!(await this.#putUp(media))) return;
    this.#media = media;
    this.#stopWatching();
    this.#stopWatching = watchGraphics({
      onLost: () => void (this.#lostAt ??= performance.now()),
      onBack: () => this.#putUpAgain(),
    });
    await animationFrame();
  }

  get lostMs(): number {
    return this.#lostMs + this.#lostFor(performance.now());
  }

  /** Decoded for fewer pixels than it covers now, it is decoded anew; what is up stays until then. */
  resized(): void {
    fitPicture(this.element, this.element, this.#fit, this.bounds);
    const { width, height } = pixelsOf(this.element);
    if (width > this.#area.width || height > this.#area.height) this.#putUpAgain();
  }

  release(): void {
    this.#decoding.abort();
    this.#stopWatching();
    this.#media = undefined;
    this.#lostAt = undefined;
    this.#lostMs = 0;
    this.#glass?.transferFromImageBitmap(null);
  }

  #putUpAgain(): void {
    if (this.#media !== undefined) this.#putUp(this.#media).catch(() => undefined); // what is there is all there can be
  }

  /** Puts it up, decoded for the pixels that it covers now; gives whether it was still wanted by then. */
  async #putUp(media: ReadyMedia): Promise<boolean> {
    this.#decoding.abort();
    const { signal } = (this.#decoding = new AbortController());
    const area = pixelsOf(this.element);
    const bitmap = await decodePicture(media, area, signal);
    if (signal.aborted) {
      bitmap.close();
      return false;
    }
    this.#area = area;
    this.element.width = bitmap.width;
    this.element.height = bitmap.height;
    fitPicture(this.element, bitmap, this.#fit, this.bounds);
    this.#glass?.transferFromImageBitmap(bitmap);
    this.#lostMs += this.#lostFor(performance.now());
    this.#lostAt = undefined;
    return true;
  }

  /** How long it has been lost by an instant; what was lost before anybody watched is no loss. */
  #lostFor(now: number): number {
    return this.#lostAt === undefined ? 0 : Math.max(0, now - Math.max(this.#lostAt, this.since));
  }
}

function pixelsOf({ clientWidth, clientHeight }: HTMLElement): PictureSize {
  return { width: clientWidth * devicePixelRatio, height: clientHeight * devicePixelRatio };
}

/** Shows slides drawn from data, and turns the pages of those that have several. */
export class SlideLayer extends StillLayer implements Layer {
  readonly element: SlideView;
  #slot: Showing['slot'];
  /** When its first page came, by `performance.now()`; before that page was seen, if it was joined. */
  #beganAt = Infinity;
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
    this.#beganAt = at - this.#joinedMs(at);
    this.#turnPages();
  }

  /** In another size a table may have other pages, which are known once it is drawn in that. */
  resized(): void {
    void this.#turnAnew();
  }

  release(): void {
    // It keeps its drawing: replacing it costs more than it holds.
    this.#beganAt = Infinity;
    this.#turns.forEach(clearTimeout);
    this.#turns = [];
  }

  /** Turns the pages that come after the one it stands at. */
  #turnPages(): void {
    this.#turns.forEach(clearTimeout);
    this.#turns = this.element.turnsAt
      .filter((turn) => turn > this.element.elapsedMs)
      .map((turn) => setTimeout(() => (this.element.elapsedMs = turn), this.#beganAt + turn - performance.now()));
  }

  async #turnAnew(): Promise<void> {
    await animationFrame();
    await this.element.ready;
    const elapsedMs = performance.now() - this.#beganAt;
    if (elapsedMs < 0) return; // it is not watched: its pages are turned once it is
    this.element.elapsedMs = elapsedMs;
    this.#turnPages();
  }

  /** How much of its slot is over, where the clock on the wall says when it is on. */
  #joinedMs(at: number): number {
    return this.#slot === undefined ? 0 : Math.max(0, wallTimeAt(at) - this.#slot.startsAt);
  }
}
