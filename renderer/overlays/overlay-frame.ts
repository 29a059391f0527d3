import { html, LitElement, nothing } from 'lit';
import type { Overlays } from '../../core/overlays.ts';
import { FitController } from '../slides/fit-controller.ts';
import { kept } from '../slides/phrases.ts';
import './clock-face.ts';
import { frameLayout } from '../../core/frame-layout.ts';
import { framePaths } from './frame-path.ts';
import { frameStyles } from './frame-styles.ts';
import './qr-code.ts';
import './ticker-strip.ts';

/**
 * The frame beside the picture: a column with the code, its caption, who is speaking and the time, and a strip with
 * the slogan and the running messages along the same edge; on upright screens one band. It lies over the whole screen
 * and paints only what `frameInsets` gives it.
 */
export class OverlayFrame extends LitElement {
  static override styles = frameStyles;

  static override properties = {
    overlays: { attribute: false },
    locale: { type: String },
    timeZone: { type: String },
    emblemUrl: { attribute: false },
    codeShare: { attribute: false },
    pixelRatio: { attribute: false },
  };

  declare overlays: Overlays | false;
  declare locale: string;
  /** IANA; of the clock. */
  declare timeZone: string;
  /** The agency's emblem, once it is here. */
  declare emblemUrl: string | undefined;
  /** The share of the short side that the code needs to be scanned from where people stand, if that is known. */
  declare codeShare: number | undefined;
  /** Device pixels to each CSS pixel that it is drawn for; `undefined`: those of the window. */
  declare pixelRatio: number | undefined;

  #isSeen = false;

  // Made before the fitting, so that a new size is laid out before text is fitted to it.
  #resized = new ResizeObserver(() => this.requestUpdate());
  #fitting = new FitController(this);

  constructor() {
    super();
    this.overlays = false;
    this.locale = 'vi';
    this.timeZone = 'Asia/Ho_Chi_Minh';
    this.emblemUrl = undefined;
    this.codeShare = undefined;
    this.pixelRatio = undefined;
  }

  override connectedCallback(): void {
    this.#resized.observe(this);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Settles when what it has to show now is drawn and fitted, fonts, code and emblem included. */
  get ready(): Promise<void> {
    return this.#settle();
  }

  /** Tells it whether it is on the screen: only then the messages run. Nothing is drawn anew, for this comes with the cut. */
  set isSeen(isSeen: boolean) {
    this.#isSeen = isSeen;
    const ticker = this.renderRoot.querySelector('ticker-strip');
    if (ticker !== null) ticker.isRunning = isSeen;
  }

  /** Tells it the time, epoch milliseconds, for the clock. */
  tellTime(now: number): void {
    const clock = this.renderRoot.querySelector('clock-face');
    if (clock !== null) clock.now = now;
  }

  override render() {
    const parts = this.#layOut();
    if (parts === undefined || Object.keys(parts).length === 0) return nothing;
    const { locale, timeZone, emblemUrl } = this;
    const { qr, slogan, ticker, agency, clock } = parts;
    return html`<div class="ground row"><div class="picture"></div></div>
      <div class="ground column"><div class="picture"></div></div>
      ${
        qr === undefined
          ? nothing
          : html`<aside class="code">
              <qr-code url=${qr.url}></qr-code>
              ${qr.caption === undefined ? nothing : html`<p class="caption" fit><span>${kept(qr.caption)}</span></p>`}
            </aside>`
      }
      ${
        agency === undefined && clock !== true
          ? nothing
          : html`<div class="sign" lang=${locale} fit>
              ${agency === undefined || emblemUrl === undefined ? nothing : html`<img src=${emblemUrl} alt="" />`}
              ${agency === undefined ? nothing : html`<p class="agency">${kept(agency.name)}</p>`}
              ${clock === true ? html`<clock-face .timeZone=${timeZone}></clock-face>` : nothing}
            </div>`
      }
      ${
        slogan === undefined
          ? nothing
          : html`<div class="strip" lang=${locale} fit>
              <p class="slogan">${kept(slogan.text)}</p>
              ${slogan.link === undefined ? nothing : html`<p class="link">${slogan.link}</p>`}
            </div>`
      }
      ${ticker === undefined ? nothing : html`<ticker-strip lang=${locale} .texts=${ticker.texts}></ticker-strip>`}`;
  }

  protected override updated(): void {
    this.isSeen = this.#isSeen;
  }

  /** Tells the styles where the frame is: its edges, its lines, the plate of the code; gives what there is room for. */
  #layOut() {
    const screen = { width: this.clientWidth, height: this.clientHeight, codeShare: this.codeShare };
    if (this.overlays === false || screen.width === 0) return undefined;
    const layout = frameLayout(this.overlays, screen, this.pixelRatio ?? devicePixelRatio);
    const { form, edge, side, sign, insets, parts, plate, line, head } = layout;
    for (const [name, px] of Object.entries({ ...insets, plate, line, head })) {
      this.style.setProperty(`--${name}`, `${px}px`);
    }
    for (const [part, path] of Object.entries(framePaths(insets, screen))) this.style.setProperty(`--${part}`, path);
    for (const [name, value] of Object.entries({ form, edge, side, sign })) this.setAttribute(name, value);
    return parts;
  }

  async #settle(): Promise<void> {
    await this.updateComplete;
    const emblem = this.renderRoot.querySelector('img');
    // A frame without its emblem is better than none.
    if (emblem?.complete === false) await emblem.decode().catch(() => emblem.toggleAttribute('hidden', true));
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
