import type { Campaign, Item, Playlist } from './playlist.ts';
import type { Screen } from './screen.ts';

/** The campaigns on air: all of one priority, each with something ready to show. None: nothing is on. */
export type OnAir = readonly Campaign[];

/**
 * What is on: the campaigns of the highest priority that has anything ready (DECISIONS 12, 13). A campaign whose media
 * is still on its way never blanks the screen. Pure, and without memory.
 *
 * @param _screen   decides as soon as the language has targets
 * @param _instant  epoch milliseconds; decides as soon as the language has flights and dayparts
 */
export function onAir(playlist: Playlist, _screen: Screen, _instant: number, isReady: (item: Item) => boolean): OnAir {
  const playable = playlist.campaigns.filter(({ items }) => items.some(isReady));
  const top = Math.max(...playable.map(({ priority }) => priority));
  return playable.filter(({ priority }) => priority === top);
}

/** An item of a campaign, and the number of the turn that it takes. */
export interface Turn {
  readonly campaign: Campaign;
  readonly item: Item;
  readonly turn: number;
}

/**
 * The item of a campaign's next turn: its turn number modulo its items; one that is not ready is passed over, and its
 * turn with it (DECISIONS 14). `undefined` when nothing of the campaign is ready.
 *
 * @param turn  the turn to begin with, from 0
 */
export function takeTurn(campaign: Campaign, turn: number, isReady: (item: Item) => boolean): Turn | undefined {
  for (let passed = 0; passed < campaign.items.length; passed++) {
    const item = campaign.items[(turn + passed) % campaign.items.length];
    if (item !== undefined && isReady(item)) return { campaign, item, turn: turn + passed };
  }
  return undefined;
}
