import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Viewport } from '../../core/choose-source.ts';
import type { Lang } from '../../core/words.ts';
import { clockWords } from './clock-words.ts';
import { itemSign } from './item-sign.ts';
import type { Picture } from './item-picture.ts';
import './item-picture.ts';
import { noteStyles } from './note-styles.ts';
import { previewWords } from './preview-words.ts';
import { isBundled, type Turn } from './rehearsal.ts';
import { kindOf } from './rows.ts';
import { kindColours } from './timeline-styles.ts';
import { styled } from './styled.ts';

/**
 * What is on and what comes after it, each with a small picture.
 *
 * @fires seek  the instant at which a turn that was chosen begins
 */
export class TurnList extends LitElement {
  static override styles = [
    kindColours,
    noteStyles,
    css`
      :host {
        display: block;
        color: var(--ink);
        font-size: 14px;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: flex;
        gap: 12px;
        align-items: center;
        box-sizing: border-box;
        width: 100%;
        padding: 7px 8px;
        border: 0;
        border-radius: 10px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:hover {
        background: var(--mist);
      }
      button:focus-visible {
        outline: 3px solid var(--bright);
        outline-offset: -2px;
      }
      .current button {
        background: #e3edff;
      }
      item-picture {
        flex: none;
        width: 104px;
        border-radius: 5px;
        outline: 1px solid #cbd7ea;
      }
      .words {
        min-width: 0;
        line-height: 1.35;
      }
      .notes {
        color: var(--quiet-ink);
        font-variant-numeric: tabular-nums;
      }
      .name {
        display: flex;
        gap: 6px;
        align-items: center;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .sign {
        flex: none;
        width: 16px;
        height: 16px;
      }
      .from {
        display: flex;
        gap: 6px;
        align-items: center;
        color: var(--quiet-ink);
        font-size: 13px;
      }
      .dot {
        flex: none;
        width: 9px;
        height: 9px;
        border-radius: 2px;
        background: var(--kind);
      }
      .empty {
        margin: 8px;
        color: var(--quiet-ink);
      }
    `,
  ];

  static override properties = {
    turns: { attribute: false },
    at: { type: Number },
    timeZone: { type: String },
    viewport: { attribute: false },
    pictureOf: { attribute: false },
    lang: { type: String },
  };

  declare turns: readonly Turn[];
  declare at: number;
  declare timeZone: string;
  declare viewport: Viewport;
  declare pictureOf: (turn: Turn) => Picture;
  declare lang: Lang;

  override render() {
    const words = previewWords[this.lang];
    if (this.turns.length === 0) return html`<p class="empty">${words.nothingNext}</p>`;
    return html`<ol>
      ${repeat(
        this.turns,
        ({ startsAt, showing }) => `${startsAt} ${showing.item.id}`,
        (turn) => this.#turn(turn),
      )}
    </ol>`;
  }

  #turn(turn: Turn) {
    const { startsAt, endsAt, showing } = turn;
    const words = previewWords[this.lang];
    const clock = clockWords(this.lang, this.timeZone);
    const isCurrent = startsAt <= this.at && this.at < endsAt;
    const { item, programme, campaignId, announcements } = showing;
    const campaign = [...programme.playlist.campaigns, ...programme.playlist.interrupts].find(
      ({ id }) => id === campaignId,
    );
    const { width, height } = this.viewport;
    const shape = styled({ 'aspect-ratio': `${width} / ${height}`, width: height > width ? '62px' : '104px' });
    return html`<li class=${isCurrent ? 'current' : ''} aria-current=${isCurrent ? 'true' : 'false'}>
      <button @click=${() => this.#choose(startsAt)}>
        <item-picture ${shape} .picture=${this.pictureOf(turn)} .lang=${this.lang}></item-picture>
        <span class="words">
          <span class="notes">
            <span>${this.#dayOf(startsAt)}${clock.time(startsAt)}</span>
            <span>${words.lasts((endsAt - startsAt) / 1000)}</span>
          </span>
          ${
            isBundled(showing)
              ? html`<span class="name">${words.bundled}</span>`
              : html`<span class="name">${itemSign(item.kind)}${item.id}</span>
                  <span class="from"
                    ><i class="dot ${campaign === undefined ? 'campaign' : kindOf(campaign)}"></i>${campaignId}</span
                  >`
          }
          ${
            announcements.length === 0
              ? nothing
              : html`<span class="from"
                  >${itemSign('audio')}${words.announcement}:
                  ${announcements.map((one) => one.item.id).join(', ')}</span
                >`
          }
        </span>
      </button>
    </li>`;
  }

  /** The day of a turn that is not today's, as one looks at it. */
  #dayOf(instant: number): string {
    const clock = clockWords(this.lang, this.timeZone);
    return clock.date(instant) === clock.date(this.at) ? '' : `${clock.shortDay(instant)}, `;
  }

  #choose(detail: number): void {
    this.dispatchEvent(new CustomEvent('seek', { detail }));
  }
}

customElements.define('turn-list', TurnList);

declare global {
  interface HTMLElementTagNameMap {
    'turn-list': TurnList;
  }
}
