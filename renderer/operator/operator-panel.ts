import { html, LitElement, nothing } from 'lit';
import type { Rotation } from '../../core/display-settings.ts';
import type { HelpedDay } from '../../core/helped.ts';
import type { Source } from '../../core/operator.ts';
import type { ScreenStatus } from '../../core/status.ts';
import type { Lang } from '../../core/words.ts';
import { directionOf, nearest, turned, type Direction } from './arrows.ts';
import type { NowOn } from './now-on.ts';
import { operatorWords } from './operator-words.ts';
import { panelStyles } from './panel-styles.ts';
import { titleOf } from './panel-title.ts';
import './pin-pad.ts';
import './screen-overview.ts';
import type { PanelSetting } from '../../core/panel-settings.ts';
import './helped-form.ts';
import './setting-editor.ts';
import './settings-list.ts';
import './digest-code.ts';
import { settingsPageWords } from './settings-words.ts';
import './set-up-form.ts';
import './set-up-review.ts';
import './stick-list.ts';
import './taking-progress.ts';
import type { Visit, VisitState } from './visit.ts';
import type { Goal, Step } from './steps.ts';

/**
 * The operator's panel: a sheet over the picture, at the left of a wide screen and at the bottom of an upright one, so
 * that the picture stays in view.
 *
 * @fires closed  it is to go away
 */
export class OperatorPanel extends LitElement {
  static override styles = panelStyles;

  static override properties = {
    visit: { attribute: false },
    state: { attribute: false },
    now: { type: Number },
    screenId: { type: String },
    rotation: { type: Number },
    lang: { type: String },
    nowOn: { attribute: false },
  };

