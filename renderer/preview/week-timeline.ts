import { html, LitElement, nothing, svg } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import type { Lang } from '../../core/words.ts';
import { hoursOf, weekdayOf, type CalendarDay } from '../../core/week.ts';
import { clockWords, type ClockWords } from './clock-words.ts';
import { previewWords, type PreviewWords } from './preview-words.ts';
import { blockStates, pathOfBlocks, pathOfMarks, pathOfTicks, type Row } from './rows.ts';
import { timelineStyles } from './timeline-styles.ts';
import { styled } from './styled.ts';

export type Zoom = 'week' | 'day';

/**
 * The week, or the day of the cursor from midnight to midnight, as a timeline: a row for each campaign, and the cursor.
 *
 * @fires seek  the instant (epoch milliseconds) that was pointed at
 */
export class WeekTimeline extends LitElement {
  static override styles = timelineStyles;

  static override properties = {
    rows: { attribute: false },
    days: { attribute: false },
    timeZone: { type: String },
    cursor: { type: Number },
    now: { type: Number },
    zoom: { type: String },
    lang: { type: String },
    width: { state: true },
  };

  declare rows: readonly Row[];
  declare days: readonly CalendarDay[];
  declare timeZone: string;
  declare cursor: number;
  declare now: number;
  declare zoom: Zoom;
  declare lang: Lang;
  /** Of the element, in pixels. */
  declare width: number;

  /** The days that are drawn. */
  #shown: readonly CalendarDay[] = [];
  #resized = new ResizeObserver(([entry]) => (this.width = Math.floor(entry?.contentRect.width ?? 0)));

