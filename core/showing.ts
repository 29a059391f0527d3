import type { Announcement, Choice } from './choose.ts';
import type { Overlays } from './overlays.ts';
import type { AudioItem, Item } from './playlist.ts';
import { mediaOf, type Programme, type ReadyMedia } from './programme.ts';
import { rankOf } from './ranks.ts';
import { secondsAsked } from './turns.ts';

/** One showing of one item. Numbered from 1 in the life of a page, so that every word about it is about this one. */
export interface Showing {
  readonly n: number;
  /** Never an announcement: those go with a picture. */
  readonly item: Exclude<Item, AudioItem>;
  readonly media: ReadyMedia | undefined;
  readonly overlays: Overlays | false;
  readonly campaignId: string;
  /** How often its campaign has been through all its items before; what is shown in parts goes on where it stopped. */
  readonly round: number;
  readonly programme: Programme;
  /** How high it ranks; what ranks higher, and is an interrupt, does not wait for its end. */
  readonly rank: number;
  /** The interrupts of its rank that were on when it was chosen; empty where it is of none. */
  readonly besides: readonly string[];
  /** It does not wait for the end of what is watched. */
  readonly cutIn: boolean;
  /** An exercise: it says DIỄN TẬP. */
  readonly drill: boolean;
  /** The language of what the player draws for it, BCP 47. */
  readonly lang: string;
  /** When the clock on the wall says how long it is on, epoch milliseconds; it may be joined in the middle. */
  readonly slot?: { readonly startsAt: number; readonly endsAt: number };
  /** To be heard from its first frame on, one after the other. */
  readonly announcements: readonly AnnouncedShowing[];
}

/** An announcement that goes with a picture; numbered like the pictures. */
export interface AnnouncedShowing extends Announcement {
  readonly n: number;
  readonly media: ReadyMedia | undefined;
}

/**
 * The showing of a choice, numbered on, its announcements after it. Throws when an announcement was chosen as a picture.
 *
 * @param after  the last number that has been given
 */
export function showingOf(
  { item, programme, campaign, turn, slot, announcements }: Choice,
  { after, ...how }: Pick<Showing, 'overlays' | 'besides' | 'cutIn'> & { readonly after: number },
): Showing {
  if (item.kind === 'audio') throw new Error('an announcement was chosen as a picture');
  const n = after + 1;
  return {
    ...{ n, item, programme, ...how },
    media: mediaOf(programme, item),
    campaignId: campaign.id,
    round: Math.floor(turn / campaign.items.length),
    rank: rankOf(campaign),
    drill: campaign.interrupt?.drill === true || announcements.some(({ drill }) => drill),
    lang: item.lang ?? programme.playlist.locale,
    ...(slot === undefined ? {} : { slot }),
    announcements: announcements.map((one, index) => ({
      ...one,
      n: n + 1 + index,
      media: mediaOf(one.programme, one.item),
    })),
  };
}

/** Whether a showing is what was chosen now. */
export function isSame(showing: Showing, choice: Choice): boolean {
  return (
    showing.item.id === choice.item.id &&
    showing.programme.digest === choice.programme.digest &&
    showing.media?.sha256 === mediaOf(choice.programme, choice.item)?.sha256 &&
    showing.slot?.startsAt === choice.slot?.startsAt &&
    showing.slot?.endsAt === choice.slot?.endsAt &&
    showing.announcements.map(({ item }) => item.id).join('\n') ===
      choice.announcements.map(({ item }) => item.id).join('\n')
  );
}

/** By the clock nothing lasts into the time of the playlist that comes after. */
export function endingBy(showing: Showing, takesAt = Infinity): Showing {
  const { slot } = showing;
  return slot === undefined || slot.endsAt <= takesAt ? showing : { ...showing, slot: { ...slot, endsAt: takesAt } };
}

/** When what is watched will be over, as far as the playlist tells; a clip without a length tells later, by `due`. */
export function endOf(watched: Showing | undefined, watchedSince: number, now: number): number {
  if (watched === undefined) return now;
  const endsAt = watched.slot?.endsAt ?? watchedSince + secondsAsked(watched.item) * 1000;
  return Math.max(now, endsAt);
}
