import type { Campaign } from '../core/playlist.ts';

/** A campaign by its id, and by its title where it has one: `tet-2027 “Tết Đinh Mùi”`. */
export function campaignName({ id, title }: Pick<Campaign, 'id' | 'title'>): string {
  return title === undefined ? id : `${id} “${title}”`;
}
