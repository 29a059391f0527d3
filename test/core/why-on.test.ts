import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../core/playlist.ts';
import type { Programme } from '../../core/programme.ts';
import { whyOn } from '../../core/why-on.ts';
import { slides } from '../fakes/programme.ts';

const [plain] = slides('a').playlist.campaigns;
const bundled: Programme = { ...slides('bundled'), digest: 'bundled' };
const of = (campaign: Partial<Campaign>, as: 'campaigns' | 'interrupts' = 'campaigns'): Programme => {
  const one = slides('a');
  return { ...one, playlist: { ...one.playlist, campaigns: [], [as]: [{ ...plain, place: `${as}[0]`, ...campaign }] } };
};
const why = (programme: Programme, current = programme) =>
  whyOn({ programme, campaignId: 'main' }, { current, fallback: bundled }).en;

describe('whyOn', () => {
  it('names what brought the item to the screen', () => {
    expect(why(slides('a'))).toBe('It is its turn in the list');
    expect(why(of({ title: 'Tuần 47', priority: 5, dayparts: ['sáng', 'chiều'] }))).toBe(
      '“Tuần 47” is on, priority 5, during “sáng”, “chiều”',
    );
    expect(why(of({ moments: { atMinutes: [420] } }))).toBe('The point in time of “main” has come');
    expect(why(of({ interrupt: { class: 'emergency', drill: false } }, 'interrupts'))).toBe(
      '“main” cuts in before everything else',
    );
  });

  it('tells the holding slide and the campaign that stands in from what is meant to be on', () => {
    expect(why({ ...slides('a'), isHold: true })).toBe('The publisher has taken all other content down');
    expect(why(bundled, slides('a'))).toBe('Nothing of the playlist can be played now, so the campaign that ships is');
    expect(why(bundled, bundled)).toBe('It is its turn in the list');
  });
});
