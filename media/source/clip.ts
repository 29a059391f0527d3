import { type Ground, type Point, type Stage } from './stage.ts';
import { BEAT } from './timeline.ts';

/** A clip: shots one after the other, and one drawing that lives through all of them. `name` is the name of its files. */
export interface Clip {
  readonly name: string;
  /** The last one is the end card. */
  readonly shots: readonly Shot[];
  /** What stands and moves before the grounds, at instant `t` of the clip, in seconds. */
  readonly draw: (t: number, stage: Stage) => string;
  /** What stands before all words, such as the steps that are done; nothing unless told. */
  readonly frame?: (t: number, stage: Stage) => string;
  /** What is heard beside the music, on the grid. */
  readonly accents: readonly Accent[];
}

export interface Shot {
  readonly beats: number;
  readonly ground: Ground;
  readonly words: Words;
  /** Where the circle that uncovers its ground begins; the middle of the drawing unless told. */
  readonly opensAt?: (stage: Stage) => Point;
}

/** The words of a shot, as `words/*.json` holds them. */
export interface Words {
  /** The headline, a line each, broken by hand; the end card has none. */
  readonly title: readonly string[];
  /** The sentences under the picture. */
  readonly captions: readonly Caption[];
}

/** The languages that captions are written in; `words/*.json` has every sentence in each of them. */
export const captionLanguages = ['vi', 'en'] as const;
export type CaptionLanguage = (typeof captionLanguages)[number];

/** A sentence under the picture, for so many beats. */
export interface Caption extends Readonly<Record<CaptionLanguage, string>> {
  readonly beats: number;
}

/** Something that is heard at instant `at` of a clip, in seconds. */
export interface Accent {
  readonly at: number;
  readonly sound: 'tap' | 'key' | 'right' | 'wrong' | 'alert';
}

export const FRAMES_PER_SECOND = 30;

export function secondsOf({ shots }: Pick<Clip, 'shots'>): number {
  return shots.reduce((sum, { beats }) => sum + beats * BEAT, 0);
}

/** When each shot begins, in seconds. */
export function startsOf({ shots }: Pick<Clip, 'shots'>): readonly number[] {
  return shots.map((_, index) => secondsOf({ shots: shots.slice(0, index) }));
}
