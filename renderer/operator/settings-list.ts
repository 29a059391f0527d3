import { css, html, LitElement, nothing } from 'lit';
import { panelSettings, type PanelSetting } from '../../core/panel-settings.ts';
import { isFixed } from '../../core/setting-layers.ts';
import { settingTable } from '../../core/setting-table.ts';
import { settingForms } from '../../core/settings.ts';
import type { Lang } from '../../core/words.ts';
import { partStyles } from './operator-styles.ts';
import { setUpWords } from './set-up-words.ts';
import { originWords, settingsPageWords, shownValue } from './settings-words.ts';
import { originIn, valueIn, type SettingsStep } from './steps.ts';

/**
 * What is set on this machine, and what is to be changed.
 *
 * @fires edit     the name of a setting that is to be changed
 * @fires discard  no change is to be kept
 * @fires save     all changes are to be kept
 * @fires code     a set-up code is to be entered instead
 * @fires done     everything is kept
 */
export class SettingsList extends LitElement {
  static override styles = [
    partStyles,
    css`
      ul {
        display: grid;
        gap: 0.4em;
        list-style: none;
      }
      li button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
        place-content: initial;
        gap: 0.1em 0.8em;
        align-items: center;
        width: 100%;
        padding: 0.4em 0.9em;
        text-align: start;
      }
      .name {
        color: var(--quiet-ink);
        font-weight: 600;
      }
      .value {
        overflow-wrap: anywhere;
      }
      .changed .value {
        color: var(--blue);
        font-weight: 800;
      }
      .changed {
        border-left: 0.35em solid var(--blue);
      }
      .note {
        grid-column: 1 / -1;
        font-weight: 400;
      }
    `,
  ];

  static override properties = { step: { attribute: false }, lang: { type: String } };

  declare step: SettingsStep;
  declare lang: Lang;

  override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('step') as SettingsStep | undefined;
    const { state, settings, draft } = this.step;
    const isAsBefore = before?.state === state && before.settings === settings && before.draft === draft;
    if (!isAsBefore) this.renderRoot.querySelector<HTMLElement>('.first, button')?.focus();
  }

  override render() {
    const words = settingsPageWords[this.lang];
    const { settings, draft, isFromBefore, isPinLost, state } = this.step;
    const pinLost = isPinLost ? html`<p role="status">${words.pinLost}</p>` : nothing;
    if (state === 'saved')
      return html`<div class="scroll">
          <p role="status">${words.saved}</p>
          ${pinLost}
        </div>
        <div class="actions">
          <button class="first" @click=${() => this.dispatchEvent(new CustomEvent('done'))}>${words.ok}</button>
        </div>`;
    const changes = Object.keys(draft).length;
    return html`<div class="scroll">
        ${state === 'not-saved' ? html`<p class="trouble" role="alert">${words.notSaved}</p>` : nothing}
        ${isFromBefore ? html`<p role="status">${words.fromBefore}</p>` : nothing} ${pinLost}
        ${
          settings === undefined
            ? html`<p role="status">${state === 'not-saved' ? nothing : words.loading}</p>`
            : html`<ul>
                ${panelSettings.map((name) => this.#renderSetting(name))}
              </ul>`
        }
      </div>
      <div class="actions">
        ${
          (changes === 0 && !isPinLost) || state === 'saving'
            ? nothing
            : html`<button @click=${() => this.dispatchEvent(new CustomEvent('discard'))}>${words.discard}</button>`
        }
        ${
          changes > 0 || isPinLost || state === 'saving'
            ? nothing
            : html`<button @click=${() => this.dispatchEvent(new CustomEvent('code'))}>
                ${setUpWords[this.lang].byCode}
              </button>`
        }
        <button
          class=${changes > 0 ? 'first' : ''}
          aria-disabled=${changes === 0 || state === 'saving'}
          @click=${() => this.dispatchEvent(new CustomEvent('save'))}
        >
          ${state === 'saving' ? words.saving : words.save(changes)}
        </button>
      </div>`;
  }

  #renderSetting(name: PanelSetting) {
    const { draft, faults } = this.step;
    const words = settingsPageWords[this.lang];
    const origin = originIn(this.step, name);
    const isGiven = origin !== undefined && isFixed(origin);
    const isChanged = Object.hasOwn(draft, name);
    const fault = faults.find((one) => one.name === name);
    return html`<li>
      <button
        class=${isChanged ? 'changed' : ''}
        aria-disabled=${isGiven}
        @click=${() => isGiven || this.dispatchEvent(new CustomEvent('edit', { detail: name }))}
      >
        <span class="name">${settingTable[name].name[this.lang]}</span>
        <span class="value" translate="no">${shownValue(name, valueIn(this.step, name), this.lang)}</span>
        ${origin === undefined ? nothing : html`<span class="note quiet">${originWords(origin)[this.lang]}</span>`}
        ${
          fault === undefined
            ? nothing
            : html`<span class="note trouble">${fault.message ?? words.mustBe(settingForms[name][this.lang])}</span>`
        }
      </button>
    </li>`;
  }
}

customElements.define('settings-list', SettingsList);

declare global {
  interface HTMLElementTagNameMap {
    'settings-list': SettingsList;
  }
}
