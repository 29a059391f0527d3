import { css, html, LitElement, nothing } from 'lit';
import { faultWords } from '../../core/fault-words.ts';
import type { Lang } from '../../core/words.ts';
import { figuresOf } from './figures.ts';
import type { OpenedDigest } from './open-digest.ts';
import { pageWords } from './page-words.ts';

/**
 * What was read of one machine.
 *
 * @fires remove  it is to be deleted
 */
export class DigestCard extends LitElement {
  static override styles = css`
    * {
      box-sizing: border-box;
      margin: 0;
      padding: 0;
    }
    :host {
      display: block;
    }
    .card {
      display: grid;
      gap: 6px;
      padding: 12px 14px;
      border: 1px solid #cbd7ea;
      border-radius: 12px;
      background: #fff;
    }
    .head {
      display: flex;
      gap: 10px;
      align-items: start;
      justify-content: space-between;
    }
    h3 {
      min-width: 0;
      font-size: 17px;
      font-weight: 800;
      line-height: 1.3;
      overflow-wrap: anywhere;
    }
    button {
      flex: none;
      min-width: 44px;
      min-height: 44px;
      margin: -6px -8px 0 0;
      padding: 0 10px;
      border: 0;
      border-radius: 8px;
      background: transparent;
      color: var(--red);
      font: 600 14px/1.25 var(--font);
      cursor: pointer;
    }
    :focus-visible {
      outline: 3px solid var(--bright);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 8px;
    }
    dl div {
      display: flex;
      flex-direction: column-reverse;
      justify-content: flex-end;
    }
    dd {
      font-size: 20px;
      font-weight: 800;
      line-height: 1.2;
      font-variant-numeric: tabular-nums;
    }
    dt,
    .quiet {
      color: var(--quiet-ink);
      font-size: 14px;
      line-height: 1.35;
    }
    .genuine {
      color: #166534;
      font-size: 14px;
      font-weight: 600;
    }
    .unchecked {
      color: #7a4b00;
      font-size: 14px;
      font-weight: 600;
    }
    .key {
      font:
        600 14px/1.4 ui-monospace,
        monospace;
      overflow-wrap: anywhere;
    }
    .fault {
      color: var(--red);
      font-size: 14px;
      overflow-wrap: anywhere;
    }
  `;

  static override properties = {
    opened: { attribute: false },
    lang: { type: String },
  };

  declare opened: OpenedDigest;
  declare lang: Lang;

  override render() {
    const words = pageWords[this.lang];
    const { digest, keyId, signature } = this.opened;
    const { success, mainMs, helped } = figuresOf(digest);
    const inLang = new Intl.NumberFormat(this.lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
    const figures = [
      [success, words.wholePlays],
      [mainMs / 3_600_000, words.hours],
      [helped, words.helped],
    ] as const;
    return html`<section class="card">
      <div class="head">
        <h3>${namesOf(digest.screens)}</h3>
        <button @click=${() => this.dispatchEvent(new CustomEvent('remove'))}>${words.remove}</button>
      </div>
      <p class="quiet">${words.days(shownDate(digest.from), shownDate(digest.until))}</p>
      <dl>
        ${figures.map(
          ([value, label]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${inLang.format(value)}</dd>
            </div>`,
        )}
      </dl>
      <p class=${signature}>${signature === 'genuine' ? `✓ ${words.genuine}` : words.unchecked}</p>
      ${
        keyId === undefined
          ? nothing
          : html`<p class="quiet">${words.key}: <span class="key" translate="no">${inFours(keyId)}</span></p>`
      }
      <p class="quiet">${words.made(shownInstant(digest.at))}</p>
      ${digest.faults.map((code) => html`<p class="fault">${faultWords(code)?.[this.lang] ?? ''} (${code})</p>`)}
    </section>`;
  }
}

/** A machine on which nothing was shown names no screen. */
export function namesOf(screens: readonly string[]): string {
  return screens.length === 0 ? '–' : screens.join(', ');
}

function inFours(keyId: string): string {
  return keyId.replace(/.{4}(?=.)/g, '$& ');
}

/** `20/11/2026`, which both languages read. */
function shownDate(date: string): string {
  return date.split('-').reverse().join('/');
}

/** `20/11/2026 15:30`, on the clock of the machine that has written it. */
function shownInstant(at: string): string {
  return `${shownDate(at.slice(0, 10))} ${at.slice(11, 16)}`;
}

customElements.define('digest-card', DigestCard);

declare global {
  interface HTMLElementTagNameMap {
    'digest-card': DigestCard;
  }
}
