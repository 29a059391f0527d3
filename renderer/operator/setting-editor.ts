import { css, html, LitElement, nothing } from 'lit';
import { rotations } from '../../core/display-settings.ts';
import type { PanelSetting } from '../../core/panel-settings.ts';
import { settingTable } from '../../core/setting-table.ts';
import { settingForms, settingReaders } from '../../core/settings.ts';
import type { Lang } from '../../core/words.ts';
import './key-board.ts';
import { partStyles } from './operator-styles.ts';
import { settingsPageWords, shownValue } from './settings-words.ts';
import { valueIn, type SettingStep } from './steps.ts';

/**
 * One setting, to be changed by touch, keyboard or remote control.
 *
 * @fires put  the value as a person writes it; `null`: it is not to be set any more
 */
export class SettingEditor extends LitElement {
  static override styles = [
    partStyles,
    css`
      .written {
        min-height: 2.9em;
        padding: 0.6em 0.8em;
        border: 0.12em solid var(--blue);
        border-radius: 0.5em;
        background: #fff;
        font-size: 1.1em;
        font-weight: 600;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .written::after {
        content: '';
        display: inline-block;
        width: 0.1em;
        height: 1.1em;
        margin-left: 0.05em;
        background: var(--blue);
        vertical-align: text-bottom;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(6em, 1fr));
        gap: 0.5em;
      }
      .choices button {
        min-height: max(3.4em, 44px);
      }
    `,
  ];

  static override properties = {
    step: { attribute: false },
    lang: { type: String },
    written: { state: true },
    first: { state: true },
    isOther: { state: true },
  };

  declare step: SettingStep;
  declare lang: Lang;
  declare private written: string;
  /** A PIN that was entered once. */
  declare private first: string | undefined;
  declare private isOther: boolean;

  constructor() {
    super();
    this.written = '';
    this.first = undefined;
    this.isOther = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { name, from } = this.step;
    this.written = name === 'operatorPin' ? '' : (valueIn(from, name) ?? '');
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.first, .choices button')?.focus();
  }

  override render() {
    const words = settingsPageWords[this.lang];
    const { name } = this.step;
    const choices = choicesOf(name);
    const { settings, draft } = this.step.from;
    const isSet = settings?.values[name] !== undefined || Object.hasOwn(draft, name);
    return html`<div class="scroll">
        <p>${settingTable[name].help[this.lang]}</p>
        ${choices === undefined ? this.#renderWriting() : this.#renderChoices(choices)}
      </div>
      <div class="actions">
        ${
          isSet && name !== 'operatorPin'
            ? html`<button @click=${() => this.#put(null)}>${words.unset}</button>`
            : nothing
        }
        ${
          choices === undefined
            ? html`<button class="first" aria-disabled=${!this.#isGood} @click=${() => this.#enter()}>
                ${words.ok}
              </button>`
            : nothing
        }
      </div>`;
  }

  /** Takes a key of a keyboard; says whether it meant anything here. */
  type(key: string): boolean {
    if (choicesOf(this.step.name) !== undefined) return false;
    if (key === 'Backspace') this.#erase();
    else if ([...key].length === 1 && TYPED[this.#layout].test(key)) this.#add(key);
    else return false;
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
    return true;
  }

  #renderChoices(choices: readonly string[]) {
    const { name } = this.step;
    return html`<div class="choices">
      ${choices.map(
        (choice) =>
          html`<button aria-pressed=${choice === this.written} @click=${() => this.#put(choice)}>
            ${shownValue(name, choice, this.lang)}
          </button>`,
      )}
    </div>`;
  }

  #renderWriting() {
    const words = settingsPageWords[this.lang];
    const { name } = this.step;
    const isPin = name === 'operatorPin';
    const told = this.isOther ? words.other : isPin && this.first !== undefined ? words.again : undefined;
    const shown = isPin ? '•'.repeat(this.written.length) : this.written;
    return html`<p class="written" translate="no" aria-live="off">${shown}</p>
      <p class=${this.isOther ? 'trouble' : 'quiet'} role="status">
        ${told ?? (this.written === '' || this.#isGood ? nothing : words.mustBe(settingForms[name][this.lang]))}
      </p>
      <key-board
        layout=${this.#layout}
        .lang=${this.lang}
        @key=${({ detail }: CustomEvent<string>) => this.#add(detail)}
        @erase=${() => this.#erase()}
      ></key-board>`;
  }

  get #layout(): 'digits' | 'decimals' | 'text' {
    switch (this.step.name) {
      case 'operatorPin':
      case 'volumePercent':
        return 'digits';
      case 'overscanPercent':
      case 'diagonalInches':
      case 'viewingDistanceMetres':
        return 'decimals';
      default:
        return 'text';
    }
  }

  get #isGood(): boolean {
    return settingReaders[this.step.name](this.written) !== undefined && this.written !== '';
  }

  #add(key: string): void {
    if (this.written.length < LONGEST) this.written += key;
    this.isOther = false;
  }

  #erase(): void {
    this.written = this.written.slice(0, -1);
  }

  /** Nobody sees the digits of a PIN, so they are entered twice. */
  #enter(): void {
    if (!this.#isGood) return;
    if (this.step.name !== 'operatorPin' || this.first === this.written) return this.#put(this.written);
    this.isOther = this.first !== undefined;
    this.first = this.isOther ? undefined : this.written;
    this.written = '';
  }

  #put(value: string | null): void {
    this.dispatchEvent(new CustomEvent('put', { detail: value }));
  }
}

/** The values of a setting that has few; `undefined`: it is written. */
function choicesOf(name: PanelSetting): readonly string[] | undefined {
  if (name === 'rotation') return rotations.map(String);
  if (name === 'outsideHours') return settingTable[name].schema.enum;
  return settingTable[name].schema.type === 'boolean' ? ['on', 'off'] : undefined;
}

const LONGEST = 2048;

/** What a keyboard may type. */
const TYPED = { text: /./, decimals: /[0-9.,]/, digits: /[0-9]/ } as const;

customElements.define('setting-editor', SettingEditor);

declare global {
  interface HTMLElementTagNameMap {
    'setting-editor': SettingEditor;
  }
}
