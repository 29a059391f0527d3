import { describe, expect, it } from 'vitest';
import { venueTypeOf } from '../../core/venue-types.ts';

describe('venueTypeOf', () => {
  it.each([
    ['a name that we know', ['province=a', 'venue=office-elevator'], '70101'],
    ['the same in Vietnamese', ['venue=ben-xe'], '10202'],
    ['a number of the taxonomy', ['venue=110102'], '110102'],
    ['a name of its own', ['venue=one-stop'], undefined],
    ['no venue', ['province=a'], undefined],
    ['a name that every object has', ['venue=constructor'], undefined],
  ])('reads %s', (_what, tags, number) => {
    expect(venueTypeOf({ tags })).toBe(number);
  });
});
