import { css } from 'lit';
import { codeInColumn } from './code-styles.ts';
import { supportPointShapes } from './support-point-shapes.ts';
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
    }
    ${codeInColumn}
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
      grid-template-columns: min(56 * var(--step), 42cqw) minmax(0, 1fr);
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
      --columns: minmax(0, 1.25fr) minmax(0, 1.1fr) minmax(0, 0.85fr);
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
  `,
  supportPointShapes,
  boardStyles,
];
