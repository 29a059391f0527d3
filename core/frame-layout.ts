import type { Overlays } from './overlays.ts';
import { leastModulePx, overlayShare, quietModules } from './qr-measure.ts';
import { codeSize } from './qr-modules.ts';
import { shortAddress } from './short-address.ts';

/** Pixels of the screen, CSS ones unless said otherwise. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** The screen that a frame is laid out on. */
export interface FramedScreen extends ScreenSize {
  /** The share of the short side that the code needs to be scanned from where people stand, if that is known. */
  readonly codeShare?: number | undefined;
}

/** What the frame takes of each edge; the picture has the rest. Whole pixels, so that no edge is blurred. */
export interface FrameInsets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** How the frame lies: a column (and a strip beside it), a band across an upright screen, or a strip of words alone. */
export interface FrameForm {
  readonly form: 'column' | 'band' | 'strip';
  readonly edge: 'top' | 'bottom';
  readonly side: 'left' | 'right';
}

/** Everything about where the parts of the frame stand. */
export interface FrameLayout extends FrameForm {
  readonly insets: FrameInsets;
  /** What is shown: all that there is room for. */
  readonly parts: Overlays;
  /** A side of the white plate of the code; 0 without one. */
  readonly plate: number;
  /**
   * Where it says who is speaking and what time it is: over the code in the column; in a line of the band; in the place
   * of the words, where there are none; beside the words of a strip; or nowhere.
   */
  readonly sign: 'column' | 'line' | 'block' | 'beside' | 'none';
  /** Of what is taken from the edge: the line of the ticker, outermost, and the line of who is speaking, innermost. */
  readonly line: number;
  readonly head: number;
}

/** Boards of lamps: too few pixels for more than a code and a line. */
const boardPx = 300;
/** A code so dense that it would take more than this of the short side is left out: the picture is what people watch. */
const mostPlateShare = 0.75;
/** More of the short side than this no code beside a picture takes: a slide with a code of its own is for those far away. */
const mostCodeShare = 1 / 3;
/** Share of the height that a strip without a code takes. */
const stripShare = 0.12;
/** Share of the short side that a line of running or small words takes, and the least that can be read on a board. */
const lineShare = 0.058;
const leastLinePx = 22;

/**
 * How much of each edge the overlays take for themselves, so that they never cover the picture: a column at the code's
 * side and a strip along its edge, which together leave the picture the screen's own shape where that leaves room for
 * words; on upright screens one band. The code, without its quiet zone, gets at least 20 % of the short side
 * (DECISIONS 33) in modules of whole device pixels. All zero when there is nothing to show.
 */
export function frameInsets(overlays: Overlays | false, screen: FramedScreen, devicePixelRatio = 1): FrameInsets {
  return overlays === false || screen.width === 0 || screen.height === 0
    ? nothing
    : frameLayout(overlays, screen, devicePixelRatio).insets;
}

/** Where everything stands on a screen. */
export function frameLayout(overlays: Overlays, screen: FramedScreen, devicePixelRatio = 1): FrameLayout {
  const shape = frameForm(overlays, screen, devicePixelRatio);
  const parts = partsFor(overlays, shape, screen);
  const plate = parts.qr === undefined ? 0 : platePx(parts.qr.url, screen, devicePixelRatio);
  const sign = signPlace(parts, shape, screen);
  return { ...shape, parts, plate, sign, ...spaceFor(parts, { ...shape, sign }, plate, screen) };
}

/** How the frame lies on a screen. A code that cannot be shown leaves the strip alone. */
export function frameForm({ qr }: Overlays, screen: FramedScreen, devicePixelRatio = 1): FrameForm {
  const corner = qr?.corner ?? 'bottom-right';
  const edge = corner.startsWith('top') ? 'top' : 'bottom';
  const side = corner.endsWith('left') ? 'left' : 'right';
  if (qr === undefined || platePx(qr.url, screen, devicePixelRatio) === 0) return { form: 'strip', edge, side };
  return { form: isUpright(screen) ? 'band' : 'column', edge, side };
}

/** Whether a screen has so few pixels that only a code and a line of words fit beside the picture. */
export function isBoard({ width, height }: ScreenSize): boolean {
  return Math.min(width, height) < boardPx;
}

/** A side of the white plate: code and quiet zone; 0 when the address fits no code, or none that this screen can show. */
export function platePx(url: string, screen: FramedScreen, devicePixelRatio = 1): number {
  const size = codeSize(url);
  if (size === undefined) return 0;
  const shortPx = Math.min(screen.width, screen.height);
  const modulePx = Math.max(leastModulePx, Math.ceil((codeShareOn(screen) * shortPx * devicePixelRatio) / size));
  const plate = (modulePx / devicePixelRatio) * (size + 2 * quietModules);
  return plate <= mostPlateShare * shortPx ? plate : 0;
}

/** As large as those who stand there need it; where that would leave too little of the picture, as large as it must be. */
function codeShareOn({ codeShare = overlayShare }: FramedScreen): number {
  return codeShare <= mostCodeShare ? Math.max(overlayShare, codeShare) : overlayShare;
}

/**
 * What of the overlays there is room for. Where the code could not be scanned its address is written in the strip: beside
 * the slogan, on a board of lamps in its place. A board leaves out, in this order: who is speaking, the clock where
 * no column has room for it over the code, and the running messages where there is a slogan.
 */
