export type Orientation = 'landscape' | 'portrait';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The picture a clip is drawn on, in pixels, and where its parts stand: the words and the drawing. */
export interface Stage {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  /** The headline: its left edge, its longest line, its type, and the middle or the foot of the block. */
  readonly words: Point & {
    readonly anchor: 'middle' | 'bottom';
    readonly width: number;
    readonly size: number;
    readonly leading: number;
  };
  /** The middle of the drawing, and its size: drawings are made for a box of 760 × 840. */
  readonly drawing: Point & { readonly scale: number };
  /** The steps of the way, where a clip has some: their left end. */
  readonly steps: Point & { readonly scale: number };
}

/**
 * The player cuts upright clips at top and bottom, to make room for the QR code and the slogan: 183 px each on a screen
 * of 1080 × 1920, 192 where the code is for people far off. Its captions stand at the foot of what is left: a line in landscape, two in portrait.
 */
export const stages: Readonly<Record<Orientation, Stage>> = {
  landscape: {
    orientation: 'landscape',
    width: 1920,
    height: 1080,
    words: { x: 112, y: 530, anchor: 'middle', width: 960, size: 134, leading: 168 },
    drawing: { x: 1490, y: 500, scale: 1.06 },
    steps: { x: 112, y: 204, scale: 1.2 },
  },
  portrait: {
    orientation: 'portrait',
    width: 1080,
    height: 1920,
    words: { x: 80, y: 662, anchor: 'bottom', width: 920, size: 122, leading: 150 },
    drawing: { x: 540, y: 1136, scale: 1.06 },
    steps: { x: 80, y: 272, scale: 1.1 },
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
  red: '#c81e33',
  amber: '#ffb020',
  slate: '#8ea3c4',
  grey: '#5b6f92',
  skin: '#f6c49c',
} as const;

/** What a shot's words are drawn in, after the ground they stand on. */
export interface Ground {
  readonly ground: string;
  /** A second tone for the zones behind the drawing, and one for the rings around them. */
  readonly tone: string;
  readonly ring: string;
  readonly title: string;
  readonly accent: string;
}

export const grounds = {
  night: { ground: colours.night, tone: '#0f3478', ring: '#1c4791', title: colours.white, accent: colours.cyan },
  blue: { ground: colours.blue, tone: '#124ba8', ring: '#1d59ba', title: colours.white, accent: colours.cyan },
  ice: { ground: colours.ice, tone: '#d2e8fd', ring: '#c2dffb', title: colours.night, accent: '#0f57c9' },
} as const satisfies Record<string, Ground>;
