import type { Item, Playlist } from './playlist.ts';
import type { Screen } from './screen.ts';

/** The campaigns on air, all of one priority, each with its cycle of ready items. */
export interface OnAir {
  readonly campaigns: readonly { readonly id: string; readonly cycle: readonly Item[] }[];
}

/**
 * What is on: the campaigns of the highest priority that has anything ready (DECISIONS 12, 13). A campaign whose media
 * is still on its way never blanks the screen; when nothing at all is ready, none is on air.
 *
 * Pure, and without memory: `_screen` and `_instant` decide as soon as the language has targets and dayparts.
 *
 * @param _instant epoch milliseconds
 */
export function onAir(playlist: Playlist, _screen: Screen, _instant: number, isReady: (item: Item) => boolean): OnAir {
  const playable = playlist.campaigns
    .map(({ id, priority, items }) => ({ id, priority, cycle: items.filter(isReady) }))
    .filter(({ cycle }) => cycle.length > 0);
  const top = Math.max(...playable.map(({ priority }) => priority));
  return { campaigns: playable.filter(({ priority }) => priority === top).map(({ id, cycle }) => ({ id, cycle })) };
}
