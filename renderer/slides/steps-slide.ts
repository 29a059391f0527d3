import { html, nothing } from 'lit';
import type { StepsSlide } from '../../core/slides.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { stepsStyles } from './steps-styles.ts';

/** A numbered guide, drawn as the stops of a line: the eye follows it from the first to the last. */
export class StepsSlideElement extends SlideElement<StepsSlide> {
  static override styles = stepsStyles;

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