function partsFor({ qr, slogan, ticker, agency, clock }: Overlays, { form }: FrameForm, screen: ScreenSize): Overlays {
  const board = isBoard(screen);
  const lost = form === 'strip' ? qr : undefined;
  const words = lost === undefined ? slogan : wordsFor(lost.url, board ? undefined : slogan);
  return {
    ...(qr === undefined || lost !== undefined ? {} : { qr }),
    ...(words === undefined ? {} : { slogan: words }),
    ...(ticker === undefined || (board && words !== undefined) ? {} : { ticker }),
    ...(agency === undefined || board ? {} : { agency }),
    ...(clock !== true || (board && form !== 'column') ? {} : { clock }),
  };
}

/** The address of a code that could not be scanned, beside a slogan or alone. */
function wordsFor(url: string, slogan: Overlays['slogan']): NonNullable<Overlays['slogan']> {
  const address = shortAddress(url);
  return slogan === undefined ? { text: address } : { ...slogan, link: address };
}

function signPlace({ agency, clock, slogan }: Overlays, { form }: FrameForm, screen: ScreenSize): FrameLayout['sign'] {
  if (agency === undefined && clock !== true) return 'none';
  if (form === 'column') return 'column';
  if (slogan === undefined) return form === 'band' ? 'block' : 'line';
  return isUpright(screen) ? 'line' : 'beside';
}

/** What the parts take of each edge, and of that the lines at its inner and outer border. */
function spaceFor(
  parts: Overlays,
  { form, edge, side, sign }: FrameForm & Pick<FrameLayout, 'sign'>,
  plate: number,
  screen: ScreenSize,
): Pick<FrameLayout, 'insets' | 'line' | 'head'> {
  const { slogan, ticker } = parts;
  const line = ticker === undefined ? 0 : linePx(screen);
  const head = sign === 'line' && slogan !== undefined ? Math.round(1.2 * linePx(screen)) : 0;
  switch (form) {
    case 'strip': {
      const words = slogan === undefined && sign === 'none' ? 0 : stripPx(slogan?.text ?? '', screen);
      return { insets: { ...nothing, [edge]: head + words + line }, line, head };
    }
    case 'band':
      return { insets: { ...nothing, [edge]: head + bandPx(plate, screen, parts) + line }, line, head };
    case 'column': {
      if (slogan === undefined && ticker === undefined)
        return { insets: { ...nothing, [side]: columnPx(plate, screen) }, line, head };
      const [column, strip] = sameShape(columnPx(plate, screen), screen);
      const words =
        slogan === undefined ? line : isBoard(screen) ? stripPx(slogan.text, screen) : sloganPx(screen) + line;
      const taken = Math.max(strip, words);
      return { insets: { ...nothing, [side]: column, [edge]: taken }, line: slogan === undefined ? taken : line, head };
    }
  }
}

/** The plate and a little air beside it. */
function columnPx(plate: number, screen: ScreenSize): number {
  return plate + (isBoard(screen) ? 4 : 2 * Math.round(0.01 * Math.min(screen.width, screen.height)));
}

/** The band of an upright screen: the plate with a little air, and a line for its caption where pixels allow. */
function bandPx(plate: number, screen: ScreenSize, { qr, slogan }: Overlays): number {
  if (isBoard(screen)) return Math.ceil(plate + 4);
  const caption = qr?.caption === undefined ? 0 : 0.044 * screen.width;
  const least = slogan === undefined ? 0 : 0.15 * screen.height;
  return Math.ceil(Math.max(plate + 0.02 * screen.width + caption, least));
}

/** A strip for words alone. On a board it grows by lines of 11 px until the words fit, up to 30 % of the height. */
function stripPx(text: string, screen: ScreenSize): number {
  const share = Math.round(stripShare * screen.height);
  if (!isBoard(screen)) return share;
  const lines = Math.ceil((text.length * 6.6) / (0.8 * screen.width));
  return Math.round(Math.min(Math.max(share, 4 + 14 * lines), 0.3 * screen.height));
}

/** The least height in which a slogan is still larger than the words of a line. */
function sloganPx(screen: ScreenSize): number {
  return Math.round(1.6 * linePx(screen));
}

function linePx(screen: ScreenSize): number {
  return Math.max(leastLinePx, Math.round(lineShare * Math.min(screen.width, screen.height)));
}

/**
 * Column and strip, at least `column` wide, that leave the picture the screen's own shape: exactly, in whole pixels,
 * where the shape is a ratio of small numbers (1920 × 1080 in steps of 16 × 9), else to the nearest pixel.
 */
function sameShape(column: number, { width, height }: ScreenSize): readonly [number, number] {
  const shared = greatestCommonDivisor(width, height);
  const stepPx = width / shared;
  const wide = stepPx <= 64 ? Math.ceil(column / stepPx) * stepPx : Math.ceil(column);
  return [wide, Math.round((wide * height) / width)];
}

function greatestCommonDivisor(one: number, other: number): number {
  return other < 1 ? one : greatestCommonDivisor(other, one % other);
}

function isUpright({ width, height }: ScreenSize): boolean {
  return height > width;
}

const nothing: FrameInsets = { top: 0, right: 0, bottom: 0, left: 0 };
