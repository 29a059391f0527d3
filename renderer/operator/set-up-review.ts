import { css, html, LitElement, nothing } from 'lit';
import { isPanelSetting } from '../../core/panel-settings.ts';
import type { SetUpChange } from '../../core/set-up.ts';
import { settingTable } from '../../core/setting-table.ts';
import type { Lang } from '../../core/words.ts';
import { partStyles } from './operator-styles.ts';
import { setUpWords } from './set-up-words.ts';
import { originWords, settingsPageWords, shownValue } from './settings-words.ts';
import type { ReviewStep } from './steps.ts';

/**
 * What a set-up code or a settings file would change, before it is taken.
 *
 * @fires take  all of it is to be kept
 * @fires done  there is nothing more to do
 */
export class SetUpReview extends LitElement {
  static override styles = [
    partStyles,
    css`
      dl {
        display: grid;
        gap: 0.5em;
      }
      div.change {
        display: grid;
        gap: 0.1em;
        padding: 0.4em 0.9em;
        border-left: 0.35em solid var(--blue);
        background: #fff;
      }
      dt {
        color: var(--quiet-ink);
        font-weight: 600;
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      del {
        color: var(--quiet-ink);
      }
      ins {
        color: var(--blue);
        font-weight: 800;
        text-decoration: none;
      }
    `,
  ];

  static override properties = { step: { attribute: false }, lang: { type: String } };

  declare step: ReviewStep;
  declare lang: Lang;

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('step')) this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  override render() {
    const words = setUpWords[this.lang];
    const { state, look } = this.step;
    const isOver = state === 'taken' || look.changes.length === 0;
    return html`<div class="scroll">
        ${state === 'not-taken' ? html`<p class="trouble" role="alert">${words.notTaken}</p>` : nothing}
        ${
          state === 'taken'
            ? html`<p role="status">${words.taken}</p>`
            : look.changes.length === 0
              ? html`<p role="status">${words.unchanged}</p>`
              : html`<dl>${look.changes.map((change) => this.#renderChange(change))}</dl>`
        }
      </div>
      <div class="actions">
        ${
          isOver
            ? html`<button class="first" @click=${() => this.dispatchEvent(new CustomEvent('done'))}>
                ${settingsPageWords[this.lang].ok}
              </button>`
            : html`<button
                class="first"
                aria-disabled=${state !== 'asking'}
                @click=${() => state === 'asking' && this.dispatchEvent(new CustomEvent('take'))}
              >
                ${state === 'taking' ? words.taking : words.take}
              </button>`
        }
      </div>`;
  }

  #renderChange({ name, from, to, hiddenBy }: SetUpChange) {
    const words = setUpWords[this.lang];
    const shown = (value: string | undefined) => {
      if (value === undefined) return settingTable[name].otherwise[this.lang];
      return isPanelSetting(name) ? shownValue(name, value, this.lang) : value;
    };
    return html`<div class="change">
      <dt>${settingTable[name].name[this.lang]}</dt>
      <dd translate="no">
        <del>${shown(from)}</del> <span aria-label=${words.becomes}>→</span>
        <ins>${shown(name === 'operatorPin' ? 'new' : to)}</ins>
      </dd>
      ${
        hiddenBy === undefined
          ? nothing
          : html`<dd class="quiet">${words.hidden(originWords(hiddenBy)[this.lang])}</dd>`
      }
    </div>`;
  }
}

customElements.define('set-up-review', SetUpReview);

declare global {
  interface HTMLElementTagNameMap {
    'set-up-review': SetUpReview;
  }
}
