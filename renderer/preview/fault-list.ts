import { css, html, LitElement, nothing } from 'lit';
import { describeFault, type Fault } from '../../core/faults.ts';
import type { Lang } from '../../core/words.ts';
import { previewWords } from './preview-words.ts';

/** What is wrong with the playlist that was saved last, each with its place. */
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

  static override properties = { faults: { attribute: false }, lang: { type: String } };

  declare faults: readonly Pick<Fault, 'place' | 'words'>[];
  declare lang: Lang;

  override render() {
    if (this.faults.length === 0) return nothing;
    return html`<section role="alert">
      <p>${previewWords[this.lang].faults(this.faults.length)}</p>
      <ul>
        ${this.faults.slice(0, MOST_TOLD).map((fault) => html`<li>${describeFault(fault, this.lang)}</li>`)}
        ${this.faults.length > MOST_TOLD ? html`<li>${previewWords[this.lang].more(this.faults.length - MOST_TOLD)}</li>` : nothing}
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
