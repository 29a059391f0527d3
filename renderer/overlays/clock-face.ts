import { css, html, LitElement } from 'lit';

/** The time of day as `HH:MM` where the screen hangs. It has no clock of its own: it shows the instant it is given. */
export class ClockFace extends LitElement {
  // The typeface has digits of different widths and no others; a minute must not move, or wrap, what stands beside it.
  static override styles = css`
    :host {
      width: max-content;
      white-space: nowrap;
    }
    span {
      display: inline-block;
      width: 0.73em;
      text-align: center;
    }
  `;

  static override properties = { timeZone: { type: String }, time: { state: true } };

  /** IANA. */
  declare timeZone: string;
  declare time: string;

  #now = 0;
  #format: Intl.DateTimeFormat | undefined;

  constructor() {
    super();
    this.timeZone = 'UTC';
    this.time = '';
  }

  /** Tells it the time, epoch milliseconds; only a new minute changes anything. */
  set now(now: number) {
    this.#now = now;
    this.time = clockTime((this.#format ??= formatIn(this.timeZone)), now);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('timeZone')) return;
    this.#format = formatIn(this.timeZone);
    this.time = clockTime(this.#format, this.#now);
  }

  override render() {
    return html`<time>${[...this.time].map((sign) => (sign === ':' ? sign : html`<span>${sign}</span>`))}</time>`;
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
}

function clockTime(format: Intl.DateTimeFormat, now: number): string {
  return format.format(now);
}

customElements.define('clock-face', ClockFace);

declare global {
  interface HTMLElementTagNameMap {
    'clock-face': ClockFace;
  }
}
