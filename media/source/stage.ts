export type Orientation = 'landscape' | 'portrait';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The picture a clip is drawn on, in pixels, and where its two parts stand: the words and the drawing. */
export interface Stage {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  /** The words: their left edge, their longest line, and the middle (landscape) or the top (portrait) of the block. */
  readonly words: { readonly x: number; readonly width: number; readonly y: number; readonly from: 'middle' | 'top' };
  /** The middle of the drawing, and its size: drawings are made for a box of 760 × 800. */
  readonly drawing: Point & { readonly scale: number };
}

/**
 * Nothing that matters stands in the outer tenth at top and bottom: in portrait the player cuts there to make room for
 * the QR code and the slogan.
 */
export const stages: Readonly<Record<Orientation, Stage>> = {
  landscape: {
    orientation: 'landscape',
    width: 1920,
    height: 1080,
    words: { x: 120, width: 880, y: 540, from: 'middle' },
    drawing: { x: 1450, y: 540, scale: 0.97 },
  },
  portrait: {
    orientation: 'portrait',
    width: 1080,
    height: 1920,
    words: { x: 84, width: 912, y: 236, from: 'top' },
    drawing: { x: 540, y: 1262, scale: 1.08 },
  },
};

/** The colours of the campaign. */
export const colours = {
  ink: '#061a44',
  night: '#0a2a66',
  blue: '#0b3d91',
  azure: '#1668e3',
  cyan: '#34c8ff',
  ice: '#e4f2ff',
  mist: '#c3defa',
  white: '#ffffff',
  green: '#12b76a',
  coral: '#ff5560',
  amber: '#ffb020',
  slate: '#8ea3c4',
} as const;

/** What a scene's words are drawn in, after the ground they stand on. */
export interface Ground {
  readonly ground: string;
  /** A second tone for the large circles behind the drawing. */
  readonly tone: string;
  readonly title: string;
  readonly text: string;
  readonly accent: string;
}

export const grounds = {
  night: { ground: colours.night, tone: '#0f3478', title: colours.white, text: '#d3e6ff', accent: colours.cyan },
  blue: { ground: colours.blue, tone: '#124ba8', title: colours.white, text: '#dcebff', accent: colours.cyan },
  ice: { ground: colours.ice, tone: '#d2e8fd', title: colours.night, text: '#24477f', accent: colours.azure },
} as const satisfies Record<string, Ground>;
