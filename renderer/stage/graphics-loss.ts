/** What is told of the graphics. */
export interface GraphicsWatch {
  /** They are lost, as when Chromium's GPU process has died: whatever any canvas showed is gone. */
  readonly onLost: () => void;
  /** They are there again, and every canvas is empty. */
  readonly onBack: () => void;
}

const watching = new Set<GraphicsWatch>();
let canary: HTMLCanvasElement | undefined;

/**
 * Tells when the graphics are lost, and when they are there again. What a canvas showed does not come back by itself, of
 * whichever kind it is, and only one that was drawn in is told of it (both measured on Chromium 156), so one of a single
 * pixel is kept for that.
 *
 * @returns what ends it
 */
export function watchGraphics(watch: GraphicsWatch): () => void {
  canary ??= makeCanary();
  watching.add(watch);
  return () => void watching.delete(watch);
}

function makeCanary(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1); // one that was never drawn in is told nothing
  canvas.addEventListener('contextlost', () => watching.forEach(({ onLost }) => onLost()));
  canvas.addEventListener('contextrestored', () => watching.forEach(({ onBack }) => onBack()));
  return canvas;
}
