import type { Campaign, Playlist, Target } from './playlist.ts';
import type { Screen } from './screen.ts';

/** Whether something is for this screen: by its id, or by its tags; without a target it is for all (DECISIONS 17). */
export function isFor(target: Target | undefined, { id, tags }: Screen): boolean {
  if (target === undefined || target.ids.includes(id)) return true;
  if (target.tags === undefined) return false;
  const { all, any, none } = target.tags;
  return (
    all.every((tag) => tags.includes(tag)) &&
    (any.length === 0 || any.some((tag) => tags.includes(tag))) &&
    !none.some((tag) => tags.includes(tag))
  );
}

/** The playlist with only what is for this screen: a province has thousands of items, a screen some dozens. */
export function playlistFor(playlist: Playlist, screen: Screen): Playlist {
  const only = (campaigns: readonly Campaign[]) =>
    campaigns
      .filter((campaign) => isFor(campaign.screens, screen))
      .map((campaign) => ({ ...campaign, items: campaign.items.filter((item) => isFor(item.screens, screen)) }))
      .filter(({ items }) => items.length > 0);
  return { ...playlist, campaigns: only(playlist.campaigns), interrupts: only(playlist.interrupts) };
}
