import { html, nothing, type PropertyValues } from 'lit';
import { isBoard } from '../../core/frame-layout.ts';
import type { SupportPointSlide } from '../../core/slides.ts';
import {
  MOST_PORTRAITS,
  onlyDistrict,
  pagesOn,
  secondsToRead,
  STAFF_LINES,
  staffPages,
  type Airtime,
  type Person,
  type StaffLine,
  type StaffPage,
} from '../../core/staff-pages.ts';
import { onePerson } from './hundred.ts';
import { icon } from './icons.ts';
import { kept } from './phrases.ts';
import { SlideElement } from './slide-element.ts';
import { supportPointStyles } from './support-point-styles.ts';

/**
 * The sign of a place where people are helped: where, when and by whom. A few helpers are portrayed; more are a table,
 * district after district, of as many pages as it needs. Phones only with `showPhone` (DECISIONS 31).
 */
export class SupportPointSlideElement extends SlideElement<SupportPointSlide> {
  static override styles = supportPointStyles;

  static override properties = { airtime: { attribute: false }, elapsedMs: { attribute: false } };

  declare airtime: Airtime | undefined;
  /** How long it has been on. */
  declare elapsedMs: number;

  #lines = 0;
  /** All pages of the table, and which of them this showing shows. */
  #pages: { readonly all: readonly StaffPage[]; readonly shown: readonly number[] } = { all: [], shown: [] };
  // Made before the first drawing, so that a new size has its pages before text is fitted to them.
  #resized = new ResizeObserver(() => {
    if (linesOn(this) !== this.#lines) this.requestUpdate();
  });

  constructor() {
    super();
    this.airtime = undefined;
    this.elapsedMs = 0;
  }

  override connectedCallback(): void {
    this.#resized.observe(this);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** When its pages are turned, in milliseconds from when it came on. */
  get turnsAt(): readonly number[] {
    const { length } = this.#pages.shown;
    const durationMs = 1000 * (this.airtime?.durationSeconds ?? 0);
    return Array.from({ length: length - 1 }, (_, index) => ((index + 1) * durationMs) / length);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#lines = linesOn(this);
    // No `style` attribute in the template: the page of the preview forbids them.
    this.style.setProperty('--lines', String(this.#lines));
    const all = staffPages(this.slide?.people ?? [], this.#lines);
    const airtime = this.airtime ?? { round: 0, durationSeconds: 0 };
    this.#pages = { all, shown: pagesOn(all.length, secondsToRead(all), airtime) };
  }

  override render() {
    if (this.slide === undefined) return nothing;
    const { title, place, hours, people, qr } = this.slide;
    const isTable = people.length > MOST_PORTRAITS;
    const where = place ?? (isTable ? onlyDistrict(people) : undefined);
    const form = people.length === 0 ? 'place' : isTable ? 'table' : '';
    return html`<section class="slide waves ${form}">
      <header class="title" fit>
        ${people.length === 0 && qr === undefined ? nothing : html`<div class="pin">${icon('pin', 2)}</div>`}
        <h1>${kept(title)}</h1>
        ${
          where === undefined && hours === undefined
            ? nothing
            : html`<div class="where">
                ${where === undefined ? nothing : html`${icon('pin', 2.2)}<span>${kept(where)}</span>`}
                ${hours === undefined ? nothing : html`${icon('clock', 2.2)}<span>${kept(hours)}</span>`}
              </div>`
        }
      </header>
      ${people.length === 0 ? nothing : isTable ? this.#table() : this.#portraits(people)}
      ${people.length === 0 && qr === undefined ? html`<div class="sign">${icon('pin', 1.5)}</div>` : nothing}
      ${this.renderQr(qr)}
    </section>`;
  }

  #portraits(people: readonly Person[]) {
    return html`<ul class="body" fit>
      ${people.map(
        ({ name, position, district, phone }) =>
          html`<li class="person" cell>
            <div class="face">${onePerson()}</div>
            <div class="who">
              <p class="name">${name}</p>
              ${
                position === undefined && district === undefined
                  ? nothing
                  : html`<p class="detail">
                      ${position === undefined ? nothing : html`<span class="part">${kept(position)}</span>`}
                      ${district === undefined ? nothing : html`<span class="part">${kept(district)}</span>`}
                    </p>`
              }
              ${this.#phone(phone)}
            </div>
          </li>`,
      )}
    </ul>`;
  }

  /** All pages of this showing lie over each other and are fitted as one, so that turning one changes no letter's size. */
  #table() {
    const { all, shown } = this.#pages;
    const current = Math.min(shown.length - 1, this.turnsAt.filter((at) => at <= this.elapsedMs).length);
    return html`<div class="body" fit>
        <div class="pages ${this.slide?.showPhone === true ? 'phones' : ''}">
          ${shown.map(
            (page, index) =>
              html`<ul class="page" ?hidden=${index !== current}>
                ${all[page]?.map((line) => this.#line(line))}
              </ul>`,
          )}
        </div>
      </div>
      ${
        all.length === 1
          ? nothing
          : html`<p class="count" fit><span>${this.words.page((shown[current] ?? 0) + 1, all.length)}</span></p>`
      }`;
  }

  #line(line: StaffLine) {
    if (line.kind === 'district') return html`<li class="district" cell><span>${kept(line.name)}</span></li>`;
    const { name, position, phone } = line.person;
    return html`<li class="row" cell>
      <p class="name" cell>${name}</p>
      ${position === undefined ? nothing : html`<p class="post detail" cell>${kept(position)}</p>`}
      ${this.#phone(phone)}
    </li>`;
  }

  #phone(phone: string | undefined) {
    return this.slide?.showPhone === true && phone !== undefined
      ? html`<p class="phone" cell><span class="kept">${phone}</span></p>`
      : nothing;
  }
}

/** How many lines of the table can be read on a slide of this size: fewer where they share the height with the title. */
function linesOn({ clientWidth: width, clientHeight: height }: HTMLElement): number {
  if (isBoard({ width, height })) return STAFF_LINES.board;
  return height > width ? STAFF_LINES.upright : STAFF_LINES.lying;
}

customElements.define('support-point-slide', SupportPointSlideElement);

declare global {
  interface HTMLElementTagNameMap {
    'support-point-slide': SupportPointSlideElement;
  }
}
