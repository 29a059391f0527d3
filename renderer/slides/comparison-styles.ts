import { css } from 'lit';
import { comparisonShapes } from './comparison-shapes.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** The look of right and wrong side by side. */
export const comparisonStyles = [
  slideStyles,
  css`
    .slide {
      grid-template: auto minmax(0, 1fr) auto / 58cqw minmax(0, 1fr);
      background: var(--paper);
    }
    .title {
      grid-area: 1 / 1 / 2 / 3;
      max-height: 25cqh;
      padding: calc(5 * var(--step)) calc(6.5 * var(--step)) calc(4 * var(--step));
    }
    h1 {
      color: var(--navy);
      font-size: calc(var(--fit) * 9 * var(--step));
    }
    .side {
      display: grid;
      grid-template: auto minmax(0, 1fr) / 100%;
      row-gap: calc(1.5 * var(--step));
      min-height: 0;
      overflow: hidden;
    }
    .right {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
      gap: calc(1.5 * var(--step)) calc(4 * var(--step));
      --at: 100% 0%;
      border-top-right-radius: calc(5 * var(--step));
      padding: calc(4.5 * var(--step)) calc(5 * var(--step)) calc(5 * var(--step)) calc(6.5 * var(--step));
    }
    .wrong {
      padding: calc(4.5 * var(--step)) calc(6 * var(--step)) calc(5 * var(--step)) calc(6 * var(--step));
    }
    .label {
      display: grid;
      grid-template: auto / auto minmax(0, 1fr);
      align-items: center;
      column-gap: calc(2 * var(--step));
      max-height: calc(18 * var(--step));
      font-size: calc(var(--fit) * 5.2 * var(--step));
      font-weight: 600;
    }
    .label .icon {
      width: calc(8.4 * var(--step));
      height: calc(8.4 * var(--step));
      padding: calc(1.8 * var(--step));
      border-radius: 50%;
      background: #fff;
      color: var(--bright);
    }
    .wrong .label {
      color: var(--red);
    }
    .wrong .label .icon {
      background: var(--red);
      color: #fff;
    }
    .names {
      display: flex;
      flex-direction: column;
      justify-content: safe center;
      gap: calc(var(--fit) * 2 * var(--step));
      font-weight: 800;
    }
    .right .names {
      font-size: calc(var(--fit) * 17 * var(--step));
      padding-block: calc(1 * var(--step));
    }
    .right li + li {
      color: #cfe6ff;
      font-size: 0.56em;
      font-weight: 600;
    }
    .wrong .names {
      justify-content: safe space-evenly;
      color: #5b6785;
      font-size: calc(var(--fit) * 7.6 * var(--step));
      font-weight: 600;
    }
    .wrong .name {
      text-decoration: line-through;
      text-decoration-color: var(--red);
      text-decoration-thickness: 0.11em;
    }
    .note {
      grid-area: 3 / 1 / 4 / 3;
      max-height: 17cqh;
      padding: calc(2 * var(--step)) calc(6.5 * var(--step));
      background: var(--amber);
      color: var(--ink);
      font-weight: 600;
    }
    .note p {
      font-size: calc(var(--fit) * 4.8 * var(--step));
    }
    .right .label {
      grid-column: 1 / 3;
    }
    .slide:not(:has(.qr)) .right .names {
      grid-column: 1 / 3;
    }
    .qr {
      width: calc(35 * var(--step));
    }
    .qr qr-code {
      width: calc(35 * var(--step));
      height: calc(35 * var(--step));
    }
    .scan {
      max-height: calc(16 * var(--step));
    }
  `,
  comparisonShapes,
  boardStyles,
];
