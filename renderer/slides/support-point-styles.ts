import { css } from 'lit';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** The look of a support point: its sign in a dock with the code, and beside it portraits or a table of its people. */
export const supportPointStyles = [
  slideStyles,
  css`
    .slide {
      grid-template: minmax(0, 1fr) auto / 50cqw minmax(0, 1fr);
      --at: calc(12 * var(--step)) calc(12 * var(--step));
    }
    .title {
      grid-area: 1 / 1;
      display: flex;
      flex-direction: column;
      justify-content: safe center;
      padding: calc(6.5 * var(--step)) calc(5 * var(--step)) calc(4 * var(--step)) calc(6.5 * var(--step));
    }
    .pin {
      align-self: start;
      margin-bottom: calc(var(--fit) * 2.5 * var(--step));
      color: var(--cyan);
      font-size: calc(var(--fit) * 14 * var(--step));
    }
    .pin .icon {
      margin-left: -0.14em;
    }
    h1 {
      font-size: calc(var(--fit) * 10 * var(--step));
    }
    .where {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
      gap: 0.4em 0.5em;
      margin-top: calc(var(--fit) * 2.6 * var(--step));
      font-size: calc(var(--fit) * 5 * var(--step));
      font-weight: 600;
    }
    .where .icon {
      margin-top: 0.11em;
      color: var(--cyan);
    }
    .qr {
      grid-area: 2 / 1;
      grid-template-columns: auto minmax(0, 1fr);
      place-content: normal;
      align-items: center;
      justify-items: start;
      gap: calc(3.5 * var(--step));
      padding: 0 calc(5 * var(--step)) calc(6.5 * var(--step)) calc(6.5 * var(--step));
    }
    .qr qr-code {
      width: calc(34 * var(--step));
      height: calc(34 * var(--step));
      place-content: end start;
    }
    .scan {
      height: calc(30 * var(--step));
      text-align: left;
    }
    .body {
      grid-area: 1 / 2 / 3 / 3;
      display: grid;
      grid-auto-rows: minmax(0, 1fr);
      align-content: stretch;
      padding: calc(4 * var(--step)) calc(6 * var(--step));
      background: var(--paper);
      color: var(--navy);
    }
    .person {
      display: grid;
      grid-template: 100% / auto minmax(0, 1fr);
      align-items: center;
      column-gap: calc(3 * var(--step));
      border-top: calc(0.3 * var(--step)) solid var(--rule);
      padding-block: calc(0.6 * var(--step));
    }
    .person:first-child {
      border-top-color: transparent;
    }
    .face {
      width: calc(11 * var(--step));
      height: calc(11 * var(--step));
      padding: calc(2.4 * var(--step)) calc(2 * var(--step)) 0;
      overflow: hidden;
      border-radius: 50%;
      background: var(--mist);
    }
    .face svg {
      display: block;
      fill: var(--bright);
    }
    .name {
      font-size: calc(var(--fit) * 7.4 * var(--step));
      font-weight: 800;
      text-wrap: balance;
    }
    /* What parts post and district stands between them, and is cut off where a line begins. */
    .who {
      overflow: hidden;
    }
    .person .detail {
      display: flex;
      flex-wrap: wrap;
      margin-left: -1.2em;
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 4.6 * var(--step));
    }
    .part::before {
      content: '·';
      display: inline-block;
      width: 1.2em;
      text-align: center;
    }
    .phone {
      color: var(--blue);
      font-size: calc(var(--fit) * 5.8 * var(--step));
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }

    /* The table: a slimmer dock, lines of one height on every page, and the number of the page at its foot. */
    .table {
      grid-template-columns: min(60 * var(--step), 42cqw) minmax(0, 1fr);
    }
    .table h1 {
      font-size: calc(var(--fit) * 8.4 * var(--step));
    }
    .table .pin {
      font-size: calc(var(--fit) * 12 * var(--step));
    }
    .table .body {
      padding: calc(4 * var(--step)) calc(6 * var(--step)) calc(4 * var(--step)) calc(5 * var(--step));
    }
    .table:has(.count) .body {
      padding-bottom: calc(9.5 * var(--step));
    }
    .pages {
      display: grid;
      grid-template: 100% / 100%;
      --columns: minmax(0, 1fr) minmax(0, 1.1fr);
    }
    .phones {
      --columns: minmax(0, 1fr) minmax(0, 1.05fr) minmax(0, 0.85fr);
    }
    .page {
      grid-area: 1 / 1;
      display: grid;
      grid-template: repeat(var(--lines), minmax(0, 1fr)) / 100%;
    }
    .page[hidden] {
      visibility: hidden;
    }
    .row {
      display: grid;
      grid-template: 100% / var(--columns);
      align-items: center;
      column-gap: calc(3 * var(--step));
      border-top: calc(0.3 * var(--step)) solid var(--rule);
      padding-block: calc(0.4 * var(--step));
    }
    .row:first-child,
    .district + .row {
      border-top-color: transparent;
    }
    .row .name {
      font-size: calc(var(--fit) * 5.4 * var(--step));
    }
    .row .post {
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 4.2 * var(--step));
    }
    .row .phone {
      font-size: calc(var(--fit) * 4.2 * var(--step));
      text-align: right;
    }
    .phones .row .phone {
      grid-column: -2 / -1;
    }
    .district {
      display: grid;
      align-content: end;
      border-bottom: calc(0.6 * var(--step)) solid var(--bright);
      padding-block: 0 calc(0.9 * var(--step));
      color: var(--blue);
      font-size: calc(var(--fit) * 5 * var(--step));
      font-weight: 800;
    }
    .count {
      grid-area: 1 / 2 / 3 / 3;
      display: grid;
      place-items: center end;
      place-self: end;
      height: calc(6.6 * var(--step));
      width: calc(50 * var(--step));
      margin: 0 calc(6 * var(--step)) calc(2 * var(--step)) 0;
      color: var(--quiet-ink);
      font-size: calc(var(--fit) * 4 * var(--step));
      font-weight: 600;
    }

    /* Nobody named: the code in their place, or the pin itself as the sign. */
    .place:has(.qr) {
      grid-template: 100% / minmax(0, 1fr) min(46cqw, 100cqh);
    }
    .place .qr {
      grid-area: 1 / 2;
      grid-template-columns: auto;
      place-content: center;
      justify-items: center;
      padding: calc(4 * var(--step));
    }
    .place .qr qr-code {
      --side: min(62 * var(--step), 41cqw);
      width: var(--side);
      height: var(--side);
      place-content: center;
    }
    .place .scan {
      height: auto;
      max-height: calc(20 * var(--step));
      text-align: center;
    }
    .place:not(:has(.qr)) {
      grid-template: 100% / 100%;
      --at: calc(100% - 44 * var(--step)) 44%;
    }
    .place:not(:has(.qr)) .title {
      padding-right: min(78 * var(--step), 48cqw);
    }
    .sign {
      position: absolute;
      top: 50%;
      right: min(14 * var(--step), 7cqw);
      translate: 0 -50%;
      color: var(--cyan);
      font-size: min(60 * var(--step), 38cqw);
    }
    .place h1 {
      font-size: calc(var(--fit) * 13 * var(--step));
    }

    @container (min-aspect-ratio: 5/2) {
      .slide:not(.table, .place) {
        grid-template-columns: 40cqw minmax(0, 1fr);
      }
      .table {
        grid-template-columns: 30cqw minmax(0, 1fr);
      }
    }
    @container (max-aspect-ratio: 3/2) {
      .pages {
        --columns: minmax(0, 1fr);
      }
      .phones {
        --columns: minmax(0, 1fr) minmax(0, 0.58fr);
      }
      .row {
        grid-template: auto auto / var(--columns);
        align-content: center;
      }
      .row .name {
        grid-column: 1;
      }
      .row .post {
        grid-column: 1 / -1;
        font-size: calc(var(--fit) * 3.8 * var(--step));
      }
    }
    /* Where the dock is narrow the code's caption stands under it. */
    @container (min-aspect-ratio: 1/1) and (max-aspect-ratio: 3/2) {
      .slide:not(.place) .qr {
        grid-template: auto auto / auto;
        gap: 0;
        padding-bottom: calc(3 * var(--step));
      }
      .slide:not(.place) .scan {
        width: calc(34 * var(--step));
        height: calc(13 * var(--step));
        text-align: center;
      }
    }
    @container (min-aspect-ratio: 3/2) and (max-aspect-ratio: 5/2) {
      .table .qr {
        grid-template: auto auto / auto;
        gap: 0;
        padding-bottom: calc(3 * var(--step));
      }
      .table .scan {
        width: calc(34 * var(--step));
        height: calc(13 * var(--step));
        text-align: center;
      }
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
      .caption {
        font-size: calc(var(--fit) * 6 * var(--step));
      }
      .address {
        font-size: calc(var(--fit) * 4.4 * var(--step));
      }
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
      .slide:not(.place) .qr qr-code {
        width: calc(24 * var(--step));
        height: calc(24 * var(--step));
      }
      .slide:not(.place) .scan {
        height: calc(21 * var(--step));
      }
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
  `,
  boardStyles,
];
