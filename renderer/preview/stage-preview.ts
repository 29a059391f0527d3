import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ScreenSize } from '../../core/frame-layout.ts';
import type { BesideZone } from '../../core/playlist.ts';
import type { Box } from '../../core/zone-layout.ts';
import type { Lang } from '../../core/words.ts';
import type { ItemPicture, Picture } from './item-picture.ts';
import './item-picture.ts';
import { previewWords } from './preview-words.ts';
import { styled } from './styled.ts';
import { takeTo } from './take-to.ts';

/** What is on in a zone beside the main picture, and where that lies on its screen. */
export interface BesidePicture {
  readonly zone: BesideZone;
  readonly box: Box;
  readonly screen: ScreenSize;
  readonly picture: Picture;
  /** How long it has been on. */
  readonly offsetMs: number;
}

/**
 * What is on at the cursor, as the screen shows it. The old picture stays until the new one is drawn; where they come
 * faster than they can be drawn, some are left out.
 */
export class StagePreview extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      border-radius: 10px;
      background: var(--deep);
    }
    item-picture {
      position: absolute;
      inset: 0;
      visibility: hidden;
    }
    item-picture.up {
      visibility: visible;
    }
    :host(.zone) {
      border-radius: 0;
    }
    .zone {
      position: absolute;
    }
    .dark p {
      margin: 0;
    }
    .dark {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      padding: 16px;
      background: #000;
      color: #c9d6ee;
      font: 600 16px/1.4 var(--font);
      text-align: center;
      text-wrap: balance;
    }
  `;

  static override properties = {
    picture: { attribute: false },
    beside: { attribute: false },
    closed: { attribute: false },
    opens: { type: String },
    at: { type: Number },
    offsetMs: { type: Number },
    playing: { type: Boolean },
    rate: { type: Number },
    lang: { type: String },
  };

  declare picture: Picture | undefined;
  /** What is on in the zones that share the screen with it. */
  declare beside: readonly BesidePicture[];
  /** The screen is outside its hours. */
  declare closed: 'black' | 'off' | undefined;
  /** When it opens again, in words. */
  declare opens: string;
  /** The instant that is looked at, epoch milliseconds. */
  declare at: number;
  /** How long it has been on. */
  declare offsetMs: number;
  declare playing: boolean;
  declare rate: number;
  declare lang: Lang;

  constructor() {
    super();
    this.beside = [];
  }

  #isUp: 0 | 1 = 0;
  /** What is up, whichever of its pages. */
  #upPicture: Picture | undefined;
  #bringing = false;

  override render() {
    // Faster than this no browser plays a clip: one of its frames stands for it.
    const moving = this.rate <= FASTEST_CLIP;
    return html`<item-picture ?moving=${moving} .lang=${this.lang}></item-picture>
      <item-picture ?moving=${moving} .lang=${this.lang}></item-picture>
      ${repeat(
        this.beside,
        ({ zone }) => zone,
        ({ zone, box, screen, picture, offsetMs }) =>
          html`<stage-preview
            class="zone"
            data-zone=${zone}
            ${styled(shareOf(box, screen))}
            .picture=${picture}
            .at=${this.at}
            .offsetMs=${offsetMs}
            .playing=${this.playing}
            .rate=${this.rate}
            .lang=${this.lang}
          ></stage-preview>`,
      )}
      ${
        this.closed === undefined
          ? nothing
          : html`<div class="dark">
              <p>${previewWords[this.lang].closed[this.closed]}</p>
              <p>${this.opens}</p>
            </div>`
      }`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('picture') || changed.has('offsetMs')) void this.#bring();
    this.#follow();
  }

  /** Draws the newest picture, or page, behind the one that is up, and again if another has come meanwhile. */
  async #bring(): Promise<void> {
    if (this.#bringing) return;
    this.#bringing = true;
    try {
      while (!this.#isNewestUp) {
        const behind = this.#view(this.#isUp === 0 ? 1 : 0);
        const { picture, offsetMs } = this;
        behind.picture = picture?.airtime === undefined ? picture : { ...picture, elapsedMs: offsetMs };
        await behind.drawn;
        this.#upPicture = picture;
        const before = this.#view(this.#isUp);
        this.#isUp = this.#isUp === 0 ? 1 : 0;
        behind.classList.add('up');
        before.classList.remove('up');
        before.isSeen = false;
        before.video?.pause();
        before.signerVideo?.pause();
        this.#follow();
      }
    } finally {
      this.#bringing = false;
    }
  }

  get #isNewestUp(): boolean {
    return this.picture === this.#upPicture && this.#view(this.#isUp).standsAt(this.offsetMs);
  }

  /** Takes the clip that is up, who signs it, and the clock beside it, to where they would be. */
  #follow(): void {
    const view = this.#view(this.#isUp);
    view.isSeen = this.playing;
    view.tellTime(this.at);
    const { video, signerVideo } = view;
    if (video === null || this.#upPicture !== this.picture) return;
    const pace = { plays: this.playing && this.closed === undefined, rate: this.rate };
    takeTo(video, this.offsetMs / 1000, pace);
    if (signerVideo !== null) takeTo(signerVideo, video.currentTime, { ...pace, plays: pace.plays && !video.ended });
  }

  #view(index: 0 | 1): ItemPicture {
    return this.renderRoot.querySelectorAll('item-picture')[index] as ItemPicture;
  }
}

/** A box in shares of its screen, however large that is drawn. */
function shareOf({ left, top, width, height }: Box, screen: ScreenSize) {
  const percent = (length: number, of: number) => `${(100 * length) / of}%`;
  return {
    ...{ left: percent(left, screen.width), top: percent(top, screen.height) },
    ...{ width: percent(width, screen.width), height: percent(height, screen.height) },
  };
}

const FASTEST_CLIP = 16;

customElements.define('stage-preview', StagePreview);

declare global {
  interface HTMLElementTagNameMap {
    'stage-preview': StagePreview;
  }
}
