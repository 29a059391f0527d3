import { html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { shortAddress } from '../../core/short-address.ts';
import type { Slide, SlideQr } from '../../core/slides.ts';
import '../overlays/qr-code.ts';
import { type Fit, FitController } from './fit-controller.ts';
import { kept } from './phrases.ts';
import { wordsFor, type Words } from './words.ts';

/** What all kinds of slides share: they show one slide, fill their container, and say when they can be seen. */
export abstract class SlideElement<Kind extends Slide> extends LitElement {
  static override properties: PropertyDeclarations = {
    slide: { attribute: false },
    locale: { type: String },
    codeShare: { attribute: false },
  };

  declare slide: Kind | undefined;
  declare locale: string;
  /** The share of the short side that a code needs to be scanned from where people stand, if that is known. */
  declare codeShare: number | undefined;

  #fitting = new FitController(this);

  constructor() {
    super();
    this.locale = 'vi';
    this.codeShare = undefined;
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

  /** The code on its plate, with its caption and the address for those who type it; where it could not be scanned, the address alone. */
  protected renderQr(qr: SlideQr | undefined, ground: 'waves' | 'plain' = 'plain') {
    if (qr === undefined) return nothing;
    const address = shortAddress(qr.url);
    return html`<aside class="qr ${ground}">
      <qr-code url=${qr.url}></qr-code>
      <div class="scan" fit>
        ${qr.caption === undefined ? nothing : html`<p class="caption">${kept(qr.caption)}</p>`}
        <p class="address ${qr.caption?.includes(address) ? 'told' : ''}">${breakable(address)}</p>
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

/** An address may be broken before its dots and slashes, as people read it out. */
function breakable(address: string) {
  return address.split(/(?=[./])/).map((part, index) => html`${index === 0 ? nothing : html`<wbr />`}${part}`);
}
