import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Viewport } from '../../core/choose-source.ts';
import type { Screen } from '../../core/screen.ts';
import { readMoment } from '../../core/wall-clock.ts';
import { daysLater } from '../../core/week.ts';
import type { Lang } from '../../core/words.ts';
import { clockWords } from './clock-words.ts';
import { controlStyles } from './control-styles.ts';
import { previewWords } from './preview-words.ts';
import type { ScreenChoice } from './screen-choices.ts';
import './screen-chooser.ts';
import type { Zoom } from './week-timeline.ts';

/** The sizes of screens that can be looked at: two of desks, one that hangs upright, and a board of lamps. */
export const viewports: readonly [Viewport, ...Viewport[]] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
  { width: 384, height: 192 },
];

/**
 * Chooses what is looked at: which week, how much of it, and on which screen.
 *
 * @fires seek      an instant, epoch milliseconds
 * @fires now       the instant that the wall clock shows
 * @fires zoom      week or day
 * @fires screen    the screen
 * @fires viewport  its size
 */
export class LookBar extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 22px;
        align-items: center;
        padding: 8px 16px;
        border-bottom: 1px solid #cbd7ea;
        background: #fff;
      }
      .group {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      @media (max-width: 760px) {
        :host {
          padding: 8px 12px;
        }
        .group {
          flex-wrap: wrap;
        }
        .group input {
          flex: 1 0 140px;
        }
      }
    `,
  ];

  static override properties = {
    cursor: { type: Number },
    timeZone: { type: String },
    zoom: { type: String },
    choices: { attribute: false },
    tags: { attribute: false },
    screen: { attribute: false },
    viewport: { attribute: false },
    lang: { type: String },
  };

  declare cursor: number;
  /** IANA; of the playlist. */
  declare timeZone: string;
  declare zoom: Zoom;
  declare choices: readonly ScreenChoice[];
  declare tags: readonly string[];
  declare screen: Screen;
  declare viewport: Viewport;
  declare lang: Lang;

  override render() {
    const words = previewWords[this.lang];
    return html`<div class="group">
        ${this.#step(words.previous[this.zoom], this.zoom === 'week' ? -7 : -1, 'm15 5-7 7 7 7')}
        <input
          type="date"
          aria-label=${words.date}
          .value=${live(clockWords(this.lang, this.timeZone).date(this.cursor))}
          @change=${this.#datePicked}
        />
        ${this.#step(words.following[this.zoom], this.zoom === 'week' ? 7 : 1, 'm9 5 7 7-7 7')}
        <button @click=${() => this.#tell('now')}>${words.now}</button>
        <div class="choice" role="group" aria-label=${words.zoom}>
          ${(['week', 'day'] as const).map(
            (zoom) =>
              html`<button aria-pressed=${zoom === this.zoom} @click=${() => this.#tell('zoom', zoom)}>
                ${words[zoom]}
              </button>`,
          )}
        </div>
      </div>
      <screen-chooser
        .choices=${this.choices}
        .tags=${this.tags}
        .screen=${this.screen}
        .lang=${this.lang}
        @screen=${({ detail }: CustomEvent<Screen>) => this.#tell('screen', detail)}
      ></screen-chooser>
      <div class="group">
        <label for="viewport">${words.frame}</label>
        <select id="viewport" @change=${this.#viewportChosen}>
          ${viewports.map((one) => html`<option ?selected=${one === this.viewport}>${one.width}×${one.height}</option>`)}
        </select>
      </div>`;
  }

  #step(name: string, days: number, path: string) {
    const step = () => this.#tell('seek', daysLater(this.cursor, days, this.timeZone));
    return html`<button class="icon" title=${name} aria-label=${name} @click=${step}>
      <svg viewBox="0 0 24 24"><path d=${path} /></svg>
    </button>`;
  }

  /** The same time of day on another date. */
  #datePicked({ target }: Event): void {
    const { value } = target as HTMLInputElement;
    const time = clockWords(this.lang, this.timeZone).time(this.cursor);
    // A year that is still being typed is one of the first centuries.
    if (/^[12]\d{3}-/.test(value)) this.#tell('seek', readMoment(`${value}T${time}`, this.timeZone, 'begins'));
  }

  #viewportChosen({ target }: Event): void {
    this.#tell('viewport', viewports[(target as HTMLSelectElement).selectedIndex]);
  }

  #tell(name: 'seek' | 'now' | 'zoom' | 'screen' | 'viewport', detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('look-bar', LookBar);

declare global {
  interface HTMLElementTagNameMap {
    'look-bar': LookBar;
  }
}
