import { css, html, nothing } from 'lit';
import type { ComparisonSlide } from '../../core/slides.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** Right and wrong side by side: what to take, large and with its code; what to leave, struck out. */
export class ComparisonSlideElement extends SlideElement<ComparisonSlide> {
  static override styles = [
    slideStyles,
    css`
      .slide {
        grid-template: auto minmax(0, 1fr) auto / 58cqw minmax(0, 1fr);
        background: var(--paper);
      }
      .title {
        grid-area: 1 / 1 / 2 / 3;
        max-height: 25cqh;
        padding: calc(5 * var(--step)) calc(6.5 * var(--step)) calc(4 * var(--step));
      }
      h1 {
        color: var(--navy);
        font-size: calc(var(--fit) * 9 * var(--step));
      }
      .side {
        display: grid;
        grid-template: auto minmax(0, 1fr) / 100%;
        row-gap: calc(1.5 * var(--step));
        min-height: 0;
        overflow: hidden;
      }
      .right {
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
        gap: calc(1.5 * var(--step)) calc(4 * var(--step));
        --at: 100% 0%;
        border-top-right-radius: calc(5 * var(--step));
        padding: calc(4.5 * var(--step)) calc(5 * var(--step)) calc(5 * var(--step)) calc(6.5 * var(--step));
      }
      .wrong {
        padding: calc(4.5 * var(--step)) calc(6 * var(--step)) calc(5 * var(--step)) calc(6 * var(--step));
      }
      .label {
        display: grid;
        grid-template: auto / auto minmax(0, 1fr);
        align-items: center;
        column-gap: calc(2 * var(--step));
        max-height: calc(18 * var(--step));
        font-size: calc(var(--fit) * 5.2 * var(--step));
        font-weight: 600;
      }
      .label .icon {
        width: calc(8.4 * var(--step));
        height: calc(8.4 * var(--step));
        padding: calc(1.8 * var(--step));
        border-radius: 50%;
        background: #fff;
        color: var(--bright);
      }
      .wrong .label {
        color: var(--red);
      }
      .wrong .label .icon {
        background: var(--red);
        color: #fff;
      }
      .names {
        display: flex;
        flex-direction: column;
        justify-content: safe center;
        gap: calc(var(--fit) * 2 * var(--step));
        font-weight: 800;
      }
      .right .names {
        font-size: calc(var(--fit) * 17 * var(--step));
        padding-block: calc(1 * var(--step));
      }
      .right li + li {
        color: #cfe6ff;
        font-size: 0.56em;
        font-weight: 600;
      }
      .wrong .names {
        justify-content: safe space-evenly;
        color: #5b6785;
        font-size: calc(var(--fit) * 7.6 * var(--step));
        font-weight: 600;
      }
      .wrong .name {
        text-decoration: line-through;
        text-decoration-color: var(--red);
        text-decoration-thickness: 0.11em;
      }
      .note {
        grid-area: 3 / 1 / 4 / 3;
        max-height: 17cqh;
        padding: calc(2 * var(--step)) calc(6.5 * var(--step));
        background: var(--amber);
        color: var(--ink);
        font-weight: 600;
      }
      .note p {
        font-size: calc(var(--fit) * 4.8 * var(--step));
      }
      .right .label {
        grid-column: 1 / 3;
      }
      .slide:not(:has(.qr)) .right .names {
        grid-column: 1 / 3;
      }
      .qr {
        width: calc(35 * var(--step));
      }
      .qr qr-code {
        width: calc(35 * var(--step));
        height: calc(35 * var(--step));
      }
      .scan {
        max-height: calc(16 * var(--step));
      }

      @container (max-aspect-ratio: 1/1) {
        .slide {
          grid-template: auto minmax(0, 1.25fr) minmax(0, 1fr) auto / 100%;
        }
        .title {
          grid-area: 1 / 1;
          max-height: 18cqh;
        }
        h1 {
          font-size: calc(var(--fit) * 10.5 * var(--step));
        }
        .right {
          grid-template: auto minmax(0, 1fr) auto / 100%;
          border-radius: 0;
          padding-inline: calc(6.5 * var(--step));
        }
        .wrong {
          padding-inline: calc(6.5 * var(--step));
        }
        .right .names {
          font-size: calc(var(--fit) * 15 * var(--step));
        }
        .right .label,
        .slide:not(:has(.qr)) .right .names {
          grid-column: 1;
        }
        .qr {
          grid-template-columns: auto minmax(0, 1fr);
          place-content: normal;
          align-items: center;
          justify-items: start;
          gap: calc(4 * var(--step));
          width: auto;
        }
        .qr qr-code {
          width: calc(31 * var(--step));
          height: calc(31 * var(--step));
          place-content: end start;
        }
        .scan {
          height: calc(28 * var(--step));
          max-height: none;
          text-align: left;
        }
        .caption {
          font-size: calc(var(--fit) * 6 * var(--step));
        }
        .address {
          font-size: calc(var(--fit) * 4.4 * var(--step));
        }
        .note {
          grid-area: 4 / 1;
          padding-block: calc(3 * var(--step));
        }
      }

      @container (max-width: 299px) or (max-height: 299px) {
        .title {
          padding-block: calc(3 * var(--step)) calc(1 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 16 * var(--step));
        }
        .label {
          font-size: calc(var(--fit) * 12 * var(--step));
        }
        .right .names,
        .wrong .names {
          font-size: calc(var(--fit) * 16 * var(--step));
        }
        .right li + li {
          font-size: 0.8em;
        }
        :host([wording='title']) .side {
          display: contents;
        }
        :host([wording='title']) .label {
          display: none;
        }
        :host([wording='title']) .names {
          display: none;
        }
      }
    `,
    boardStyles,
  ];

  override render() {
    if (this.slide === undefined) return nothing;
    const { title, right, wrong, note, qr } = this.slide;
    return html`<section class="slide">
      <header class="title" fit="lines"><h1>${kept(title)}</h1></header>
      <div class="side right waves">
        <h2 class="label" fit>${icon('check', 3)}<span>${kept(right.label)}</span></h2>
        <ul class="names" fit>
          ${right.items.map((item) => html`<li>${kept(item)}</li>`)}
        </ul>
        ${this.renderQr(qr)}
      </div>
      <div class="side wrong">
        <h2 class="label" fit>${icon('cross', 3)}<span>${kept(wrong.label)}</span></h2>
        <ul class="names" fit>
          ${wrong.items.map((item) => html`<li><span class="name">${item}</span></li>`)}
        </ul>
      </div>
      ${note === undefined ? nothing : html`<footer class="note detail" fit="lines"><p>${kept(note)}</p></footer>`}
    </section>`;
  }
}

customElements.define('comparison-slide', ComparisonSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'comparison-slide': ComparisonSlideElement;
  }
}
