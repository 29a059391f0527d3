/**
 * Calls when somebody presses a key or touches the screen, at once and then at most every five seconds. A pointer that only
 * moves is nobody: a lorry that passes moves a mouse.
 */
export function heedTouch(page: Window, onTouch: () => void): void {
  let calledAt = -Infinity;
  const heed = (event: Event) => {
    if (event.timeStamp - calledAt < CALLS_EVERY_MS) return;
    calledAt = event.timeStamp;
    onTouch();
  };
  for (const name of ['keydown', 'pointerdown']) page.addEventListener(name, heed, { capture: true, passive: true });
}

const CALLS_EVERY_MS = 5_000;
