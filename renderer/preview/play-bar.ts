import { css, html, LitElement } from 'lit';
import type { Lang } from '../../core/words.ts';
import { clockWords } from './clock-words.ts';
import { controlStyles } from './control-styles.ts';
import { previewWords } from './preview-words.ts';

/** How many times as fast as the clock on the wall. */
export const rates = [1, 5, 15, 60] as const;
export type Rate = (typeof rates)[number];

/**
 * The time looked at, large, and what makes it go.
 *
 * @fires toggle  play, or pause
 * @fires skip    to the next turn
 * @fires rate    another speed
 */
export class PlayBar extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        align-items: center;
        justify-content: space-between;
      }
      .time {
        margin: 0;
        color: var(--ink);
        font-size: 34px;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: -0.01em;
        font-variant-numeric: tabular-nums;
      }
      .day {
        display: block;
        color: var(--quiet-ink);
        font-size: 14px;
        font-weight: 600;
        letter-spacing: 0;
      }
      .keys {
        display: flex;
        gap: 8px;
      }
      .play {
        min-width: 52px;
        border-color: var(--blue);
        background: var(--blue);
        color: #fff;
      }
      .play:hover {
        background: var(--navy);
      }
      button.play svg {
        fill: currentColor;
      }
      .choice button {
        padding: 0 10px;
      }
    `,
  ];

  static override properties = {
    at: { type: Number },
    timeZone: { type: String },
    playing: { type: Boolean },
    rate: { type: Number },
    lang: { type: String },
  };

  declare at: number;
  declare timeZone: string;
  declare playing: boolean;
  declare rate: Rate;
  declare lang: Lang;

  override render() {
    const words = previewWords[this.lang];
    const clock = clockWords(this.lang, this.timeZone);
    const toggle = this.playing ? words.pause : words.play;
    return html`<p class="time"><span class="day">${clock.longDay(this.at)}</span>${clock.time(this.at)}</p>
      <div class="keys">
        <button class="icon play" title=${toggle} aria-label=${toggle} @click=${() => this.#tell('toggle')}>
          <svg viewBox="0 0 24 24">
            <path d=${this.playing ? 'M8 5v14M16 5v14' : 'M7 4v16l13-8z'} />
          </svg>
        </button>
        <button class="icon" title=${words.skip} aria-label=${words.skip} @click=${() => this.#tell('skip')}>
          <svg viewBox="0 0 24 24"><path d="M6 5v14l10-7zM19 5v14" /></svg>
        </button>
        <div class="choice" role="group" aria-label=${words.speed}>
          ${rates.map(
            (rate) =>
              html`<button aria-pressed=${rate === this.rate} @click=${() => this.#tell('rate', rate)}>
                ×${rate}
              </button>`,
          )}
        </div>
      </div>`;
  }

  #tell(name: 'toggle' | 'skip' | 'rate', detail?: Rate): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('play-bar', PlayBar);

declare global {
  interface HTMLElementTagNameMap {
    'play-bar': PlayBar;
  }
}
