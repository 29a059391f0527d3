import { html, nothing, svg, type TemplateResult } from 'lit';

/**
 * A share as a half circle of which `percent` are filled, with the figure in words inside; a mark crosses it at `goal`,
 * which must be a share of the same. Styles colour `.track`, `.share`, `.goal` and `.value`.
 */
export function gauge(percent: number, goal: number | undefined, value: string): TemplateResult {
  return html`<svg class="gauge" viewBox="0 0 200 106">
    <path class="track" d=${arcTo(100)} />
    ${percent === 0 ? nothing : svg`<path class="share" d=${arcTo(percent)} />`}
    ${goal === undefined ? nothing : svg`<path class="goal" d=${acrossAt(goal)} />`}
    <text
      class="value"
      x="100"
      y="101"
      text-anchor="middle"
      font-size=${Math.min(46, INNER_WIDTH / (value.length * GLYPH_EM))}
    >
      ${value}
    </text>
  </svg>`;
}

const RADIUS = 84;
const HALF_WIDTH = 16;
/** Room for the figure, and the mean width of its digits in their size. */
const INNER_WIDTH = 112;
const GLYPH_EM = 0.62;
const CENTRE = { x: 100, y: 102 };

/** From 0 on the left over the top; never more than a half circle, so the short way round is the right one. */
function arcTo(percent: number): string {
  return `M${at(0, RADIUS)}A${RADIUS} ${RADIUS} 0 0 1 ${at(percent, RADIUS)}`;
}

function acrossAt(percent: number): string {
  return `M${at(percent, RADIUS - HALF_WIDTH - 3)}L${at(percent, RADIUS + HALF_WIDTH + 3)}`;
}

function at(percent: number, radius: number): string {
  const angle = Math.PI * (1 - percent / 100);
  return `${(CENTRE.x + radius * Math.cos(angle)).toFixed(2)} ${(CENTRE.y - radius * Math.sin(angle)).toFixed(2)}`;
}
