/** A pointer that nobody moves is nobody's: it would stand on the picture until the panel closes. */
const STILL_AFTER_MS = 2000;

/**
 * Takes the pointer off the operator's panel too, the only place that shows one, when it has not been moved for two seconds. Its
 * elements take the shapes of their pointers from these properties, which reach into all shadow trees.
 *
 * @param root  the style of the page's root element
 * @returns what ends it
 */
export function hideStillPointer(
  page: Window,
  root: Pick<CSSStyleDeclaration, 'setProperty' | 'removeProperty'>,
): () => void {
  let still: ReturnType<typeof setTimeout> | undefined;
  const hide = () => shapes.forEach((shape) => root.setProperty(shape, 'none'));
  const show = () => {
    clearTimeout(still);
    for (const shape of shapes) root.removeProperty(shape);
    still = setTimeout(hide, STILL_AFTER_MS);
  };
  // A click without a move is one by a finger, or by somebody who knows where the pointer is.
  page.addEventListener('mousemove', show, { capture: true, passive: true });
  hide();
  return () => {
    clearTimeout(still);
    page.removeEventListener('mousemove', show, { capture: true });
  };
}

const shapes = ['--hand', '--arrow'];
