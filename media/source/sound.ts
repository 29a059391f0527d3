import { secondsOf, startsOf, type Accent, type Clip } from './clip.ts';
import { BEAT } from './timeline.ts';

export const SAMPLES_PER_SECOND = 48_000;
/** The loudest sample, of 1: a lobby is no concert. */
const PEAK = 0.6;
const BAR = 4 * BEAT;

/** D, A over C sharp, B minor, G: a bar each, in hertz, from the bass up. */
const chords = [
  [73.42, 220, 293.66, 369.99, 440],
  [69.3, 220, 277.18, 329.63, 440],
  [61.74, 185, 293.66, 369.99, 493.88],
  [49, 196, 293.66, 392, 493.88],
] as const;
/** Which tones of the chord the plucked notes of a bar take, an eighth each. */
const pattern = [1, 3, 4, 3, 2, 3, 4, 3] as const;

interface Note {
  readonly at: number;
  readonly hertz: number;
  readonly loud: number;
  /** How fast it dies away, per second. */
  readonly decay: number;
  /** -1 left … 1 right. */
  readonly pan?: number;
  /** Seconds until it is whole: short for what is struck. */
  readonly attack?: number;
}

/**
 * The sound of a clip: soft chords with plucked notes on the film's own beat, and a small sound for whatever lands.
 * Pure sums of sines, so it belongs to nobody. Samples of left and right in turn, between -1 and 1.
 */
export function soundOf(clip: Clip): Float32Array {
  const seconds = secondsOf(clip);
  const sound = new Float32Array(Math.round(seconds * SAMPLES_PER_SECOND) * 2);
  for (const note of [...music(clip, seconds), ...clip.accents.flatMap(notesOf)]) add(note, sound);
  const loudest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return sound.map((sample, index) => (sample / loudest) * PEAK * fade(index / 2 / SAMPLES_PER_SECOND, seconds));
}

function music(clip: Clip, seconds: number): readonly Note[] {
  const end = startsOf(clip).at(-1) ?? 0;
  return Array.from({ length: Math.ceil(seconds / BAR) }, (_, bar) => bar * BAR).flatMap((start, bar) => {
    const chord = chords[start >= end ? 0 : bar % chords.length] ?? chords[0];
    const held = chord.slice(1).map((hertz, index) => ({
      at: start,
      hertz,
      loud: 0.05,
      decay: 0.7,
      attack: 0.12,
      pan: index % 2 === 0 ? -0.5 : 0.5,
    }));
    const bass = [0, 2].map((beat) => ({ at: start + beat * BEAT, hertz: chord[0] * 2, loud: 0.16, decay: 3 }));
    const plucked = pattern.map((tone, eighth) => ({
      at: start + (eighth * BEAT) / 2,
      hertz: (chord[tone] ?? chord[1]) * 2,
      loud: eighth % 2 === 0 ? 0.06 : 0.04,
      decay: 7,
      pan: eighth % 2 === 0 ? -0.3 : 0.3,
    }));
    return [...held, ...bass, ...plucked].filter(({ at }) => at < seconds - BEAT);
  });
}

/** What is heard when something lands. */
function notesOf({ at, sound }: Accent): readonly Note[] {
  switch (sound) {
    case 'tap':
      return [
        { at, hertz: 196, loud: 0.3, decay: 26 },
        { at, hertz: 587.33, loud: 0.1, decay: 34 },
      ];
    case 'key':
      return [{ at, hertz: 1480, loud: 0.05, decay: 60 }];
    case 'right':
      return [
        { at, hertz: 880, loud: 0.13, decay: 5 },
        { at: at + BEAT / 8, hertz: 1318.51, loud: 0.13, decay: 4 },
      ];
    case 'wrong':
      return [
        { at, hertz: 155.56, loud: 0.26, decay: 12 },
        { at: at + BEAT / 8, hertz: 130.81, loud: 0.26, decay: 10 },
      ];
    case 'alert':
      return [0, 1, 2].map((stroke) => ({ at: at + (stroke * BEAT) / 4, hertz: 1174.66, loud: 0.1, decay: 9 }));
  }
}

/**
 * A note with a second partial two octaves up, which dies away sooner, as that of a wooden bar does. The wave is turned
 * on from sample to sample, not looked up: a thousand times fewer sines.
 */
function add({ at, hertz, loud, decay, pan = 0, attack = 0.004 }: Note, sound: Float32Array): void {
  const first = Math.round(at * SAMPLES_PER_SECOND);
  const last = Math.min(sound.length / 2, first + Math.round((5 / decay) * SAMPLES_PER_SECOND));
  const turn = (2 * Math.PI * hertz) / SAMPLES_PER_SECOND;
  const [turnCos, turnSin, dies] = [Math.cos(turn), Math.sin(turn), Math.exp(-decay / SAMPLES_PER_SECOND)];
  const [left, right] = [1 - Math.max(0, pan), 1 + Math.min(0, pan)];
  let [cos, sin, envelope] = [1, 0, loud];
  for (let index = first; index < last; index++) {
    const share = envelope / loud;
    const octaves = 4 * sin * cos * (cos * cos - sin * sin);
    const struck = Math.min(1, (index - first) / (attack * SAMPLES_PER_SECOND));
    const sample = envelope * struck * (sin + 0.2 * share * share * octaves);
    sound[index * 2] = (sound[index * 2] ?? 0) + sample * left;
    sound[index * 2 + 1] = (sound[index * 2 + 1] ?? 0) + sample * right;
    const turned = cos * turnCos - sin * turnSin;
    sin = sin * turnCos + cos * turnSin;
    cos = turned;
    envelope *= dies;
  }
}

/** Nothing begins or ends with a crack. */
function fade(t: number, seconds: number): number {
  return Math.min(1, t / 0.05, Math.max(0, (seconds - t) / 0.8));
}
