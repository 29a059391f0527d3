import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { contrastOf, type QrMeasure, quietModules, snapModulePx } from '../../core/qr-measure.ts';
import { qrModules, type QrModules } from '../../core/qr-modules.ts';

/** How round the plate's corners are: well inside the quiet zone. */
const cornerModules = 1.5;

/**
 * A QR code drawn from its address, dark on a white plate whose border is the quiet zone. It takes the biggest size
 * that fits its box with every module a whole number of device pixels, and `place-content` says where it sits there.
 */
export class QrCode extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      place-content: center;
      overflow: hidden;
      color: #0a2a66;
    }
    svg {
      display: block;
      background: #fff;
      shape-rendering: crispEdges;
    }
  `;

  static override properties = { url: { type: String } };

  declare url: string;

  #modules: QrModules | undefined;
  #modulePx = 0;
  #box = new ResizeObserver(() => this.snap());

  constructor() {
    super();
    this.url = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('url')) this.#modules = this.url === '' ? undefined : qrModules(this.url);
  }

  override render() {
    if (this.#modules === undefined) return nothing;
    const side = this.#modules.size + 2 * quietModules;
    return html`<svg viewBox="${-quietModules} ${-quietModules} ${side} ${side}" aria-hidden="true">
      <path fill="currentColor" d=${darkPath(this.#modules)} />
    </svg>`;
  }

  protected override updated(): void {
    this.snap();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#box.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#box.disconnect();
  }

  /** What it measures on the glass now, read back from what is drawn; `undefined` before it is. */
  measure(): QrMeasure | undefined {
    const plate = this.renderRoot.querySelector('svg');
    const code = this.renderRoot.querySelector('path')?.getBoundingClientRect();
    if (plate === null || code === undefined || this.#modules === undefined || code.width === 0) return undefined;
    const modulePx = code.width / this.#modules.size;
    const quiet = (plate.getBoundingClientRect().width - code.width) / 2 / modulePx;
    const contrast = contrastOf(rgb(getComputedStyle(plate).backgroundColor), rgb(getComputedStyle(plate).color));
    return { sidePx: code.width, modulePx, quietModules: Math.round(quiet * 100) / 100, contrast };
  }

  /** Draws it as big as its box allows now; it does so by itself when the box changes, a frame later. */
  snap(): void {
    const plate = this.renderRoot.querySelector('svg');
    if (plate === null || this.#modules === undefined) return;
    // Not clientWidth, whose rounding costs a device pixel a module on scaled displays.
    const { width, height } = this.getBoundingClientRect();
    const boxPx = Math.min(width, height);
    const modulePx = snapModulePx(this.#modules.size, boxPx, devicePixelRatio);
    if (modulePx === this.#modulePx && plate.style.width !== '') return;
    this.#modulePx = modulePx;
    const side = `${modulePx * (this.#modules.size + 2 * quietModules)}px`;
    plate.style.setProperty('width', side);
    plate.style.setProperty('height', side);
    plate.style.setProperty('border-radius', `${cornerModules * modulePx}px`);
  }
}

/** The dark modules as an SVG path, neighbours in a row as one bar so that no hairline can show between them. */
function darkPath({ size, isDark }: QrModules): string {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(row, column)) continue;
      const from = column;
      while (column + 1 < size && isDark(row, column + 1)) column++;
      path += `M${from} ${row}h${column + 1 - from}v1h-${column + 1 - from}z`;
    }
  }
  return path;
}

function rgb(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

customElements.define('qr-code', QrCode);

declare global {
  interface HTMLElementTagNameMap {
    'qr-code': QrCode;
  }
}
