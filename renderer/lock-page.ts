import { isShortcut, PAGE_LOCKED } from '../core/shortcuts.ts';

/**
 * Keeps whoever stands before a full screen from doing anything with the browser around the page: keys that are commands,
 * its menu, zoom, going back, dragging, dropping and marking. Typing passes, and so does what an operator needs. In an
 * app's window Chromium gives the page every key before it acts on it, also Ctrl+W and Alt+F4 (measured on 156). In an
 * ordinary window, as on a developer's desk, nothing is kept. On Wayland a window that fills its display is not fullscreen
 * (`chromium/flags.ts`).
 *
 * @returns what ends it
 */
export function lockPage(page: Window): () => void {
  const locked = new AbortController();
  const fullScreen = page.matchMedia('(display-mode: fullscreen)');
  const isFull = () =>
    fullScreen.matches || (page.innerWidth >= page.screen.width && page.innerHeight >= page.screen.height);
  const keep = <Name extends keyof WindowEventMap>(
    names: readonly Name[],
    isKept: (event: WindowEventMap[Name]) => boolean,
  ) => {
    const heed = (event: WindowEventMap[Name]) => {
      if (isFull() && isKept(event)) event.preventDefault();
    };
    for (const name of names) {
      page.addEventListener(name, heed, { capture: true, passive: false, signal: locked.signal });
    }
  };
  keep(['keydown', 'keyup'], isShortcut); // on Windows the menu key acts when it is let go
  keep(['wheel'], ({ ctrlKey }) => ctrlKey);
  keep(['mousedown', 'mouseup', 'auxclick'], ({ button }) => button > 0);
  keep(['contextmenu', 'dragstart', 'dragover', 'drop'], () => true);
  keep(['selectstart'], (event) => !isField(event.composedPath()[0]));
  page.dispatchEvent(new Event(PAGE_LOCKED));
  return () => locked.abort();
}

function isField(target: Partial<Element> | EventTarget | undefined): boolean {
  return target !== undefined && 'closest' in target && target.closest?.('input, textarea') != null;
}
