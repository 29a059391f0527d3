import { css } from 'lit';
import { frameBoard } from './frame-board.ts';
import { framePlaces } from './frame-places.ts';

/**
 * The look of the frame: its ground, which is cut to `--row` and `--column` (the paths of its two parts), the shadow of the
 * picture on it, and how its parts are written. Where they stand: `frame-places.ts`.
 */
export const frameStyles = [
  css`
    :host {
      --step: 1cqmin;
      position: absolute;
      inset: 0;
      display: block;
      overflow: hidden;
      container-type: size;
      pointer-events: none;
      color: #fff;
      font-family: var(--font);
      /* The font's own height: at less, text reaches out of its lines and cannot be fitted by measuring. */
      line-height: 1.27;
      user-select: none;
    }
    * {
      box-sizing: border-box;
      margin: 0;
      padding: 0;
    }
    [fit] {
      --fit: 1;
      min-width: 0;
      min-height: 0;
    }
    [break-words] {
      overflow-wrap: anywhere;
    }
    .ground {
      --x: calc(100% - var(--right) / 2);
      --y: calc(100% - var(--bottom) - var(--plate) / 2);
      position: absolute;
      inset: 0;
      background:
        repeating-radial-gradient(
          circle at var(--x) var(--y),
          transparent 0 calc(4.4 * var(--step)),
          rgb(255 255 255 / 0.07) calc(4.45 * var(--step)) calc(4.75 * var(--step)),
          transparent calc(4.8 * var(--step)) calc(4.85 * var(--step))
        ),
        radial-gradient(
          circle at var(--x) var(--y),
          var(--bright),
          var(--blue) calc(34 * var(--step)),
          var(--navy) calc(86 * var(--step))
        );
    }
    .row {
      clip-path: var(--row);
    }
    .column {
      clip-path: var(--column);
    }
    :host([side='left']) .ground {
      --x: calc(var(--left) / 2);
    }
    :host([edge='top']) .ground {
      --y: calc(var(--top) + var(--plate) / 2);
    }
    :host([form='band']) .ground {
      --x: calc(100% - var(--plate) / 2);
      --y: calc(100% - var(--bottom) / 2);
    }
    :host([form='band'][side='left']) .ground {
      --x: calc(var(--plate) / 2);
    }
    :host([form='band'][edge='top']) .ground {
      --y: calc(var(--top) / 2);
    }

    /* Where the picture is: its shadow falls on the frame alone. */
    .picture {
      position: absolute;
      inset: var(--top) var(--right) var(--bottom) var(--left);
      border-radius: calc(1 * var(--step));
      box-shadow:
        0 0 0 calc(0.25 * var(--step)) rgb(34 211 238 / 0.35),
        0 0 calc(3 * var(--step)) rgb(3 12 38 / 0.7);
    }

    .kept {
      white-space: nowrap;
    }
    :is([loose], [break-words]) .kept {
      white-space: inherit;
    }

    .code {
      position: absolute;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: flex-end;
    }
    qr-code {
      flex: none;
      width: var(--plate);
      height: var(--plate);
    }
    .caption {
      display: grid;
      place-content: center;
      width: 100%;
      text-align: center;
      font-size: calc(var(--fit) * 4.2 * var(--step));
      font-weight: 800;
      text-wrap: balance;
    }
    .strip {
      position: absolute;
      display: flex;
      align-items: center;
      gap: calc(4 * var(--step));
      padding: calc(2.6 * var(--step)) calc(4.5 * var(--step));
    }
    .slogan {
      flex: 1;
      min-width: 0;
      font-size: calc(var(--fit) * 5.3 * var(--step));
      font-weight: 800;
      letter-spacing: -0.006em;
      text-wrap: balance;
    }
    .link {
      flex: none;
      max-width: 45%;
      padding: 0.34em 0.9em 0.4em;
      border-radius: 2em;
      background: #fff;
      color: var(--navy);
      font-size: calc(var(--fit) * 4.4 * var(--step));
      font-weight: 800;
      text-align: center;
    }

    .sign {
      position: absolute;
      display: flex;
      align-items: center;
      justify-content: safe center;
      gap: calc(var(--fit) * 2 * var(--step));
      padding: calc(1.6 * var(--step)) calc(3 * var(--step));
    }
    .sign img {
      flex: none;
      width: calc(var(--fit) * 7 * var(--step));
      height: calc(var(--fit) * 7 * var(--step));
      object-fit: contain;
    }
    .agency {
      min-width: 0;
      font-size: calc(var(--fit) * 3.8 * var(--step));
      font-weight: 600;
      line-height: 1.2;
      text-wrap: balance;
    }
    clock-face {
      flex: none;
      margin-left: auto;
      font-size: calc(var(--fit) * 5.6 * var(--step));
      font-weight: 800;
      line-height: 1.1;
    }
    ticker-strip {
      position: absolute;
      height: var(--line);
      background: rgb(3 12 38 / 0.55);
      font-weight: 600;
    }
  `,
  framePlaces,
  frameBoard,
];
