/** How long nothing may be touched or pressed. */
export const IDLE_MS = 60_000;

/**
 * Calls once when nobody has touched the page or pressed a key for a minute; as long as something is under way, that
 * counts as a touch.
 *
 * @returns what ends it
 */
export function whenIdle(page: EventTarget, isBusy: () => boolean, onIdle: () => void): () => void {
  let touchedAt = performance.now();
  const touched = () => (touchedAt = performance.now());
  const stop = () => {
    clearInterval(watching);
    for (const sign of SIGNS) page.removeEventListener(sign, touched, { capture: true });
  };
  const watching = setInterval(() => {
    if (isBusy()) touched();
    if (performance.now() - touchedAt < IDLE_MS) return;
    stop();
    onIdle();
  }, 1000);
  for (const sign of SIGNS) page.addEventListener(sign, touched, { capture: true });
  return stop;
}

const SIGNS = ['pointerdown', 'keydown'] as const;
