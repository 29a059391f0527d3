import { describe, expect, it } from 'vitest';
import { campaignsOf } from '../../core/playlist.ts';
import { soundPart } from '../../publish/check/sound-part.ts';

const part = (file: object) => soundPart(JSON.stringify({ formatVersion: 1, ...file }));
const srcs = (file: object) =>
  part(file) &&
  campaignsOf(part(file)?.playlist as never).flatMap(({ items }) =>
    items.flatMap((item) => ('sources' in item ? item.sources.map(({ url }) => url) : [])),
  );

describe('soundPart', () => {
  it('keeps an item whose field is at fault, and leaves out one that is none', () => {
    const file = { items: [{ src: 'a.mp4', durationSeconds: -1 }, { srk: 'b.mp4' }, { src: 'c.mp4' }] };

    expect(srcs(file)).toEqual(['a.mp4', 'c.mp4']);
    expect(part(file)?.inFile('items[1].src')).toBe('items[2].src');
  });

  it('keeps a campaign whose field is at fault, and leaves out one that has nothing to play', () => {
    const file = {
      campaigns: [
        { id: 'a', items: [] },
        { id: 'b', priority: 'high', dayparts: ['never named'], items: [{}, { src: 'b.mp4' }] },
      ],
    };

    expect(srcs(file)).toEqual(['b.mp4']);
    expect(part(file)?.inFile('campaigns[0].items[0].sources[0].url')).toBe('campaigns[1].items[1].sources[0].url');
    expect(part(file)?.inFile('overlays.qr.url')).toBe('overlays.qr.url');
  });

  it('leaves a faulty head out', () => {
    expect(srcs({ timeZone: 'Nowhere', overlays: 7, withdrawn: 'x', items: [{ src: 'a.mp4' }] })).toEqual(['a.mp4']);
  });

  it.each(['', '[]', '{', '{"formatVersion":2}', '{"formatVersion":1}', '{"formatVersion":1,"items":[{}]}'])(
    'has none of %s',
    (text) => {
      expect(soundPart(text)).toBeUndefined();
    },
  );
});
