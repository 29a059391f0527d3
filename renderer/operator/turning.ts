import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long each code stands. Five changes a second are two and a half flashes at most, below the three of WCAG 2.3.1. */
export const FRAME_MS = 200;

/** Counts on while its element is in the page, and has it drawn anew each time. */
export class Turning implements ReactiveController {
  count = 0;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      this.count += 1;
      this.#host.requestUpdate();
    }, FRAME_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
