import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from '../../core/base45.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('toBase45', () => {
  // RFC 9285, sections 4.3 and 4.4.
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as the RFC does', (text, written) => {
    expect(toBase45(bytesOf(text))).toBe(written);
    expect(fromBase45(written)).toEqual(bytesOf(text));
  });

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('fromBase45', () => {
  it.each([
    ['GGW', 'a number above two bytes'],
    ['::', 'a number above one byte'],
    ['A', 'a length that nothing has'],
    ['ab8', 'small letters'],
    ['B_8', 'a character that is none of the 45'],
  ])('takes %s for nothing: %s', (text) => {
    expect(fromBase45(text)).toBeUndefined();
  });
});
