import { css, html, LitElement, nothing } from 'lit';
import type { Box } from '../../core/zone-layout.ts';
import type { Lang } from '../../core/words.ts';
import { place } from '../stage/place.ts';
import { signBox } from '../stage/sign-box.ts';
import { firstFrameOf } from './first-frame.ts';
import { previewWords } from './preview-words.ts';

/** Who signs what a clip says, as the page has it. */
export interface Signer {
  /** The address that the file has in the playlist. */
  readonly source: string;
  /** The file, where the page has it. */
  readonly url?: string;
  /** A frame of it. */
  readonly poster?: string;
}

/**
 * The inset in which somebody signs, where the stage has it; in a page without clips a plate in its place. As on the
 * stage, who is late, broken or over is not seen.
 */
export class SignerView extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      container-type: size;
      opacity: 0;
      outline: max(2px, 0.25cqmin) solid #fff;
    }
    video,
    img {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    .plate {
      display: grid;
      place-content: center;
      box-sizing: border-box;
      width: 100%;
      height: 100%;
      padding: 4cqmin;
      background: var(--deep);
      color: #fff;
      font: 600 15cqmin / 1.3 var(--font);
      text-align: center;
    }
    .plate p {
      margin: 0;
      max-width: 92cqw;
      overflow-wrap: anywhere;
    }
    .plate .file {
      margin-top: 2cqmin;
      font-size: 11cqmin;
      font-weight: 400;
    }
  `;

  static override properties = {
    signer: { attribute: false },
    area: { attribute: false },
    moving: { type: Boolean },
    lang: { type: String },
  };

  declare signer: Signer;
  /** What the clip has of the screen, its pixels. */
  declare area: Box;
  /** Whether a clip is shown as a clip, not as one of its frames. */
  declare moving: boolean;
  declare lang: Lang;

  /** Settles when all that can be seen soon can be seen. */
  get drawn(): Promise<void> {
    return this.#settle();
  }

  /** The clip, while one is shown as such. */
  get video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.video?.removeAttribute('src');
    this.video?.load(); // only this lets go of the file and its connection
  }

  override render() {
    const { source, url, poster } = this.signer;
    const name = previewWords[this.lang].signer;
    if (url === undefined && poster === undefined)
      return html`<div class="plate">
        <p>${name}</p>
        <p class="file">${source}</p>
      </div>`;
    if (this.moving && url !== undefined)
      return html`<video
        aria-label=${name}
        .muted=${true}
        playsinline
        preload="auto"
        @loadeddata=${this.#stand}
        @seeked=${this.#stand}
        @ended=${this.#stand}
        @error=${this.#stand}
      ></video>`;
    return poster === undefined ? nothing : html`<img src=${poster} alt=${name} @load=${this.#stand} />`;
  }

  protected override updated(): void {
    const { video } = this;
    const { url = '' } = this.signer;
    if (video !== null && video.getAttribute('src') !== url) video.src = url;
    this.#stand();
  }

  async #settle(): Promise<void> {
    await this.updateComplete;
    const { video } = this;
    if (video !== null) await firstFrameOf(video);
    await this.renderRoot
      .querySelector('img')
      ?.decode()
      .catch(() => undefined); // it is not seen
    this.#stand();
  }

  /** Takes its place, if there is something to be seen in it. */
  #stand = (): void => {
    const aspect = this.#aspect();
    this.style.opacity = aspect === undefined ? '0' : '1';
    if (aspect !== undefined) place(this, signBox(this.area, aspect));
  };

  /** Width by height of what can be seen, if anything can. */
  #aspect(): number | undefined {
    const shown = this.renderRoot.querySelector<HTMLElement>('video, img, .plate');
    if (shown instanceof HTMLVideoElement) {
      const isSeen = shown.readyState >= shown.HAVE_CURRENT_DATA && !shown.ended && shown.error === null;
      return isSeen ? shown.videoWidth / shown.videoHeight || undefined : undefined;
    }
    if (shown instanceof HTMLImageElement) return shown.naturalWidth / shown.naturalHeight || undefined;
    return shown === null ? undefined : UNKNOWN_ASPECT;
  }
}

/** Its area is the same in any shape; this is what cameras take. */
const UNKNOWN_ASPECT = 16 / 9;

customElements.define('signer-view', SignerView);

declare global {
  interface HTMLElementTagNameMap {
    'signer-view': SignerView;
  }
}
