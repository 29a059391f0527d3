import { css, html, LitElement, nothing } from 'lit';
import { describeFault } from '../../core/faults.ts';
import type { PreviewData } from '../../core/preview-data.ts';
import { wordsOfInstant } from '../../core/reason-words.ts';
import type { Lang } from '../../core/words.ts';
import { previewWords } from './preview-words.ts';

/** What is wrong with the playlist that was saved last, each with its place; or why it cannot be read any more. */
export class FaultList extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    section {
      max-height: 34vh;
      overflow: auto;
      padding: 10px 16px;
      border-left: 6px solid var(--red);
      background: #fdecea;
      color: #5c0f0a;
      font-size: 14px;
      line-height: 1.5;
    }
    p {
      margin: 0;
      font-weight: 600;
    }
    ul {
      margin: 4px 0 0;
      padding-left: 20px;
    }
    li {
      overflow-wrap: anywhere;
    }
  `;

  static override properties = {
    faults: { attribute: false },
    unread: { attribute: false },
    timeZone: { type: String },
    lang: { type: String },
  };

  declare faults: PreviewData['faults'];
  declare unread: PreviewData['unread'];
  /** IANA; of the playlist. */
  declare timeZone: string;
  declare lang: Lang;

  override render() {
    const { faults, unread, lang } = this;
    const words = previewWords[lang];
    if (unread !== undefined) {
      const read = wordsOfInstant(Math.floor(unread.readAt / 1000) * 1000, this.timeZone)[lang];
      return html`<section role="alert"><p>${words.unread(unread.words[lang], read)}</p></section>`;
    }
    if (faults.length === 0) return nothing;
    return html`<section role="alert">
      <p>${words.faults(faults.length)}</p>
      <ul>
        ${faults.slice(0, MOST_TOLD).map((fault) => html`<li>${describeFault(fault, lang)}</li>`)}
        ${faults.length > MOST_TOLD ? html`<li>${words.more(faults.length - MOST_TOLD)}</li>` : nothing}
      </ul>
    </section>`;
  }
}

const MOST_TOLD = 200;

customElements.define('fault-list', FaultList);

declare global {
  interface HTMLElementTagNameMap {
    'fault-list': FaultList;
  }
}
