import { css } from 'lit';
import { codeBelow, panelCode } from './code-styles.ts';

/** How an install rate adapts: upright screens, elevator panels and other shapes. */
export const installRateShapes = css`
  @container (max-aspect-ratio: 1/1) {
    .slide {
      grid-template: auto minmax(0, 1.7fr) minmax(0, 1fr) auto auto / minmax(0, 1fr);
    }
    .title {
      grid-area: 1 / 1;
      max-height: 20cqh;
      padding-right: calc(6.5 * var(--step));
    }
    h1 {
      font-size: calc(var(--fit) * 10 * var(--step));
    }
    .place {
      font-size: calc(var(--fit) * 6 * var(--step));
    }
    .figure {
      padding-right: calc(6.5 * var(--step));
    }
    .course {
      grid-area: 3 / 1;
      padding: calc(2 * var(--step)) calc(8 * var(--step)) calc(3 * var(--step));
    }
    .ends {
      font-size: calc(var(--fit) * 3.8 * var(--step));
    }
    .end > * {
      display: inline;
    }
    .crowd {
      grid-area: 3 / 1;
      padding: 0 calc(6.5 * var(--step)) calc(3 * var(--step));
    }
    .upright {
      display: block;
    }
    .lying {
      display: none;
    }
    .aim {
      grid-area: 4 / 1;
      max-height: 16cqh;
      padding-right: calc(6.5 * var(--step));
    }
    .aim p {
      font-size: calc(var(--fit) * 5.6 * var(--step));
    }
    .qr {
      grid-area: 5 / 1;
    }
    ${codeBelow}
  }
  /* Panels beside an elevator's door: gauge and line side by side, and a smaller code. */
  @container (max-aspect-ratio: 1/1) and (min-aspect-ratio: 3/5) {
    .slide {
      grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1.15fr) minmax(0, 1fr);
    }
    .title,
    .aim,
    .qr {
      grid-column: 1 / 3;
    }
    .aim {
      grid-row: 3;
    }
    .qr {
      grid-row: 4;
      padding-block: calc(2.5 * var(--step));
    }
    .figure {
      padding-right: calc(3 * var(--step));
    }
    .course,
    .crowd {
      grid-area: 2 / 2;
      padding: calc(3 * var(--step)) calc(6.5 * var(--step)) calc(2.5 * var(--step)) calc(2 * var(--step));
    }
    .ends {
      font-size: calc(var(--fit) * 3.6 * var(--step));
    }
    .end > * {
      display: block;
    }
    .upright {
      display: none;
    }
    .lying {
      display: block;
    }
    .of {
      font-size: calc(var(--fit) * 6 * var(--step));
    }
    ${panelCode()}
  }
  @container (min-aspect-ratio: 1/1) and (max-aspect-ratio: 3/2) {
    .qr {
      width: calc(42 * var(--step));
      padding: calc(3 * var(--step));
    }
    .slide {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr) auto;
    }
    .course {
      padding-right: calc(4 * var(--step));
    }
  }
`;
