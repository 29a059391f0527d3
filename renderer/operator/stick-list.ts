import { css, html, LitElement, nothing } from 'lit';
import type { Source } from '../../core/operator.ts';
import type { Lang } from '../../core/words.ts';
import { partStyles } from './operator-styles.ts';
import { operatorWords } from './operator-words.ts';
import type { Step } from './steps.ts';

/**
 * What was found on the sticks.
 *
 * @fires take     the source that was chosen
 * @fires refresh  to look again
 */
export class StickList extends LitElement {
  static override styles = [
    partStyles,
    css`
      ul {
        display: grid;
        gap: 0.6em;
        list-style: none;
      }
      li button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        place-content: initial;
        gap: 0.1em 0.8em;
        align-items: center;
        width: 100%;
        padding: 0.6em 0.9em;
        text-align: start;
      }
      .name {
        overflow-wrap: anywhere;
      }
      li .quiet {
        grid-column: 1;
        font-weight: 400;
      }
      li svg {
        grid-area: 1 / 2 / 3 / 3;
        color: var(--blue);
      }
    `,
  ];

  static override properties = {
    step: { attribute: false },
    lang: { type: String },
  };

  declare step: Extract<Step, { kind: 'sticks' }>;
  declare lang: Lang;

  override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('step') as Partial<typeof this.step> | undefined;
    if (changed.has('step') && before?.sources === undefined) this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    const words = operatorWords[this.lang];
    const { sources, isBusy } = this.step;
    return html`<div class="scroll">
        ${isBusy === true ? html`<p class="trouble" role="alert">${words.busy}</p>` : nothing}
        ${
          sources === undefined || sources.length === 0
            ? html`<p role="status">${sources === undefined ? words.lookingForSticks : words.noSticks}</p>`
            : html`<ul>
                ${sources.map((source) => this.#renderSource(source))}
              </ul>`
        }
      </div>
      <div class="actions">
        <button @click=${() => this.dispatchEvent(new CustomEvent('refresh'))}>${words.refresh}</button>
      </div>`;
  }

  #renderSource(source: Source) {
    const words = operatorWords[this.lang];
    return html`<li>
      <button @click=${() => this.dispatchEvent(new CustomEvent('take', { detail: source }))}>
        <span class="name">${source.name}</span>
        <span class="quiet">${words.sourceKinds[source.kind]} · ${words.bytes(source.bytes)}</span>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11M7 11l5 5 5-5M5 20h14" /></svg>
      </button>
    </li>`;
  }
}

customElements.define('stick-list', StickList);

declare global {
  interface HTMLElementTagNameMap {
    'stick-list': StickList;
  }
}
