import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Screen } from '../../core/screen.ts';
import type { Lang } from '../../core/words.ts';
import { controlStyles } from './control-styles.ts';
import { previewWords } from './preview-words.ts';
import type { ScreenChoice } from './screen-choices.ts';

/**
 * Chooses the screen that is previewed: one that the playlist aims at, or any other by its id and tags.
 *
 * @fires screen  the screen that was chosen
 */
export class ScreenChooser extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 8px;
        align-items: center;
      }
      select {
        max-width: 210px;
        padding-right: 4px;
      }
      .id {
        width: 130px;
      }
      .tags {
        width: 230px;
      }
      @media (max-width: 700px) {
        select {
          flex: 1 1 60%;
          max-width: none;
        }
        .id,
        .tags {
          flex: 1 1 40%;
          min-width: 0;
        }
      }
    `,
  ];

  static override properties = {
    choices: { attribute: false },
    tags: { attribute: false },
    screen: { attribute: false },
    lang: { type: String },
  };

  declare choices: readonly ScreenChoice[];
  /** Those that the playlist names, offered while typing. */
  declare tags: readonly string[];
  declare screen: Screen;
  declare lang: Lang;

  override render() {
    const words = previewWords[this.lang];
    const key = keyOf(this.screen);
    const isKnown = this.choices.some(({ screen }) => keyOf(screen) === key);
    return html`<label for="choice">${words.screen}</label>
      <select id="choice" .value=${live(key)} @change=${this.#chosen}>
        ${isKnown ? nothing : html`<option value=${key} selected>${nameOf(this.screen)}</option>`}
        ${this.choices.map(
          ({ label, screen }) =>
            html`<option value=${keyOf(screen)} ?selected=${keyOf(screen) === key}>
              ${label || words.plainScreen}
            </option>`,
        )}
      </select>
      <input
        class="id"
        aria-label=${words.screenId}
        placeholder=${words.screenId}
        .value=${live(this.screen.id)}
        @change=${this.#typed}
      />
      <input
        class="tags"
        aria-label=${words.tags}
        placeholder="${words.tags}: ${words.tagsHint}"
        .value=${live(this.screen.tags.join(', '))}
        list="named"
        @change=${this.#typed}
      />
      <datalist id="named">${this.tags.map((tag) => html`<option value=${tag}></option>`)}</datalist>`;
  }

  #chosen(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const choice = this.choices.find(({ screen }) => keyOf(screen) === value);
    if (choice !== undefined) this.#tell(choice.screen);
  }

  #typed(): void {
    const value = (name: string) => this.renderRoot.querySelector<HTMLInputElement>(name)?.value.normalize('NFC') ?? '';
    const tags = value('.tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    this.#tell({ id: value('.id').trim(), tags });
  }

  #tell(detail: Screen): void {
    this.dispatchEvent(new CustomEvent('screen', { detail }));
  }
}

function keyOf({ id, tags }: Screen): string {
  return JSON.stringify([id, [...tags].sort()]);
}

function nameOf({ id, tags }: Screen): string {
  return [id, ...tags].filter((part) => part !== '').join(', ');
}

customElements.define('screen-chooser', ScreenChooser);

declare global {
  interface HTMLElementTagNameMap {
    'screen-chooser': ScreenChooser;
  }
}
