import { css } from 'lit';
import { operatorStyles } from './operator-styles.ts';

/** The sheet that the panel is: at the left of a wide picture, at the foot of an upright one. */
export const panelStyles = [
  operatorStyles,
  css`
    /* Not in the browser's top layer, which would not be turned with the picture. */
    :host {
      position: absolute;
      inset: 0;
      z-index: 1;
      container-type: size;
    }
    dialog {
      position: absolute;
      inset: 0 auto 0 0;
      display: grid;
      grid-template-rows: auto auto minmax(0, 1fr);
      width: min(100%, 34em);
      max-width: none;
      height: 100%;
      max-height: none;
      border: 0;
      outline: 0;
      overflow: hidden;
      background: var(--mist);
      color: var(--ink);
      box-shadow: 0 0 2em rgb(6 27 69 / 0.6);
      font: 400 clamp(12px, 6px + 1.25vmin, 44px) / 1.4 var(--font);
      cursor: var(--arrow, default);
    }
    /* For what a camera reads across the room; of another code in the picture it would read that one. */
    .broad {
      width: 100%;
    }
    header {
      display: flex;
      gap: 0.4em;
      align-items: center;
      padding: 0.5em 0.75em;
      background: var(--navy);
      color: #fff;
    }
    h1 {
      flex: 1;
      min-width: 0;
      font-size: 1.15em;
      font-weight: 800;
      line-height: 1.2;
      overflow-wrap: anywhere;
    }
    header button {
      flex: none;
      padding: 0 0.6em;
      border-color: #7f9ad0;
      background: transparent;
      color: #fff;
      font-size: 0.9em;
    }
    header button:hover {
      background: var(--blue);
    }
    header :focus-visible {
      outline-color: var(--cyan);
      outline-offset: -0.2em;
    }
    .away {
      grid-row: 2;
      padding: 0.4em 0.9em;
      background: #fff3d6;
      color: #5c3b00;
      font-weight: 600;
    }
    .body {
      grid-row: 3;
    }
    kbd {
      display: block;
      padding: 0.5em 0.7em;
      border-radius: 0.4em;
      background: var(--deep);
      color: #fff;
      font:
        600 0.9em/1.5 ui-monospace,
        monospace;
      overflow-wrap: anywhere;
    }
    @container (orientation: portrait) {
      dialog {
        inset: auto 0 0;
        width: 100%;
        height: auto;
        max-height: 80%;
      }
      .broad {
        height: 100%;
        max-height: none;
      }
    }
    @container (max-height: 300px) {
      header {
        padding: 0 2px 0 8px;
      }
      header button {
        border-color: transparent;
      }
    }
  `,
];
