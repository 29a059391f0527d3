import { css } from 'lit';
import { captionUnderCode, panelCode, uprightCodeWords } from './code-styles.ts';

/** How a support point adapts: upright screens, elevator panels, strips and boards. */
export const supportPointShapes = css`
  @container (min-aspect-ratio: 5/2) {
    .slide:not(.table, .place) {
      grid-template-columns: 40cqw minmax(0, 1fr);
    }
    .table {
      grid-template-columns: 30cqw minmax(0, 1fr);
    }
    h1,
    .table h1 {
      font-size: calc(var(--fit) * 12.5 * var(--step));
    }
    .place h1 {
      font-size: calc(var(--fit) * 18 * var(--step));
    }
    .where {
      font-size: calc(var(--fit) * 6.4 * var(--step));
    }
    .name {
      font-size: calc(var(--fit) * 10 * var(--step));
    }
    .person .detail {
      font-size: calc(var(--fit) * 6.4 * var(--step));
    }
    .row .name {
      font-size: calc(var(--fit) * 6.6 * var(--step));
    }
    .row .post,
    .row .phone {
      font-size: calc(var(--fit) * 5.6 * var(--step));
    }
  }
  @container (max-aspect-ratio: 3/2) {
    .pages {
      --columns: minmax(0, 1fr);
    }
    .phones {
      --columns: minmax(0, 1fr) minmax(0, 0.8fr);
    }
    .row {
      grid-template: auto auto / var(--columns);
      align-content: center;
    }
    .row .name {
      grid-area: 1 / 1;
    }
    .row .phone {
      grid-area: 1 / 2;
    }
    .row .post {
      grid-column: 1 / -1;
      font-size: calc(var(--fit) * 3.8 * var(--step));
    }
  }
  /* Where the dock is narrow the code's caption stands under it. */
  @container (min-aspect-ratio: 1/1) and (max-aspect-ratio: 3/2) {
    .slide:not(.table, .place) {
      grid-template-columns: 43cqw minmax(0, 1fr);
    }
    .person .name {
      font-size: calc(var(--fit) * 5.8 * var(--step));
    }
    .person .detail {
      font-size: calc(var(--fit) * 4.2 * var(--step));
    }
    ${captionUnderCode('.slide:not(.place)')}
  }
  @container (min-aspect-ratio: 3/2) and (max-aspect-ratio: 5/2) {
    ${captionUnderCode('.table')}
  }
  @container (max-aspect-ratio: 1/1) {
    .slide,
    .place:has(.qr) {
      grid-template: minmax(0, 40cqh) minmax(0, 1fr) auto / 100%;
    }
    .table {
      grid-template-rows: minmax(0, 26cqh) minmax(0, 1fr) auto;
    }
    .table .qr qr-code {
      width: calc(28 * var(--step));
      height: calc(28 * var(--step));
    }
    .table .scan {
      height: calc(25 * var(--step));
    }
    .place:has(.qr) {
      grid-template-rows: minmax(0, 1fr) 0 auto;
    }
    .place .qr qr-code {
      --side: min(70 * var(--step), 52cqh);
    }
    .place:not(:has(.qr)) {
      --at: 50% calc(38 * var(--step));
    }
    .place:not(:has(.qr)) .title {
      justify-content: safe end;
      padding: min(72 * var(--step), 48cqh) calc(6.5 * var(--step)) calc(8 * var(--step));
    }
    .sign {
      top: min(10 * var(--step), 5cqh);
      right: 50%;
      translate: 50%;
      font-size: min(58 * var(--step), 40cqh);
    }
    h1 {
      font-size: calc(var(--fit) * 11.5 * var(--step));
    }
    .pin {
      font-size: calc(var(--fit) * 17 * var(--step));
    }
    .body,
    .table .body {
      grid-area: 2 / 1;
      padding-inline: calc(6.5 * var(--step));
    }
    .count {
      grid-area: 2 / 1;
    }
    .qr,
    .place .qr {
      grid-area: 3 / 1;
      padding-block: calc(4 * var(--step));
    }
    ${uprightCodeWords}
  }
  @container (max-aspect-ratio: 1/1) and (min-aspect-ratio: 3/5) {
    .slide:not(.place) {
      grid-template-rows: minmax(0, 29cqh) minmax(0, 1fr) auto;
    }
    .table {
      grid-template-rows: minmax(0, 25cqh) minmax(0, 1fr) auto;
    }
    .slide:not(.place) .title {
      padding-block: calc(4 * var(--step)) calc(2.5 * var(--step));
    }
    .slide:not(.place) .pin {
      display: none;
    }
    .slide:not(.place) .qr {
      padding-block: calc(2.5 * var(--step));
    }
    ${panelCode('.slide:not(.place)')}
  }

  @container (max-width: 299px) or (max-height: 299px) {
    .pin,
    .sign,
    .face,
    .count {
      display: none;
    }
    .place:not(:has(.qr)) .title {
      padding: calc(4 * var(--step)) calc(6 * var(--step));
    }
    h1,
    .table h1 {
      font-size: calc(var(--fit) * 20 * var(--step));
    }
    .where {
      font-size: calc(var(--fit) * 12 * var(--step));
    }
    .table .body {
      padding: calc(2 * var(--step)) calc(4 * var(--step));
    }
    .name,
    .row .name,
    .district {
      font-size: calc(var(--fit) * 15 * var(--step));
    }
    .phone,
    .row .phone {
      font-size: calc(var(--fit) * 13 * var(--step));
    }
    .person {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([wording='title']) .where {
      display: none;
    }
  }
`;
