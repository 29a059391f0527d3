import type { Command } from './commands.ts';
import type { FileReference } from './file-reference.ts';
import type { Overlays } from './overlays.ts';
import type { Slide } from './slides.ts';
import type { Target } from './target.ts';

export type { Target } from './target.ts';

/** The playlist as this player understands it: checked, with every default filled in. Made by `parsePlaylist` alone. */
export interface Playlist {
  readonly id: string;
  /** Counts the lives of a channel: `revision` begins again in a new one. */
  readonly epoch: number;
  readonly revision: number;
  /** Takes the screens no earlier, epoch milliseconds. */
  readonly activateAt?: number;
  /** Which trust file the publisher has come to; a hint for signed playlists. */
  readonly trust?: number;
  readonly title?: string;
  /** RFC 3339, as the publisher wrote it. */
  readonly publishedAt?: string;
  /** From this instant on, epoch milliseconds, somebody should hear that it is old; it plays on. */
  readonly staleAfter?: number;
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  /** `clock`: the place in the loop is a function of the time of day, the same on every screen (DECISIONS 18). */
  readonly sync: 'none' | 'clock';
  readonly refresh: Refresh;
  /** How the zones beside the main picture lie, whether anything is in them or not. */
  readonly zones: Zones;
  /** `undefined`: the playlist says nothing, so those of the bundled campaign stand; `false`: none. */
  readonly overlays: Overlays | false | undefined;
  readonly dayparts: readonly Daypart[];
  /** Dates, `2021-02-12`, that count as `holiday` instead of their weekday. */
  readonly holidays: readonly string[];
  /** A bare `items[]` is one campaign, `main`, that is always on (DECISIONS 14). */
  readonly campaigns: readonly Campaign[];
  /** Emergencies and notices: above every priority, and on at once. */
  readonly interrupts: readonly Campaign[];
  /** SHA-256s of files, and ids of items, that must not be seen any more. */
  readonly withdrawn: readonly string[];
  /** What screens are told to do; heeded where those who are believed have signed it. */
  readonly commands: readonly Command[];
  /** Opening hours and volume; the first rule that is meant for a screen holds there. */
  readonly display: readonly DisplayRule[];
}

/** The parts of the picture that have loops of their own; the campaigns of each share its turns among themselves. */
export const zones = ['main', 'side', 'strip'] as const;
export type Zone = (typeof zones)[number];
/** Those that take their room from the main picture. */
export const besideZones = ['side', 'strip'] as const;
export type BesideZone = (typeof besideZones)[number];

/** Along which edge of the picture a zone lies, and how much of its width (`side`) or height (`strip`) it takes. */
export interface Zones {
  readonly side: { readonly edge: 'right' | 'left'; readonly percent: number };
  readonly strip: { readonly edge: 'bottom' | 'top'; readonly percent: number };
}

export interface Refresh {
  readonly intervalSeconds: number;
  readonly jitterSeconds: number;
  /** Outside of it only what plays soon is fetched; of all days, and none that is a holiday. */
  readonly downloadWindow?: DaypartWindow;
  /** Kilobits a second, over all transfers of media. */
  readonly maxRateKbps?: number;
  /** Base addresses, as written, at which media with a relative address are tried when the first cannot give them. */
  readonly mirrors?: readonly string[];
}

/** A named part of the day; on when one of its windows is. */
export interface Daypart {
  readonly name: string;
  readonly windows: readonly DaypartWindow[];
}

/** On from `fromMinute` on, as long as the clock on the wall shows less than `toMinute`. */
export interface DaypartWindow {
  readonly days: readonly Day[];
  /** Minutes after midnight on the wall clock, 0–1439. */
  readonly fromMinute: number;
  /** 1–1440; not above `fromMinute`: on the next day, and still part of the day it began (DECISIONS 16). */
  readonly toMinute: number;
}

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const;
export type Day = (typeof days)[number];

/** When something may play at all, epoch milliseconds; `until` is the first instant at which it may not. */
export interface Flight {
  readonly from?: number;
  readonly until?: number;
}

/** What an item and its campaign both have, and both must allow. */
export interface Conditions {
  readonly flight: Flight;
  /** Names of dayparts, one of which must be on; none: at any time. */
  readonly dayparts: readonly string[];
  readonly screens?: Target;
}

export interface Campaign extends Conditions {
  readonly id: string;
  /** For people. */
  readonly title?: string;
  /** Where it stands in the file: `campaigns[2]`, `interrupts[0]`, or nothing for the bare items. */
  readonly place: string;
  /** Higher wins, equals share. Means nothing for an interrupt. */
  readonly priority: number;
  /** Where it plays; absent: in the main picture. */
  readonly zone?: BesideZone;
  /** Its share of the turns among equals, 1–100. */
  readonly weight: number;
  /** Of all its items together, in one hour of the clock on the wall. */
  readonly maxPlaysPerHour?: number;
  /** It plays at points in time only, one item at each. */
  readonly moments?: Moments;
  readonly interrupt?: Interrupt;
  /** What was promised, for the report. */
  readonly contract?: Contract;
  /** At least one. */
  readonly items: readonly Item[];
}

