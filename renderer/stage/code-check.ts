import type { Slide } from '../../core/slides.ts';
import { scannableShare, type DisplaySettings } from '../../core/display-settings.ts';
import type { ScreenSize } from '../../core/frame-layout.ts';
import type { BesideZone } from '../../core/playlist.ts';
import { overlayShare, qrFaults, sloganShare } from '../../core/qr-measure.ts';
import type { Prepared } from './glass.ts';

/**
 * What keeps people from scanning the codes of a drawn slide or overlay, measured on the glass: size, quiet zone,
 * contrast (DECISIONS 33). Only a slogan slide promises a size of its own; the codes of other slides stand beside the overlay's.
 *
 * @param drawn  the slide view or the overlay frame, laid out
 * @param size   of the picture, in CSS pixels
 */
function codeFaults(
  drawn: Element,
  size: ScreenSize,
  display: DisplaySettings,
  kind: Slide['kind'] | 'overlay',
): readonly string[] {
  if (kind !== 'slogan' && kind !== 'overlay') return [];
  const shortPx = Math.min(size.width, size.height);
  const share = Math.max(kind === 'slogan' ? sloganShare : overlayShare, scannableShare(display, size) ?? 0);
  return codesIn(drawn).flatMap((code) => {
    const measure = code.measure();
    return measure === undefined ? ['code: not drawn'] : qrFaults(measure, shortPx, share, devicePixelRatio);
  });
}

/**
 * What keeps people from scanning the codes of what is about to be shown. Beside the main picture a code stands for those
 * near the screen, as that of the overlays does, and has to be as large.
 *
 * @param picture  all of it, in CSS pixels
 */
export function codeDoubts(
  { showing: { item }, layer, frame }: Pick<Prepared, 'showing' | 'layer' | 'frame'>,
  picture: ScreenSize,
  display: DisplaySettings,
  zone: BesideZone | undefined,
): readonly string[] {
  const kind =
    item.kind !== 'slide'
      ? undefined
      : item.slide.kind === 'slogan' && zone !== undefined
        ? 'overlay'
        : item.slide.kind;
  return [
    ...(kind === undefined ? [] : codeFaults(layer.element, picture, display, kind)),
    ...(frame === undefined ? [] : codeFaults(frame, picture, display, 'overlay')),
  ];
}

/** The codes in an element and in all that it is made of. */
function codesIn(element: Element): readonly HTMLElementTagNameMap['qr-code'][] {
  if (element.localName === 'qr-code') return [element as HTMLElementTagNameMap['qr-code']];
  return [...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((inner) =>
    inner.localName === 'qr-code' || inner.shadowRoot !== null ? codesIn(inner) : [],
  );
}
