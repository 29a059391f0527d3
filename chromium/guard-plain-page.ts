import { PAGE_LOCKED } from '../core/shortcuts.ts';

/**
 * What keeps whoever stands before a full screen from doing anything with the browser while the plain page, or whatever is
 * not the player's, is there: every key, menu, drag and button of the mouse, for nothing is typed there. The player's page
 * has its own, finer rule (`renderer/lock-page.ts`), to which this one gives way once that holds. It runs in a world of
 * its own before the page is parsed: a script within that page would keep the browser from painting at once, and white is
 * seen (measured on 156).
 */
const GUARD = `
if (self === top) {
  let isLocked = false;
  addEventListener('${PAGE_LOCKED}', () => (isLocked = true));
  const guard = (event) => {
    if (!isLocked && innerWidth >= screen.width && innerHeight >= screen.height) event.preventDefault();
  };
  for (const name of ['keydown', 'keyup', 'wheel', 'mousedown', 'mouseup', 'auxclick', 'contextmenu', 'dragstart', 'dragover', 'drop'])
    addEventListener(name, guard, { capture: true, passive: false });
}`;

/** The parameters of `Page.addScriptToEvaluateOnNewDocument` that guard the plain page, the one that is there as well. */
export const plainPageGuard = { source: GUARD, worldName: 'guard', runImmediately: true } as const;
