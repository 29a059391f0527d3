import { css } from 'lit';

/** What buttons and fields look like. Big enough for a finger where there is no mouse. */
export const controlStyles = css`
  *,
  *::before {
    box-sizing: border-box;
  }
  button,
  select,
  input {
    height: var(--control, 36px);
    margin: 0;
    padding: 0 12px;
    border: 1px solid #9db0d0;
    border-radius: 8px;
    background: #fff;
    color: var(--ink);
    font: 600 14px/1 var(--font);
  }
  input {
    font-weight: 400;
  }
  input[type='date'] {
    padding: 0 8px;
    font-variant-numeric: tabular-nums;
  }
  button {
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover {
    background: var(--mist);
  }
  button.icon {
    display: inline-grid;
    place-content: center;
    min-width: var(--control, 36px);
    padding: 0;
  }
  button.icon svg {
    width: 18px;
    height: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .choice {
    display: inline-flex;
    flex: none;
  }
  .choice button {
    border-radius: 0;
    margin-left: -1px;
  }
  .choice button:first-child {
    border-radius: 8px 0 0 8px;
    margin-left: 0;
  }
  .choice button:last-child {
    border-radius: 0 8px 8px 0;
  }
  button[aria-pressed='true'] {
    position: relative;
    border-color: var(--blue);
    background: var(--blue);
    color: #fff;
  }
  :focus-visible {
    outline: 3px solid var(--bright);
    outline-offset: 1px;
  }
  label {
    color: var(--quiet-ink);
    font-size: 13px;
  }
  @media (pointer: coarse) {
    button,
    select,
    input {
      --control: 44px;
    }
  }
`;
