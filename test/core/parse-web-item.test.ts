import { describe, expect, it } from 'vitest';
import { describeFaults } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import { itemsOf } from '../../core/playlist.ts';

const parse = (item: object) =>
  parsePlaylist(
    JSON.stringify({ formatVersion: 1, items: [{ type: 'web', src: 'https://a.example/board', ...item }] }),
  );
const refusal = (item: object) => {
  const parsed = parse(item);
  return parsed.kind === 'refused' ? describeFaults(parsed.faults) : '';
};

describe('a web item', () => {
  it('may name a picture in its place, which is one of the files of the playlist', () => {
    const parsed = parse({ id: 'board', fallback: { url: 'board.jpg', sha256: 'A'.repeat(64), bytes: 7 } });
    if (parsed.kind === 'refused') throw new Error(describeFaults(parsed.faults));
    const fallback = { url: 'board.jpg', type: 'image/jpeg', sha256: 'a'.repeat(64), bytes: 7 };

    expect(itemsOf(parsed.playlist)[0]).toMatchObject({ kind: 'web', url: 'https://a.example/board', fallback });
    expect(filesWithPlaces(parsed.playlist)).toEqual([
      { file: fallback, itemId: 'board', place: 'items[0].fallback.url' },
    ]);
  });

  it.each([
    ['a relative address', 'board.html'],
    ['a user name', 'https://me@a.example/'],
    ['a host that is not ASCII', 'https://cổng.vn/'],
    ['another scheme', 'javascript:alert(1)'],
  ])('is refused with %s', (_, src) => {
    expect(refusal({ src })).toContain('items[0].src: must be the whole http(s) address of a page');
  });

  it.each([
    ['a clip', { url: 'a.mp4' }, 'items[0].fallback.url: must be a picture'],
    ['a file of no known type', { url: 'a' }, 'items[0].fallback.url: cannot tell'],
    ['no address', {}, 'items[0].fallback.url'],
  ])('is refused with %s in its place', (_, fallback, words) => {
    expect(refusal({ fallback })).toContain(words);
  });
});
