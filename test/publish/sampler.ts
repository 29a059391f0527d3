import type { Words } from '../../core/words.ts';
import type { FrameSampler, OpenSampler } from '../../publish/check/flash-findings.ts';
import { CELLS } from '../../publish/check/flashes.ts';

type Rgb = readonly [number, number, number];

/**
 * A sampler by whose word every film is these colours in turn, each for a tenth of a second, for three seconds.
 *
 * @param reason  why it cannot go on then, before the film is over
 */
export function samplerOf(colours: readonly Rgb[], reason?: string): OpenSampler {
  const sampler: FrameSampler = {
    sample(_film, see) {
      for (let n = 0; n < 30; n++) {
        const colour = colours[n % colours.length] ?? [0, 0, 0];
        see({ seconds: n / 10, rgb: Uint8Array.from({ length: 3 * CELLS }, (_, index) => colour[index % 3] ?? 0) });
      }
      return Promise.resolve(reason);
    },
    close: () => Promise.resolve(),
  };
  return () => Promise.resolve(sampler);
}

/** A machine that has nothing to look at films with. */
export function noSampler(why: Words): OpenSampler {
  return () => Promise.resolve(why);
}
