import { html, nothing } from 'lit';
import type { NoticeSlide } from '../../core/slides.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { noticeStyles } from './notice-styles.ts';

/**
 * A notice: its title on a field of colour, blue to inform and amber to warn, and its points beside it. An emergency is
 * white on red, and its title is the largest that there is.
 */
export class NoticeSlideElement extends SlideElement<NoticeSlide> {
  static override styles = noticeStyles;

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
          : html`<ul class="body" fit="list">
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
