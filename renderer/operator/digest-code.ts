import { css, html, LitElement, nothing } from 'lit';
import type { ShownDigest } from '../../core/operator.ts';
import { leastModulePx } from '../../core/qr-measure.ts';
import type { Lang } from '../../core/words.ts';
import '../overlays/qr-code.ts';
import { digestWords } from './digest-words.ts';
import { partStyles } from './operator-styles.ts';
import type { DigestStep } from './steps.ts';
import { Turning } from './turning.ts';

/**
 * What this machine has shown, as codes that come one after the other, over and over, until a phone has read them.
 *
 * @fires taken  the phone has read them all
 * @fires more   the codes that follow, or the same once more
 * @fires month  the last 30 days
 * @fires done   back to the overview
 */
export class DigestCode extends LitElement {
  static override styles = [
    partStyles,
    css`
      .shown {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 20em;
        min-height: 0;
      }
      .code {
        display: grid;
        position: relative;
        min-width: 0;
        min-height: 0;
        background: #fff;
      }
      qr-code {
        min-width: 0;
        min-height: 0;
      }
      .code .trouble {
        position: absolute;
        inset: auto 0 0;
        padding: 0.3em 0.6em;
        background: #fff;
      }
      .told {
        display: grid;
        gap: 0.8em;
        align-content: start;
        min-height: 0;
        padding: 0.9em;
        overflow: auto;
      }
      .which {
        font-size: 1.15em;
        font-weight: 800;
        line-height: 1.3;
        font-variant-numeric: tabular-nums;
      }
      ol {
        display: grid;
        gap: 0.5em;
        padding-left: 1.3em;
      }
      .key {
        font:
          600 0.85em/1.5 ui-monospace,
          monospace;
        overflow-wrap: anywhere;
      }
      @container (orientation: portrait) {
        .shown {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: min(100cqw, 100cqh - 24em) minmax(0, 1fr);
        }
      }
      /* On a board of few lines nothing but the code has room. */
      @container (max-height: 400px) {
        .shown {
          grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        }
        .told {
          display: none;
        }
      }
    `,
  ];

  static override properties = {
    step: { attribute: false },
    lang: { type: String },
  };

  declare step: DigestStep;
  declare lang: Lang;

  readonly #turning = new Turning(this);

  override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('step') as DigestStep | undefined;
    if (changed.has('step') && before?.state !== this.step.state)
      this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  override render() {
    const words = digestWords[this.lang];
    const { state, digest } = this.step;
    switch (state) {
      case 'making':
        return html`<div class="scroll"><p role="status">${words.making}</p></div>`;
      case 'failed':
        return html`<div class="scroll"><p class="trouble" role="alert">${words.failed}</p></div>
          <div class="actions">${this.#button('more', words.again, true)}</div>`;
      case 'taken': {
        const isMore = (digest?.left ?? 0) > 0;
        return html`<div class="scroll"><p role="status">${words.taken}</p></div>
          <div class="actions">
            ${isMore ? this.#button('more', words.next, true) : nothing} ${this.#button('done', words.done, !isMore)}
          </div>`;
      }
      case 'shown':
      case 'marking':
        return digest === undefined ? nothing : this.#renderShown(digest);
    }
  }

  #renderShown({ frames, from, until, left, older, key }: ShownDigest) {
    const words = digestWords[this.lang];
    const at = this.#turning.count % Math.max(1, frames.length);
    const isMarking = this.step.state === 'marking';
    return html`<div class="shown">
        <div class="code">
          <qr-code .url=${frames[at] ?? ''}></qr-code>
          ${this.#isTooSmall ? html`<p class="trouble" role="alert">${words.tooSmall}</p>` : nothing}
        </div>
        <div class="told">
          <p class="which">${words.days(shownDate(from), shownDate(until))}</p>
          <p class="quiet">${words.codes(frames.length)}</p>
          <ol>
            ${words.howTo.map((line) => html`<li>${line}</li>`)}
          </ol>
          ${left > 0 ? html`<p>${words.left(left)}</p>` : nothing}
          ${older > 0 ? html`<p>${words.older(older)}</p>` : nothing}
          <div>
            <p class="quiet">${words.key}</p>
            <p class="key" translate="no">${key.replace(/.{4}(?=.)/g, '$& ')}</p>
          </div>
        </div>
      </div>
      <div class="actions">
        ${this.#button('taken', isMarking ? words.marking : words.read, true, isMarking)}
        ${this.#button('month', words.month)}
      </div>`;
  }

  /** By what is drawn: no camera tells squares of a pixel apart. Looked at with each code, and told with the next. */
  get #isTooSmall(): boolean {
    const modulePx = this.renderRoot.querySelector('qr-code')?.measure()?.modulePx;
    return modulePx !== undefined && modulePx * devicePixelRatio < leastModulePx;
  }

  #button(event: 'taken' | 'more' | 'month' | 'done', text: string, isFirst = false, isBusy = false) {
    return html`<button
      class=${isFirst ? 'first' : ''}
      aria-disabled=${isBusy}
      @click=${() => !isBusy && this.dispatchEvent(new CustomEvent(event))}
    >
      ${text}
    </button>`;
  }
}

/** `20/11/2026`, which both languages read. */
function shownDate(date: string): string {
  return date.split('-').reverse().join('/');
}

customElements.define('digest-code', DigestCode);

declare global {
  interface HTMLElementTagNameMap {
    'digest-code': DigestCode;
  }
}
