import { html, svg, type TemplateResult } from 'lit';
import type { IconName } from '../../core/slides.ts';

/** Pictograms that slides need beside those a playlist may name. */
export type OwnIcon = 'clock' | 'cross' | 'flag';

/** A round-ended stroke of 1.8 on a grid of 24, nothing filled but dots: thick enough to read from metres away. */
const strokes: Readonly<Record<IconName | OwnIcon, readonly string[]>> = {
  battery: [
    'M4.5 7.5h12a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-12a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2z',
    'M21.5 10.8v2.4',
    'M6 10.7v2.6M9.4 10.7v2.6M12.8 10.7v2.6',
  ],
  bell: [
    'M5 17c1.3-1.4 1.8-3 1.8-5.6a5.2 5.2 0 0 1 10.4 0c0 2.6.5 4.2 1.8 5.6z',
    'M10 20.2a2.2 2.2 0 0 0 4 0',
    'M12 6.2V3.6',
  ],
  bluetooth: ['M6.5 7.5l11 8.6L12 20.8V3.2l5.5 4.7-11 8.6'],
  check: ['M3.8 12.8l5.4 5.4L20.4 6.4'],
  clock: ['M12 2.9a9.1 9.1 0 1 0 0 18.2a9.1 9.1 0 1 0 0-18.2z', 'M12 7v5.3l3.6 2.1'],
  code: ['M7.8 7l-5 5 5 5', 'M16.2 7l5 5-5 5', 'M13.8 4.8l-3.6 14.4'],
  cross: ['M5.5 5.5l13 13', 'M18.5 5.5l-13 13'],
  download: ['M12 3.2v11.6', 'M7.2 10.2L12 15l4.8-4.8', 'M3.8 16.4v2.4a2 2 0 0 0 2 2h12.4a2 2 0 0 0 2-2v-2.4'],
  'eye-off': [
    'M10 5.8a9.5 9.5 0 0 1 2-.2c4.6 0 7.8 3.5 9.3 6.4a13 13 0 0 1-1.9 2.7',
    'M5.7 8.1A13.2 13.2 0 0 0 2.7 12c1.5 2.9 4.7 6.4 9.3 6.4a9.4 9.4 0 0 0 3-.5',
    'M12.8 9.1a3 3 0 0 1 2.1 2.1',
    'M11.2 14.9a3 3 0 0 1-2.1-2.1',
    'M3.6 3.6l16.8 16.8',
  ],
  family: [
    'M7.4 3.7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z',
    'M16.6 3.7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z',
    'M2.6 20.2v-4.4a4.3 4.3 0 0 1 6.2-3.9',
    'M21.4 20.2v-4.4a4.3 4.3 0 0 0-6.2-3.9',
    'M12 12.3a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8z',
    'M8.6 21.2a3.4 3.4 0 0 1 6.8 0',
  ],
  flag: ['M5.2 21.2V3.4', 'M5.2 4.2h12.6l-2.8 4.3 2.8 4.3H5.2'],
  heart: ['M12 20.4C6.3 16.4 2.9 13 2.9 9.1a4.7 4.7 0 0 1 9.1-1.6a4.7 4.7 0 0 1 9.1 1.6c0 3.9-3.4 7.3-9.1 11.3z'],
  info: ['M12 2.9a9.1 9.1 0 1 0 0 18.2a9.1 9.1 0 1 0 0-18.2z', 'M12 11v5.8', 'M12 7.4v.1'],
  'location-off': [
    'M8.2 4.9a6.7 6.7 0 0 1 10.5 5.5c0 1.1-.3 2.2-.8 3.2',
    'M14 19.3c-.7.8-1.4 1.5-2 2.1-2.7-2.6-6.7-6.8-6.7-11 0-.4 0-.8.1-1.2',
    'M3.6 3.6l16.8 16.8',
  ],
  lock: [
    'M6.5 10.8h11a2 2 0 0 1 2 2v6.2a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-6.2a2 2 0 0 1 2-2z',
    'M7.9 10.8V7.5a4.1 4.1 0 0 1 8.2 0v3.3',
    'M12 14.8v2.2',
  ],
  phone: ['M8.3 2.7h7.4a2 2 0 0 1 2 2v14.6a2 2 0 0 1-2 2H8.3a2 2 0 0 1-2-2V4.7a2 2 0 0 1 2-2z', 'M10.6 18.2h2.8'],
  pin: [
    'M12 21.3c-2.7-2.6-6.7-6.7-6.7-10.9a6.7 6.7 0 0 1 13.4 0c0 4.2-4 8.3-6.7 10.9z',
    'M12 8a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z',
  ],
  qr: [
    'M3.5 3.5h6v6h-6z',
    'M14.5 3.5h6v6h-6z',
    'M3.5 14.5h6v6h-6z',
    'M14.5 14.5h2v2M20.5 14.5v2.5M14.5 20.5v-.5M17.5 18.5v2h3',
  ],
  search: ['M10.6 3.4a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 1 0 0-14.4z', 'M15.8 15.8l5 5'],
  shield: ['M12 2.8l7.7 2.8v5.6c0 4.7-3 8.2-7.7 10-4.7-1.8-7.7-5.3-7.7-10V5.6z', 'M8.3 11.9l2.7 2.7 4.9-5.2'],
  users: [
    'M9 4a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 1 0 0-6.6z',
    'M2.7 20.2a6.3 6.3 0 0 1 12.6 0',
    'M15.8 4.3a3.3 3.3 0 0 1 0 6',
    'M17.8 14.6a6.3 6.3 0 0 1 3.5 5.6',
  ],
  warning: [
    'M10.3 4.2L2.8 17.4a2 2 0 0 0 1.7 3h15a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0z',
    'M12 9.3v4.6',
    'M12 17.1v.1',
  ],
};

/** A pictogram as an `<svg class="icon">` in the colour and at the size of its surroundings. */
export function icon(name: IconName | OwnIcon, strokeWidth = 1.8): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width=${strokeWidth}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${strokes[name].map((d) => svg`<path d=${d} />`)}
  </svg>`;
}
