import { css, html, LitElement, nothing } from 'lit';
import { GROUP_LENGTH, readSymbols } from '../../core/code-symbols.ts';
import type { Lang } from '../../core/words.ts';
import './key-board.ts';
import { partStyles } from './operator-styles.ts';
import { setUpWords } from './set-up-words.ts';
import type { SetUpStep } from './steps.ts';

/**
 * Takes a set-up code, by touch, keyboard, remote control or scanner, or offers the settings files on sticks.
 *
 * @fires code  the code that was written
 * @fires file  the settings file that was chosen
 */
export class SetUpForm extends LitElement {
  static override styles = [
    partStyles,
    css`
      .written {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2em 0.7em;
        min-height: 2.9em;
        padding: 0.6em 0.8em;
        border: 0.12em solid var(--blue);
        border-radius: 0.5em;
        background: #fff;
        font-size: 1.1em;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .wrong {
        color: var(--red, #b00020);
        text-decoration: underline wavy;
      }
      ul {
        display: grid;
        gap: 0.4em;
        list-style: none;
      }
      li button {
        width: 100%;
      }
    `,
  ];

  static override properties = { step: { attribute: false }, lang: { type: String }, written: { state: true } };

  declare step: SetUpStep;
  declare lang: Lang;
  declare private written: string;

  constructor() {
    super();
    this.written = '';
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  override render() {
    const words = setUpWords[this.lang];
    const files = this.step.sources.filter(({ kind }) => kind === 'settings');
    return html`<div class="scroll">
        <p>${words.help}</p>
        <p class="written" translate="no">
          ${this.#groups.map((group, n) => html`<span class=${this.#wrong.includes(n + 1) ? 'wrong' : ''}>${group}</span>`)}
        </p>
        ${this.#renderTold()}
        ${
          files.length === 0
            ? nothing
            : html`<p>${words.onSticks}</p>
                <ul>
                  ${files.map(
                    (file) =>
                      html`<li>
                        <button @click=${() => this.dispatchEvent(new CustomEvent('file', { detail: file }))}>
                          ${words.stick(file.name)}
                        </button>
                      </li>`,
                  )}
                </ul>`
        }
        <key-board
          layout="code"
          .lang=${this.lang}
          @key=${({ detail }: CustomEvent<string>) => this.#add(detail)}
          @erase=${() => (this.written = this.written.slice(0, -1))}
        ></key-board>
      </div>
      <div class="actions">
        ${this.written === '' ? nothing : html`<button @click=${() => (this.written = '')}>${words.erase}</button>`}
        <button class="first" aria-disabled=${this.written === '' || this.step.isAsking} @click=${() => this.#enter()}>
          ${words.next}
        </button>
      </div>`;
  }

  /**
   * Takes a key of a keyboard; says whether it meant anything here. What the key means by its place counts where an
   * input method or a layout makes something else of it: scanners type as if the keyboard were American.
   */
  type(key: string, code: string): boolean {
    const [, digit, letter] = /^(?:Digit|Numpad)(\d)$|^Key([A-Z])$/.exec(code) ?? [];
    const character = /^[0-9a-z]$/i.test(key) ? key : (digit ?? letter);
    if (key === 'Backspace') this.written = this.written.slice(0, -1);
    else if (character !== undefined) this.#add(character);
    else if (!/^[-\s]$/.test(key)) return false;
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
    return true;
  }

  /** What is wrong: with what is being written at once, with what was sent as the player has said. */
  #renderTold() {
    const { faults, isAsking } = this.step;
    if (isAsking) return html`<p class="quiet" role="status">${setUpWords[this.lang].checking}</p>`;
    const { lang } = this;
    const read = readSymbols(this.written.slice(0, this.#wholeLength));
    if (this.#wrong.length > 0 && read.kind === 'refused')
      return html`<p class="trouble" role="alert">${read.words[lang]}</p>`;
    return faults.map(
      ({ place, words }) =>
        html`<p class="trouble" role="alert">${place === '' ? nothing : `${place}: `}${words[lang]}</p>`,
    );
  }

  get #groups(): readonly string[] {
    return this.written.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'g')) ?? [];
  }

  /** The groups that are whole and cannot be. */
  get #wrong(): readonly number[] {
    const read = readSymbols(this.written.slice(0, this.#wholeLength));
    return read.kind === 'refused' ? read.groups : [];
  }

  get #wholeLength(): number {
    return this.written.length - (this.written.length % GROUP_LENGTH);
  }

  #add(character: string): void {
    if (this.written.length < LONGEST) this.written += character.toUpperCase();
  }

  #enter(): void {
    if (this.written !== '' && !this.step.isAsking)
      this.dispatchEvent(new CustomEvent('code', { detail: this.written }));
  }
}

const LONGEST = 3000;

customElements.define('set-up-form', SetUpForm);

declare global {
  interface HTMLElementTagNameMap {
    'set-up-form': SetUpForm;
  }
}
