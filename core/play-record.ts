import type { Zone } from './playlist.ts';

/**
 * What a machine hands out of its journal, a line of JSON each, in the order in which it became final: one chain for all
 * its screens. Each line holds the hash of the one before, so that none can be taken out, put in, changed or moved without
 * all that follow showing it. The names are those of ITU-T H.782's play log where it has any (docs/evidence.md).
 */
export type JournalEntry = PlayRecord | HelpedRecord;

/** What every line begins and ends with. */
interface Link {
  /** The form of the line. */
  readonly v: 1;
  /** Its place in the chain, without a gap: from 1, or from the seconds since 1970 where a chain before it was lost. */
  readonly seq: number;
  /** SHA-256 of the line before, without its line break, hexadecimal; 64 zeros in the first. */
  readonly prevHash: string;
}

/** Proof of play: one showing of one item on one screen, as it was really presented. */
export interface PlayRecord extends Link, PlayFacts {
  readonly kind: 'play';
}

/** What a record says of a showing. */
export interface PlayFacts {
  /** The same showing has the same, however often it is handed out. */
  readonly eventId: string;
  readonly screenId: string;
  /** OpenOOH's number for the kind of place, such as `70101` for an office elevator; `null` where none is set. */
  readonly venueType: string | null;
  readonly playlistId: string;
  readonly revision: number;
  readonly campaignId: string;
  readonly itemId: string;
  readonly zone: Zone;
  /** Of the file that was shown; `null` for a slide. */
  readonly sha256: string | null;
  /** When its first frame was presented, RFC 3339, in UTC with milliseconds; of one that failed, when that was seen. */
  readonly startedAt: string;
  /** How long it was presented, by a clock that never jumps. */
  readonly shownMs: number;
  /** How long it was meant to be: as long as its clip is, or as its item asks; `null` where nobody knows. */
  readonly plannedMs: number | null;
  /** Frames of video that were presented; of pictures and slides 0. */
  readonly frames: number;
  readonly status: PlayStatus;
  /** Why it was not shown whole, in a few English words; `null` where it was. */
  readonly reason: string | null;
  /** Whether a display was there to show it on (DECISIONS 5). */
  readonly displayed: boolean;
  /** Whether the clock was not plainly wrong when it began (DECISIONS 22). */
  readonly clockTrusted: boolean;
  readonly playerVersion: string;
}

/**
 * `success`: had its whole time · `partial`: ended early, froze or lost more than half of its frames · `failed`: was to be
 * shown and could not be · `interrupted`: page or machine stopped while it was on.
 */
export type PlayStatus = 'success' | 'partial' | 'failed' | 'interrupted';

/** A showing as `bluezone-kiosk plays` prints it, also one that is no record yet. */
export interface PrintedPlay extends Omit<PlayFacts, 'status'> {
  /** `playing`: it is on now. */
  readonly status: PlayStatus | 'playing';
  /** When the next item's first frame was presented, or it was last known to be on, RFC 3339; `null` while it is on. */
  readonly endedAt: string | null;
}

/** How many people were helped to install on a day, as a clerk entered it; a later one for the same day counts instead. */
export interface HelpedRecord extends Link {
  readonly kind: 'helped';
  readonly screenId: string;
  /** `2020-08-18` on the clock of the playlist. */
  readonly date: string;
  readonly people: number;
  /** When it was entered, RFC 3339. */
  readonly at: string;
}

/**
 * The word of a machine's own key for its chain as far as `seq`: the last line of every batch, and as a `checkpoint` what
 * stands in the journal where the machine has let go of all entries up to there. Ed25519 over the bytes that `sealedText` gives.
 */
export interface Seal {
  readonly v: 1;
  readonly kind: 'seal' | 'checkpoint';
  /** The last entry that it covers, and the hash of its line. */
  readonly seq: number;
  readonly hash: string;
  /** RFC 3339. */
  readonly at: string;
  /** The raw public key, 32 bytes in base64url: what stands in `screens.csv`. */
  readonly key: string;
  /** Base64url. */
  readonly signature: string;
}

/**
 * What a seal signs; nothing else that a key of ours signs begins so. A checkpoint has a beginning of its own, or whoever
 * deletes deliveries could leave the seal of the last one in their place.
 */
export function sealedText({ kind, seq, hash, at }: Pick<Seal, 'kind' | 'seq' | 'hash' | 'at'>): string {
  const what = kind === 'checkpoint' ? 'journal checkpoint 1' : 'journal 1';
  return `bluezone-kiosk ${what}\n${seq}\n${hash}\n${at}\n`;
}

/** `prevHash` of the first entry. */
export const CHAIN_BEGINS = '0'.repeat(64);
