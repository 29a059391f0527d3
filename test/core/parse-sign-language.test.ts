import { describe, expect, it } from 'vitest';
import { describeFaults } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import { filesOf, itemsOf } from '../../core/playlist.ts';

const parse = (item: object) => parsePlaylist(JSON.stringify({ formatVersion: 1, items: [item] }));
const refusal = (item: object) => {
  const parsed = parse(item);
  return parsed.kind === 'refused' ? describeFaults(parsed.faults) : '';
};

describe('signLanguage of an item', () => {
  it('is a list of clips, and their files belong to the item', () => {
    const parsed = parse({
      src: 'a.mp4',
      signLanguage: [
        { url: 'hab.mp4', lang: 'hab' },
        { url: 'all', type: 'video/webm', bytes: 7 },
      ],
    });
    const [item] = parsed.kind === 'refused' ? [] : itemsOf(parsed.playlist);

    expect(item).toMatchObject({
      signLanguage: [
        { url: 'hab.mp4', type: 'video/mp4', lang: 'hab' },
        { url: 'all', type: 'video/webm', bytes: 7 },
      ],
    });
    expect(item === undefined ? [] : filesOf(item).map(({ url }) => url)).toEqual(['a.mp4', 'hab.mp4', 'all']);
    expect(parsed.kind === 'refused' ? [] : filesWithPlaces(parsed.playlist).map(({ place }) => place)).toEqual([
      'items[0].src',
      'items[0].signLanguage[0].url',
      'items[0].signLanguage[1].url',
    ]);
  });

  it.each([
    [{ src: 'a.jpg', signLanguage: [{ url: 'b.mp4' }] }, /items\[0\]\.signLanguage: goes with a video only/],
    [{ src: 'a.mp4', signLanguage: [{ url: 'b.jpg' }] }, /items\[0\]\.signLanguage\[0\]\.url: must be a video/],
    [{ src: 'a.mp4', signLanguage: [{ url: 'b.avi' }] }, /items\[0\]\.signLanguage\[0\]\.url: .*convert it to MP4/],
    [{ src: 'a.mp4', signLanguage: { src: 'b.mp4' } }, /items\[0\]\.signLanguage: /],
  ])('%j is refused', (item, words) => {
    expect(refusal(item)).toMatch(words);
  });
});
