import type { CommandKind } from './commands.ts';
import type { BesideZone } from './playlist.ts';

/** The answer of `/status` (DECISIONS 10). Every instant is RFC 3339 with offset. */
export interface Status {
  readonly player: { readonly version: string; readonly host: HostKind; readonly startedAt: string };
  readonly playlist: {
    readonly id: string;
    readonly revision: number;
    readonly state: PlaylistState;
    /** Whether the config URL has not given a good answer for longer than it should. */
    readonly stale: boolean;
    /** The config URL, the folder, what it was brought by hand from, or `bundled`. */
    readonly source: string;
    readonly publishedAt: string | null;
  };
  readonly sync: { readonly wanted: number; readonly ready: number; readonly bytesLeft: number };
  readonly screens: readonly ScreenStatus[];
  /** How what screens were told from afar stands, the newest last; at most 20. */
  readonly commands: readonly CommandStatus[];
  readonly faults: readonly PlayerFault[];
  /**
   * Whether the machine may be worked on now, as for a new version: nobody misses its picture for half an hour. `until` is
   * when somebody looks again, `null` while it is open; `timeZone` that of the clock on the wall, where one is known.
   */
  readonly quiet: { readonly now: boolean; readonly until: string | null; readonly timeZone: string | null };
  /**
   * The daily restart of page and browser. `nextAt` is when it is due, as far as the hours tell now: `null` where it is off,
   * and while no screen or no clock is there to go by. `lastAt` is `null` where none is known of.
   */
  readonly plannedRestart: { readonly nextAt: string | null; readonly lastAt: string | null };
  /** Only where plays are delivered. */
  readonly delivery?: DeliveryStatus;
}

export interface DeliveryStatus {
  /** Entries of the journal that are still to be delivered. */
  readonly waiting: number;
  /** `null` while nothing was taken since the start. */
  readonly lastTakenAt: string | null;
  /** Why nothing is taken, and since when; `null` while nothing has failed since something was taken last. */
  readonly failing: {
    readonly since: string;
    /** Of the last try, for people, in English. */
    readonly reason: string;
    readonly tries: number;
  } | null;
}

export interface ScreenStatus {
  readonly id: string;
  readonly tags: readonly string[];
  readonly display: string | null;
  readonly state: ScreenState;
  readonly nowPlaying: PlayingNow | null;
  /** Those beside the main picture that something is on in. */
  readonly zones: readonly { readonly zone: BesideZone; readonly nowPlaying: PlayingNow }[];
  /** Those that would have a picture now, and are left out because nobody could read it at the size of this screen. */
  readonly zonesLeftOut: readonly BesideZone[];
  readonly plays: { readonly today: number; readonly total: number };
}

export interface CommandStatus {
  readonly id: string;
  readonly do: CommandKind;
  /** None for what is about the machine as a whole. */
  readonly screen?: string;
  /** `expired`: it was not begun in time. */
  readonly state: 'waiting' | 'done' | 'failed' | 'expired';
  /** Since when; `null` while it waits, and for a volume that is in force. */
  readonly at: string | null;
  /** For people, in English: why it waits or has failed, or what came of it. */
  readonly reason?: string;
}

export interface PlayingNow {
  readonly itemId: string;
  readonly since: string;
  /** How long it is meant to be on, where that is known. */
  readonly plannedMs?: number;
}

export type HostKind = 'electron' | 'chromium' | 'none';
/** `bundled`: only what ships · `current`: the newest asked for · `pending`: a newer one waits for its media · `kept`: the newest answer was bad · `hold`: taken down. */
export type PlaylistState = 'bundled' | 'current' | 'pending' | 'kept' | 'hold';
export type ScreenState = 'playing' | 'off-by-schedule' | 'hold' | 'safe-mode' | 'no-display';

/** Something that a person may have to act on; it leaves the list when it has passed. */
export interface PlayerFault {
  readonly code: string;
  readonly message: string;
  readonly at: string;
}
