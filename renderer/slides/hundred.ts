import { html, svg, type TemplateResult } from 'lit';

/**
 * A hundred people, `percent` of them coloured, the last one in part: a share as a crowd shows it. Those up to `goal`
 * are outlined; pass one only when it is a share of the same people. Styles colour `.all`, `.share` and `.goal`.
 */
export function hundred(percent: number, goal: number | undefined, columns: number): TemplateResult {
  const rows = Math.ceil(100 / columns);
  const cells = Array.from({ length: 100 }, (_, index) => ({
    x: (index % columns) * 10,
    y: Math.floor(index / columns) * 12,
    filled: Math.min(1, Math.max(0, percent - index)),
    wanted: goal !== undefined && index < Math.round(goal),
  }));
  return html`<svg class="hundred" viewBox="0 0 ${columns * 10} ${rows * 12}" aria-hidden="true">
    <path
      class="all"
      d=${cells
        .filter((cell) => cell.filled < 1)
        .map(person)
        .join('')}
    />
    <path
      class="goal"
      d=${cells
        .filter((cell) => cell.wanted)
        .map(person)
        .join('')}
      fill="none"
    />
    <path
      class="share"
      d=${cells
        .filter((cell) => cell.filled === 1)
        .map(person)
        .join('')}
    />
    ${cells
      .filter((cell) => cell.filled > 0 && cell.filled < 1)
      .map(
        ({ x, y, filled }) => svg`<svg x=${x} y=${y} width=${10 * filled} height="12"
          viewBox="0 0 ${10 * filled} 12"><path class="share" d=${person({ x: 0, y: 0 })} /></svg>`,
      )}
  </svg>`;
}

/** One of them alone. */
export function onePerson(): TemplateResult {
  return html`<svg viewBox="0 0 10 12" aria-hidden="true"><path d=${person({ x: 0, y: 0 })} /></svg>`;
}

/** A person in a cell of 10 × 12: a head and shoulders, solid. */
function person({ x, y }: { readonly x: number; readonly y: number }): string {
  return `M${x + 5} ${y + 0.7}a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6zM${x + 1} ${y + 11.3}v-1.3a4 4 0 0 1 8 0v1.3z`;
}
