import { css, html, LitElement } from 'lit';
import type { ScreenSize } from '../../core/frame-layout.ts';

/** How much of the height the band of an exercise takes, in whole pixels: enough to be read from across the street. */
export function drillBandPx({ width, height }: ScreenSize): number {
  const share = height > width ? 0.08 : 0.15;
  return Math.round(Math.max(share * height, LEAST_PX));
}

/** On a board of lamps nothing lower can be read. */
const LEAST_PX = 30;

/**
 * Says that all of it is an exercise, in Vietnamese and in English, whatever the playlist's language: black on amber,
 * between stripes of caution.
 */
export class DrillBand extends LitElement {
  static override styles = css`
    :host {
      display: block;
      container-type: size;
      overflow: hidden;
      background: repeating-linear-gradient(-45deg, var(--amber) 0 1.6vmin, #000 1.6vmin 3.2vmin);
      color: #000;
      font-family: var(--font);
      font-weight: 800;
      white-space: nowrap;
      user-select: none;
    }
    /* Marks above and below Vietnamese capitals need their room. */
    div {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      height: 100%;
      background: linear-gradient(90deg, transparent 18%, var(--amber) 24% 76%, transparent 82%);
    }
    p {
      margin: 0;
    }
    .drill {
      font-size: min(44cqh, 10cqw);
      line-height: 1.5;
      letter-spacing: 0.06em;
    }
    .exercise {
      font-size: min(20cqh, 4cqw);
      line-height: 1.1;
      letter-spacing: 0.3em;
      text-indent: 0.3em;
    }
    /* A board of lamps has room for one line. */
    @container (max-height: 60px) {
      div {
        flex-direction: row;
        gap: 0.8em;
        background: linear-gradient(90deg, transparent 6%, var(--amber) 10% 90%, transparent 94%);
      }
      .drill {
        font-size: min(60cqh, 10cqw);
      }
      .exercise {
        font-size: min(40cqh, 5cqw);
        letter-spacing: 0.06em;
      }
    }
  `;

  override render() {
    return html`<div>
      <p class="drill" lang="vi">DIỄN TẬP</p>
      <p class="exercise" lang="en">EXERCISE</p>
    </div>`;
  }
}

customElements.define('drill-band', DrillBand);

declare global {
  interface HTMLElementTagNameMap {
    'drill-band': DrillBand;
  }
}
