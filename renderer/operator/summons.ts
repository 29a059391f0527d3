import { isOperatorChord } from '../../core/operator-chord.ts';

/** How long a finger or the mouse must rest in the corner. */
export const HOLD_MS = 5000;

/**
 * Calls when an operator asks for the panel: by the chord of keys, or by holding one finger, or the mouse, in the upper
 * left corner for five seconds. Taps, a second finger, a finger that wanders off, single keys and keys that repeat
 * themselves are nothing.
 *
 * @returns what ends it
 */
export function heedSummons(page: Window, onSummons: () => void): () => void {
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
    if (!isAlone || !isInCorner(event, page)) return;
    holding = setTimeout(() => {
      letGo();
      onSummons();
    }, HOLD_MS);
  });
  on('pointermove', (event) => {
    if (holding !== undefined && !isInCorner(event, page)) letGo();
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

function isInCorner({ clientX, clientY }: PointerEvent, { innerWidth, innerHeight }: Window): boolean {
  const side = Math.max(LEAST_PX, SHARE * Math.min(innerWidth, innerHeight));
  return clientX < side && clientY < side;
}

/** The corner is a square of this share of the short side, and never smaller than a finger. */
const SHARE = 0.12;
const LEAST_PX = 48;
