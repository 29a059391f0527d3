import { css } from 'lit';
import { captionStyles } from './captions.ts';

/** The layers lie one over the other, the frames over them, the band of an exercise over all. */
export const stageStyles = [
  css`
    :host {
      position: absolute;
      inset: 0;
      overflow: hidden;
      contain: strict;
    }
    :host([closed]) {
      background: #000;
    }
    .layer {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      opacity: 0;
      will-change: opacity;
      /* Beside a picture of another shape, never the item before. */
      background: #0a2a66;
    }
    .web iframe {
      display: block;
      width: 100%;
      height: 100%;
      border: 0;
      pointer-events: none;
    }
    /* Over the picture, and under what stands beside it. */
    .signer {
      position: absolute;
      z-index: 2;
      opacity: 0;
      will-change: opacity;
      object-fit: cover;
      outline: max(2px, 0.25vmin) solid #fff;
    }
    overlay-frame,
    drill-band {
      position: absolute;
      inset: 0;
      z-index: 3;
      opacity: 0;
      will-change: opacity;
    }
  `,
  captionStyles,
];
