import { css, html, nothing } from 'lit';
import type { NoticeSlide } from '../../core/slides.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/**
 * A notice: its title on a field of colour, blue to inform and amber to warn, and its points beside it. An emergency is
 * white on red, and its title is the largest that there is.
 */
export class NoticeSlideElement extends SlideElement<NoticeSlide> {
  static override styles = [
    slideStyles,
    css`
      .slide {
        grid-template: 100% / 44cqw minmax(0, 1fr);
        background: var(--paper);
      }
      .field {
        position: relative;
        display: grid;
        grid-template: minmax(0, 1fr) auto / 100%;
        overflow: hidden;
        --at: 88% 10%;
      }
      .warning .field {
        background: linear-gradient(155deg, #ffc653, var(--amber) 45%, #f79a0b);
        color: var(--ink);
      }
      .sign {
        position: absolute;
        top: calc(-9 * var(--step));
        right: calc(-10 * var(--step));
        opacity: 0.13;
        font-size: calc(46 * var(--step));
      }
      .warning .sign {
        opacity: 0.1;
      }
      .emergency {
        grid-template-columns: 58cqw minmax(0, 1fr);
      }
      .emergency .field {
        background: linear-gradient(155deg, #d3271d, var(--red) 50%, #8c130c);
        color: #fff;
      }
      .emergency h1 {
        font-size: calc(var(--fit) * 17 * var(--step));
      }
      .emergency .text {
        font-size: calc(var(--fit) * 6.4 * var(--step));
      }
      .title {
        position: relative;
        display: flex;
        flex-direction: column;
        justify-content: safe end;
        gap: calc(var(--fit) * 2.4 * var(--step));
        padding: calc(6.5 * var(--step)) calc(5 * var(--step)) calc(6.5 * var(--step)) calc(6.5 * var(--step));
      }
      h1 {
        font-size: calc(var(--fit) * 10.5 * var(--step));
      }
      .text {
        font-size: calc(var(--fit) * 5 * var(--step));
        font-weight: 600;
        line-height: 1.32;
      }
      .qr {
        position: relative;
        grid-template-columns: auto minmax(0, 1fr);
        place-content: normal;
        align-items: center;
        justify-items: start;
        gap: calc(3.5 * var(--step));
        padding: 0 calc(5 * var(--step)) calc(6.5 * var(--step)) calc(6.5 * var(--step));
      }
      .qr qr-code {
        width: calc(34 * var(--step));
        height: calc(34 * var(--step));
        place-content: end start;
      }
      .scan {
        height: calc(30 * var(--step));
        text-align: left;
      }
      .body {
        display: grid;
        grid-auto-rows: minmax(0, 1fr);
        padding: calc(4 * var(--step)) calc(6 * var(--step)) calc(4 * var(--step)) calc(5 * var(--step));
      }
      .point {
        display: grid;
        grid-template: 100% / auto minmax(0, 1fr);
        align-items: center;
        column-gap: calc(4 * var(--step));
        color: var(--navy);
        font-size: calc(var(--fit) * 7 * var(--step));
        font-weight: 600;
      }
      .point + .point {
        border-top: calc(0.3 * var(--step)) solid color-mix(in srgb, var(--navy) 16%, transparent);
      }
      .point .icon {
        width: calc(10 * var(--step));
        height: calc(10 * var(--step));
        color: var(--bright);
      }
      .warning .point .icon {
        color: #d97f00;
      }
      .emergency .point {
        color: #6b0f0a;
      }
      .emergency .point .icon {
        color: var(--red);
      }
      .words {
        padding-block: calc(0.8 * var(--step));
      }
      .slide:not(:has(.point)) {
        grid-template-columns: 100%;
      }
      .emergency:not(:has(.point)) h1 {
        font-size: calc(var(--fit) * 26 * var(--step));
      }

      @container (max-aspect-ratio: 1/1) {
        .slide {
          grid-template: 46cqh minmax(0, 1fr) / 100%;
        }
        h1 {
          font-size: calc(var(--fit) * 12 * var(--step));
        }
        .text {
          font-size: calc(var(--fit) * 5.4 * var(--step));
        }
        .emergency {
          grid-template: 56cqh minmax(0, 1fr) / 100%;
        }
        .emergency h1 {
          font-size: calc(var(--fit) * 17 * var(--step));
        }
        .slide:not(:has(.point)) {
          grid-template: 100% / 100%;
        }
        .caption {
          font-size: calc(var(--fit) * 6 * var(--step));
        }
        .address {
          font-size: calc(var(--fit) * 4.4 * var(--step));
        }
      }

      @container (max-width: 299px) or (max-height: 299px) {
        .sign {
          display: none;
        }
        .title {
          justify-content: safe center;
        }
        h1,
        .emergency h1 {
          font-size: calc(var(--fit) * 22 * var(--step));
        }
        .emergency:not(:has(.point)) h1 {
          font-size: calc(var(--fit) * 40 * var(--step));
        }
        .point {
          font-size: calc(var(--fit) * 16 * var(--step));
        }
        .body {
          padding: calc(1.5 * var(--step)) calc(4 * var(--step));
        }
        .words {
          padding-block: 0;
        }
        .point .icon {
          width: calc(14 * var(--step));
          height: calc(14 * var(--step));
        }
        :host([wording='title']) .field {
          grid-column: 1 / -1;
          grid-row: 1 / -1;
          grid-template: subgrid / subgrid;
        }
      }
      /* A strip beside a picture: one line of large type. */
      @container (max-height: 299px) and (min-aspect-ratio: 6/1) {
        .title {
          padding-inline: calc(18 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 40 * var(--step));
        }
      }
      @container (max-height: 299px) and (min-aspect-ratio: 5/2) {
        :host([wording='few']) .slide:has(.point) {
          grid-template-columns: 36cqw minmax(0, 1fr);
        }
      }
    `,
    boardStyles,
  ];

  override render() {
    if (this.slide === undefined) return nothing;
    const { tone, title, text, points, qr } = this.slide;
    return html`<section class="slide ${tone}">
      <div class="field ${tone === 'info' ? 'waves' : 'plain'}">
        <div class="sign">${icon(tone === 'info' ? 'info' : 'warning', 1.4)}</div>
        <header class="title" fit>
          <h1>${kept(title)}</h1>
          ${text === undefined ? nothing : html`<p class="text detail">${kept(text)}</p>`}
        </header>
        ${this.renderQr(qr)}
      </div>
      ${
        points.length === 0
          ? nothing
          : html`<ul class="body" fit>
              ${points.map(
                (point) =>
                  html`<li class="point" cell>
                    ${icon(point.icon ?? 'check')}
                    <span class="words">${kept(point.text)}</span>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}

customElements.define('notice-slide', NoticeSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'notice-slide': NoticeSlideElement;
  }
}
