import { html, nothing, svg, type TemplateResult } from 'lit';
import type { InstallRateSlide } from '../../core/slides.ts';

/** A share of something on a date. */
export interface Figure {
  /** ISO 8601, `2020-08-18`. */
  readonly date: string;
  readonly percent: number;
}

/** All figures of a slide, all shares of the same, from the earliest to its own: one a day, none later than its own. */
export function figuresOf({ history = [], previous, percent, date }: InstallRateSlide): readonly Figure[] {
  const byDate = new Map([...(previous === undefined ? [] : [previous]), ...history].map((one) => [one.date, one]));
  const earlier = [...byDate.values()].filter((one) => one.date < date);
  return [...earlier.sort((one, other) => (one.date < other.date ? -1 : 1)), { date, percent }];
}

/**
 * Figures over time as a line, upright from 0 to a little over the highest of them, or to `goal`, which must be a share
 * of the same; the first and the last are dots. It fills its box. Styles colour `.line`, `.under`, `.dot` and `.goal`.
 *
 * @param figures  of several dates, in their order
 */
export function trend(figures: readonly Figure[], goal: number | undefined): TemplateResult {
  const top = Math.max(goal ?? 0, 1, ...figures.map(({ percent }) => 1.12 * percent));
  const [from = 0, until = 0] = [figures.at(0), figures.at(-1)].map((one) => Date.parse(one?.date ?? ''));
  const points = figures.map(({ date, percent }) => ({
    x: (100 * (Date.parse(date) - from)) / Math.max(1, until - from),
    y: 100 - (100 * percent) / top,
  }));
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
  const dots = [points.at(0), points.at(-1)];
  return html`<svg class="trend" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    <path class="under" d="${line}V100H0Z" />
    ${goal === undefined ? nothing : svg`<path class="goal" d="M0 ${(100 - (100 * goal) / top).toFixed(2)}H100" />`}
    <path class="line" d=${line} />
    ${dots.map((dot) => svg`<path class="dot" d="M${dot?.x ?? 0} ${dot?.y ?? 0}h0" />`)}
  </svg>`;
}
