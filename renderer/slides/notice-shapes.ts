import { css } from 'lit';
import { captionUnderCode, panelCode, uprightCodeWords } from './code-styles.ts';

/** How a notice adapts: upright screens, elevator panels, strips and boards. */
export const noticeShapes = css`
  /* Where the field is narrow the code's caption stands under it. */
  @container (min-aspect-ratio: 1/1) and (max-aspect-ratio: 3/2) {
    ${captionUnderCode()}
    .emergency {
      grid-template-columns: 50cqw minmax(0, 1fr);
    }
  }
  @container (min-aspect-ratio: 5/2) {
    h1 {
      font-size: calc(var(--fit) * 14 * var(--step));
    }
    .text {
      font-size: calc(var(--fit) * 6.4 * var(--step));
    }
    .point {
      font-size: calc(var(--fit) * 9 * var(--step));
    }
    .emergency h1 {
      font-size: calc(var(--fit) * 20 * var(--step));
    }
    .slide:not(:has(.point, .text, .qr)) h1 {
      font-size: calc(var(--fit) * 26 * var(--step));
    }
    .emergency:not(:has(.point, .qr)) h1 {
      font-size: calc(var(--fit) * 34 * var(--step));
    }
  }

  @container (max-aspect-ratio: 1/1) {
    .slide {
      grid-template: 46cqh minmax(0, 1fr) / 100%;
    }
    h1 {
      font-size: calc(var(--fit) * 12 * var(--step));
    }
    .text {
      font-size: calc(var(--fit) * 5.4 * var(--step));
    }
    .emergency {
      grid-template: 56cqh minmax(0, 1fr) / 100%;
    }
    .emergency h1 {
      font-size: calc(var(--fit) * 17 * var(--step));
    }
    .slide:not(:has(.point)) {
      grid-template: 100% / 100%;
    }
    ${uprightCodeWords}
  }

  @container (max-aspect-ratio: 1/1) and (min-aspect-ratio: 3/5) {
    .qr {
      padding-bottom: calc(4 * var(--step));
    }
    ${panelCode()}
    .slide:has(.qr) .title {
      padding-bottom: calc(3 * var(--step));
    }
  }

  @container (max-width: 299px) or (max-height: 299px) {
    .sign {
      display: none;
    }
    .title,
    .emergency .title {
      justify-content: safe center;
      padding-top: calc(4 * var(--step));
    }
    h1,
    .emergency h1 {
      font-size: calc(var(--fit) * 22 * var(--step));
    }
    .slide:not(:has(.point, .text, .qr)) h1,
    .emergency:not(:has(.point, .qr)) h1 {
      font-size: calc(var(--fit) * 40 * var(--step));
    }
    .point {
      font-size: calc(var(--fit) * 16 * var(--step));
    }
    .body {
      padding: calc(1.5 * var(--step)) calc(4 * var(--step));
    }
    .words {
      padding-block: 0;
    }
    .point .icon {
      width: calc(14 * var(--step));
      height: calc(14 * var(--step));
    }
    :host([wording='title']) .field {
      grid-column: 1 / -1;
      grid-row: 1 / -1;
      grid-template: subgrid / subgrid;
    }
  }
  /* A strip beside a picture: one line of large type. */
  @container (max-height: 299px) and (min-aspect-ratio: 6/1) {
    .title {
      padding-inline: calc(18 * var(--step));
    }
    h1 {
      font-size: calc(var(--fit) * 40 * var(--step));
    }
  }
  @container (max-height: 299px) and (min-aspect-ratio: 5/2) {
    :host([wording='few']) .slide:has(.point) {
      grid-template-columns: 36cqw minmax(0, 1fr);
    }
  }
`;
