import { css, html, nothing } from 'lit';
import type { StepsSlide } from '../../core/slides.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** A numbered guide, drawn as the stops of a line: the eye follows it from the first to the last. */
export class StepsSlideElement extends SlideElement<StepsSlide> {
  static override styles = [
    slideStyles,
    css`
      .slide {
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
        background: linear-gradient(160deg, var(--paper) 30%, var(--mist));
      }
      .slide:has(.qr) {
        column-gap: calc(5 * var(--step));
      }
      .title {
        grid-area: 1 / 1;
        max-height: 27cqh;
        padding: calc(5.5 * var(--step)) 0 calc(2.5 * var(--step)) calc(6.5 * var(--step));
      }
      h1 {
        color: var(--navy);
        font-size: calc(var(--fit) * 8.2 * var(--step));
      }
      .body {
        grid-area: 2 / 1;
        display: grid;
        grid-auto-rows: minmax(0, 1fr);
        padding: 0 0 calc(4 * var(--step)) calc(6.5 * var(--step));
      }
      .step {
        --disc: calc(8.8 * var(--step));
        position: relative;
        display: grid;
        grid-template: 100% / var(--disc) minmax(0, 1fr) auto;
        align-items: center;
        column-gap: calc(3.2 * var(--step));
      }
      .step + .step::before {
        content: '';
        position: absolute;
        left: calc(var(--disc) / 2 - 0.6 * var(--step));
        bottom: 50%;
        width: calc(1.2 * var(--step));
        height: 100%;
        background: linear-gradient(var(--bright), var(--cyan) 45%, var(--bright));
      }
      .disc {
        position: relative;
        z-index: 1;
        display: grid;
        place-content: center;
        width: var(--disc);
        height: var(--disc);
        border-radius: 50%;
        background: var(--bright);
        box-shadow: 0 0 0 calc(0.8 * var(--step)) var(--paper);
        color: #fff;
        font-size: calc(5.4 * var(--step));
        font-weight: 800;
        line-height: 1;
      }
      .text {
        padding-block: calc(0.5 * var(--step));
      }
      h2 {
        color: var(--navy);
        font-size: calc(var(--fit) * 6.4 * var(--step));
        font-weight: 800;
        letter-spacing: -0.008em;
      }
      .detail {
        margin-top: calc(var(--fit) * 0.5 * var(--step));
        color: var(--quiet-ink);
        font-size: calc(var(--fit) * 4 * var(--step));
      }
      .step > .icon {
        width: calc(8.5 * var(--step));
        height: calc(8.5 * var(--step));
        color: var(--bright);
      }
      .qr {
        grid-area: 1 / 2 / 3 / 3;
        width: calc(48 * var(--step));
        padding: calc(4 * var(--step));
      }
      .waves {
        --at: 50% 42%;
      }
      .scan {
        max-height: 34cqh;
      }
      /* With no code beside them the steps have room; the pictograms stay with their words. */
      .slide:not(:has(.qr)) :is(.title, .body) {
        padding-right: calc(6.5 * var(--step));
      }
      .slide:not(:has(.qr)) .step:has(> .icon) {
        grid-template-columns: var(--disc) auto minmax(0, 1fr);
      }
      .slide:not(:has(.qr)) .text {
        order: 1;
      }

      @container (max-aspect-ratio: 1/1) {
        .slide {
          grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        }
        .title {
          padding-right: calc(6.5 * var(--step));
          max-height: 20cqh;
        }
        h1 {
          font-size: calc(var(--fit) * 10 * var(--step));
        }
        .body {
          padding-right: calc(6.5 * var(--step));
        }
        .step {
          --disc: calc(11 * var(--step));
        }
        .disc {
          font-size: calc(6.6 * var(--step));
        }
        .qr {
          grid-area: 3 / 1;
          grid-template-columns: auto minmax(0, 1fr);
          align-items: center;
          width: auto;
          padding: calc(3 * var(--step)) calc(6.5 * var(--step));
          gap: calc(5 * var(--step));
        }
        .qr qr-code {
          width: calc(30 * var(--step));
          height: calc(30 * var(--step));
          place-content: center start;
        }
        .scan {
          height: calc(28 * var(--step));
          max-height: none;
          text-align: left;
        }
        .caption {
          font-size: calc(var(--fit) * 6.8 * var(--step));
        }
        .address {
          font-size: calc(var(--fit) * 4.6 * var(--step));
        }
        .waves {
          --at: calc(21.5 * var(--step)) 50%;
        }
      }

      @container (max-width: 299px) or (max-height: 299px) {
        .title {
          max-height: 36cqh;
          padding-top: calc(4 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 18 * var(--step));
        }
        .step {
          --disc: calc(15 * var(--step));
        }
        .disc {
          font-size: calc(9.5 * var(--step));
        }
        h2 {
          font-size: calc(var(--fit) * 15 * var(--step));
        }
        .step > .icon {
          display: none;
        }
      }
      @container (max-height: 299px) and (min-aspect-ratio: 1/1) {
        .many {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          column-gap: calc(4 * var(--step));
        }
        .many .step {
          --disc: calc(15 * var(--step));
        }
        .many .disc {
          font-size: calc(11.5 * var(--step));
        }
        .many .step + .step::before {
          display: none;
        }
      }
      @container (max-height: 299px) and (min-aspect-ratio: 5/2) {
        .body {
          grid-template-columns: repeat(3, minmax(0, 1fr));
          column-gap: calc(5 * var(--step));
        }
        .step + .step::before {
          display: none;
        }
      }
    `,
    boardStyles,
  ];

  override render() {
    if (this.slide === undefined) return nothing;
    const { title, steps, qr } = this.slide;
    return html`<section class="slide">
      <header class="title" fit="lines"><h1>${kept(title)}</h1></header>
      <ol class="body ${steps.length > 3 ? 'many' : ''}" fit>
        ${steps.map(
          (step, index) =>
            html`<li class="step" cell>
              <span class="disc">${index + 1}</span>
              <div class="text">
                <h2>${kept(step.title)}</h2>
                ${step.detail === undefined ? nothing : html`<p class="detail">${kept(step.detail)}</p>`}
              </div>
              ${step.icon === undefined ? nothing : icon(step.icon, 1.6)}
            </li>`,
        )}
      </ol>
      ${this.renderQr(qr, 'waves')}
    </section>`;
  }
}

customElements.define('steps-slide', StepsSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'steps-slide': StepsSlideElement;
  }
}
