import { css, html, LitElement, noChange, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { readScreenId, readTags } from '../../core/setting-readers.ts';
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
      input[aria-invalid='true'] {
        border-color: var(--red);
        outline: 1px solid var(--red);
      }
      .wrong {
        width: 0;
        min-width: 100%;
        margin: 0;
        color: #8a1f18;
        font-size: 13px;
        font-weight: 600;
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
    wrong: { state: true },
  };

  declare choices: readonly ScreenChoice[];
  /** Those that the playlist names, offered while typing. */
  declare tags: readonly string[];
  declare screen: Screen;
  declare lang: Lang;
  /** What was typed and is no screen. */
  declare wrong: 'id' | 'tags' | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('screen')) this.wrong = undefined;
  }

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
        aria-invalid=${this.wrong === 'id'}
        aria-label=${words.screenId}
        placeholder=${words.screenId}
        .value=${this.#shown(this.screen.id)}
        @change=${this.#typed}
      />
      <input
        class="tags"
        aria-invalid=${this.wrong === 'tags'}
        aria-label=${words.tags}
        placeholder="${words.tags}: ${words.tagsHint}"
        .value=${this.#shown(this.screen.tags.join(', '))}
        list="named"
        @change=${this.#typed}
      />
      <datalist id="named">${this.tags.map((tag) => html`<option value=${tag}></option>`)}</datalist>
      ${this.wrong === undefined ? nothing : html`<p class="wrong" role="alert">${this.wrong === 'id' ? words.screenIdWrong : words.tagsWrong}</p>`}`;
  }

  /** What is wrong stays to be mended. */
  #shown(value: string) {
    return this.wrong === undefined ? live(value) : noChange;
  }

  #chosen(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const choice = this.choices.find(({ screen }) => keyOf(screen) === value);
    if (choice !== undefined) this.#tell(choice.screen);
  }

  #typed(): void {
    const value = (name: string) => this.renderRoot.querySelector<HTMLInputElement>(name)?.value.trim() ?? '';
    const [writtenId, writtenTags] = [value('.id'), value('.tags').replace(/(\s*,\s*)+$/, '')];
    const id = writtenId === '' ? '' : readScreenId(writtenId);
    const tags = writtenTags === '' ? [] : readTags(writtenTags);
    this.wrong = id === undefined ? 'id' : tags === undefined ? 'tags' : undefined;
    if (id !== undefined && tags !== undefined) this.#tell({ id, tags });
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
