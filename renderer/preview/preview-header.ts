import { css, html, LitElement } from 'lit';
import type { PreviewData } from '../../core/preview-data.ts';
import { wordsOfInstant } from '../../core/reason-words.ts';
import type { Lang } from '../../core/words.ts';
import { controlStyles } from './control-styles.ts';
import { hoursWords } from './hours-words.ts';
import { noteStyles } from './note-styles.ts';
import { previewWords } from './preview-words.ts';

/**
 * What is previewed, and whether it is followed.
 *
 * @fires lang  the language that was chosen
 */
export class PreviewHeader extends LitElement {
  static override styles = [
    controlStyles,
    noteStyles,
    css`
      :host {
        display: flex;
        gap: 16px;
        align-items: center;
        justify-content: space-between;
        padding: 9px 16px;
        background: var(--navy);
        color: #fff;
      }
      h1 {
        margin: 0;
        font-size: 19px;
        font-weight: 800;
        line-height: 1.25;
      }
      div:first-child {
        min-width: 0;
      }
      p {
        margin: 1px 0 0;
        color: #cfe0ff;
        font-size: 13px;
        line-height: 1.35;
      }
      p.lost {
        color: var(--amber);
      }
      button {
        --control: 32px;
        border-color: #7f9ad0;
        background: transparent;
        color: #fff;
        font-size: 13px;
      }
      button:hover {
        background: var(--blue);
      }
      button[aria-pressed='true'] {
        border-color: #fff;
        background: #fff;
        color: var(--navy);
      }
      @media (max-width: 760px) {
        :host {
          flex-wrap: wrap;
          gap: 8px;
          padding: 10px 12px;
        }
      }
    `,
  ];

  static override properties = {
    heading: { type: String },
    data: { attribute: false },
    timeZone: { type: String },
    lost: { type: Boolean },
    lang: { type: String },
  };

  declare heading: string;
  declare data: PreviewData;
  /** IANA; of the playlist. */
  declare timeZone: string;
  declare lost: boolean;
  declare lang: Lang;

  override render() {
    return html`<div>
        <h1>${this.heading}</h1>
        <p class="notes ${this.lost ? 'lost' : ''}">${this.#notes.map((note) => html`<span>${note}</span> `)}</p>
      </div>
      <div class="choice" role="group" aria-label=${previewWords[this.lang].language}>
        ${(['vi', 'en'] as const).map(
          (lang) =>
            html`<button lang=${lang} aria-pressed=${lang === this.lang} @click=${() => this.#choose(lang)}>
              ${lang === 'vi' ? 'Tiếng Việt' : 'English'}
            </button>`,
        )}
      </div>`;
  }

  get #notes(): readonly string[] {
    const words = previewWords[this.lang];
    const { name, hours } = this.data;
    return [
      ...[words.title, name, this.#source],
      ...(hours === undefined ? [] : [words.hours(hoursWords(hours.text, this.lang))]),
    ];
  }

  /** Whether what is seen is as it was saved last. */
  get #source(): string {
    const words = previewWords[this.lang];
    const { exportedAt } = this.data;
    if (this.lost) return words.lost;
    if (exportedAt === undefined) return words.followed;
    return words.exported(wordsOfInstant(Math.floor(exportedAt / 1000) * 1000, this.timeZone)[this.lang]);
  }

  #choose(detail: Lang): void {
    this.dispatchEvent(new CustomEvent('lang', { detail }));
  }
}

customElements.define('preview-header', PreviewHeader);

declare global {
  interface HTMLElementTagNameMap {
    'preview-header': PreviewHeader;
  }
}