  declare visit: Visit;
  declare state: VisitState;
  /** Milliseconds, by the clock of the visit; newer with every state, so every second. */
  declare now: number;
  declare screenId: string;
  /** How far the panel is turned in its window. */
  declare rotation: Rotation;
  declare lang: Lang;
  /** What the page knows about what is on. */
  declare nowOn: () => NowOn;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#typed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#typed);
  }

  override firstUpdated(): void {
    this.#dialog?.show();
  }

  override updated(): void {
    // What had the focus may have gone with its step; without any, keys would go past the panel.
    if (this.shadowRoot?.activeElement === null) this.renderRoot.querySelector<HTMLElement>('.close')?.focus();
  }

  override render() {
    const { step, isAway } = this.state;
    const words = operatorWords[this.lang];
    return html`<dialog
      class=${step.kind === 'digest' ? 'broad' : ''}
      lang=${this.lang}
      aria-labelledby="title"
      aria-modal="true"
      @close=${() => this.dispatchEvent(new CustomEvent('closed'))}
    >
      <header>
        ${
          step.kind === 'overview'
            ? nothing
            : html`<button class="back" aria-label=${words.back} @click=${() => this.visit.back()}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M15 5l-7 7 7 7" /></svg>
              </button>`
        }
        <h1 id="title">${titleOf(step, { lang: this.lang, screenId: this.#screen?.id ?? this.screenId })}</h1>
        <button class="language" lang=${this.lang === 'vi' ? 'en' : 'vi'} @click=${() => this.#otherLanguage()}>
          ${words.otherLanguage}
        </button>
        <button class="close" aria-label=${words.close} @click=${() => this.#dialog?.close()}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
        </button>
      </header>
      ${isAway ? html`<p class="away" role="status">${words.away}</p>` : nothing} ${this.#renderStep()}
    </dialog>`;
  }

  #renderStep() {
    const { lang, visit, state } = this;
    const { step, status } = state;
    switch (step.kind) {
      case 'overview':
        return html`<screen-overview
          class="body"
          .status=${status}
          .screen=${this.#screen}
          .lang=${lang}
          .nowOn=${this.nowOn()}
          .isUntouched=${state.isUntouched}
          @begin=${({ detail }: CustomEvent<Goal>) => void visit.begin(detail)}
        ></screen-overview>`;
      case 'pin':
        return html`<pin-pad
          class="body"
          .step=${step}
          .now=${this.now}
          .lang=${lang}
          @pin=${({ detail }: CustomEvent<string>) => void visit.enter(detail)}
        ></pin-pad>`;
      case 'first-pin':
        return html`<pin-pad
          class="body"
          .step=${step}
          .told=${this.#firstPinTold(step)}
          .now=${this.now}
          .lang=${lang}
          @pin=${({ detail }: CustomEvent<string>) => void visit.enter(detail)}
        ></pin-pad>`;
      case 'settings':
        return html`<settings-list
          class="body"
          .step=${step}
          .lang=${lang}
          @edit=${({ detail }: CustomEvent<PanelSetting>) => visit.edit(detail)}
          @discard=${() => visit.discard()}
          @save=${() => void visit.save()}
          @code=${() => void visit.begin('set-up')}
          @done=${() => visit.back()}
        ></settings-list>`;
      case 'setting':
        return html`<setting-editor
          class="body"
          .step=${step}
          .lang=${lang}
          @put=${({ detail }: CustomEvent<string | null>) => visit.put(detail)}
        ></setting-editor>`;
      case 'helped':
        return html`<helped-form
          class="body"
          .step=${step}
          .lang=${lang}
          @enter=${({ detail }: CustomEvent<HelpedDay>) => void visit.enterHelped(detail)}
        ></helped-form>`;
      case 'digest':
        return html`<digest-code
          class="body"
          .step=${step}
          .lang=${lang}
          @taken=${() => void visit.takenDigest()}
          @more=${() => void visit.showDigest()}
          @month=${() => void visit.showDigest('month')}
          @done=${() => visit.back()}
        ></digest-code>`;
      case 'no-pin':
        return html`<div class="body scroll" role="alert">
          <p>${operatorWords[lang].howToSetPin}</p>
          <kbd translate="no">bluezone-kiosk settings set operatorPin</kbd>
        </div>`;
      case 'set-up':
        return html`<set-up-form
          class="body"
          .step=${step}
          .lang=${lang}
          @code=${({ detail }: CustomEvent<string>) => void visit.lookAt({ code: detail })}
          @file=${({ detail }: CustomEvent<Source>) => void visit.take(detail)}
        ></set-up-form>`;
      case 'set-up-review':
        return html`<set-up-review
          class="body"
          .step=${step}
          .lang=${lang}
          @take=${() => void visit.takeSetUp()}
          @done=${() => visit.back()}
        ></set-up-review>`;
      case 'sticks':
        return html`<stick-list
          class="body"
          .step=${step}
          .lang=${lang}
          @take=${({ detail }: CustomEvent<Source>) => void visit.take(detail)}
          @refresh=${() => void visit.refresh()}
        ></stick-list>`;
      case 'taking':
        return html`<taking-progress
          class="body"
          .taking=${step.taking}
          .lang=${lang}
          @again=${() => void visit.refresh()}
          @done=${() => visit.back()}
        ></taking-progress>`;
    }
  }

  /** A page that was opened for no screen in particular shows the first. */
  get #screen(): ScreenStatus | undefined {
    const screens = this.state.status?.screens ?? [];
    return screens.find(({ id }) => id === this.screenId) ?? screens[0];
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** The part in which keys may mean something. */
  get #part(): (Element & { type?(key: string, code: string): boolean }) | null {
    return this.renderRoot.querySelector('.body');
  }

  #firstPinTold({ first, isOther }: Extract<Step, { kind: 'first-pin' }>) {
    const words = settingsPageWords[this.lang];
    if (isOther === true) return { words: words.other, isTrouble: true };
    return { words: first === undefined ? words.firstPinHelp : words.again, isTrouble: false };
  }

  #otherLanguage(): void {
    this.lang = this.lang === 'vi' ? 'en' : 'vi';
  }

  /** Of the whole page: what has the focus may have gone with its step. */
  readonly #typed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') return this.#dialog?.close();
    const direction = directionOf(event.key);
    const isHeeded =
      direction === undefined ? this.#part?.type?.(event.key, event.code) === true : this.#move(direction);
    if (isHeeded) event.preventDefault();
  };

  /** Goes to what lies that way; what can still be scrolled that way, and holds nothing to go to, is scrolled first. */
  #move(direction: Direction): boolean {
    const buttons = buttonsIn(this.renderRoot).map((button) => ({ button, box: button.getBoundingClientRect() }));
    const from = buttons.find(({ button }) => (button.getRootNode() as ShadowRoot).activeElement === button);
    const next = from === undefined ? buttons[0] : nearest(turned(direction, this.rotation), from.box, buttons);
    const body = this.renderRoot.querySelector('.body');
    const scroll = body?.matches('.scroll') === true ? body : body?.shadowRoot?.querySelector('.scroll');
    const isWithin = next !== undefined && scroll?.contains(next.button) === true;
    if (!isWithin && scroll != null && scrolled(scroll, direction)) return true;
    next?.button.focus();
    return next !== undefined;
  }
}

/** All that can be pressed, also within the parts. */
function buttonsIn(root: ParentNode): readonly HTMLButtonElement[] {
  return [...root.querySelectorAll('*')].flatMap((element) =>
    element instanceof HTMLButtonElement ? [element] : element.shadowRoot === null ? [] : buttonsIn(element.shadowRoot),
  );
}

/** Whether there was something to scroll that way. */
function scrolled(area: Element, direction: Direction): boolean {
  if (direction === 'left' || direction === 'right') return false;
  const before = area.scrollTop;
  area.scrollTop += (direction === 'up' ? -0.6 : 0.6) * area.clientHeight;
  return Math.abs(area.scrollTop - before) >= 1;
}

customElements.define('operator-panel', OperatorPanel);

declare global {
  interface HTMLElementTagNameMap {
    'operator-panel': OperatorPanel;
  }
}
