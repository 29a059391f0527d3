/** Those who have something to draw again. */
const waiting = new Set<() => void>();
let canary: HTMLCanvasElement | undefined;

/**
 * Calls each time when the graphics are there again after they were lost, as when Chromium's GPU process has died. What
 * any canvas showed is gone then and does not come back by itself; only one that is drawn in is told of it (both
 * measured on Chromium 156), so one of a single pixel is kept for that.
 *
 * @returns what ends it
 */
export function onGraphicsBack(redraw: () => void): () => void {
  canary ??= makeCanary();
  waiting.add(redraw);
  return () => void waiting.delete(redraw);
}

function makeCanary(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1); // one that was never drawn in is told nothing
  canvas.addEventListener('contextrestored', () => waiting.forEach((redraw) => redraw()));
  return canvas;
}
