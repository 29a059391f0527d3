import { secondsOf, startsOf, type Clip } from './film.ts';

/** D, A, D, F sharp, E: an open chord, in hertz. */
const chord = [146.83, 220, 293.66, 369.99, 659.26] as const;
const bells = [880, 987.77, 1174.66, 1318.51] as const;

/**
 * The sound of a clip as an expression of ffmpeg's `aevalsrc`: a soft chord that breathes, and a small bell at every
 * new scene. Pure sums of sines, so it belongs to nobody. Two channels, the right one a little out of tune for width.
 */
export function soundOf(clip: Clip): string {
  return ['0', '0.35'].map((offset) => channel(clip, offset)).join('|');
}

function channel(clip: Clip, detune: string): string {
  const end = secondsOf(clip);
  const pad = chord.map((hertz, index) => {
    const breath = `(0.6+0.4*sin(2*PI*t/${5 + index * 1.3}+${index}))`;
    return `${0.05 / (1 + index * 0.6)}*${breath}*sin(2*PI*(${hertz}+${detune})*t)`;
  });
  const chimes = startsOf(clip)
    .slice(1)
    .map((start, index) => {
      const hertz = bells[index % bells.length] ?? bells[0];
      const since = `(t-${(start + 0.35).toFixed(3)})`;
      // A bell's second partial lies well above its first and dies away sooner.
      const strike = `sin(2*PI*${hertz}*${since})*exp(-2.6*${since})+0.35*sin(2*PI*${hertz * 2.76}*${since})*exp(-7*${since})`;
      return `gte(${since},0)*min(1,${since}*200)*0.045*(${strike})`;
    });
  const fade = `min(1,t/0.8)*min(1,max(0,(${end}-t)/1.6))`;
  return `${fade}*(${[...pad, ...chimes].join('+')})`;
}
