import { css } from 'lit';

/** The page on a phone, held upright; on a desk it stays as narrow. */
export const appStyles = css`
  *,
  *::before {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  :host {
    display: block;
    min-height: 100dvh;
    background: var(--mist);
    color: var(--ink);
    font: 400 16px/1.45 var(--font);
  }
  header {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    padding: max(10px, env(safe-area-inset-top)) 16px 10px;
    background: var(--navy);
    color: #fff;
  }
  h1 {
    font-size: 20px;
    font-weight: 800;
    line-height: 1.2;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    max-width: 560px;
    margin: 0 auto;
    padding: 14px 16px 24px;
  }
  button {
    min-height: 48px;
    padding: 8px 16px;
    border: 1px solid #7186ad;
    border-radius: 10px;
    background: #fff;
    color: var(--ink);
    font: 600 16px/1.25 var(--font);
    cursor: pointer;
    touch-action: manipulation;
  }
  button.first {
    border-color: var(--blue);
    background: var(--blue);
    color: #fff;
  }
  header button {
    flex: none;
    min-height: 44px;
    border-color: #7f9ad0;
    background: transparent;
    color: #fff;
    font-size: 14px;
  }
  :focus-visible {
    outline: 3px solid var(--bright);
    outline-offset: 2px;
  }
  header :focus-visible {
    outline-color: var(--cyan);
  }
  .how {
    display: grid;
    gap: 8px;
    padding: 14px 16px;
    border: 1px solid #cbd7ea;
    border-radius: 12px;
    background: #fff;
  }
  .how p {
    font-weight: 800;
  }
  ol {
    display: grid;
    gap: 8px;
    padding-left: 20px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .choices button {
    flex: 1 1 auto;
  }
  .finder {
    position: relative;
    overflow: hidden;
    aspect-ratio: 1;
    border-radius: 14px;
    background: var(--deep);
  }
  video {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .finder::after {
    content: '';
    position: absolute;
    inset: 9%;
    border: 3px solid rgb(255 255 255 / 0.85);
    border-radius: 18px;
    pointer-events: none;
  }
  .reading {
    display: grid;
    gap: 6px;
    padding: 12px 14px;
    border: 1px solid #cbd7ea;
    border-radius: 12px;
    background: #fff;
  }
  .count {
    font-size: 18px;
    font-weight: 800;
    font-variant-numeric: tabular-nums;
  }
  progress {
    display: block;
    width: 100%;
    height: 12px;
    border: 0;
    border-radius: 6px;
    overflow: hidden;
    appearance: none;
    background: #cbd7ea;
  }
  progress::-webkit-progress-bar {
    background: #cbd7ea;
  }
  progress::-webkit-progress-value {
    background: #15803d;
  }
  progress::-moz-progress-bar {
    background: #15803d;
  }
  .message {
    padding: 10px 14px;
    border-left: 6px solid var(--red);
    border-radius: 8px;
    background: #fff;
    font-weight: 600;
  }
  .message.good {
    border-color: #15803d;
  }
  h2 {
    margin-top: 6px;
    font-size: 16px;
    font-weight: 800;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    list-style: none;
  }
  .quiet {
    color: var(--quiet-ink);
    font-size: 14px;
  }
  .foot {
    position: sticky;
    bottom: 0;
    display: grid;
    gap: 8px;
    margin: 4px -16px -24px;
    padding: 10px 16px max(12px, env(safe-area-inset-bottom));
    border-top: 1px solid #cbd7ea;
    background: #fff;
  }
  [hidden] {
    display: none !important;
  }
`;
