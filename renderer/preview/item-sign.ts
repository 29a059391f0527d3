import { html, svg } from 'lit';
import type { Item } from '../../core/playlist.ts';

/** A small pictogram for a kind of item, in the colour of the text around it; `.sign` gives it its size. */
export function itemSign(kind: Item['kind']) {
  return html`<svg
    class="sign"
    viewBox="0 0 24 24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
  >
    ${drawings[kind]}
  </svg>`;
}

const drawings = {
  video: svg`<rect x="2" y="4" width="20" height="16" rx="2"/><path d="m10 9 5 3-5 3z" fill="currentColor"/>`,
  image: svg`<rect x="2" y="4" width="20" height="16" rx="2"/><circle cx="8" cy="10" r="1.6"/><path d="m4 18 5-5 3 3 4-4 5 5"/>`,
  slide: svg`<rect x="2" y="4" width="20" height="13" rx="2"/><path d="M6 9h12M6 13h7M12 17v4m-4 0h8"/>`,
  audio: svg`<path d="M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12"/>`,
  web: svg`<circle cx="12" cy="12" r="9.5"/><path d="M2.5 12h19M12 2.5c3.5 3 3.5 16 0 19m0-19c-3.5 3-3.5 16 0 19"/>`,
} as const satisfies Record<Item['kind'], unknown>;
