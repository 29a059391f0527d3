import { describe, expect, it } from 'vitest';
import { signBox, signerOn } from '../../renderer/stage/sign-box.ts';

const WIDE = 16 / 9;
const area = (width: number, height: number) => ({ left: 10, top: 20, width, height });

describe('signBox', () => {
  it.each([
    ['a lobby screen', area(1920, 1080), WIDE],
    ['a totem', area(1080, 1920), WIDE],
    ['a totem, with an upright clip', area(1080, 1920), 9 / 16],
    ['a picture beside a column', area(1500, 844), 4 / 3],
  ])('is a sixth of %s, in its upper right corner', (_where, picture, aspect) => {
    const { left, top, width, height } = signBox(picture, aspect);

    expect((width * height) / (picture.width * picture.height)).toBeCloseTo(1 / 6, 2);
    expect(width / height).toBeCloseTo(aspect, 1);
    const margin = top - picture.top;
    expect(margin).toBeGreaterThan(0);
    expect(picture.left + picture.width - left - width).toBe(margin);
  });

  it.each([
    ['an upright clip on a wide screen', area(1920, 1080), 9 / 16],
    ['a strip over a counter', area(3840, 540), 9 / 16],
  ])('leaves the lower third of %s to the captions', (_where, picture, aspect) => {
    const { top, height } = signBox(picture, aspect);

    expect(top + height).toBeLessThanOrEqual(picture.top + 0.7 * picture.height);
  });
});

describe('signerOn', () => {
  it('is nobody on a board of lamps', () => {
    const signLanguage = { url: 'signer.mp4', sha256: 'ab', type: 'video/mp4' };
    const media = { url: 'clip.mp4', sha256: 'cd', type: 'video/mp4', signLanguage };

    expect(signerOn({ width: 1920, height: 1080 }, media)).toBe(signLanguage);
    expect(signerOn({ width: 384, height: 192 }, media)).toBeUndefined();
  });
});
