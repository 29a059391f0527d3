import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { isFor } from '../../core/targets.ts';
import { screenChoices, tagsNamed } from '../../renderer/preview/screen-choices.ts';

const slide = { kind: 'notice', title: 'x' };
function playlistOf(targets: readonly object[]) {
  const campaigns = targets.map((screens, index) => ({
    id: `c${index}`,
    screens,
    items: [{ id: `i${index}`, slide }],
  }));
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, campaigns }));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.playlist;
}

describe('screenChoices', () => {
  it('offers a screen for every id and every set of tags that is aimed at, each once', () => {
    const playlist = playlistOf([
      { ids: ['lobby-2', 'lobby-1'] },
      { tags: { all: ['province=binh-phuoc'], any: ['venue=bus-station', 'venue=airport'] } },
      { ids: ['lobby-1'], tags: { all: ['venue=airport', 'province=binh-phuoc'] } },
      { tags: { none: ['venue=hospital'] } },
    ]);

    expect(screenChoices(playlist).map(({ label }) => label)).toEqual([
      '',
      'lobby-1',
      'lobby-2',
      'province=binh-phuoc, venue=airport',
      'province=binh-phuoc, venue=bus-station',
    ]);
    expect(tagsNamed(playlist)).toEqual([
      'province=binh-phuoc',
      'venue=airport',
      'venue=bus-station',
      'venue=hospital',
    ]);
  });

  it('offers for each target a screen that it is for', () => {
    const playlist = playlistOf([{ ids: ['x'] }, { tags: { all: ['a=1'], any: ['b=1', 'b=2'], none: ['c=1'] } }]);

    for (const { screens } of playlist.campaigns)
      expect(screenChoices(playlist).some(({ screen }) => isFor(screens, screen))).toBe(true);
  });
});
