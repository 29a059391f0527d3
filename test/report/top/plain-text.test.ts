import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, plainText, shortened, widthOf } from '../../../report/top/plain-text.ts';

describe('text of others on a terminal', () => {
  it.each([
    ['colours and movements', 'a\u001b[31mb\u001b[2Jc', 'abc'],
    ['a title of the window', 'a\u001b]0;owned\u0007b', 'ab'],
    ['what becomes a sequence once another is taken out', '\u001b\u001b[31m[31ma', '\ufffd[31ma'],
    ['one-byte sequences', 'a\u009b31mb', 'ab'],
    ['line breaks and bells', 'a\r\nb\u0007', 'a\ufffd\ufffdb\ufffd'],
    ['writing that is turned round', 'a\u202eb\u2066', 'a\ufffdb\ufffd'],
    ['half a sign', 'a\ud800', 'a\ufffd'],
  ])('has no %s', (_what, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it('holds nothing that a terminal would obey, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(plainText(text))).toBe(false);
      }),
    );
  });
});

describe('the width of a text', () => {
  it.each([
    ['Hướng dẫn cài đặt', 17],
    ['Hướng dẫn cài đặt'.normalize('NFD'), 17],
    ['日本', 4],
    ['👨‍👩‍👧', 2],
    ['\u0301', 0],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('fitting a text in columns', () => {
  it('shortens between signs, never between a letter and its accents', () => {
    const apart = 'Hướng dẫn'.normalize('NFD');

    expect(shortened(apart, 4).normalize('NFC')).toBe('Hướ…');
    expect(shortened('日本語', 4)).toBe('日…');
    expect(fitted('日本語', 4)).toBe('日… ');
  });

  it('takes exactly so many columns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(30), (text, columns) => {
        for (const side of ['start', 'end'] as const)
          expect(widthOf(fitted(plainText(text), columns, side))).toBe(columns);
      }),
    );
  });
});
