import { expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { changesOf } from '../../publish/release/changes.ts';

const hash = (digit: string) => digit.repeat(64);
function playlistOf(signer: object) {
  const item = { id: 'clip', src: 'a.mp4', sha256: hash('a'), signLanguage: [signer] };
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, items: [item] }));
  if (parsed.kind === 'refused') throw new Error('refused');
  return parsed.playlist;
}
const at = Date.parse('2026-11-20T10:00:00+07:00');

it('calls an item changed when somebody else signs, and not when their file lies elsewhere', () => {
  const before = playlistOf({ url: 'media/b.mp4', sha256: hash('b') });
  const changed = (signer: object) =>
    changesOf(before, playlistOf(signer), undefined, at).flatMap((one) => one.changed);

  expect(changed({ url: 'elsewhere/b.mp4', sha256: hash('b') })).toEqual([]);
  expect(changed({ url: 'media/c.mp4', sha256: hash('c') })).toEqual(['clip']);
});
