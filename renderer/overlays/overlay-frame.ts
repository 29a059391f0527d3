import { html, LitElement, nothing } from 'lit';
import type { Overlays } from '../../core/overlays.ts';
import { FitController } from '../slides/fit-controller.ts';
import { frameForm, frameInsets, platePx } from './frame-insets.ts';
import { framePath } from './frame-path.ts';
import { frameStyles } from './frame-styles.ts';
import './qr-code.ts';

/**
 * The frame beside the picture: a column with the code and its caption, and a strip with the slogan along the same
 * edge; on upright screens one band. It lies over the whole screen and paints only what `frameInsets` gives it.
 */
export class OverlayFrame extends LitElement {
  static override styles = frameStyles;

  static override properties = { overlays: { attribute: false }, locale: { type: String } };

  declare overlays: Overlays | false;
  declare locale: string;

  // Made before the fitting, so that a new size is laid out before text is fitted to it.
  #resized = new ResizeObserver(() => this.#layOut());
  #fitting = new FitController(this);

  constructor() {
    super();
    this.overlays = false;
    this.locale = 'vi';
  }

  override connectedCallback(): void {
    this.#resized.observe(this);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Settles when the overlays it has now are drawn and fitted, fonts and code included. */
  get ready(): Promise<void> {
    return this.#settle();
  }

  protected override willUpdate(): void {
    this.#layOut();
  }

  override render() {
    if (this.overlays === false) return nothing;
    const { qr, slogan } = this.overlays;
    if (qr === undefined && slogan === undefined) return nothing;
    return html`<div class="ground"><div class="picture"></div></div>
      ${
        qr === undefined
          ? nothing
          : html`<aside class="code">
              <qr-code url=${qr.url}></qr-code>
              ${qr.caption === undefined ? nothing : html`<p class="caption" fit><span>${qr.caption}</span></p>`}
            </aside>`
      }
      ${
        slogan === undefined
          ? nothing
          : html`<div class="strip" lang=${this.locale} fit>
              <p class="slogan">${slogan.text}</p>
              ${slogan.link === undefined ? nothing : html`<p class="link">${slogan.link}</p>`}
            </div>`
      }`;
  }

  /** Tells the styles where the frame is: its edges, the plate of the code, and the point that the waves spread from. */
  #layOut(): void {
    const screen = { width: this.clientWidth, height: this.clientHeight };
    if (this.overlays === false || screen.width === 0) return;
    const insets = frameInsets(this.overlays, screen, devicePixelRatio);
    const plate = this.overlays.qr === undefined ? 0 : platePx(this.overlays.qr.url, screen, devicePixelRatio);
    for (const [edge, px] of Object.entries(insets)) this.style.setProperty(`--${edge}`, `${px}px`);
    this.style.setProperty('--plate', `${plate}px`);
    this.style.setProperty('--frame', framePath(insets, screen));
    const { form, edge, side } = frameForm(this.overlays, screen, devicePixelRatio);
    this.setAttribute('form', form);
    this.setAttribute('edge', edge);
    this.setAttribute('side', side);
  }

  async #settle(): Promise<void> {
    await this.updateComplete;
    const codes = [...this.renderRoot.querySelectorAll('qr-code')];
    await Promise.all(codes.map((code) => code.updateComplete));
    await this.#fitting.settled;
    for (const code of codes) code.snap();
  }
}

customElements.define('overlay-frame', OverlayFrame);

declare global {
  interface HTMLElementTagNameMap {
    'overlay-frame': OverlayFrame;
  }
}
