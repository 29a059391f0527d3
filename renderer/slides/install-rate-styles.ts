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
      display: flex;
      flex-direction: column;
      justify-content: safe center;
      padding: calc(2 * var(--step)) calc(3 * var(--step)) calc(2 * var(--step)) calc(6.5 * var(--step));
      color: var(--navy);
    }
    .percent {
      flex: none;
      max-height: 52%;
      padding-block: 0.02em;
      color: var(--bright);
      font-size: calc(var(--fit) * 30 * var(--step));
      font-weight: 800;
      line-height: 1.27;
      letter-spacing: -0.035em;
      white-space: nowrap;
    }
    .facts {
      display: flex;
      flex: 0 1 auto;
      flex-direction: column;
    }
    .of {
      font-size: calc(var(--fit) * 7 * var(--step));
      font-weight: 800;
    }
    .installs {
      margin-top: calc(var(--fit) * 2.6 * var(--step));
      font-size: calc(var(--fit) * 5.4 * var(--step));
    }
    .installs strong {
      font-weight: 800;
    }
    .change {
      align-self: start;
      margin-top: calc(var(--fit) * 0.8 * var(--step));
      padding: 0.2em 0.6em;
      border-radius: 1.2em;
      background: color-mix(in srgb, var(--cyan) 30%, transparent);
      font-size: calc(var(--fit) * 3.5 * var(--step));
      font-weight: 600;
    }
    .date {
      margin-top: calc(var(--fit) * 1.4 * var(--step));
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 3.6 * var(--step));
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
    .share {
      fill: var(--bright);
    }
    .goal {
      stroke: var(--amber);
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
        grid-template: auto minmax(0, 1.8fr) minmax(0, 1fr) auto auto / minmax(0, 1fr);
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
      .percent {
        font-size: calc(var(--fit) * 36 * var(--step));
      }
      .of {
        font-size: calc(var(--fit) * 8.4 * var(--step));
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
  `,
  boardStyles,
  css`
    /* A board says the figure and what it is a share of; they do not part. */
    @container (max-width: 299px) or (max-height: 299px) {
      .crowd,
      .installs,
      .change,
      .date,
      .aim,
      .place {
        display: none;
      }
      .figure {
        padding: 0 calc(6 * var(--step)) calc(4 * var(--step));
      }
      .percent {
        font-size: calc(var(--fit) * 44 * var(--step));
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
