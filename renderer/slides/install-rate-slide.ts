import { html, nothing } from 'lit';
import type { InstallRateSlide } from '../../core/slides.ts';
import { hundred } from './hundred.ts';
import { icon } from './icons.ts';
import { installRateStyles } from './install-rate-styles.ts';
import { SlideElement } from './slide-element.ts';

/**
 * How many have installed it: one figure with its denominator spelled out, as a crowd of a hundred. A goal stands in
 * the crowd only when it is a share of the same people; else it is words alone (DECISIONS 32).
 */
export class InstallRateSlideElement extends SlideElement<InstallRateSlide> {
  static override styles = installRateStyles;

  override render() {
    if (this.slide === undefined) return nothing;
    const { title, place, percent, of, installs, date, previous, goal, qr } = this.slide;
    const { words } = this;
    const sameGoal = goal?.of === of ? goal.percent : undefined;
    return html`<section class="slide">
      <header class="title" fit="lines">
        <h1>${title}</h1>
        ${place === undefined ? nothing : html`<p class="place">${place}</p>`}
      </header>
      <div class="figure">
        <p class="percent" fit><span>${words.percent(percent)}</span></p>
        <div class="facts" fit>
          <p class="of">${words.of[of]}</p>
          ${
            installs === undefined
              ? nothing
              : html`<p class="installs"><strong>${words.number(installs)}</strong> ${words.installs}</p>`
          }
          ${
            previous === undefined
              ? nothing
              : html`<p class="change">${words.change(percent - previous.percent, previous.date)}</p>`
          }
          <p class="date">${words.asOf(date)}</p>
        </div>
      </div>
      <div class="crowd body">
        <div class="lying">${hundred(percent, sameGoal, 10)}</div>
        <div class="upright">${hundred(percent, sameGoal, 20)}</div>
        <div class="unit" fit><p>${words.figure[of]}</p></div>
      </div>
      ${
        goal === undefined
          ? nothing
          : html`<div class="aim" fit="lines">
              ${icon('flag', 2)}
              <p>
                ${goal.by === undefined ? words.goal : words.goalBy(goal.by)}:
                <strong>${words.percent(goal.percent)}</strong> ${words.of[goal.of]}
              </p>
            </div>`
      }
      ${this.renderQr(qr, 'waves')}
    </section>`;
  }
}

customElements.define('install-rate-slide', InstallRateSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'install-rate-slide': InstallRateSlideElement;
  }
}
