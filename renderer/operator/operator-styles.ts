import { css } from 'lit';

/**
 * What the panel and its parts share. All is laid out in `em` of the panel's type size, and what is pressed is never smaller
 * than a finger.
 */
export const operatorStyles = css`
  *,
  *::before {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  button {
    display: inline-grid;
    place-content: center;
    min-width: max(2.75em, 44px);
    min-height: max(2.75em, 44px);
    padding: 0.3em 1em;
    border: 1px solid #7186ad;
    border-radius: 0.5em;
    background: #fff;
    color: var(--ink);
    font: 600 1em/1.25 var(--font);
    cursor: var(--hand, pointer);
    touch-action: manipulation;
  }
  button:not([aria-disabled='true']):hover {
    background: #dfe9fb;
  }
  button.first {
    border-color: var(--blue);
    background: var(--blue);
    color: #fff;
  }
  button.first:not([aria-disabled='true']):hover {
    background: var(--navy);
  }
  button[aria-disabled='true'] {
    border-color: #9db0d0;
    background: #e6ecf6;
    color: #56678a;
    cursor: var(--arrow, default);
  }
  :focus-visible {
    outline: 0.2em solid var(--bright);
    outline-offset: 0.12em;
  }
  svg {
    width: 1.4em;
    height: 1.4em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  progress {
    display: block;
    width: 100%;
    height: 0.6em;
    border: 0;
    border-radius: 0.3em;
    overflow: hidden;
    appearance: none;
    background: #cbd7ea;
  }
  progress::-webkit-progress-bar {
    background: #cbd7ea;
  }
  progress::-webkit-progress-value {
    background: var(--blue);
  }
  .scroll {
    display: grid;
    gap: 0.6em;
    align-content: start;
    min-height: 0;
    padding: 0.75em;
    overflow: auto;
    scrollbar-width: thin;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    padding: 0.6em 0.75em;
    border-top: 1px solid #cbd7ea;
    background: #fff;
  }
  .actions button {
    flex: 1 1 auto;
  }
  .card {
    min-width: 0;
    padding: 0.75em 0.9em;
    border: 1px solid #cbd7ea;
    border-radius: 0.6em;
    background: #fff;
  }
  h2,
  h3 {
    color: var(--quiet-ink);
    font-size: 0.8em;
    font-weight: 600;
  }
  .quiet {
    color: var(--quiet-ink);
    font-size: 0.875em;
  }
  .trouble {
    color: var(--red);
    font-weight: 600;
  }
  @container (max-height: 300px) {
    .scroll {
      gap: 4px;
      padding: 4px 6px;
    }
    .actions {
      padding: 3px 6px;
    }
    .card {
      padding: 4px 8px;
    }
  }
`;

/** A part of the panel: what can be scrolled takes all the room that what can be pressed below it leaves. */
export const partStyles = [
  operatorStyles,
  css`
    :host {
      display: grid;
      grid-template-rows: minmax(0, 1fr) auto;
      min-height: 0;
    }
  `,
];
