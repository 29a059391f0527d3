import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../renderer/overlays/ticker-pages.ts';

const upTo = (length: number) => (page: string) => page.length <= length;

describe('pagesOf', () => {
  it('breaks a message between its words', () => {
    expect(pagesOf('Mang khẩu trang nơi công cộng', upTo(15))).toEqual(['Mang khẩu trang', 'nơi công cộng']);
  });

  it('leaves whole what fits', () => {
    expect(pagesOf('Ở nhà', upTo(15))).toEqual(['Ở nhà']);
  });

  it('breaks a word only where it fits no page alone', () => {
    expect(pagesOf('a bcdefgh i', upTo(3))).toEqual(['a', 'bcd', 'efg', 'h i']);
  });

  it('loses no letter, whatever fits', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 12 }), (text, length) => {
        const letters = (words: string) => words.replace(/\s+/g, '');
        expect(letters(pagesOf(text, upTo(length)).join(''))).toBe(letters(text));
      }),
    );
  });
});
