/** The next animation frame; its time by `performance.now()`. */
export function animationFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/**
 * Waits until an instant that may move while it is waited for, such as the predicted end of a clip. Asks again at least
 * five times a second, so an end that comes nearer is not missed; ends at once when `signal` is aborted.
 *
 * @param instant  by `performance.now()`
 */
export async function until(instant: () => number, signal: AbortSignal): Promise<void> {
  for (let left = leftUntil(instant); left > 0 && !signal.aborted; left = leftUntil(instant)) {
    await sleep(Math.min(200, Math.max(1, left - TIMER_SLACK_MS)), left <= TIMER_SLACK_MS);
  }
}

/**
 * Waits for the animation frame whose picture will be on the screen at an instant that may still move; gives that
 * frame's own time. What is changed before the next `await` goes on the screen with it.
 */
export async function frameShownAt(instant: () => number, signal: AbortSignal): Promise<number> {
  for (;;) {
    const frameAt = await animationFrame();
    if (signal.aborted || frameAt + COMPOSE_MS + FRAME_MS >= instant()) return frameAt;
  }
}

function leftUntil(instant: () => number): number {
  return instant() - performance.now();
}

/** Timers are late by a few milliseconds; the last stretch is waited for in turns of the message queue. */
function sleep(ms: number, precisely: boolean): Promise<void> {
  if (!precisely) return new Promise((resolve) => setTimeout(resolve, ms));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

const TIMER_SLACK_MS = 6;
/** One frame at 60 Hz, the rate of the displays this hangs on. */
const FRAME_MS = 1000 / 60;
/** What the compositor takes between an animation frame and the picture (measured with the bench). */
const COMPOSE_MS = 4;

/** The next layer is drawn, invisibly, this long before the cut. */
export const ARM_MS = 250;
