import { css, html, LitElement, nothing } from 'lit';
import type { Lang } from '../../core/words.ts';
import { partStyles } from './operator-styles.ts';
import { operatorWords } from './operator-words.ts';
import type { BegunTaking } from './steps.ts';

/**
 * How far the taking of content from a stick has come, and what became of it.
 *
 * @fires again  to choose something else
 * @fires done   back to the overview
 */
export class TakingProgress extends LitElement {
  static override styles = [
    partStyles,
    css`
      .name {
        font-weight: 800;
        overflow-wrap: anywhere;
      }
      p {
        font-variant-numeric: tabular-nums;
      }
      .taken {
        border-left: 0.35em solid #15803d;
      }
      .refused {
        border-left: 0.35em solid var(--red);
      }
      .card > * + * {
        margin-top: 0.3em;
      }
      .message {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  static override properties = {
    taking: { attribute: false },
    lang: { type: String },
  };

  declare taking: BegunTaking;
  declare lang: Lang;

  override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('taking') as BegunTaking | undefined;
    if (before?.state !== this.taking.state) this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  override render() {
    const words = operatorWords[this.lang];
    const { taking } = this;
    if (taking.state === 'copying') {
      const { bytes, bytesDone } = taking;
      return html`<div class="scroll">
        <p class="name">${taking.name}</p>
        <progress aria-label=${words.takingStates.copying} max=${Math.max(1, bytes)} value=${bytesDone}></progress>
        <p class="quiet">${bytes === 0 ? words.reading : words.copied(bytesDone, bytes)}</p>
        <p>${words.leaveStick}</p>
      </div>`;
    }
    return html`<div class="scroll">
        <p class="name">${taking.name}</p>
        ${this.#renderOutcome()}
      </div>
      <div class="actions">
        <button @click=${() => this.#tell('again')}>${words.otherSource}</button>
        <button class="first" @click=${() => this.#tell('done')}>${words.done}</button>
      </div>`;
  }

  #renderOutcome() {
    const words = operatorWords[this.lang];
    const { taking } = this;
    if (taking.state === 'refused')
      return html`<div class="card refused" role="alert">
        <p class="trouble" translate="no">${taking.fault.code}</p>
        <p class="message">${taking.fault.message[this.lang]}</p>
        <p class="quiet">${words.unchanged}</p>
      </div>`;
    const { playlist } = taking;
    return html`<div class="card taken" role="status">
      ${
        playlist === undefined
          ? nothing
          : html`<p class="message">${words.playlist}: ${playlist.id}, ${words.revision(playlist.revision)}</p>`
      }
      <p class="quiet">${words.pullStick}</p>
    </div>`;
  }

  #tell(name: 'again' | 'done'): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}

customElements.define('taking-progress', TakingProgress);

declare global {
  interface HTMLElementTagNameMap {
    'taking-progress': TakingProgress;
  }
}
