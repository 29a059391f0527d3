import type { Slide } from '../../core/slides.ts';
import { overlayShare, qrFaults, sloganShare } from '../../core/qr-measure.ts';

/**
 * What keeps people from scanning the codes of a drawn slide or overlay, measured on the glass: size, quiet zone,
 * contrast (DECISIONS 33). Only a slogan slide promises a size of its own; the codes of other slides stand beside the overlay's.
 *
 * @param drawn    the slide view or the overlay frame, laid out
 * @param shortPx  the short side of the screen in CSS pixels
 */
export function codeFaults(drawn: Element, shortPx: number, kind: Slide['kind'] | 'overlay'): readonly string[] {
  if (kind !== 'slogan' && kind !== 'overlay') return [];
  const share = kind === 'slogan' ? sloganShare : overlayShare;
  return codesIn(drawn).flatMap((code) => {
    const measure = code.measure();
    return measure === undefined ? ['code: not drawn'] : qrFaults(measure, shortPx, share, devicePixelRatio);
  });
}

/** The codes in an element and in all that it is made of. */
function codesIn(element: Element): readonly HTMLElementTagNameMap['qr-code'][] {
  if (element.localName === 'qr-code') return [element as HTMLElementTagNameMap['qr-code']];
  return [...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((inner) =>
    inner.localName === 'qr-code' || inner.shadowRoot !== null ? codesIn(inner) : [],
  );
}
