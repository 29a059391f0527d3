import { css, html, LitElement, nothing } from 'lit';
import { pinDigits } from '../../core/operator.ts';
import type { Lang } from '../../core/words.ts';
import { partStyles } from './operator-styles.ts';
import { operatorWords } from './operator-words.ts';
import type { PinStep } from './steps.ts';

/**
 * The pad on which the PIN is entered, by touch, keyboard or remote control. The digits are never shown, only how many
 * there are.
 *
 * @fires pin  the digits that were entered
 */
export class PinPad extends LitElement {
  static override styles = [
    partStyles,
    css`
      .scroll {
        align-content: safe center;
      }
      .told {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 0.4em;
        min-height: 4.2em;
        text-align: center;
      }
      .dots {
        display: flex;
        gap: 0.45em;
        align-items: center;
        min-height: 1em;
      }
      .dots i {
        width: 0.8em;
        height: 0.8em;
        border: 0.12em solid var(--blue);
        border-radius: 50%;
      }
      .dots .on {
        background: var(--blue);
      }
      .keys {
        display: grid;
        grid-template-columns: repeat(3, minmax(44px, 7em));
        gap: 0.5em;
        justify-content: center;
      }
      .keys button {
        min-width: 0;
        min-height: max(3.4em, 44px);
        padding: 0;
        font-size: 1.2em;
      }
      @container (max-height: 300px) {
        .told {
          grid-auto-flow: column;
          justify-content: center;
          gap: 10px;
          min-height: 18px;
        }
        .dots {
          gap: 4px;
        }
        .keys {
          grid-template-columns: repeat(6, minmax(44px, 1fr));
          gap: 4px;
          justify-content: stretch;
        }
        .keys button {
          min-height: 44px;
        }
      }
    `,
  ];

  static override properties = {
    step: { attribute: false },
    told: { attribute: false },
    now: { type: Number },
    lang: { type: String },
    entered: { state: true },
  };

  declare step: Pick<PinStep, 'isAsking' | 'refusal'>;
  /** What is said while nothing is entered, and whether it is of something wrong. */
  declare told: { readonly words: string; readonly isTrouble: boolean } | undefined;
  /** Milliseconds, by the clock of the refusal. */
  declare now: number;
  declare lang: Lang;
  declare private entered: string;

  constructor() {
    super();
    this.entered = '';
  }

  override firstUpdated(): void {
    this.#buttons[0]?.focus();
  }

  override render() {
    const words = operatorWords[this.lang];
    const count = this.entered.length;
    const dots = Array.from({ length: Math.max(pinDigits.least, count) }, (_, n) => n < count);
    return html`<div class="scroll">
      <div class="told">
        <div class="dots" role="img" aria-label=${words.entered(count)}>
          ${dots.map((isOn) => html`<i class=${isOn ? 'on' : ''}></i>`)}
        </div>
        ${this.#renderMessage()}
      </div>
      <div class="keys">
        ${DIGITS.slice(0, 9).map((digit) => this.#renderDigit(digit))}
        <button aria-label=${words.erase} @click=${() => this.#erase()}>
          <svg viewBox="0 0 24 24"><path d="M21 5H9l-6 7 6 7h12zM17 9l-6 6M11 9l6 6" /></svg>
        </button>
        ${this.#renderDigit('0')}
        <button class="first" aria-disabled=${!this.#isWhole} @click=${() => this.#enter()}>OK</button>
      </div>
    </div>`;
  }

  #renderDigit(digit: string) {
    return html`<button @click=${() => this.#add(digit)}>${digit}</button>`;
  }

  #renderMessage() {
    const words = operatorWords[this.lang];
    const { isAsking, refusal } = this.step;
    if (isAsking) return html`<p class="quiet" role="status">${words.checking}</p>`;
    if (this.#waitSeconds > 0) return html`<p class="trouble">${words.waitForPin(this.#waitSeconds)}</p>`;
    if (this.entered === '' && this.told !== undefined)
      return html`<p class=${this.told.isTrouble ? 'trouble' : 'quiet'} role="status">${this.told.words}</p>`;
    if (this.entered !== '' || refusal === undefined || refusal.kind === 'waiting')
      return html`<p class="quiet">${this.#isWhole ? nothing : words.pinLength}</p>`;
    const told = refusal.kind === 'wrong' ? words.wrongPin(refusal.triesLeft) : words.away;
    return html`<p class="trouble" role="alert">${told}</p>`;
  }

  /** Takes a key of a keyboard; says whether it meant anything here. */
  type(key: string): boolean {
    if (DIGITS.includes(key)) this.#add(key);
    else if (key === 'Backspace') this.#erase();
    else return false;
    // Whoever types the digits presses Enter next.
    this.#buttons.at(-1)?.focus();
    return true;
  }

  get #buttons(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }

  get #isWhole(): boolean {
    return this.entered.length >= pinDigits.least && !this.step.isAsking && this.#waitSeconds === 0;
  }

  /** Seconds until the next PIN may be tried. */
  get #waitSeconds(): number {
    const { refusal } = this.step;
    return refusal?.kind === 'waiting' ? Math.max(0, Math.ceil((refusal.until - this.now) / 1000)) : 0;
  }

  #add(digit: string): void {
    if (!this.step.isAsking && this.entered.length < pinDigits.most) this.entered += digit;
  }

  #erase(): void {
    this.entered = this.entered.slice(0, -1);
  }

  #enter(): void {
    if (!this.#isWhole) return;
    this.dispatchEvent(new CustomEvent('pin', { detail: this.entered }));
    this.entered = '';
  }
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

customElements.define('pin-pad', PinPad);

declare global {
  interface HTMLElementTagNameMap {
    'pin-pad': PinPad;
  }
}
