import { css } from 'lit';
import { codeDock } from './code-styles.ts';
import { installRateBoard } from './install-rate-board.ts';
import { installRateShapes } from './install-rate-shapes.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** The look of an install-rate slide: figure and crowd side by side, the goal across their foot, the code's dock beside. */
export const installRateStyles = [
  slideStyles,
  css`
    .slide {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1.3fr) minmax(0, 1fr) auto;
      background: linear-gradient(160deg, var(--paper) 30%, var(--mist));
    }
    .title {
      grid-area: 1 / 1 / 2 / 3;
      max-height: 27cqh;
      padding: calc(5.5 * var(--step)) calc(5 * var(--step)) 0 calc(6.5 * var(--step));
      color: var(--navy);
    }
    h1 {
      font-size: calc(var(--fit) * 8.2 * var(--step));
    }
    .place {
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 5 * var(--step));
      font-weight: 600;
    }
    .figure {
      grid-area: 2 / 1;
      display: grid;
      grid-template: minmax(50%, 1fr) minmax(0, auto) / 100%;
      row-gap: calc(1.5 * var(--step));
      min-height: 0;
      padding: calc(3 * var(--step)) calc(3 * var(--step)) calc(2.5 * var(--step)) calc(6.5 * var(--step));
      color: var(--navy);
      text-align: center;
    }
    .gauge {
      display: block;
      width: 100%;
      height: 100%;
    }
    .gauge path {
      fill: none;
      stroke-width: 30;
    }
    .track {
      stroke: #d5e1f6;
    }
    .gauge .share {
      stroke: var(--bright);
    }
    .gauge .goal {
      stroke: var(--navy);
      stroke-width: 8;
    }
    .gauge .value {
      fill: var(--navy);
      font-weight: 800;
      letter-spacing: -0.03em;
    }
    .percent {
      display: none;
    }
    .facts {
      display: grid;
      justify-items: center;
      max-height: 30cqh;
    }
    .of {
      font-size: calc(var(--fit) * 6.4 * var(--step));
      font-weight: 800;
    }
    .installs {
      margin-top: calc(var(--fit) * 0.8 * var(--step));
      font-size: calc(var(--fit) * 5 * var(--step));
    }
    .installs strong {
      font-weight: 800;
    }
    .change {
      margin-top: calc(var(--fit) * 0.8 * var(--step));
      padding: 0.2em 0.7em;
      border-radius: 1.2em;
      background: #c5f0f9;
      color: var(--navy);
      font-size: calc(var(--fit) * 3.6 * var(--step));
      font-weight: 600;
    }
    .date {
      margin-top: calc(var(--fit) * 0.8 * var(--step));
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 3.6 * var(--step));
    }
    /* How it came about: the line stands on its dates. */
    .course {
      grid-area: 2 / 2;
      display: grid;
      grid-template: auto minmax(0, 1fr) auto / 100%;
      row-gap: calc(1.6 * var(--step));
      min-height: 0;
      padding: calc(4 * var(--step)) calc(6 * var(--step)) calc(2.5 * var(--step)) calc(2 * var(--step));
    }
    .legend {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      column-gap: calc(1.8 * var(--step));
      max-height: calc(6 * var(--step));
      color: var(--navy);
      font-size: calc(var(--fit) * 3.6 * var(--step));
      font-weight: 600;
    }
    .legend::before {
      content: '';
      width: calc(8.8 * var(--step));
      border-top: calc(0.6 * var(--step)) dashed;
    }
    .plot {
      grid-row: 2;
      position: relative;
      min-height: 0;
      border-bottom: calc(0.4 * var(--step)) solid var(--quiet-ink);
    }
    .trend {
      position: absolute;
      inset: 0;
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    .trend path {
      fill: none;
      vector-effect: non-scaling-stroke;
    }
    .trend .under {
      fill: color-mix(in srgb, var(--bright) 14%, transparent);
    }
    .trend .line {
      stroke: var(--bright);
      stroke-width: calc(1.3 * var(--step));
      stroke-linejoin: round;
    }
    .trend .goal {
      stroke: var(--navy);
      stroke-width: calc(0.6 * var(--step));
      stroke-dasharray: calc(2 * var(--step)) calc(1.4 * var(--step));
    }
    .trend .dot {
      stroke: var(--navy);
      stroke-width: calc(3.2 * var(--step));
      stroke-linecap: round;
    }
    .ends {
      grid-row: 3;
      display: flex;
      justify-content: space-between;
      gap: calc(3 * var(--step));
      max-height: calc(14 * var(--step));
      color: var(--navy);
      font-size: calc(var(--fit) * 3.6 * var(--step));
    }
    .end > * {
      display: block;
      white-space: nowrap;
    }
    .end strong {
      font-size: 1.5em;
      font-weight: 800;
    }
    .end span {
      color: var(--quiet-ink);
    }
    .end + .end {
      text-align: right;
    }
    .crowd {
      grid-area: 2 / 2;
      display: grid;
      grid-template: minmax(0, 1fr) auto / 100%;
      gap: calc(1.5 * var(--step));
      min-height: 0;
      padding: calc(3 * var(--step)) calc(5 * var(--step)) calc(2 * var(--step)) 0;
    }
    .hundred {
      display: block;
      width: 100%;
      height: 100%;
    }
    .upright {
      display: none;
    }
    .all {
      fill: #cbd9f2;
    }
    .hundred .share {
      fill: var(--bright);
    }
    .hundred .goal {
      stroke: #a86400;
      stroke-width: 0.9;
    }
    .unit {
      max-height: calc(12 * var(--step));
      text-align: center;
      color: var(--quiet-ink);
    }
    .unit p {
      font-size: calc(var(--fit) * 3.4 * var(--step));
      font-weight: 600;
    }
    .aim {
      grid-area: 3 / 1 / 4 / 3;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      column-gap: calc(2.6 * var(--step));
      max-height: 24cqh;
      padding: calc(2.4 * var(--step)) calc(5 * var(--step)) calc(2.4 * var(--step)) calc(6.5 * var(--step));
      background: var(--amber);
      color: var(--ink);
    }
    .aim .icon {
      width: calc(8 * var(--step));
      height: calc(8 * var(--step));
    }
    .aim p {
      font-size: calc(var(--fit) * 5 * var(--step));
      font-weight: 600;
    }
    .aim strong {
      font-weight: 800;
      font-size: 1.28em;
    }
    .qr {
      grid-area: 1 / 3 / 4 / 4;
    }
    ${codeDock}
  `,
  installRateShapes,
  boardStyles,
  installRateBoard,
];
