import { describe, expect, it } from 'vitest';
import { correctionOf } from '../../renderer/stage/clip-sync.ts';

const rate = (one: ReturnType<typeof correctionOf>) => (one.kind === 'rate' ? one.rate : NaN);

describe('correctionOf', () => {
  it('leaves alone what is less than a third of a frame', () => {
    expect([-10, 0, 10].map((late) => rate(correctionOf(late, 1, true)))).toEqual([1, 1, 1]);
  });

  it('plays faster what is late, slower what is early, and little so where it is heard', () => {
    expect(rate(correctionOf(11, 1, false))).toBeCloseTo(1.03);
    expect(rate(correctionOf(-11, 1, false))).toBeCloseTo(0.97);
    expect(rate(correctionOf(40, 1, true))).toBeCloseTo(1.1);
    expect(rate(correctionOf(290, 1, false))).toBeCloseTo(1.03);
    expect(rate(correctionOf(-290, 1, true))).toBeCloseTo(0.8);
  });

  it('goes on until it is nearly right', () => {
    expect(rate(correctionOf(10, 1.02, true))).toBeGreaterThan(1);
    expect(rate(correctionOf(3, 1.02, true))).toBe(1);
  });

  it('jumps only over what would take very long', () => {
    expect(correctionOf(301, 1, false)).toEqual({ kind: 'jump' });
    expect(correctionOf(-5_000, 1.03, true)).toEqual({ kind: 'jump' });
  });
});