  constructor() {
    super();
    this.rows = [];
    this.days = [];
    this.zoom = 'week';
    this.lang = 'vi';
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.width = Math.floor(this.clientWidth);
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(): void {
    const shown =
      this.zoom === 'week'
        ? this.days
        : this.days.filter(({ from, until }) => from <= this.cursor && this.cursor < until);
    // The same days are the same array: nothing is drawn anew while the cursor moves within them.
    if (shown.length !== this.#shown.length || shown.some((day, index) => day !== this.#shown[index]))
      this.#shown = shown;
  }

  override render() {
    const words = previewWords[this.lang];
    const clock = clockWords(this.lang, this.timeZone);
    const { cursor, now } = this;
    const isIn = (instant: number) => this.#from <= instant && instant < this.#until;
    const place = (instant: number) => styled({ transform: `translateX(${this.#toX(instant)}px)` });
    return html`<div
      class="scroll ${this.#isCompact ? 'compact' : ''}"
      role="slider"
      tabindex="0"
      aria-label=${words.cursor}
      aria-valuemin=${this.#from}
      aria-valuemax=${this.#until}
      aria-valuenow=${cursor}
      aria-valuetext="${clock.longDay(cursor)} ${clock.time(cursor)}"
      @pointerdown=${this.#pressed}
      @pointermove=${this.#dragged}
      @click=${this.#clicked}
    >
      <div class="sheet" ${styled({ width: `${this.#labelsPx + this.#plotPx}px` })}>
        <div class="head">
          <div class="corner"></div>
          <div class="scale">
            ${guard([this.#shown, this.#plotPx, this.lang, this.timeZone], () => this.#scale(clock))}
            ${isIn(cursor) ? html`<div class="flag" ${place(cursor)}><b ${styled({ left: `${this.#flagShift}px` })}>${clock.time(cursor)}</b></div>` : nothing}
          </div>
        </div>
        <div class="body">
          ${guard([this.rows, this.#shown, this.#plotPx, this.lang, this.timeZone], () => [this.#labels(words), this.#plot()])}
          <div class="lines">
            ${isIn(now) ? html`<div class="now" ${place(now)}></div>` : nothing}
            ${isIn(cursor) ? html`<div class="cursor" ${place(cursor)}></div>` : nothing}
          </div>
        </div>
      </div>
    </div>`;
  }

  #scale(clock: ClockWords) {
    const dayPx = this.#plotPx / Math.max(1, this.#shown.length);
    const everyHours = dayPx > 600 ? 1 : dayPx > 300 ? 3 : 6;
    return this.#shown.map((day) => {
      const hours = dayPx < 90 ? [] : hoursOf(day, everyHours, this.timeZone);
      const left = (instant: number) => styled({ left: `${this.#toX(instant)}px` });
      const width = this.#toX(day.until) - this.#toX(day.from);
      return html`<div
          class=${classMap({ day: true, weekend: weekdayOf(day.from, this.timeZone) > 5 })}
          ${styled({ left: `${this.#toX(day.from)}px`, width: `${width}px` })}
        >
          <span
            >${dayPx < 70 ? clock.narrowDay(day.from).map((word) => html`${word}<br />`) : clock.shortDay(day.from)}</span
          >
        </div>
        ${hours
          .filter(({ hour }) => hour > 0)
          .map(({ at, hour }) => html`<span class="hour" ${left(at)}>${String(hour).padStart(2, '0')}</span>`)}`;
    });
  }

  #labels(words: PreviewWords) {
    return html`<div class="labels">
      ${this.rows.map((row) => {
        const { campaign, kind, isFirstOfRank } = row;
        const away = awayWords(row, words);
        return html`<div class="label ${isFirstOfRank ? 'first' : ''} ${away === undefined ? '' : 'away'}">
          <span class="chip ${kind}"
            >${kind === 'campaign' ? words.priority(campaign.priority) : words.kinds[kind]}</span
          >
          ${campaign.zone === undefined ? nothing : html`<span class="chip zone">${words.zones[campaign.zone]}</span>`}
          <span class="name" title=${campaign.id}>${campaign.id}</span>
          ${campaign.interrupt?.drill === true ? html`<span class="chip drill">${words.drill}</span>` : nothing}
          ${away !== undefined ? html`<span class="why">${away}</span>` : nothing}
        </div>`;
      })}
    </div>`;
  }

  #plot() {
    const { rowPx, barPx, barTop } = this.#sizes;
    const toX = (instant: number) => this.#toX(instant);
    const height = this.rows.length * rowPx;
    const grid = this.#shown.flatMap((day) => hoursOf(day, 6, this.timeZone).map(({ at, hour }) => ({ at, hour })));
    const lines = (isMidnight: boolean) =>
      grid
        .filter(({ hour }) => (hour === 0) === isMidnight)
        .map(({ at }) => `M${Math.round(toX(at)) + 0.5} 0v${height}`)
        .join('');
    return html`<svg class="plot" width=${this.#plotPx} height=${height} aria-hidden="true">
      <pattern id="closed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch" width="2" height="6"></rect>
      </pattern>
      ${svg`<path class="hours" d=${lines(false)} /><path class="days" d=${lines(true)} />`}
      ${this.rows.map((row, index) => {
        const { campaign, kind, isFirstOfRank, blocks, ticks } = row;
        const marks = campaign.interrupt === undefined ? '' : pathOfMarks(blocks, toX);
        return svg`<g
          class="row ${kind}"
          data-campaign=${campaign.id}
          transform="translate(0 ${index * rowPx})"
        >
          ${isFirstOfRank && index > 0 ? svg`<path class="rank" d="M0 .5h${this.#plotPx}" />` : nothing}
          <g transform="translate(0 ${barTop})">
            ${blockStates
              .map((state) => [state, pathOfBlocks(blocks, state, toX, barPx)] as const)
              .filter(([, path]) => path !== '')
              .map(([state, path]) => svg`<path class=${state} d=${path} />`)}
            ${marks === '' ? nothing : svg`<path class="mark" d=${marks} />`}
            ${ticks.length > 0 ? svg`<path class="tick" d=${pathOfTicks(ticks, toX, barPx)} />` : nothing}
          </g>
        </g>`;
      })}
    </svg>`;
  }

  #pressed(event: PointerEvent): void {
    // A finger scrolls; what it taps comes as a click. The flag is dragged by finger too.
    const onFlag = event.composedPath().some((one) => one instanceof Element && one.classList.contains('flag'));
    if (event.button !== 0 || (event.pointerType !== 'mouse' && !onFlag)) return;
    if (this.#seek(event.clientX)) (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  #dragged(event: PointerEvent): void {
    if ((event.currentTarget as Element).hasPointerCapture(event.pointerId)) this.#seek(event.clientX);
  }

  #clicked(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') this.#seek(event.clientX);
  }

  /** Tells the instant that is under a place on the screen; the edge for what is beside the plot, but not its labels. */
  #seek(clientX: number): boolean {
    const plot = this.renderRoot.querySelector('.scale')?.getBoundingClientRect();
    const own = this.getBoundingClientRect();
    if (plot === undefined || clientX < own.left + this.#labelsPx) return false;
    const share = Math.min(Math.max((clientX - plot.left) / plot.width, 0), 1);
    const at = this.#from + share * (this.#until - this.#from);
    const detail = Math.min(Math.round(at / 1000) * 1000, this.#until - 1000);
    this.dispatchEvent(new CustomEvent('seek', { detail }));
    return true;
  }

  get #from(): number {
    return this.#shown[0]?.from ?? 0;
  }

  get #until(): number {
    return this.#shown.at(-1)?.until ?? 1;
  }

  #toX(instant: number): number {
    return ((instant - this.#from) / (this.#until - this.#from)) * this.#plotPx;
  }

  /** How far the flag stands beside its line, so that the edge of the week does not cut it. */
  get #flagShift(): number {
    const x = this.#toX(this.cursor);
    return Math.min(Math.max(x, FLAG_PX / 2), this.#plotPx - FLAG_PX / 2) - x;
  }

  /** A phone has no room for a column of labels: they stand above their bars. */
  get #isCompact(): boolean {
    return this.width < 640;
  }

  get #labelsPx(): number {
    return this.#isCompact ? 0 : 256;
  }

  get #plotPx(): number {
    return Math.max(0, this.width - this.#labelsPx - SCROLLBAR_PX);
  }

  get #sizes() {
    return this.#isCompact ? { rowPx: 46, barPx: 18, barTop: 23 } : { rowPx: 28, barPx: 18, barTop: 5 };
  }
}

/** Why a row is empty. */
function awayWords({ isForScreen, blocks, ticks }: Row, words: PreviewWords): string | undefined {
  if (!isForScreen) return words.otherScreens;
  return blocks.length + ticks.length === 0 ? words.notThisWeek : undefined;
}

/** What a vertical scroll bar may take. */
const SCROLLBAR_PX = 12;
const FLAG_PX = 74;

customElements.define('week-timeline', WeekTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'week-timeline': WeekTimeline;
  }
}
