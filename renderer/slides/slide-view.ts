import { css, html, LitElement, nothing } from 'lit';
import type { Slide } from '../../core/slides.ts';
import type { Airtime } from '../../core/staff-pages.ts';
import './comparison-slide.ts';
import type { Fit } from './fit-controller.ts';
import './install-rate-slide.ts';
import './notice-slide.ts';
import './slogan-slide.ts';
import './steps-slide.ts';
import { SupportPointSlideElement } from './support-point-slide.ts';
import type { SlideElement } from './slide-element.ts';

/**
 * Draws any slide, filling its positioned container. Give it a size before asking `ready`: a slide that is not laid
 * out cannot be fitted (behind the picture or `visibility: hidden` is fine, `display: none` is not).
 */
export class SlideView extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: absolute;
      inset: 0;
      overflow: hidden;
    }
  `;

  static override properties = {
    slide: { attribute: false },
    locale: { type: String },
    codeShare: { attribute: false },
    airtime: { attribute: false },
    elapsedMs: { attribute: false },
  };

  declare slide: Slide | undefined;
  /** Of the slide's words, BCP 47. */
  declare locale: string;
  /** The share of the short side that a code needs to be scanned from where people stand, if that is known. */
  declare codeShare: number | undefined;
  /** How it is on, for a slide of several pages; without, its first page stands. */
  declare airtime: Airtime | undefined;
  /** How long it has been on. */
  declare elapsedMs: number;

  constructor() {
    super();
    this.locale = 'vi';
    this.codeShare = undefined;
    this.airtime = undefined;
    this.elapsedMs = 0;
  }

  override render() {
    const { slide, locale, codeShare, airtime, elapsedMs } = this;
    switch (slide?.kind) {
      case undefined:
        return nothing;
      case 'slogan':
        return html`<slogan-slide .slide=${slide} .locale=${locale} .codeShare=${codeShare}></slogan-slide>`;
      case 'steps':
        return html`<steps-slide .slide=${slide} .locale=${locale} .codeShare=${codeShare}></steps-slide>`;
      case 'notice':
        return html`<notice-slide .slide=${slide} .locale=${locale} .codeShare=${codeShare}></notice-slide>`;
      case 'comparison':
        return html`<comparison-slide .slide=${slide} .locale=${locale} .codeShare=${codeShare}></comparison-slide>`;
      case 'support-point':
        return html`<support-point-slide
          .slide=${slide}
          .locale=${locale}
          .codeShare=${codeShare}
          .airtime=${airtime}
          .elapsedMs=${elapsedMs}
        ></support-point-slide>`;
      case 'install-rate':
        return html`<install-rate-slide
          .slide=${slide}
          .locale=${locale}
          .codeShare=${codeShare}
        ></install-rate-slide>`;
    }
  }

  /** Settles when the slide it has now can be shown whole in the next frame: fonts loaded, text fitted, code drawn. */
  get ready(): Promise<void> {
    return this.#settle();
  }

  /** How the words came out: what was left out and the smallest text, in CSS pixels; `undefined` until fitted. */
  get fit(): Fit | undefined {
    return this.#shown()?.fit;
  }

  /** When it has to be told how long it has been on, in milliseconds from when it came on: then it turns a page. */
  get turnsAt(): readonly number[] {
    const shown = this.#shown();
    return shown instanceof SupportPointSlideElement ? shown.turnsAt : [];
  }

  async #settle(): Promise<void> {
    await this.updateComplete;
    await this.#shown()?.ready;
  }

  #shown(): SlideElement<Slide> | undefined {
    return (this.renderRoot.firstElementChild ?? undefined) as SlideElement<Slide> | undefined;
  }
}

customElements.define('slide-view', SlideView);

declare global {
  interface HTMLElementTagNameMap {
    'slide-view': SlideView;
  }
}
