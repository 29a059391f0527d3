import { html, LitElement, nothing } from 'lit';
import type { Slide, SlideQr } from '../../core/slides.ts';
import '../overlays/qr-code.ts';
import { shortAddress } from './address.ts';
import { type Fit, FitController } from './fit-controller.ts';
import { wordsFor, type Words } from './words.ts';

/** What all kinds of slides share: they show one slide, fill their container, and say when they can be seen. */
export abstract class SlideElement<Kind extends Slide> extends LitElement {
  static override properties = { slide: { attribute: false }, locale: { type: String } };

  declare slide: Kind | undefined;
  declare locale: string;

  #fitting = new FitController(this);

  constructor() {
    super();
    this.locale = 'vi';
  }

  /** Settles when the slide it has now is drawn and fitted, fonts and code included. */
  get ready(): Promise<void> {
    return this.#settle();
  }

  /** How the words came out; `undefined` until fitted. */
  get fit(): Fit | undefined {
    return this.#fitting.fit;
  }

  protected get words(): Words {
    return wordsFor(this.locale);
  }

  /** The code on its plate, with its caption and the address for those who type it. */
  protected renderQr(qr: SlideQr | undefined, ground: 'waves' | 'plain' = 'plain') {
    if (qr === undefined) return nothing;
    const address = shortAddress(qr.url);
    return html`<aside class="qr ${ground}">
      <qr-code url=${qr.url}></qr-code>
      <div class="scan" fit>
        ${qr.caption === undefined ? nothing : html`<p class="caption">${qr.caption}</p>`}
        ${qr.caption?.includes(address) ? nothing : html`<p class="address">${address}</p>`}
      </div>
    </aside>`;
  }

  async #settle(): Promise<void> {
    await this.updateComplete;
    const codes = [...this.renderRoot.querySelectorAll('qr-code')];
    await Promise.all(codes.map((code) => code.updateComplete));
    await this.#fitting.settled;
    // Fitting may have given a code another box, which its observer would see only in the next frame.
    for (const code of codes) code.snap();
  }
}
