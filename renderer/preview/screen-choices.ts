import { campaignsOf, type Playlist, type Target } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';

/** A screen that a playlist makes a difference for. */
export interface ScreenChoice {
  /** Its id, or its tags; empty for one that has neither. */
  readonly label: string;
  readonly screen: Screen;
}

/** One screen without a name, one for every id, and one for every set of tags that the playlist aims at. */
export function screenChoices(playlist: Playlist): readonly ScreenChoice[] {
  const targets = targetsOf(playlist);
  const ids = new Set(targets.flatMap((target) => target.ids));
  const tagSets = new Map<string, readonly string[]>();
  for (const { tags } of targets) {
    if (tags === undefined) continue;
    const wanted = tags.any.length === 0 ? [tags.all] : tags.any.map((one) => [...tags.all, one]);
    for (const set of wanted) {
      const sorted = [...new Set(set)].sort();
      if (sorted.length > 0) tagSets.set(sorted.join(', '), sorted);
    }
  }
  return [
    { label: '', screen: { id: '', tags: [] } },
    ...[...ids].sort().map((id) => ({ label: id, screen: { id, tags: [] } })),
    ...[...tagSets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, tags]) => ({ label, screen: { id: '', tags } })),
  ];
}

/** Every tag that the playlist names. */
export function tagsNamed(playlist: Playlist): readonly string[] {
  const tags = targetsOf(playlist).flatMap(({ tags }) =>
    tags === undefined ? [] : [...tags.all, ...tags.any, ...tags.none],
  );
  return [...new Set(tags)].sort();
}

function targetsOf(playlist: Playlist): readonly Target[] {
  const parts = [...campaignsOf(playlist).flatMap((campaign) => [campaign, ...campaign.items]), ...playlist.display];
  return parts.flatMap(({ screens }) => screens ?? []);
}
