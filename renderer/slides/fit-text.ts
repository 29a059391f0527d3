import { uprightBox } from '../theme/upright-box.ts';

/** Below this a word may be broken in two rather than shrink on. */
const breakBelow = 0.6;
/** So much larger text must become for syllables that belong together to be parted. */
const looseGain = 1.3;
const smallestScale = 0.12;
/** How far text may shrink to save a line, by the value of `fit`: a list has many to save, each worth less. */
const shrinkForLine: Readonly<Record<string, number>> = { lines: 0.8, list: 0.93 };

/**
 * Gives an area the biggest `--fit`, from 0.12 to 1, at which its text stays inside; returns whether there is one.
 * Boxes in the area with the attribute `cell` must hold their own text too. Syllables that belong together (`.kept`)
 * are parted, and words broken, only where that gains much. With `fit="lines"`, or "list", a text rather shrinks a
 * little than take a line more, but not under `legiblePx`, in CSS pixels.
 */
export function fitText(area: HTMLElement, legiblePx: number): boolean {
  area.removeAttribute('break-words');
  const unbroken = scaleOfWords(area);
  if (unbroken < breakBelow) {
    area.setAttribute('break-words', '');
    const broken = biggestScale(area, () => !overflows(area));
    if (broken > 1.25 * unbroken) return true;
    area.removeAttribute('break-words');
    setScale(area, unbroken);
  }
  const shrunk = shrinkForLine[area.getAttribute('fit') ?? ''];
  if (unbroken > 0 && shrunk !== undefined)
    saveLines(area, unbroken, Math.max(shrunk * unbroken, legibleScale(area, unbroken, legiblePx)));
  return unbroken > 0;
}

/** The biggest scale with whole words, kept together as far as that costs little. */
function scaleOfWords(area: HTMLElement): number {
  area.removeAttribute('loose');
  const fits = () => !overflows(area);
  const together = biggestScale(area, fits);
  const least = Math.max(smallestScale, looseGain * together);
  if (least > 1 || area.querySelector('.kept') === null) return together;
  area.setAttribute('loose', '');
  setScale(area, least);
  if (fits()) return biggestScale(area, fits, least);
  area.removeAttribute('loose');
  setScale(area, together);
  return together;
}

/** The size of the smallest text in an area, in CSS pixels; infinite when it holds none. */
export function smallestText(area: HTMLElement): number {
  const sizes = [area, ...area.querySelectorAll<HTMLElement>('*')]
    .filter((element) => isShown(element) && ownTexts(element).length > 0)
    .map((element) => parseFloat(getComputedStyle(element).fontSize));
  return Math.min(...sizes);
}

/** Whether an element takes part in the layout. */
export function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** The least scale at which the smallest text of an area can be read, by its size at this one; rounded up as it is set. */
function legibleScale(area: HTMLElement, scale: number, legiblePx: number): number {
  return Math.ceil((scale * legiblePx * 1e4) / smallestText(area)) / 1e4;
}

/** Two full lines at 80 % are read faster than three ragged ones. */
function saveLines(area: HTMLElement, scale: number, smallest: number): void {
  if (smallest >= scale) return;
  const lines = countLines(area);
  setScale(area, smallest);
  const fewest = countLines(area);
  if (fewest < lines && !overflows(area))
    biggestScale(area, () => !overflows(area) && countLines(area) <= fewest, smallest, scale);
  else setScale(area, scale);
}

/** Leaves the area at the scale it returns; 0 when not even the smallest will do. */
function biggestScale(area: HTMLElement, fits: () => boolean, smallest = smallestScale, biggest = 1): number {
  const fitsAt = (scale: number) => {
    setScale(area, scale);
    return fits();
  };
  if (fitsAt(biggest)) return biggest;
  if (!fitsAt(smallest)) return 0;
  let [fitting, overflowing] = [smallest, biggest];
  while (overflowing - fitting > 0.008) {
    const middle = (fitting + overflowing) / 2;
    if (fitsAt(middle)) fitting = middle;
    else overflowing = middle;
  }
  setScale(area, fitting);
  return fitting;
}

function setScale(area: HTMLElement, scale: number): void {
  area.style.setProperty('--fit', Math.max(scale, smallestScale).toFixed(4));
}

function overflows(area: HTMLElement): boolean {
  return [area, ...area.querySelectorAll<HTMLElement>('[cell]')].some(leavesItsBox);
}

/**
 * Whether what a box holds reaches out of it, or more than halfway into its padding. Measured on the content itself:
 * `scrollHeight` forgets the padding of grids and what a centred text loses at its top.
 */
function leavesItsBox(box: HTMLElement): boolean {
  const content = document.createRange();
  content.selectNodeContents(box);
  const style = getComputedStyle(box);
  const inner = uprightBox(content.getBoundingClientRect(), style);
  const outer = uprightBox(box.getBoundingClientRect(), style);
  const allowed = (side: 'Top' | 'Right' | 'Bottom' | 'Left') => parseFloat(style[`padding${side}`]) / 2 - 1;
  return (
    inner.top < outer.top + allowed('Top') ||
    inner.right > outer.right - allowed('Right') ||
    inner.bottom > outer.bottom - allowed('Bottom') ||
    inner.left < outer.left + allowed('Left')
  );
}

/** The lines of the area's heading, or of all its text. */
function countLines(area: HTMLElement): number {
  const content = document.createRange();
  const text = area.querySelector<HTMLElement>('h1') ?? area;
  const style = getComputedStyle(text);
  let lines = 0;
  let bottom = -Infinity;
  // In the order of reading: a box that begins under the middle of those before it begins a line.
  for (const node of textsIn(text)) {
    content.selectNodeContents(node);
    for (const measured of content.getClientRects()) {
      const rect = uprightBox(measured, style);
      if (rect.top + rect.height / 2 < bottom) continue;
      lines++;
      bottom = rect.bottom;
    }
  }
  return lines;
}

function* textsIn(element: HTMLElement): Generator<Node> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    if (walker.currentNode.textContent?.trim() !== '') yield walker.currentNode;
  }
}

function ownTexts(element: HTMLElement): ChildNode[] {
  return [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
}
