import { css } from 'lit';
import { codeBelow, panelCode } from './code-styles.ts';

/** How a numbered guide adapts: upright screens, strips and boards. */
export const stepsShapes = css`
  /* On a strip the line runs from left to right. */
  @container (min-aspect-ratio: 5/2) and (min-height: 300px) {
    h1 {
      font-size: calc(var(--fit) * 12.5 * var(--step));
    }
    .body {
      --between: calc(5 * var(--step));
      grid-template: minmax(0, 1fr) / none;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      column-gap: var(--between);
    }
    .step,
    .body:not(.many) .step,
    .slide:not(:has(.qr)) .step:has(> .icon) {
      --disc: calc(13 * var(--step));
      grid-template: auto minmax(0, auto) / auto minmax(0, 1fr);
      align-content: start;
      row-gap: calc(4 * var(--step));
      padding-top: calc(4 * var(--step));
    }
    .disc,
    .body:not(.many) .disc {
      font-size: calc(8 * var(--step));
    }
    .step > .icon,
    .body:not(.many) .step > .icon {
      z-index: 1;
      order: -1;
      grid-area: 1 / 2;
      width: calc(11 * var(--step));
      height: calc(11 * var(--step));
    }
    .disc {
      grid-area: 1 / 1;
    }
    .text {
      grid-area: 2 / 1 / 3 / 3;
    }
    h2,
    .body:not(.many) h2 {
      font-size: calc(var(--fit) * 9 * var(--step));
    }
    .detail,
    .body:not(.many) .detail {
      font-size: calc(var(--fit) * 6 * var(--step));
    }
    .step + .step::before {
      display: none;
    }
  }

  @container (max-aspect-ratio: 1/1) {
    .slide {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    }
    .title {
      padding-right: calc(6.5 * var(--step));
      max-height: 20cqh;
    }
    h1 {
      font-size: calc(var(--fit) * 10 * var(--step));
    }
    .body {
      padding-right: calc(6.5 * var(--step));
    }
    .step {
      --disc: calc(11 * var(--step));
    }
    .disc {
      font-size: calc(6.6 * var(--step));
    }
    .qr {
      grid-area: 3 / 1;
    }
    ${codeBelow}
  }

  @container (max-aspect-ratio: 1/1) and (min-aspect-ratio: 3/5) {
    .title {
      padding-block: calc(4 * var(--step)) calc(1.5 * var(--step));
    }
    .many .step {
      --disc: calc(8.4 * var(--step));
    }
    .many .disc {
      font-size: calc(5 * var(--step));
    }
    .qr {
      padding-block: calc(2.5 * var(--step));
    }
    ${panelCode()}
  }

  @container (max-width: 299px) or (max-height: 299px) {
    .title {
      max-height: 36cqh;
      padding-top: calc(4 * var(--step));
    }
    h1 {
      font-size: calc(var(--fit) * 18 * var(--step));
    }
    .step,
    .body:not(.many) .step {
      --disc: calc(15 * var(--step));
    }
    .disc,
    .body:not(.many) .disc {
      font-size: calc(9.5 * var(--step));
    }
    h2,
    .body:not(.many) h2 {
      font-size: calc(var(--fit) * 15 * var(--step));
    }
    .step > .icon {
      display: none;
    }
  }
  @container (max-height: 299px) and (min-aspect-ratio: 1/1) {
    .many {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: calc(4 * var(--step));
    }
    .many .step {
      --disc: calc(15 * var(--step));
    }
    .many .disc {
      font-size: calc(11.5 * var(--step));
    }
    .many .step + .step::before {
      display: none;
    }
  }
  @container (max-height: 299px) and (min-aspect-ratio: 5/2) {
    .body {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      column-gap: calc(5 * var(--step));
    }
    .step + .step::before {
      display: none;
    }
  }
`;
