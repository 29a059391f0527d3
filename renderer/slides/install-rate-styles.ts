import { css } from 'lit';
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
      width: calc(48 * var(--step));
      padding: calc(4 * var(--step));
    }
    .waves {
      --at: 50% 42%;
    }
    .scan {
      max-height: 34cqh;
    }

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
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        width: auto;
        padding: calc(3 * var(--step)) calc(6.5 * var(--step));
        gap: calc(5 * var(--step));
      }
      .qr qr-code {
        width: calc(30 * var(--step));
        height: calc(30 * var(--step));
        place-content: center start;
      }
      .scan {
        height: calc(28 * var(--step));
        max-height: none;
        text-align: left;
      }
      .caption {
        font-size: calc(var(--fit) * 6.8 * var(--step));
      }
      .address {
        font-size: calc(var(--fit) * 4.6 * var(--step));
      }
      .waves {
        --at: calc(21.5 * var(--step)) 50%;
      }
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
      .qr qr-code {
        width: calc(24 * var(--step));
        height: calc(24 * var(--step));
      }
      .scan {
        height: calc(21 * var(--step));
      }
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
  `,
  boardStyles,
  css`
    /* A board says the figure and what it is a share of; they do not part. */
    @container (max-width: 299px) or (max-height: 299px) {
      .crowd,
      .course,
      .gauge,
      .installs,
      .change,
      .date,
      .aim,
      .place {
        display: none;
      }
      .figure {
        display: flex;
        flex-direction: column;
        justify-content: safe center;
        row-gap: 0;
        padding: 0 calc(6 * var(--step)) calc(4 * var(--step));
        text-align: left;
      }
      .percent {
        display: block;
        flex: none;
        max-height: 52%;
        padding-block: 0.02em;
        color: var(--bright);
        font-size: calc(var(--fit) * 44 * var(--step));
        font-weight: 800;
        line-height: 1.27;
        letter-spacing: -0.035em;
        white-space: nowrap;
      }
      .facts {
        flex: 0 1 auto;
        justify-items: start;
        max-height: none;
        text-align: left;
      }
      .of {
        font-size: calc(var(--fit) * 16 * var(--step));
      }
      .slide,
      :host([wording='title']) .slide {
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
      }
      .title,
      :host([wording='title']) .title {
        grid-area: 1 / 1;
        max-height: 42cqh;
        padding-bottom: 0;
      }
      h1,
      :host([wording='title']) h1 {
        font-size: calc(var(--fit) * 17 * var(--step));
      }
      :host([wording='title']) .qr {
        grid-area: 1 / 2 / 3 / 3;
      }
    }
    @container (max-width: 299px) and (max-aspect-ratio: 1/1) {
      :host([wording='title']) .slide {
        grid-template: auto minmax(0, 1fr) auto / 100%;
      }
      :host([wording='title']) .qr {
        grid-area: 3 / 1;
      }
    }
  `,
];
