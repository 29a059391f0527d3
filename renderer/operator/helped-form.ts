import { css, html, LitElement, nothing } from 'lit';
import { MOST_PEOPLE } from '../../core/helped.ts';
import type { Lang } from '../../core/words.ts';
import './key-board.ts';
import { partStyles } from './operator-styles.ts';
import { settingsPageWords } from './settings-words.ts';
import type { HelpedStep } from './steps.ts';

/**
 * How many people were helped to install on a day: today, or one of the last days.
 *
 * @fires enter  the day with its number, `HelpedDay`
 */
export class HelpedForm extends LitElement {
  static override styles = [
    partStyles,
    css`
      .day {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0.6em;
        align-items: center;
        text-align: center;
      }
      .date {
        font-weight: 800;
      }
      .number {
        font-size: 2.6em;
        font-weight: 800;
        line-height: 1.2;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      .number small {
        color: var(--quiet-ink);
        font-size: 0.4em;
      }
    `,
  ];

  static override properties = {
    step: { attribute: false },
    lang: { type: String },
    daysBack: { state: true },
    written: { state: true },
  };

  declare step: HelpedStep;
  declare lang: Lang;
  declare private daysBack: number;
  /** `undefined`: the number that was entered before stands. */
  declare private written: string | undefined;

  constructor() {
    super();
    this.daysBack = 0;
    this.written = undefined;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  override render() {
    const words = settingsPageWords[this.lang];
    const { state, helped } = this.step;
    const entered = helped?.days.find(({ date }) => date === this.#date)?.people;
    return html`<div class="scroll">
        ${state === 'not-saved' ? html`<p class="trouble" role="alert">${words.notSaved}</p>` : nothing}
        <div class="day">
          <button
            aria-label=${words.dayBefore}
            aria-disabled=${this.daysBack >= MOST_DAYS_BACK}
            @click=${() => this.#go(1)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M15 5l-7 7 7 7" /></svg>
          </button>
          <p class="date">
            ${this.#date === undefined ? nothing : shownDate(this.#date, this.lang)}
            <span class="quiet">${this.daysBack === 0 ? words.today : nothing}</span>
          </p>
          <button aria-label=${words.dayAfter} aria-disabled=${this.daysBack === 0} @click=${() => this.#go(-1)}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
          </button>
        </div>
        <p class="number" role="status">${this.written ?? entered ?? '–'} <small>${words.people}</small></p>
        <p class="quiet" role="status">${state === 'saved' && this.written === undefined ? words.entered : nothing}</p>
        <key-board
          layout="digits"
          .lang=${this.lang}
          @key=${({ detail }: CustomEvent<string>) => this.#add(detail)}
          @erase=${() => this.#erase()}
        ></key-board>
      </div>
      <div class="actions">
        <button class="first" aria-disabled=${!this.#isWhole} @click=${() => this.#enter()}>${words.enter}</button>
      </div>`;
  }

  /** Takes a key of a keyboard; says whether it meant anything here. */
  type(key: string): boolean {
    if (/^[0-9]$/.test(key)) this.#add(key);
    else if (key === 'Backspace') this.#erase();
    else return false;
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
    return true;
  }

  get #date(): string | undefined {
    const today = this.step.helped?.today;
    if (today === undefined) return undefined;
    return new Date(Date.parse(today) - this.daysBack * DAY_MS).toISOString().slice(0, 10);
  }

  get #isWhole(): boolean {
    return (
      this.#date !== undefined && this.written !== undefined && this.written !== '' && this.step.state !== 'saving'
    );
  }

  #go(days: number): void {
    const back = this.daysBack + days;
    if (back < 0 || back > MOST_DAYS_BACK) return;
    this.daysBack = back;
    this.written = undefined;
  }

  #add(digit: string): void {
    const next = String(Number(`${this.written ?? ''}${digit}`));
    if (Number(next) <= MOST_PEOPLE) this.written = next;
  }

  #erase(): void {
    this.written = (this.written ?? '').slice(0, -1);
  }

  #enter(): void {
    if (!this.#isWhole) return;
    const day = { date: this.#date, people: Number(this.written) };
    this.written = undefined;
    this.dispatchEvent(new CustomEvent('enter', { detail: day }));
  }
}

/** `18/08/2020`, `18 Aug 2020` */
function shownDate(date: string, lang: Lang): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return lang === 'vi'
    ? `${day}/${month}/${year}`
    : new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}

const DAY_MS = 86_400_000;
/** A number that was forgotten is entered within a week. */
const MOST_DAYS_BACK = 6;

customElements.define('helped-form', HelpedForm);

declare global {
  interface HTMLElementTagNameMap {
    'helped-form': HelpedForm;
  }
}
