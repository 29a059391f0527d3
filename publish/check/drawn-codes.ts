import { qrAddress, type Overlays } from '../../core/overlays.ts';
import { campaignsOf, placeOfItem, type Item, type Playlist } from '../../core/playlist.ts';
import type { Slide } from '../../core/slides.ts';
import { overlayModulePx, pictureArea, platePx, QUIET_MODULES, type Area } from './picture-area.ts';
import { codeSize } from './qr-code.ts';
import { millimetresPerPixel, type Viewing } from './viewing.ts';

/** A code that the player draws, and how large. */
export interface DrawnCode {
  readonly place: string;
  /** The slide it is on. */
  readonly item?: Item;
  readonly url: string;
  /** `big`: that of a slogan slide, which is meant to be read from the queue. */
  readonly role: 'big' | 'small' | 'overlay';
  /** On the glass; `undefined` when the player draws none for this address. */
  readonly drawn?: {
    readonly modulePx: number;
    readonly moduleMillimetres: number;
    readonly sideMillimetres: number;
    /** Its side as a share of the screen's short side. */
    readonly share: number;
  };
}

/** Stands for the overlays of the bundled campaign, which a playlist that names none is shown with. */
const bundledOverlays: Overlays = {
  qr: { url: 'https://www.example.org/abcdef/', corner: 'bottom-right' },
  slogan: { text: 'as in the bundled campaign' },
};

/** The overlays a playlist is shown with. */
export function overlaysOf(playlist: Playlist): Overlays | false {
  return playlist.overlays ?? bundledOverlays;
}

/** Every code that a playlist has drawn. */
export function drawnCodes(playlist: Playlist, screenId: string, viewing: Viewing): readonly DrawnCode[] {
  const overlay = playlist.overlays === false ? undefined : playlist.overlays?.qr;
  const ofOverlay =
    overlay === undefined ? [] : [overlayCode(qrAddress(overlay, { id: screenId }), 'overlays.qr.url', viewing)];
  const framed = pictureArea(overlaysOf(playlist), viewing);
  const ofSlides = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index) => {
      if (item.kind !== 'slide' || item.slide.qr === undefined) return [];
      const area = item.overlays ? framed : viewing.pixels;
      const place = `${placeOfItem(campaign, index)}.slide.qr.url`;
      return [{ ...slideCode(item.slide, item.slide.qr.url, place, area, viewing), item }];
    }),
  );
  return [...ofOverlay, ...ofSlides];
}

function overlayCode(url: string, place: string, viewing: Viewing): DrawnCode {
  const size = codeSize(url);
  if (size === undefined || platePx(url, viewing.pixels) === 0) return { place, url, role: 'overlay' };
  const shortPx = Math.min(viewing.pixels.width, viewing.pixels.height);
  return { place, url, role: 'overlay', drawn: onGlass(size, overlayModulePx(size, shortPx), viewing) };
}

function slideCode(slide: Slide, url: string, place: string, area: Area, viewing: Viewing): DrawnCode {
  const role = slide.kind === 'slogan' ? 'big' : 'small';
  const size = codeSize(url);
  if (size === undefined) return { place, url, role };
  const devicePx = boxPx(slide, area) / (size + 2 * QUIET_MODULES);
  const modulePx = devicePx >= 1 ? Math.floor(devicePx + 0.01) : devicePx;
  return { place, url, role, drawn: onGlass(size, modulePx, viewing) };
}

/** The box that a slide gives its code, quiet zone included: the twin of the slides' styles. */
function boxPx(slide: Slide, { width, height }: Area): number {
  const step = Math.min(width, height) / 100;
  const upright = height > width;
  switch (slide.kind) {
    case 'slogan':
      return upright ? 82 * step : 89 * step;
    case 'support-point':
      return slide.people.length > 0 ? 34 * step : (upright ? 70 : 62) * step;
    case 'notice':
      return 34 * step;
    case 'comparison':
      return 35 * step;
    case 'steps':
    case 'install-rate':
      return 36 * step;
  }
}

function onGlass(size: number, modulePx: number, viewing: Viewing): NonNullable<DrawnCode['drawn']> {
  const moduleMillimetres = modulePx * millimetresPerPixel(viewing);
  const { width, height } = viewing.pixels;
  return {
    ...{ modulePx, moduleMillimetres, sideMillimetres: size * moduleMillimetres },
    share: (size * modulePx) / Math.min(width, height),
  };
}
