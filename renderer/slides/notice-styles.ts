import { css } from 'lit';
import { codeInColumn } from './code-styles.ts';
import { noticeShapes } from './notice-shapes.ts';
import { boardStyles, slideStyles } from './slide-styles.ts';

/** The look of a notice: a field of colour with its title, its points beside it. */
export const noticeStyles = [
  slideStyles,
  css`
    .slide {
      grid-template: 100% / 44cqw minmax(0, 1fr);
      background: var(--paper);
    }
    .field {
      position: relative;
      display: grid;
      grid-template: minmax(0, 1fr) auto / 100%;
      overflow: hidden;
      --at: 88% 10%;
    }
    .warning .field {
      background: linear-gradient(155deg, #ffc653, var(--amber) 45%, #f79a0b);
      color: var(--ink);
    }
    .sign {
      position: absolute;
      top: calc(-9 * var(--step));
      right: calc(-10 * var(--step));
      opacity: 0.13;
      font-size: calc(46 * var(--step));
    }
    .warning .sign {
      opacity: 0.1;
    }
    .emergency {
      grid-template-columns: 58cqw minmax(0, 1fr);
    }
    .emergency .sign {
      top: calc(5.5 * var(--step));
      right: auto;
      left: calc(6 * var(--step));
      opacity: 1;
      font-size: calc(17 * var(--step));
    }
    .emergency .title {
      padding-top: calc(23 * var(--step));
    }
    .emergency .field {
      background: linear-gradient(155deg, #d3271d, var(--red) 50%, #8c130c);
      color: #fff;
    }
    .emergency h1 {
      font-size: calc(var(--fit) * 17 * var(--step));
    }
    .emergency .text {
      font-size: calc(var(--fit) * 6.4 * var(--step));
    }
    .title {
      position: relative;
      display: flex;
      flex-direction: column;
      justify-content: safe end;
      gap: calc(var(--fit) * 2.4 * var(--step));
      padding: calc(6.5 * var(--step)) calc(5 * var(--step)) calc(6.5 * var(--step)) calc(6.5 * var(--step));
    }
    h1 {
      font-size: calc(var(--fit) * 10.5 * var(--step));
    }
    .text {
      font-size: calc(var(--fit) * 5 * var(--step));
      font-weight: 600;
      line-height: 1.32;
    }
    .qr {
      position: relative;
    }
    ${codeInColumn}
    .body {
      display: grid;
      grid-auto-rows: minmax(0, 1fr);
      padding: calc(4 * var(--step)) calc(6 * var(--step)) calc(4 * var(--step)) calc(5 * var(--step));
    }
    .point {
      display: grid;
      grid-template: 100% / auto minmax(0, 1fr);
      align-items: center;
      column-gap: calc(4 * var(--step));
      color: var(--navy);
      font-size: calc(var(--fit) * 7 * var(--step));
      font-weight: 600;
    }
    .point + .point {
      border-top: calc(0.3 * var(--step)) solid color-mix(in srgb, var(--navy) 16%, transparent);
    }
    .point .icon {
      width: calc(10 * var(--step));
      height: calc(10 * var(--step));
      color: var(--bright);
    }
    .warning .point .icon {
      color: #d97f00;
    }
    .emergency .point {
      color: #6b0f0a;
    }
    .emergency .point .icon {
      color: var(--red);
    }
    .words {
      padding-block: calc(0.8 * var(--step));
    }
    .slide:not(:has(.point)) {
      grid-template-columns: 100%;
    }
    .slide:not(:has(.point, .text, .qr)) h1 {
      font-size: calc(var(--fit) * 18 * var(--step));
    }
    .emergency:not(:has(.point, .qr)) h1 {
      font-size: calc(var(--fit) * 26 * var(--step));
    }
  `,
  noticeShapes,
  boardStyles,
];
