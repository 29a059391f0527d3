import { html, nothing } from 'lit';
import type { InstallRateSlide } from '../../core/slides.ts';
import { gauge } from './gauge.ts';
import { hundred } from './hundred.ts';
import { icon } from './icons.ts';
import { installRateStyles } from './install-rate-styles.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { figuresOf, trend, type Figure } from './trend.ts';

/**
 * How many have installed it: one figure on a gauge, with its denominator spelled out, and how it came about as a line,
 * or as a crowd of a hundred where no earlier figures are known. A goal is drawn only when it is a share of the same
 * people; else it is words alone (DECISIONS 32).
 */
export class InstallRateSlideElement extends SlideElement<InstallRateSlide> {
  static override styles = installRateStyles;

  override render() {
    if (this.slide === undefined) return nothing;
    const { title, place, percent, of, installs, date, goal, qr } = this.slide;
    const { words } = this;
    const sameGoal = goal?.of === of ? goal.percent : undefined;
    const figures = figuresOf(this.slide);
    const before = figures.at(-2);
    return html`<section class="slide">
      <header class="title" fit="lines">
        <h1>${kept(title)}</h1>
        ${place === undefined ? nothing : html`<p class="place">${kept(place)}</p>`}
      </header>
      <div class="figure">
        ${gauge(percent, sameGoal, words.percent(percent))}
        <p class="percent" fit><span>${words.percent(percent)}</span></p>
        <div class="facts" fit>
          <p class="of">${kept(words.of[of])}</p>
          ${
            installs === undefined
              ? nothing
              : html`<p class="installs"><strong>${words.number(installs)}</strong> ${kept(words.installs)}</p>`
          }
          ${before === undefined ? nothing : html`<p class="change">${words.change(percent - before.percent, before.date)}</p>`}
          <p class="date">${words.asOf(date)}</p>
        </div>
      </div>
      ${figures.length < LEAST_FIGURES ? this.#crowd(this.slide, sameGoal) : this.#trend(figures, sameGoal)}
      ${
        goal === undefined
          ? nothing
          : html`<div class="aim" fit="lines">
              ${icon('flag', 2)}
              <p>
                ${goal.by === undefined ? words.goal : words.goalBy(goal.by)}:
                <strong>${words.percent(goal.percent)}</strong> ${kept(words.of[goal.of])}
              </p>
            </div>`
      }
      ${this.renderQr(qr, 'waves')}
    </section>`;
  }

  #crowd({ percent, of }: InstallRateSlide, goal: number | undefined) {
    return html`<div class="crowd body">
      <div class="lying">${hundred(percent, goal, 10)}</div>
      <div class="upright">${hundred(percent, goal, 20)}</div>
      <div class="unit" fit><p>${kept(this.words.figure[of])}</p></div>
    </div>`;
  }

  #trend(figures: readonly Figure[], goal: number | undefined) {
    const ends = [figures.at(0), figures.at(-1)].flatMap((figure) => figure ?? []);
    return html`<div class="course body">
      ${
        goal === undefined
          ? nothing
          : html`<p class="legend" fit><span>${this.words.goal}: ${this.words.percent(goal)}</span></p>`
      }
      <div class="plot">${trend(figures, goal)}</div>
      <div class="ends" fit>
        ${ends.map(
          ({ date, percent }) =>
            html`<p class="end">
              <strong>${this.words.percent(percent)}</strong> <span>${this.words.date(date)}</span>
            </p>`,
        )}
      </div>
    </div>`;
  }
}

/** Two are a change, which is told in words; more make a line. */
const LEAST_FIGURES = 3;

customElements.define('install-rate-slide', InstallRateSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'install-rate-slide': InstallRateSlideElement;
  }
}
