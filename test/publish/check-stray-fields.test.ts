import { describe, expect, it } from 'vitest';
import { strayFix } from '../../publish/check/stray-fix.ts';

describe('what to do about a strange field', () => {
  it.each([
    ['items[0].duration', 'write "durationSeconds" if that is meant, else take it out'],
    ['refresh.interval', 'write "intervalSeconds" if that is meant, else take it out'],
    ['campaigns[1].Weigth', 'write "weight" if that is meant, else take it out'],
    ['campaigns[0].items[2].weight', '"weight" is a field of campaigns, not of items: write it there, or take it out'],
    ['items[0].priority', '"priority" is a field of campaigns, not of items: write it there, or take it out'],
    ['items[0].at', '"at" is a field of campaigns, not of items: write it there, or take it out'],
    [
      'campaigns[0].muted',
      '"muted" is a field of "defaults", videos, pictures and sound, not of campaigns: write it there, or take it out',
    ],
    ['items[0].fit', '"fit" is a field of "defaults", videos, pictures and sound: write it there, or take it out'],
    ['interrupts[0].wieght', '"weight" is a field of campaigns, not of interrupts: write it there, or take it out'],
    ['display.volume[0].daypart', 'write "dayparts" if that is meant, else take it out'],
    ['items[0].transition.second', 'write "seconds" if that is meant, else take it out'],
    ['campaigns[0].items[1].slide.qr.captoin', 'write "caption" if that is meant, else take it out'],
  ])('%s', (place, fix) => {
    expect(strayFix(place)?.en).toBe(fix);
  });

  it('is not told by fields of the rest of the language, in a slide', () => {
    expect(strayFix('items[0].slide.weight')).toBeUndefined();
  });

  it('is not known for a field like none of the language', () => {
    expect(strayFix('items[0].colour')).toBeUndefined();
  });
});
