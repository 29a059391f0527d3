import { css } from 'lit';

/** What a kind of campaign looks like, in rows and in chips. */
export const kindColours = css`
  .emergency {
    --kind: var(--red);
  }
  .notice {
    --kind: #a34a00;
  }
  .moment {
    --kind: #0b6b76;
  }
  .campaign {
    --kind: var(--blue);
  }
  .chip {
    flex: none;
    padding: 1px 7px;
    border-radius: 99px;
    background: var(--kind, var(--blue));
    color: #fff;
    font-size: 11px;
    font-weight: 600;
    line-height: 17px;
    white-space: nowrap;
  }
  .chip.zone {
    background: #e3ebf9;
    color: var(--ink);
  }
  .chip.drill {
    background: var(--amber);
    color: var(--ink);
  }
`;

export const timelineStyles = [
  kindColours,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      overflow: hidden;
      --rule: #dbe4f3;
    }
    .scroll {
      --labels: 256px;
      --row: 28px;
      flex: 1;
      min-height: 0;
      overflow: auto;
      scrollbar-width: thin;
      touch-action: pan-x pan-y;
      cursor: crosshair;
      outline-offset: -3px;
    }
    .compact {
      --labels: 0px;
      --row: 46px;
    }
    .scroll:focus-visible {
      outline: 3px solid var(--bright);
    }
    .sheet {
      position: relative;
      user-select: none;
    }
    .head {
      position: sticky;
      top: 0;
      z-index: 3;
      display: flex;
      height: 46px;
      background: #fff;
      border-bottom: 1px solid var(--rule);
    }
    .corner {
      position: sticky;
      left: 0;
      z-index: 4;
      flex: none;
      width: var(--labels);
      background: #fff;
    }
    .scale {
      position: relative;
      flex: 1;
    }
    .day {
      position: absolute;
      top: 0;
      height: 100%;
      box-sizing: border-box;
      overflow: clip;
      border-left: 1px solid #b9c8e2;
      color: var(--ink);
      font-size: 13px;
      font-weight: 600;
      line-height: 22px;
      white-space: nowrap;
    }
    .day span {
      position: sticky;
      left: calc(var(--labels) + 6px);
      padding: 0 6px;
    }
    /* The flag has a line of its own, so that it hides no date. */
    .compact .head {
      height: 66px;
    }
    .compact .day {
      line-height: 20px;
    }
    .compact .day span {
      display: block;
      padding: 2px 0 0 5px;
    }
    .weekend {
      background: #f1f5fc;
    }
    .hour {
      position: absolute;
      bottom: 2px;
      transform: translateX(-50%);
      color: var(--quiet-ink);
      font-size: 11px;
      font-variant-numeric: tabular-nums;
    }
    .flag {
      position: absolute;
      inset: auto auto 0 0;
      z-index: 2;
      width: 0;
      touch-action: none;
      cursor: ew-resize;
    }
    .flag b {
      position: absolute;
      bottom: 1px;
      transform: translateX(-50%);
      padding: 2px 7px;
      border-radius: 5px;
      background: var(--ink);
      color: #fff;
      font-size: 12px;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    /* A finger is wider than a flag. */
    .flag b::after {
      content: '';
      position: absolute;
      inset: -14px -10px -8px;
    }
    .body {
      position: relative;
      display: flex;
    }
    .labels {
      position: sticky;
      left: 0;
      z-index: 2;
      flex: none;
      width: var(--labels);
      background: #fff;
      box-shadow: 1px 0 0 var(--rule);
    }
    .compact .labels {
      pointer-events: none;
      box-shadow: none;
    }
    .label {
      position: relative;
      display: flex;
      gap: 7px;
      align-items: center;
      box-sizing: border-box;
      height: var(--row);
      padding: 0 10px;
      color: var(--ink);
      font-size: 13px;
      cursor: default;
    }
    .first:not(:first-child) {
      box-shadow: inset 0 1px 0 #b9c8e2;
    }
    .compact .label {
      align-items: flex-start;
      gap: 3px;
      width: max-content;
      max-width: 100cqw;
      height: 22px;
      top: 1px;
      margin-bottom: calc(var(--row) - 22px);
      padding: 2px 6px;
      border-radius: 0 4px 4px 0;
      background: #fff;
      font-size: 12px;
      line-height: 19px;
    }
    .compact .first:not(:first-child) {
      box-shadow: none;
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-weight: 600;
    }
    .away .name,
    .why {
      color: var(--quiet-ink);
      font-weight: 400;
    }
    .away .chip:not(.drill) {
      background: #eaf0fa;
      color: var(--quiet-ink);
    }
    /* Where the bars would be; above the lines of the grid and of the cursor. */
    .why {
      position: absolute;
      left: calc(100% + 4px);
      padding: 1px 6px;
      background: #fff;
      white-space: nowrap;
      font-size: 12px;
      pointer-events: none;
    }
    .compact .why {
      position: static;
      flex: 1;
      padding: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 11px;
    }
    .plot {
      display: block;
      flex: none;
      overflow: hidden;
    }
    .hours {
      stroke: #eaf0f9;
    }
    .days {
      stroke: #b9c8e2;
    }
    .rank {
      stroke: #b9c8e2;
    }
    .on {
      fill: var(--kind);
    }
    .outranked {
      fill: var(--kind);
      fill-opacity: 0.16;
      stroke: var(--kind);
      stroke-opacity: 0.5;
    }
    .closed {
      fill: url(#closed);
      stroke: #71829f;
      stroke-opacity: 0.7;
    }
    .mark {
      fill: var(--kind);
    }
    .hatch {
      fill: #71829f;
    }
    .tick {
      fill: var(--kind);
    }
    .lines {
      position: absolute;
      inset: 0 0 0 var(--labels);
      pointer-events: none;
    }
    .now,
    .cursor {
      position: absolute;
      inset: 0 auto 0 -1px;
      width: 2px;
      background: var(--ink);
      opacity: 0.65;
    }
    .now {
      background: none;
      border-left: 2px dashed var(--red);
      opacity: 1;
    }
  `,
];
