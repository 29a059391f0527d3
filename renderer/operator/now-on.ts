import type { BesideZone, Zone } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';

/** What the page alone knows about what is on; which item that is, and since when, stands in `/status`. */
export interface NowOn {
  /** Why that is on which is, in the main picture and in each zone; without a word for those in which nothing is. */
  readonly why: Readonly<Partial<Record<Zone, Words | undefined>>>;
  /** The zones that would have a picture, and are left out because it could not be read at this size. */
  readonly leftOut: readonly BesideZone[];
}
