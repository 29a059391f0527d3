import { FRAME_EVENT, type FrameEvent } from '../../core/frame-event.ts';
import { WEB_PAGE_PATH } from '../../core/page-address.ts';
import { isPageAllowed } from '../../core/programme.ts';
import type { Showing } from '../../core/showing.ts';
import { animationFrame } from './frames.ts';
import { arm, disarm, type Layer } from './layer.ts';
import { StillLayer } from './still-layer.ts';

/**
 * Shows web pages, each in a frame of its own that is gone when its turn is over. It gets neither pointer nor keys nor
 * any permission, opens nothing and goes nowhere else, and what it stores ends with the page that it is framed by
 * (`credentialless`). Its box is `inert`, so that the focus, and with it the keys that are kept from the browser, stay
 * outside. What a frame has come to is told by the host alone (`player/web/guard-frames.ts`).
 */
export class WebLayer extends StillLayer implements Layer {
  readonly element: HTMLElement;
  /** Ends what is being loaded when it is not wanted any more. */
  #loading = new AbortController();

  constructor(element: HTMLElement) {
    super();
    this.element = element;
  }

  async prepare(showing: Showing): Promise<void> {
    const { item, programme } = showing;
    if (item.kind !== 'web') throw new Error('not a web page');
    this.release();
    const { signal } = this.#loading;
    this.settle(showing);
    if (!isPageAllowed(programme, item)) throw new Error(`this screen is not allowed to show ${item.url} (webOrigins)`);
    await askFor(item.url, signal);
    const frame = frameOf(item.url, item.alt ?? '');
    this.element.replaceChildren(frame);
    arm(this); // what is invisible, or lies behind what is watched, draws no first picture (measured on 156)
    await drawn(frame, signal);
    disarm(this);
    heed(frame, signal, (event) => {
      if (event.state === 'drawn') return;
      frame.style.visibility = event.state === 'gone' ? 'hidden' : ''; // rather plain than what the browser says of a crash
      this.onBroken?.(event.reason);
    });
    await animationFrame();
  }

  release(): void {
    this.onBroken = undefined;
    this.#loading.abort();
    this.#loading = new AbortController();
    this.element.replaceChildren();
    disarm(this);
  }
}

/**
 * Asks the player process whether the page can be had.
 *
 * @throws with the reason when it cannot, or nobody waits any more
 */
async function askFor(address: string, signal: AbortSignal): Promise<void> {
  const query = new URLSearchParams({ address });
  const response = await fetch(`${WEB_PAGE_PATH}?${query}`, { signal });
  const answer = (await response.json()) as { readonly kind: string; readonly reason?: string };
  if (answer.kind !== 'good') throw new Error(answer.reason ?? 'the page cannot be had');
}

function frameOf(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts', 'allow-same-origin');
  frame.allow = NOTHING;
  frame.referrerPolicy = 'no-referrer';
  frame.toggleAttribute('credentialless', true);
  frame.title = title;
  frame.tabIndex = -1;
  frame.src = address;
  return frame;
}

/** Most is denied to frames of another origin anyway; not the focus, and sound not always. */
const NOTHING = "focus-without-user-activation 'none'; autoplay 'none'; fullscreen 'none'; gamepad 'none'";

/** Resolves when the page has come whole and its first picture is there; rejects when it comes to nothing. */
function drawn(frame: HTMLIFrameElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let isLoaded = false;
    let isDrawn = false;
    const settle = () => {
      if (isLoaded && isDrawn) resolve();
    };
    frame.addEventListener('load', () => {
      isLoaded ||= isForeign(frame);
      settle();
    });
    heed(frame, signal, (event) => {
      if (event.state !== 'drawn') return reject(new Error(event.reason));
      isDrawn = true;
      settle();
    });
  });
}

/** The empty document that a frame begins with is ours, and so is that of a frame which was refused all others. */
function isForeign({ contentDocument }: HTMLIFrameElement): boolean {
  return contentDocument === null;
}

function heed(frame: HTMLIFrameElement, signal: AbortSignal, hear: (event: FrameEvent) => void): void {
  frame.addEventListener(FRAME_EVENT, (event) => hear((event as CustomEvent<FrameEvent>).detail), { signal });
}
