import { inPicture, picturePlace, type DisplaySettings } from '../../core/display-settings.ts';
import { isOperatorChord } from '../../core/operator-chord.ts';

/** How long a finger or the mouse must rest in the corner. */
export const HOLD_MS = 5000;

/**
 * Calls when an operator asks for the panel: by the chord of keys, or by holding one finger, or the mouse, in the upper
 * left corner of the picture for five seconds. Taps, a second finger, a finger that wanders off, single keys and keys that repeat
 * themselves are nothing.
 *
 * @param display  how the picture hangs in the window
 * @returns what ends it
 */
export function heedSummons(page: Window, display: () => DisplaySettings, onSummons: () => void): () => void {
  let holding: ReturnType<typeof setTimeout> | undefined;
  const letGo = () => {
    clearTimeout(holding);
    holding = undefined;
  };

  const heeded = new AbortController();
  const on = <Name extends keyof WindowEventMap>(name: Name, heed: (event: WindowEventMap[Name]) => void) =>
    page.addEventListener(name, heed, { capture: true, signal: heeded.signal });
  on('keydown', (event) => {
    if (!isOperatorChord(event)) return;
    // Chromium's own meaning of it is the list of bookmarks.
    event.preventDefault();
    if (!event.repeat) onSummons();
  });
  on('pointerdown', (event) => {
    const isAlone = holding === undefined && event.isPrimary && event.button === 0;
    letGo();
    if (!isAlone || !isInCorner(event, page, display())) return;
    holding = setTimeout(() => {
      letGo();
      onSummons();
    }, HOLD_MS);
  });
  on('pointermove', (event) => {
    if (holding !== undefined && !isInCorner(event, page, display())) letGo();
  });
  on('pointerup', letGo);
  on('pointercancel', letGo);
  on('blur', letGo);
  // What a long touch means elsewhere, and what would end it here.
  on('contextmenu', (event) => {
    if (holding !== undefined) event.preventDefault();
  });
  return () => {
    letGo();
    heeded.abort();
  };
}

function isInCorner({ clientX, clientY }: PointerEvent, page: Window, display: DisplaySettings): boolean {
  const place = picturePlace({ width: page.innerWidth, height: page.innerHeight }, display);
  const { x, y } = inPicture(place, { x: clientX, y: clientY });
  const side = Math.max(LEAST_PX, SHARE * Math.min(place.width, place.height));
  return x < side && y < side;
}

/** The corner is a square of this share of the short side, and never smaller than a finger. */
const SHARE = 0.12;
const LEAST_PX = 48;
