import { isOperatorChord, type HeldKeys } from './operator-chord.ts';

/** The event by which a page tells that it keeps shortcuts from the browser itself from now on. */
export const PAGE_LOCKED = 'bluezone-kiosk-locked';

/** A key that went down, and what was held with it, as DOM events name them. */
export interface PressedKey extends HeldKeys {
  readonly key: string;
}

/**
 * Whether a key is a command to the browser rather than typing. Typing, with Shift and AltGr, must pass for the operator's
 * panel; so must the keys that open it, and those by which text is marked, copied and pasted. Alt+Tab and Ctrl+Alt+Del belong
 * to the system: only its own settings can lock them.
 */
export function isShortcut(pressed: PressedKey): boolean {
  const { key, ctrlKey, shiftKey, altKey, metaKey } = pressed;
  if (isOperatorChord(pressed)) return false;
  // The menu key shows the pointer, which stays until somebody moves it (measured on Chromium 156).
  if (metaKey || key === 'ContextMenu' || /^F\d{1,2}$/.test(key) || /^(Browser|Launch|Media)/.test(key)) return true;
  if (ctrlKey && altKey) return key.length !== 1 || /[a-z0-9]/i.test(key); // AltGr is both, and types things such as @
  if (ctrlKey) return !(shiftKey ? /^z$/i : /^[acvxz]$/i).test(key);
  // Shift+Escape is Chromium's task manager.
  return altKey || (shiftKey && key === 'Escape');
}
