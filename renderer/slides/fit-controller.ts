import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isBoard, type ScreenSize } from '../../core/frame-layout.ts';
import { largestShare, leastModulePx } from '../../core/qr-measure.ts';
import type { QrCode } from '../overlays/qr-code.ts';
import { fontsLoaded } from '../theme/fonts.ts';
import { fitText, isShown, smallestText } from './fit-text.ts';

/** How much a slide says: everything; its headings alone; on the smallest boards its title (and code) alone. */
export type Wording = 'all' | 'few' | 'title';

/** What fitting came to. */
export interface Fit {
  readonly wording: Wording;
  /** The smallest text on the slide, in CSS pixels. */
  readonly smallestPx: number;
  /** Whether every text found room; `false` only for a container too small for a line. */
  readonly whole: boolean;
}

type Host = ReactiveControllerHost &
  HTMLElement & {
    readonly renderRoot: HTMLElement | DocumentFragment;
    /** The share of the short side that a code needs to be scanned from where people stand, if that is known. */
    readonly codeShare?: number | undefined;
  };

/** Text smaller than this share of the short side (23 px of 1080) is not read from 3 m, so fewer words are better. */
const legibleShare = 0.021;
const legiblePx = 12;

/**
 * Makes the text of a slide fill its areas and never leave them. An area is an element with the attribute `fit`, of a
 * size or maximum size that does not hang on its text; the text in it is sized in `--fit`, a scale from 0.12 to 1 that
 * is found by bisection, area after area. Where that would make text too small to read, the slide says less: the
 * host's attribute `wording` says how much, and its styles leave the rest out. Where a code could not be scanned the host
 * gets the attribute `typed`: its address takes the code's place.
 */
export class FitController implements ReactiveController {
  #host: Host;
  #resized = new ResizeObserver(() => this.#whenResized());
  #fittedSize = '';
  #fontsReady = false;
  #run = 0;
  #fit: Fit | undefined;
  #settled: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The latest result; `undefined` before the first. */
  get fit(): Fit | undefined {
    return this.#fit;
  }

  /** Settles when what the host shows now is fitted with its fonts loaded. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  hostConnected(): void {
    this.#resized.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
  }

  hostUpdated(): void {
    void this.refit();
  }

  /** Fits anew; the latest of several runs wins. */
  refit(): Promise<void> {
    this.#settled = this.#whenLoaded(++this.#run);
    return this.#settled;
  }

  /** An observer also tells the size it starts with, which has been fitted by then. */
  #whenResized(): void {
    if (sizeOf(this.#host) !== this.#fittedSize) void this.refit();
  }

  async #whenLoaded(run: number): Promise<void> {
    if (!this.#fontsReady) {
      await fontsLoaded();
      this.#fontsReady = true;
    }
    await this.#nestedDrawn();
    if (run === this.#run) this.#fitAll();
    else await this.#settled;
  }

  /**
   * An element in an area that has not drawn itself yet takes no room there, and would leave its box once it has; a code
   * that has not would be taken for one that cannot be scanned.
   */
  async #nestedDrawn(): Promise<void> {
    const nested = this.#host.renderRoot.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>(
      '[fit] *, qr-code',
    );
    await Promise.all([...nested].map(async ({ updateComplete }) => updateComplete));
  }

  #fitAll(): void {
    const { clientWidth, clientHeight } = this.#host;
    const shortPx = Math.min(clientWidth, clientHeight);
    if (shortPx === 0) return;
    const wordings = this.#wordings({ width: clientWidth, height: clientHeight });
    this.#fittedSize = sizeOf(this.#host);
    const wantedPx = Math.max(legiblePx, legibleShare * shortPx);
    for (const wording of wordings) {
      this.#host.setAttribute('wording', wording);
      this.#host.removeAttribute('typed');
      this.#host.toggleAttribute('typed', this.#hasLostCode());
      const areas = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[fit]')].filter(isShown);
      for (const area of areas) area.style.setProperty('--fit', '1');
      const whole = areas.map((area) => fitText(area, wantedPx)).every(Boolean);
      const smallestPx = Math.min(...areas.map(smallestText));
      this.#fit = { wording, smallestPx, whole };
      if (whole && smallestPx >= wantedPx) return;
    }
  }

  /** Whether a code could not be scanned: its modules are too fine, or people too far from the screen for any code. */
  #hasLostCode(): boolean {
    const codes = [...this.#host.renderRoot.querySelectorAll<QrCode>('qr-code')].filter(isShown);
    if ((this.#host.codeShare ?? 0) > largestShare) return codes.length > 0;
    return codes.some((code) => {
      code.snap();
      const { modulePx } = code.measure() ?? { modulePx: 0 };
      return modulePx * devicePixelRatio < leastModulePx - 0.01;
    });
  }

  /** What to try, in this order. A board has no room for a list beside a code. */
  #wordings(size: ScreenSize): readonly Wording[] {
    if (!isBoard(size)) return ['all', 'few'];
    return this.#host.renderRoot.querySelector('qr-code') === null ? ['few'] : ['title'];
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`;
}