/** Points in time, each answered by one turn at the first boundary after it (DECISIONS 16). */
export interface Moments {
  /** Minutes after midnight on the wall clock. */
  readonly atMinutes: readonly number[];
  /** Counted from midnight. */
  readonly everyMinutes?: number;
}

export interface Interrupt {
  readonly class: 'emergency' | 'notice';
  /** An exercise: everything that is shown says DIỄN TẬP. */
  readonly drill: boolean;
}

export interface Contract {
  readonly plays: number;
  readonly flight: Flight;
}

export type Item = MediaItem | AudioItem | SlideItem | WebItem;

export interface MediaItem extends ItemBase {
  readonly kind: 'video' | 'image';
  /** At least one; which of them a screen takes is decided by `chooseSource`. */
  readonly sources: readonly Source[];
  readonly fit: Fit;
  readonly muted: boolean;
  /** 0–100, heard only when not muted. */
  readonly volume: number;
  readonly captions: readonly Captions[];
  /** Only of a video, and at least one: people who sign what it says. */
  readonly signLanguage?: readonly SignLanguage[];
}

/** An announcement: it is heard over the picture that comes next, and takes no place on the screen. */
export interface AudioItem extends ItemBase {
  readonly kind: 'audio';
  readonly sources: readonly Source[];
  readonly volume: number;
}

export interface SlideItem extends ItemBase {
  readonly kind: 'slide';
  readonly slide: Slide;
}

/** A web page. Shown only from origins that the machine's setting `webOrigins` allows; without it never. */
export interface WebItem extends ItemBase {
  readonly kind: 'web';
  /** Whole, http(s). */
  readonly url: string;
  /** The picture in its place while the page cannot be had. */
  readonly fallback?: Source;
}

interface ItemBase extends Conditions {
  readonly id: string;
  /** How long it stays, 1–86,400. For a video the longest it may stay; without one it plays to its end. */
  readonly durationSeconds?: number;
  /** Whether the QR code and the slogan strip stand beside it. */
  readonly overlays: boolean;
  /** Adoption does not wait for it. */
  readonly optional: boolean;
  readonly transition: Transition;
  /** BCP 47: the language of what it says, where that is not the playlist's. */
  readonly lang?: string;
  readonly alt?: string;
}

export type Fit = 'contain' | 'cover' | 'fill';

/** How it takes the place of the item before. */
export interface Transition {
  readonly type: 'cut' | 'fade' | 'slide';
  /** 0 for a cut. */
  readonly seconds: number;
}

/** One file an item can be shown from. */
export interface Source extends FileReference {
  /** MIME. */
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
  readonly orientation?: Orientation;
  /** BCP 47. */
  readonly lang?: string;
}

/** Captions as WebVTT. */
export interface Captions extends FileReference {
  /** BCP 47. */
  readonly lang: string;
}

/** A clip of somebody who signs what another clip says (WCAG 2.2, 1.2.6), as long as that one. */
export interface SignLanguage extends FileReference {
  /** MIME. */
  readonly type: string;
  /** BCP 47: of a sign language (`hab`, `hos`), or of those who read the words that are signed. */
  readonly lang?: string;
}

export type Orientation = 'landscape' | 'portrait';

/** When a screen is lit and how loud it is. */
export interface DisplayRule {
  readonly screens?: Target;
  /** Names of dayparts; none: always open. */
  readonly hours: readonly string[];
  /** What it does outside its hours. */
  readonly outside: 'black' | 'off';
  /** The first whose daypart is on holds, in percent; none: 100. */
  readonly volume: readonly { readonly dayparts: readonly string[]; readonly percent: number }[];
}

/** Campaigns and interrupts, in the order of the file. */
export function campaignsOf(playlist: Playlist): readonly Campaign[] {
  return playlist.interrupts.length === 0 ? playlist.campaigns : [...playlist.campaigns, ...playlist.interrupts];
}

/** Every item of a playlist, in the order of its campaigns, interrupts last. */
export function itemsOf(playlist: Playlist): readonly Item[] {
  return campaignsOf(playlist).flatMap(({ items }) => items);
}

/** The files that an item is shown or heard from, captions and sign language among them. */
export function filesOf(item: Item): readonly FileReference[] {
  switch (item.kind) {
    case 'video':
    case 'image':
      return [...item.sources, ...item.captions, ...(item.signLanguage ?? [])];
    case 'audio':
      return item.sources;
    case 'web':
      return item.fallback === undefined ? [] : [item.fallback];
    case 'slide':
      return [];
  }
}

/** Where an item stands in the file: `items[3]`, `campaigns[2].items[0]`. */
export function placeOfItem({ place }: Campaign, index: number): string {
  return `${place}${place === '' ? '' : '.'}items[${index}]`;
}

/** The largest playlist a player reads, in bytes (PLAYLIST.md, limits). */
export const LARGEST_PLAYLIST_BYTES = 32 * 1024 * 1024;
/** The most items in one playlist. */
export const MOST_ITEMS = 20_000;
/** How deep the JSON may nest. */
export const DEEPEST_NESTING = 16;
