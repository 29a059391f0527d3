import { css, html, nothing } from 'lit';
import type { SloganSlide } from '../../core/slides.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { slideStyles } from './slide-styles.ts';

/** A call to act, with a code big enough to scan from 3 m: 55 % of the screen's short side even beside the overlays. */
export class SloganSlideElement extends SlideElement<SloganSlide> {
  static override styles = [
    slideStyles,
    css`
      .slide {
        grid-template: 100% / minmax(0, 1fr) 91cqh;
      }
      .waves {
        --at: calc(100% - 45cqh) 46%;
      }
      .words {
        display: flex;
        flex-direction: column;
        justify-content: safe center;
        padding: calc(6 * var(--step)) calc(5 * var(--step)) calc(6 * var(--step)) calc(7 * var(--step));
      }
      h1 {
        display: grid;
        gap: 0.1em;
        font-size: calc(var(--fit) * 12.5 * var(--step));
      }
      .line + .line {
        font-size: 0.64em;
        color: #a9f0fb;
      }
      .note {
        margin-top: calc(var(--fit) * 3.4 * var(--step));
        padding-left: calc(2.4 * var(--step));
        border-left: calc(0.7 * var(--step)) solid var(--cyan);
        font-size: calc(var(--fit) * 4.2 * var(--step));
        font-weight: 600;
        line-height: 1.3;
      }
      .qr {
        grid-template: 89cqh 8.5cqh / 100%;
        gap: 0;
        background: var(--paper);
        color: var(--navy);
      }
      .qr qr-code {
        width: 89cqh;
        height: 89cqh;
      }
      .scan {
        flex-direction: row;
        align-items: baseline;
        gap: calc(var(--fit) * 2.4 * var(--step));
        height: 8.5cqh;
        padding-inline: calc(5 * var(--step));
        white-space: nowrap;
      }
      .scan[break-words] {
        white-space: normal;
      }
      .caption {
        font-size: calc(var(--fit) * 4.8 * var(--step));
      }
      .address {
        color: var(--blue);
      }

      @container (min-aspect-ratio: 5/2) {
        h1 {
          font-size: calc(var(--fit) * 20 * var(--step));
        }
        .note {
          font-size: calc(var(--fit) * 6 * var(--step));
        }
      }
      @container (max-aspect-ratio: 3/2) {
        .words {
          padding-inline: calc(4.5 * var(--step)) calc(3.5 * var(--step));
        }
      }
      @container (max-aspect-ratio: 1/1) {
        .slide {
          grid-template: minmax(0, 1fr) calc(80cqw + 11cqw) / 100%;
        }
        .waves {
          --at: 50% calc(100% - 44cqw);
        }
        .words {
          padding-inline: calc(7 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 14.5 * var(--step));
        }
        .qr {
          grid-template: 82cqw 9cqw / 100%;
        }
        .qr qr-code {
          width: 82cqw;
          height: 82cqw;
        }
        .scan {
          height: 9cqw;
        }
      }

      /* Boards: lines of lamps, and a code as high as the board. */
      @container (max-width: 299px) or (max-height: 299px) {
        .words {
          padding: calc(4 * var(--step)) calc(5 * var(--step));
        }
        h1 {
          font-size: calc(var(--fit) * 26 * var(--step));
        }
        .line + .line {
          font-size: 1em;
        }
      }
      @container (max-height: 299px) and (min-aspect-ratio: 1/1) {
        .slide {
          grid-template: 100% / minmax(0, 1fr) 100cqh;
        }
        .qr {
          grid-template: 100cqh / 100%;
        }
        .qr qr-code {
          width: 100cqh;
          height: 100cqh;
        }
      }
      @container (max-width: 299px) and (max-aspect-ratio: 1/1) {
        .slide {
          grid-template: minmax(0, 1fr) 100cqw / 100%;
        }
        .qr {
          grid-template: 100cqw / 100%;
        }
        .qr qr-code {
          width: 100cqw;
          height: 100cqw;
        }
      }
    `,
  ];

  override render() {
    if (this.slide === undefined) return nothing;
    const { lines, note, qr } = this.slide;
    return html`<section class="slide waves">
      <div class="words" fit="lines">
        <h1>${lines.map((line) => html`<span class="line">${kept(line)}</span>`)}</h1>
        ${note === undefined ? nothing : html`<p class="note detail">${kept(note)}</p>`}
      </div>
      ${this.renderQr(qr)}
    </section>`;
  }
}

customElements.define('slogan-slide', SloganSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'slogan-slide': SloganSlideElement;
  }
}
