import type { Words } from '../../core/words.ts';
import type { FrameSampler, OpenSampler } from '../../publish/check/flash-findings.ts';
import { CELLS } from '../../publish/check/flashes.ts';

/** A sampler by whose word every film is these colours in turn, each for a tenth of a second, for three seconds. */
export function samplerOf(...colours: readonly (readonly [number, number, number])[]): OpenSampler {
  return () => Promise.resolve(sampler(colours, undefined));
}

/** One that breaks off after the first picture. */
export function brokenSampler(reason: string): OpenSampler {
  return () => Promise.resolve(sampler([[0, 0, 0]], reason));
}

/** A machine that has nothing to look at films with. */
export function noSampler(why: Words): OpenSampler {
  return () => Promise.resolve(why);
}

function sampler(colours: readonly (readonly number[])[], reason: string | undefined): FrameSampler {
  return {
    sample(_film, see) {
      for (let n = 0; n < (reason === undefined ? 30 : 1); n++) {
        const colour = colours[n % colours.length] ?? [];
        see({ seconds: n / 10, rgb: Uint8Array.from({ length: 3 * CELLS }, (_, index) => colour[index % 3] ?? 0) });
      }
      return Promise.resolve(reason);
    },
    close: () => Promise.resolve(),
  };
}
