import { describe, expect, it } from 'vitest';
import { correctionOf } from '../../renderer/stage/clip-sync.ts';

const rateOf = (lateMs: number, rate = 1, isMuted = true) => {
  const correction = correctionOf(lateMs, rate, isMuted);
  return correction.kind === 'rate' ? correction.rate : undefined;
};

describe('correctionOf', () => {
  it('leaves alone what nobody can see', () => {
    expect(rateOf(9)).toBe(1);
    expect(rateOf(-9)).toBe(1);
  });

  it('plays faster what is late and slower what is early, the more the further off it is', () => {
    expect(rateOf(20)).toBeCloseTo(1.05);
    expect(rateOf(-20)).toBeCloseTo(0.95);
    expect(rateOf(60)).toBeCloseTo(1.15);
    expect(rateOf(250)).toBeCloseTo(1.2);
  });

  it('changes what is heard so little that nobody notices', () => {
    expect(rateOf(250, 1, false)).toBeCloseTo(1.03);
    expect(rateOf(-250, 1, false)).toBeCloseTo(0.97);
  });

  it('goes on until it is nearly right, once it has begun', () => {
    expect(rateOf(6, 1.03)).toBeGreaterThan(1);
    expect(rateOf(2, 1.03)).toBe(1);
  });

  it('jumps only where catching up would take long', () => {
    expect(correctionOf(301, 1, true)).toEqual({ kind: 'jump' });
    expect(correctionOf(-2000, 1, false)).toEqual({ kind: 'jump' });
    expect(correctionOf(299, 1, false)).toMatchObject({ kind: 'rate' });
  });
});
