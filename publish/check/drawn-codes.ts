import { frameLayout, type ScreenSize } from '../../core/frame-layout.ts';
import { overlaysOn, type Overlays } from '../../core/overlays.ts';
import { campaignsOf, placeOfItem, type Item, type Playlist } from '../../core/playlist.ts';
import { quietModules, snapModulePx } from '../../core/qr-measure.ts';
import { codeSize } from '../../core/qr-modules.ts';
import type { Slide } from '../../core/slides.ts';
import { areaOf } from './picture-area.ts';
import { millimetresPerPixel, type Viewing } from './viewing.ts';

/** A code that the player draws, and how large. */
export interface DrawnCode {
  readonly place: string;
  /** The slide it is on. */
  readonly item?: Item;
  readonly url: string;
  /** `big`: that of a slogan slide in the main picture, which is meant to be read from the queue. */
  readonly role: 'big' | 'small' | 'overlay';
  /** `undefined` when the player draws none for this address. */
  readonly drawn?: OnGlass | undefined;
  /** As it would be with another address, or with the screen to itself: of a slide's code. */
  readonly redrawn?: (change: { readonly url?: string; readonly alone?: boolean }) => OnGlass | undefined;
}

/** A code as it stands on the glass. */
export interface OnGlass {
  readonly modulePx: number;
  readonly moduleMillimetres: number;
  readonly sideMillimetres: number;
  /** Its side as a share of the screen's short side. */
  readonly share: number;
}

/** Stands for the overlays of the bundled campaign, which a playlist that names none is shown with. */
const bundledOverlays: Overlays = {
  qr: { url: 'https://www.example.org/abcdef/', corner: 'bottom-right' },
  slogan: { text: 'as in the bundled campaign' },
};

/** The overlays that a screen shows with a playlist. */
export function overlaysOf(playlist: Playlist, screenId: string): Overlays | false {
  return overlaysOn(playlist.overlays ?? bundledOverlays, { id: screenId });
}

/** Every code that a playlist has drawn. */
export function drawnCodes(playlist: Playlist, screenId: string, viewing: Viewing): readonly DrawnCode[] {
  const overlays = overlaysOf(playlist, screenId);
  const ofOverlay = playlist.overlays === undefined || overlays === false ? [] : overlayCodes(overlays, viewing);
  const ofSlides = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index) => {
      if (item.kind !== 'slide' || item.slide.qr === undefined) return [];
      const { slide } = item;
      const { url: written } = item.slide.qr;
      const areaWith = (frame: Overlays | false) => areaOf(campaign, playlist, frame, viewing.pixels);
      if (areaWith(item.overlays && overlays) === undefined) return [];
      const redrawn: DrawnCode['redrawn'] = ({ url = written, alone = !item.overlays }) => {
        const area = areaWith(!alone && overlays);
        return area && slideCode(slide, url, area, viewing);
      };
      const role = slide.kind === 'slogan' && campaign.zone === undefined ? 'big' : 'small';
      const place = `${placeOfItem(campaign, index)}.slide.qr.url`;
      return [{ place, url: written, role, item, drawn: redrawn({}), redrawn } as const];
    }),
  );
  return [...ofOverlay, ...ofSlides];
}

function overlayCodes(overlays: Overlays, viewing: Viewing): readonly DrawnCode[] {
  if (overlays.qr === undefined) return [];
  const { url } = overlays.qr;
  const code = { place: 'overlays.qr.url', url, role: 'overlay' } as const;
  const size = codeSize(url);
  const { plate } = frameLayout(overlays, viewing.pixels);
  if (size === undefined || plate === 0) return [code];
  return [{ ...code, drawn: onGlass(size, plate / (size + 2 * quietModules), viewing) }];
}

function slideCode(slide: Slide, url: string, area: ScreenSize, viewing: Viewing): OnGlass | undefined {
  const size = codeSize(url);
  return size === undefined ? undefined : onGlass(size, snapModulePx(size, boxPx(slide, area)), viewing);
}

/** The box that a slide gives its code, quiet zone included: the twin of the slides' styles. */
function boxPx(slide: Slide, { width, height }: ScreenSize): number {
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

function onGlass(size: number, modulePx: number, viewing: Viewing): OnGlass {
  const moduleMillimetres = modulePx * millimetresPerPixel(viewing);
  const { width, height } = viewing.pixels;
  return {
    ...{ modulePx, moduleMillimetres, sideMillimetres: size * moduleMillimetres },
    share: (size * modulePx) / Math.min(width, height),
  };
}
