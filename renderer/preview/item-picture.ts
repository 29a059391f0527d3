import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Viewport } from '../../core/choose-source.ts';
import type { Item } from '../../core/playlist.ts';
import type { PreviewFile } from '../../core/preview-data.ts';
import type { Airtime } from '../../core/staff-pages.ts';
import type { Lang } from '../../core/words.ts';
import '../overlays/drill-band.ts';
import type { FrameContent } from '../overlays/frame-content.ts';
import { insetsOf, type Box } from '../../core/zone-layout.ts';
import type { OverlayFrame } from '../overlays/overlay-frame.ts';
import '../overlays/overlay-frame.ts';
import type { SlideView } from '../slides/slide-view.ts';
import '../slides/slide-view.ts';
import { captionStyles, setCaptions } from '../stage/captions.ts';
import { fitPicture } from '../stage/fit-picture.ts';
import { animationFrame } from '../stage/frames.ts';
import { captionNote } from './caption-note.ts';
import { firstFrameOf } from './first-frame.ts';
import { itemSign } from './item-sign.ts';
import { placeOf } from './picture-place.ts';
import { pictureStyles } from './picture-styles.ts';
import { previewWords } from './preview-words.ts';
import type { Signer, SignerView } from './signer-view.ts';
import './signer-view.ts';
import { styled } from './styled.ts';

/** The captions that a clip has on a screen. */
export interface ReadCaptions {
  /** BCP 47. */
  readonly lang: string;
  /** The file, where the page has it. */
  readonly url?: string;
  /** Whether all stand at the foot: somebody signs in the corner. */
  readonly isFootOnly: boolean;
}

/** What is drawn: an item as a screen of some size shows it. */
export interface Picture {
  /** `undefined`: the campaign that ships with the player, of which the preview knows nothing. */
  readonly item: Item | undefined;
  readonly file: PreviewFile | undefined;
  /** The address that the item's file has in the playlist. */
  readonly source?: string;
  readonly viewport: Viewport;
  /** The whole screen, where it has a zone of that. */
  readonly screen?: Viewport;
  /** What stands beside it. */
  readonly frame: FrameContent | undefined;
  /** Where it lies on the screen, where it shares that with zones. */
  readonly room?: Box;
  readonly drill: boolean;
  /** The language of what the player draws, BCP 47. */
  readonly locale: string;
  /** A frame of a clip, in its place. */
  readonly poster?: string;
  /** Who signs what a clip says. */
  readonly signer?: Signer;
  /** What is read of what it says. */
  readonly captions?: ReadCaptions;
  /** How a slide of several pages is on; without, its first page stands. */
  readonly airtime?: Airtime;
  /** How long it has been on. */
  readonly elapsedMs?: number;
}

/**
 * Draws an item at the size of a screen, then as big as the element is. What is fitted by measuring is fitted at full
 * size: only then is the drawing scaled, so every line breaks as on the screen.
 */
export class ItemPicture extends LitElement {
  static override styles = [pictureStyles, captionStyles];

  static override properties = { picture: { attribute: false }, lang: { type: String }, moving: { type: Boolean } };

  declare picture: Picture | undefined;
  declare lang: Lang;
  /** Whether a clip is shown as a clip, not as one of its frames. */
  declare moving: boolean;

  #resized = new ResizeObserver(() => this.#scale());
  #drawn: Promise<void> = Promise.resolve();
  #isFitted = false;

  constructor() {
    super();
    this.lang = 'vi';
    this.moving = false;
  }

  /** Settles when what it has now can be seen. */
  get drawn(): Promise<void> {
    return this.#settle();
  }

  /** The clip, while one is shown as such. */
  get video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  /** Who signs what it says, while that is shown as a clip too. */
  get signerVideo(): HTMLVideoElement | null {
    return this.#signerView?.video ?? null;
  }

  /** Whether what is drawn still stands when it has been on for so long: a slide of several pages turns them. */
  standsAt(elapsedMs: number): boolean {
    const { turnsAt = [] } = this.renderRoot.querySelector('slide-view') ?? {};
    const turned = (at: number) => turnsAt.filter((turn) => turn <= at).length;
    return turned(elapsedMs) === turned(this.picture?.elapsedMs ?? 0);
  }

  /** Whether it is looked at: only then messages run. */
  set isSeen(isSeen: boolean) {
    const frame = this.renderRoot.querySelector('overlay-frame');
    if (frame !== null) frame.isSeen = isSeen;
  }

