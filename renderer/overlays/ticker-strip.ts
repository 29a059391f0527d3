import { css, html, LitElement, type PropertyValues } from 'lit';
import { isCalm } from '../theme/calm.ts';
import { uprightBoxOf } from '../theme/upright-box.ts';
import { pagesOf } from './ticker-pages.ts';

/**
 * Short messages that run along the edge, one after the other, from right to left. The compositor moves them; a
 * message follows when the one before has come in whole. Where the system asks for little motion they stand still,
 * page by page, as long as it takes to read them. It needs no timers: the end of one motion begins the next.
 */
export class TickerStrip extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      contain: strict;
      container-type: size;
    }
    span {
      position: absolute;
      top: 0;
      left: 0;
      /* On a board of lamps less than 14 px is not read. */
      font-size: min(64cqh, max(14px, 5.4vmin));
      line-height: 100cqh;
      white-space: nowrap;
      visibility: hidden;
      will-change: transform;
    }
  `;

  static override properties = { texts: { attribute: false }, isRunning: { attribute: false } };

  declare texts: readonly string[];
  declare isRunning: boolean;

  #turn = 0;
  #pages: readonly string[] = [];
  /** What runs was measured in this size. */
  #size = '';
  #resized = new ResizeObserver(() => {
    if (this.#size !== sizeOf(this)) this.#begin();
  });

  constructor() {
    super();
    this.texts = [];
    this.isRunning = false;
  }

  override render() {
    return Array.from({ length: PLACES }, () => html`<span></span>`);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('texts')) this.#turn = 0;
    this.#begin();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#stop();
  }

  #begin(): void {
    this.#size = sizeOf(this);
    this.#stop();
    if (!this.isRunning || this.texts.length === 0) return;
    if (isCalm()) this.#page();
    else this.#run();
  }

  /** Lets the next message come in; when the whole of it is there, the one after it. */
  #run(): void {
    const span = this.#place(this.#turn);
    span.textContent = this.texts[this.#turn++ % this.texts.length] ?? '';
    const { width, height } = uprightBoxOf(this);
    const gap = GAP_HEIGHTS * height;
    // No place is needed again before what was in it is gone.
    const takes = Math.max(uprightBoxOf(span).width + gap, width / (PLACES - 2));
    span.style.visibility = 'visible';
    const move = (...places: readonly [number, number]) =>
      span.animate(
        places.map((x) => ({ transform: `translateX(${x}px)` })),
        { duration: (places[0] - places[1]) / speedPxPerMs(height), fill: 'forwards' },
      );
    const comingIn = move(width, width - takes);
    comingIn.onfinish = () => {
      comingIn.cancel();
      const leaving = move(width - takes, -takes);
      leaving.onfinish = () => {
        leaving.cancel();
        span.style.visibility = 'hidden';
      };
      this.#run();
    };
  }

  /** Shows the next page for as long as it takes to read it. */
  #page(): void {
    const span = this.#place(0);
    span.style.visibility = 'visible';
    const { width } = uprightBoxOf(this);
    const fits = (page: string) => {
      span.textContent = page;
      return uprightBoxOf(span).width <= width;
    };
    if (this.#pages.length === 0) this.#pages = pagesOf(this.texts[this.#turn++ % this.texts.length] ?? '', fits);
    const [page = '', ...rest] = this.#pages;
    span.textContent = page;
    this.#pages = rest;
    // Standing still takes its time as well.
    span.animate([{ opacity: 1 }, { opacity: 1 }], { duration: readMs(page) }).onfinish = () => this.#page();
  }

  #place(turn: number): HTMLElement {
    return this.renderRoot.querySelectorAll('span')[turn % PLACES] ?? fault();
  }

  #stop(): void {
    for (const span of this.renderRoot.querySelectorAll('span')) {
      for (const motion of span.getAnimations()) motion.cancel();
      span.style.visibility = 'hidden';
    }
    this.#pages = [];
  }
}

/** Places for messages, made once: as many as are seen at a time, one that comes in and one that leaves. */
const PLACES = 6;
/** Between two messages, in heights of the strip. */
const GAP_HEIGHTS = 2;

/** Slow enough to be read while walking by: some eight letters a second. */
function speedPxPerMs(heightPx: number): number {
  return (2.4 * Math.max(heightPx, 10)) / 1000;
}

/** A good reader takes 60 ms a letter; on a wall, twice as long. */
function readMs(page: string): number {
  return Math.max(4000, 120 * page.length);
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}

function fault(): never {
  throw new Error('the ticker has no places');
}

customElements.define('ticker-strip', TickerStrip);

declare global {
  interface HTMLElementTagNameMap {
    'ticker-strip': TickerStrip;
  }
}
