import { css, html, LitElement } from 'lit';
import { codeSymbols } from '../../core/code-symbols.ts';
import type { Lang } from '../../core/words.ts';
import { operatorStyles } from './operator-styles.ts';
import { operatorWords } from './operator-words.ts';
import { settingsPageWords } from './settings-words.ts';

/**
 * Keys for those who have no keyboard: by touch, or with the arrows of a remote control.
 *
 * @fires key    one character that was pressed
 * @fires erase  the last character is to go
 */
export class KeyBoard extends LitElement {
  static override styles = [
    operatorStyles,
    css`
      :host {
        display: grid;
        /* As many as there is room for, and ten at most. */
        grid-template-columns: repeat(auto-fill, minmax(max(44px, 10% - 0.27em), 1fr));
        gap: 0.3em;
      }
      button {
        min-width: 0;
        padding: 0;
        font-size: 1.1em;
      }
      :host([layout='digits']),
      :host([layout='decimals']) {
        grid-template-columns: repeat(3, minmax(0, 1fr));
        justify-self: center;
        width: min(100%, 20em);
      }
    `,
  ];

  static override properties = {
    layout: { type: String, reflect: true },
    lang: { type: String },
    isUpper: { state: true },
  };

  /** `decimals`: digits and a comma; `code`: what set-up codes are written with. */
  declare layout: 'digits' | 'decimals' | 'code' | 'text';
  declare lang: Lang;
  declare private isUpper: boolean;

  constructor() {
    super();
    this.layout = 'text';
    this.isUpper = false;
  }

  override render() {
    if (this.layout === 'code')
      return html`${[...codeSymbols].map((key) => this.#renderKey(key))} ${this.#renderErase()}`;
    if (this.layout !== 'text')
      return html`${[...'123456789'].map((key) => this.#renderKey(key))}
      ${this.layout === 'decimals' ? this.#renderKey(this.lang === 'vi' ? ',' : '.') : html`<span></span>`}
      ${this.#renderKey('0')} ${this.#renderErase()}`;
    const words = settingsPageWords[this.lang];
    const letters = this.isUpper ? LETTERS.toUpperCase() : LETTERS;
    return html`${[...letters].map((key) => this.#renderKey(key))}
      <button aria-pressed=${this.isUpper} aria-label=${words.shift} @click=${() => (this.isUpper = !this.isUpper)}>
        ${this.isUpper ? 'a' : 'A'}
      </button>
      ${[...SIGNS].map((sign) => this.#renderKey(sign))} ${this.#renderErase()}`;
  }

  #renderKey(key: string) {
    return html`<button @click=${() => this.dispatchEvent(new CustomEvent('key', { detail: key }))}>${key}</button>`;
  }

  #renderErase() {
    return html`<button
      aria-label=${operatorWords[this.lang].erase}
      @click=${() => this.dispatchEvent(new CustomEvent('erase'))}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M21 5H9l-6 7 6 7h12zM17 9l-6 6M11 9l6 6" /></svg>
    </button>`;
  }
}

/** Ten in a row, as on every keyboard. */
const LETTERS = '1234567890qwertyuiopasdfghjkl-zxcvbnm_./';
const SIGNS = ':=,?&%@#';

customElements.define('key-board', KeyBoard);

declare global {
  interface HTMLElementTagNameMap {
    'key-board': KeyBoard;
  }
}
