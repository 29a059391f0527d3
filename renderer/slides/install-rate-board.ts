import { css } from 'lit';

/** An install rate on a board of lamps: the figure and what it is a share of; they do not part. */
export const installRateBoard = css`
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
      color: var(--blue);
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
  /* With the address under it, figure and denominator stand in one line. */
  @container (max-width: 299px) or (max-height: 299px) {
    :host([typed][wording='title']) .slide {
      grid-template: minmax(0, 1fr) minmax(0, 1fr) 34cqh / 100%;
    }
    :host([typed]) .figure {
      flex-direction: row;
      align-items: center;
      justify-content: start;
      column-gap: calc(6 * var(--step));
      padding-bottom: 0;
    }
    :host([typed]) .percent {
      max-height: 100%;
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
`;
