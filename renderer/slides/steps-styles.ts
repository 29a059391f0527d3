import { css } from 'lit';
import { codeDock } from './code-styles.ts';
import { stepsShapes } from './steps-shapes.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** The look of a numbered guide: discs on a line, the words beside them, the code in a dock. */
export const stepsStyles = [
  slideStyles,
  css`
    .slide {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
      background: linear-gradient(160deg, var(--paper) 30%, var(--mist));
    }
    .slide:has(.qr) {
      column-gap: calc(5 * var(--step));
    }
    .title {
      grid-area: 1 / 1;
      max-height: 27cqh;
      padding: calc(5.5 * var(--step)) 0 calc(2.5 * var(--step)) calc(6.5 * var(--step));
    }
    h1 {
      color: var(--navy);
      font-size: calc(var(--fit) * 8.2 * var(--step));
    }
    .body {
      grid-area: 2 / 1;
      display: grid;
      grid-auto-rows: minmax(0, 1fr);
      padding: 0 0 calc(4 * var(--step)) calc(6.5 * var(--step));
    }
    .step {
      --disc: calc(8.8 * var(--step));
      position: relative;
      display: grid;
      grid-template: 100% / var(--disc) minmax(0, 1fr) auto;
      align-items: center;
      column-gap: calc(3.2 * var(--step));
    }
    .step + .step::before {
      content: '';
      position: absolute;
      left: calc(var(--disc) / 2 - 0.6 * var(--step));
      bottom: 50%;
      width: calc(1.2 * var(--step));
      height: 100%;
      background: linear-gradient(var(--bright), var(--cyan) 45%, var(--bright));
    }
    .disc {
      position: relative;
      z-index: 1;
      display: grid;
      place-content: center;
      width: var(--disc);
      height: var(--disc);
      border-radius: 50%;
      background: var(--bright);
      box-shadow: 0 0 0 calc(0.8 * var(--step)) var(--paper);
      color: #fff;
      font-size: calc(5.4 * var(--step));
      font-weight: 800;
      line-height: 1;
    }
    .text {
      padding-block: calc(0.5 * var(--step));
    }
    h2 {
      color: var(--navy);
      font-size: calc(var(--fit) * 6.4 * var(--step));
      font-weight: 800;
      letter-spacing: -0.008em;
    }
    .detail {
      margin-top: calc(var(--fit) * 0.5 * var(--step));
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 4 * var(--step));
    }
    .step > .icon {
      width: calc(8.5 * var(--step));
      height: calc(8.5 * var(--step));
      color: var(--bright);
    }
    .qr {
      grid-area: 1 / 2 / 3 / 3;
    }
    ${codeDock}
    /* Three or fewer are drawn larger. */
    .body:not(.many) .step {
      --disc: calc(12 * var(--step));
    }
    .body:not(.many) .disc {
      font-size: calc(7.2 * var(--step));
    }
    .body:not(.many) h2 {
      font-size: calc(var(--fit) * 9 * var(--step));
    }
    .body:not(.many) .detail {
      font-size: calc(var(--fit) * 5 * var(--step));
    }
    .body:not(.many) .step > .icon {
      width: calc(11 * var(--step));
      height: calc(11 * var(--step));
    }
    /* With no code beside them the steps have room; the pictograms stay with their words. */
    .slide:not(:has(.qr)) :is(.title, .body) {
      padding-right: calc(6.5 * var(--step));
    }
    .slide:not(:has(.qr)) .step:has(> .icon) {
      grid-template-columns: var(--disc) auto minmax(0, 1fr);
    }
    .slide:not(:has(.qr)) .text {
      order: 1;
    }
  `,
  stepsShapes,
  boardStyles,
];