  /** Tells it the time, epoch milliseconds, for the clock beside the picture. */
  tellTime(now: number): void {
    this.renderRoot.querySelector('overlay-frame')?.tellTime(now);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.requestUpdate('picture');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('picture')) return;
    this.#isFitted = false;
    this.#scale();
  }

  override render() {
    if (this.picture === undefined) return nothing;
    const { viewport, screen = viewport, frame, drill, signer } = this.picture;
    const { frame: taken, bandPx, box } = placeOf(this.picture);
    const own = insetsOf(box, viewport);
    const inset = `${own.top}px ${own.right}px ${own.bottom}px ${own.left}px`;
    const band = { inset: `${taken.top}px ${taken.right}px auto ${taken.left}px`, height: `${bandPx}px` };
    const size = { width: `${viewport.width}px`, height: `${viewport.height}px` };
    const vmin = `${Math.min(screen.width, screen.height) / 100}px`;
    return html`<div class="glass" ${styled({ ...size, '--screen-vmin': vmin })}>
      <div class="picture" ${styled({ inset })}>${this.#content(this.picture)}</div>
      ${
        signer === undefined
          ? nothing
          : html`<signer-view .signer=${signer} .area=${box} .moving=${this.moving} .lang=${this.lang}></signer-view>`
      }
      ${
        frame === undefined
          ? nothing
          : html`<overlay-frame
              .overlays=${frame.overlays}
              .locale=${frame.locale}
              .timeZone=${frame.timeZone}
              .emblemUrl=${frame.emblemUrl}
            ></overlay-frame>`
      }
      ${drill ? html`<drill-band ${styled(band)}></drill-band>` : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('picture') || changed.has('moving')) this.#caption();
    if (changed.has('picture')) this.#drawn = this.#fit();
  }

  /** Captions go with a clip that plays, as on the screen; one of its frames stands for more than one of them. */
  #caption(): void {
    const { url, lang, isFootOnly } = this.picture?.captions ?? {};
    const captions = url === undefined || lang === undefined ? undefined : { url, lang };
    if (this.video !== null) setCaptions(this.video, captions, isFootOnly);
  }

  #content({ item, file, source, locale, poster, airtime, captions, elapsedMs = 0 }: Picture) {
    const words = previewWords[this.lang];
    if (item === undefined) return card('video', words.bundled);
    const name = source ?? item.id;
    const url = file !== undefined && 'url' in file ? file.url : undefined;
    switch (item.kind) {
      case 'slide':
        return html`<slide-view
          .slide=${item.slide}
          .locale=${item.lang ?? locale}
          .airtime=${airtime}
          .elapsedMs=${elapsedMs}
        ></slide-view>`;
      case 'web':
        return card('web', words.itemKinds.web, item.url);
      case 'audio':
        return card('audio', words.itemKinds.audio, name);
      case 'image':
        if (url !== undefined) return html`<img src=${url} alt=${item.alt ?? ''} @load=${this.#fitIn} />`;
        break;
      case 'video': {
        const still = file?.kind === 'poster' ? url : poster;
        if (this.moving && file?.kind === 'here')
          return html`<video
            src=${url ?? ''}
            poster=${ifDefined(still)}
            .muted=${true}
            playsinline
            preload="auto"
            @loadedmetadata=${this.#fitIn}
          >
            <track kind="captions" />
          </video>`;
        if (still !== undefined) return html`<img src=${still} alt=${item.alt ?? ''} @load=${this.#fitIn} />`;
      }
    }
    const why = file?.kind === 'absent' ? words.absent[file.why] : undefined;
    const notes = captions === undefined ? [] : [captionNote(captions.lang, item.captions, this.lang)];
    return card(item.kind, why ?? words.itemKinds[item.kind], name, ...notes);
  }

  /** Fits words and codes at full size. Their observers speak up to two frames later, and must see the full size too. */
  async #fit(): Promise<void> {
    const { picture } = this;
    const signing = this.#signerView?.drawn;
    for (const view of this.renderRoot.querySelectorAll<SlideView | OverlayFrame>('slide-view, overlay-frame'))
      await view.ready;
    await this.renderRoot
      .querySelector('img')
      ?.decode()
      .catch(() => undefined); // a broken picture is seen as one
    const { video } = this;
    if (video !== null) await firstFrameOf(video);
    this.#fitIn();
    await signing;
    await animationFrame();
    await animationFrame();
    if (picture !== this.picture) return;
    this.#isFitted = true;
    this.#scale();
  }

  /** Fits a picture or a clip into its box, as the stage does. */
  #fitIn = (): void => {
    const shown = this.renderRoot.querySelector<HTMLImageElement | HTMLVideoElement>('.picture :is(img, video)');
    if (shown === null || this.picture?.item === undefined || !('fit' in this.picture.item)) return;
    const [width, height] =
      shown instanceof HTMLVideoElement
        ? [shown.videoWidth, shown.videoHeight]
        : [shown.naturalWidth, shown.naturalHeight];
    fitPicture(shown, { width, height }, this.picture.item.fit, placeOf(this.picture).bounds);
  };

  get #signerView(): SignerView | null {
    return this.renderRoot.querySelector('signer-view');
  }

  async #settle(): Promise<void> {
    for (let settled; settled !== this.#drawn; await settled) {
      await this.updateComplete;
      settled = this.#drawn;
    }
  }

  #scale(): void {
    const glass = this.renderRoot.querySelector<HTMLElement>('.glass');
    if (glass === null || this.picture === undefined) return;
    const { width, height } = this.picture.viewport;
    const scale = Math.min(this.clientWidth / width, this.clientHeight / height);
    const [x, y] = [(this.clientWidth - width * scale) / 2, (this.clientHeight - height * scale) / 2];
    glass.style.transform = this.#isFitted ? `translate(${x}px, ${y}px) scale(${scale})` : '';
    glass.style.visibility = this.#isFitted ? '' : 'hidden';
  }
}

/** What stands for something that cannot be shown here. */
function card(kind: Item['kind'], text: string, ...notes: readonly string[]) {
  return html`<div class="card">
    ${itemSign(kind)}
    <p>${text}</p>
    ${notes.map((note) => html`<p class="file">${note}</p>`)}
  </div>`;
}

customElements.define('item-picture', ItemPicture);

declare global {
  interface HTMLElementTagNameMap {
    'item-picture': ItemPicture;
  }
}
