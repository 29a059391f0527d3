import type { QrMeasure } from '../core/qr-measure.ts';
import type { QrCode } from './overlays/qr-code.ts';

/** A box of text, pictogram or code on the glass, in CSS pixels. */
interface Box {
  readonly name: string;
  readonly rect: DOMRect;
  readonly element: Element;
}

/**
 * What is wrong with what is drawn, told apart from how it was fitted: text that leaves the screen or its area,
 * a time of day in two lines, anything that lies over something else, and a picture that the frame covers. Empty when nothing is.
 */
export function faultsOf(root: ParentNode, picture: DOMRect): readonly string[] {
  const elements = [...deep(root)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const boxes = elements.flatMap(boxesOf);
  return [
    ...elements.flatMap(overflowsOf),
    ...elements.flatMap(brokenTimes),
    ...boxes.flatMap((box) => outside(box, picture)),
    ...overlaps(boxes),
  ];
}

/** The measures of all codes on the page, slide before overlay. */
export function codesOf(root: ParentNode): readonly (QrMeasure | undefined)[] {
  return [...deep(root)]
    .filter((element) => element.localName === 'qr-code')
    .map((element) => {
      return (element as QrCode).measure();
    });
}

/** A line of text on the glass, its colour as CSS computes it. */
export interface DrawnText {
  readonly text: string;
  readonly ink: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every line of text, as it stands on the page. */
export function textsOf(root: ParentNode): readonly DrawnText[] {
  return [...deep(root)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('style'))
    .flatMap((element) => {
      const { color, fill } = getComputedStyle(element);
      const ink = element instanceof SVGElement ? fill : color;
      return ownLines(element).map(({ text, rect }) => {
        const { x, y, width, height } = inked(rect);
        return { text, ink, x, y, width, height };
      });
    });
}

/** Leaves of everything drawn its ground alone, so that it can be seen what the texts stand on. */
export function hideInk(root: ParentNode): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { color: transparent !important; text-decoration: none !important } text { display: none }');
  for (const { shadowRoot } of deep(root)) shadowRoot?.adoptedStyleSheets.push(sheet);
}

/** Every element, shadow trees included, as they stand on the page. */
function* deep(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    // What runs leaves its strip at both ends, and is cut off there: the strip itself is what stands somewhere.
    if (element.shadowRoot !== null && element.localName !== 'ticker-strip') yield* deep(element.shadowRoot);
  }
}

function boxesOf(element: Element): Box[] {
  const name = `${element.localName}.${element.getAttribute('class') ?? ''}`;
  if (element.matches('.sign *, .pin *, .gauge *')) return [];
  if (element.matches('svg.icon, svg.hundred, svg.gauge, .plot, .disc, .face, ticker-strip, img'))
    return [{ name, element, rect: element.getBoundingClientRect() }];
  if (element.localName === 'svg' && inCode(element))
    return [{ name: 'code', element, rect: element.getBoundingClientRect() }];
  if (element.matches('.disc, style')) return [];
  return ownLines(element).map(({ text, rect }) => ({ name: `“${text}”`, element, rect: inked(rect) }));
}

/** The lines of the texts that an element holds itself. */
function ownLines(element: Element): readonly { readonly text: string; readonly rect: DOMRect }[] {
  const range = document.createRange();
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    .flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()].map((rect) => ({ text: node.textContent?.trim() ?? '', rect }));
    });
}

/** A line's box without the air that the font keeps above capitals' marks and below tails. */
function inked({ x, y, width, height }: DOMRect): DOMRect {
  return new DOMRect(x, y + 0.12 * height, width, 0.76 * height);
}

function inCode(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.host.localName === 'qr-code';
}

function overflowsOf(element: Element): string[] {
  if (!element.matches('[fit], [cell]')) return [];
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1
    ? [`${element.className}: holds ${scrollWidth} × ${scrollHeight} in ${clientWidth} × ${clientHeight}`]
    : [];
}

function brokenTimes(element: Element): string[] {
  if (element.localName !== 'time') return [];
  const lines = new Set([...element.children].map((digit) => digit.getBoundingClientRect().top));
  return lines.size > 1 ? [`${element.textContent}: is broken into ${lines.size} lines`] : [];
}

/** A slide stays in the picture, the frame outside it, both on the screen. */
function outside({ name, rect, element }: Box, picture: DOMRect): string[] {
  const ofFrame = hostsOf(element).some((host) => host.localName === 'overlay-frame');
  const onScreen = within(rect, new DOMRect(0, 0, innerWidth, innerHeight));
  if (!onScreen) return [`${name}: leaves the screen`];
  if (ofFrame) return meet(rect, picture) ? [`${name}: covers the picture`] : [];
  return within(rect, picture) ? [] : [`${name}: leaves the picture`];
}

function hostsOf(element: Element): Element[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root.host, ...hostsOf(root.host)] : [];
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => other.element !== one.element && meet(one.rect, other.rect))
      .map((other) => `${one.name} lies over ${other.name}`),
  );
}

function within(inner: DOMRect, outer: DOMRect): boolean {
  return (
    inner.left >= outer.left - 1 &&
    inner.top >= outer.top - 1 &&
    inner.right <= outer.right + 1 &&
    inner.bottom <= outer.bottom + 1
  );
}

/** Whether two boxes share more than a pixel each way. */
function meet(one: DOMRect, other: DOMRect): boolean {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 1 && high > 1;
}
