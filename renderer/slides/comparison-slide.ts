import { html, nothing } from 'lit';
import type { ComparisonSlide } from '../../core/slides.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { comparisonStyles } from './comparison-styles.ts';

/** Right and wrong side by side: what to take, large and with its code; what to leave, struck out. */
export class ComparisonSlideElement extends SlideElement<ComparisonSlide> {
  static override styles = comparisonStyles;

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
