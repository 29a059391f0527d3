import { html, type Html } from '../pages/html.ts';
import { presences, type Presence } from './fleet-screen.ts';

/** The shares of the presences as one bar, for the eye only: the numbers stand beside it. */
export function presenceBar(counts: Readonly<Record<Presence, number>>): Html {
  const all = presences.reduce((sum, presence) => sum + counts[presence], 0);
  let from = 0;
  const parts = presences.map((presence) => {
    const width = all === 0 ? 0 : (counts[presence] / all) * 100;
    const part = html`<rect class="${presence}" x="${tenth(from)}" width="${tenth(width)}" height="1" />`;
    from += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
