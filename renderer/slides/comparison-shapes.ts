import { css } from 'lit';
import { uprightCodeWords } from './code-styles.ts';

/** How right and wrong adapt: one over the other on upright screens, names alone on boards. */
export const comparisonShapes = css`
  /* Where the side is narrow the code stands under what it leads to. */
  @container (min-aspect-ratio: 1/1) and (max-aspect-ratio: 3/2) {
    .right {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    }
    .right .label {
      grid-column: 1;
    }
    .slide:not(:has(.qr)) .right .names {
      grid-column: 1;
    }
    .qr {
      grid-template-columns: auto minmax(0, 1fr);
      justify-items: start;
      align-items: center;
      place-content: normal;
      gap: calc(3 * var(--step));
      width: auto;
    }
    .qr qr-code {
      width: calc(25 * var(--step));
      height: calc(25 * var(--step));
      place-content: end start;
    }
    .scan {
      height: calc(22 * var(--step));
      max-height: none;
      text-align: left;
    }
  }
  @container (min-aspect-ratio: 5/2) {
    .wrong .names {
      font-size: calc(var(--fit) * 10 * var(--step));
    }
    .right .names {
      font-size: calc(var(--fit) * 22 * var(--step));
    }
    .note p {
      font-size: calc(var(--fit) * 6 * var(--step));
    }
  }

  @container (max-aspect-ratio: 1/1) {
    .slide {
      grid-template: auto minmax(0, 1.25fr) minmax(0, 1fr) auto / 100%;
    }
    .title {
      grid-area: 1 / 1;
      max-height: 18cqh;
    }
    h1 {
      font-size: calc(var(--fit) * 10.5 * var(--step));
    }
    .right {
      grid-template: auto minmax(0, 1fr) auto / 100%;
      border-radius: 0;
      padding-inline: calc(6.5 * var(--step));
    }
    .wrong {
      padding-inline: calc(6.5 * var(--step));
    }
    .right .names {
      font-size: calc(var(--fit) * 15 * var(--step));
    }
    .right .label,
    .slide:not(:has(.qr)) .right .names {
      grid-column: 1;
    }
    .qr {
      grid-template-columns: auto minmax(0, 1fr);
      place-content: normal;
      align-items: center;
      justify-items: start;
      gap: calc(4 * var(--step));
      width: auto;
    }
    .qr qr-code {
      width: calc(31 * var(--step));
      height: calc(31 * var(--step));
      place-content: end start;
    }
    .scan {
      height: calc(28 * var(--step));
      max-height: none;
      text-align: left;
    }
    ${uprightCodeWords}
    .note {
      grid-area: 4 / 1;
      padding-block: calc(3 * var(--step));
    }
  }

  @container (max-aspect-ratio: 1/1) and (min-aspect-ratio: 3/5) {
    .slide {
      grid-template-rows: auto minmax(0, 1.5fr) minmax(0, 1fr) auto;
    }
    .title {
      padding-block: calc(3.5 * var(--step)) calc(2.5 * var(--step));
    }
    .side {
      padding-block: calc(2.5 * var(--step));
    }
    .qr qr-code {
      width: calc(22 * var(--step));
      height: calc(22 * var(--step));
    }
    .scan {
      height: calc(19 * var(--step));
    }
  }

  @container (max-width: 299px) or (max-height: 299px) {
    .title {
      padding-block: calc(3 * var(--step)) calc(1 * var(--step));
    }
    h1 {
      font-size: calc(var(--fit) * 16 * var(--step));
    }
    .label {
      font-size: calc(var(--fit) * 12 * var(--step));
    }
    .right .names,
    .wrong .names {
      font-size: calc(var(--fit) * 16 * var(--step));
    }
    .right li + li {
      font-size: 0.8em;
    }
    :host([wording='title']) .side {
      display: contents;
    }
    :host([wording='title']) .label {
      display: none;
    }
    :host([wording='title']) .names {
      display: none;
    }
  }
`;
