import type { PlaylistState } from '../core/status.ts';

/** What a player tells the server of itself when it asks for the playlist. */
export interface PollState {
  readonly version: string;
  /** The ids of its screens. */
  readonly screens: readonly string[];
  readonly revision: number;
  readonly state: PlaylistState;
  /** Codes as in `/status`; what follows a blank in one is left out. */
  readonly faults: readonly string[];
  /** How far the chain of what it has shown has come, with the hash of the last entry. */
  readonly chain?: { readonly seq: number; readonly hash: string } | undefined;
}

/**
 * The `User-Agent` of a request for the playlist, so that the log of any web server shows which screens live and what
 * they play: `bluezone-kiosk/0.4.0 (s=lobby,hall; r=12; st=current; f=STALE; c=8123.5f0c2a91)`, where `c` is the newest entry
 * of the journal and 8 digits of its hash, so that whoever cuts the end off is found out. ASCII, at most 120 bytes
 * (DECISIONS 21): ids that do not fit are left out first, but for as much of the first as has room, then faults; `+` stands
 * for them.
 */
export function pollAgent({ version, screens, revision, state, faults, chain }: PollState): string {
  const codes = [...new Set(faults.map((code) => plainName(code.split(' ', 1)[0] ?? '')))];
  const around = (ids: string, told: string, end: string) =>
    `bluezone-kiosk/${plainName(version).slice(0, LONGEST_VERSION)} (s=${ids}; r=${revision}; st=${state}; f=${told}${end})`;
  const chained = chain === undefined || chain.seq === 0 ? '' : `; c=${chain.seq}.${chain.hash.slice(0, 8)}`;
  const left = MOST_BYTES - around('', '', '').length;
  const end = left - chained.length < LEAST_FOR_IDS + LEAST_FOR_FAULTS ? '' : chained;
  const room = left - end.length;
  const told = listIn(Math.min(room - LEAST_FOR_IDS, MOST_FOR_FAULTS), codes);
  return around(listIn(room - told.length, screens.map(plainName)), told, end);
}

/** As many of the words as fit, with `+` for those that do not; of the first at least its beginning. */
function listIn(room: number, words: readonly string[]): string {
  const whole = words.join();
  if (whole.length <= room) return whole;
  const end = whole.lastIndexOf(',', room - 2);
  return end > 0 ? `${whole.slice(0, end)},+` : `${whole.slice(0, room - 1)}+`;
}

/** A name as it stands there: nothing that could end the header, the comment in it, or the line of a log. */
export function plainName(word: string): string {
  return word.replace(/[^\w.-]/g, '_');
}

const MOST_BYTES = 120;
const LONGEST_VERSION = 20;
const LEAST_FOR_IDS = 24;
const LEAST_FOR_FAULTS = 12;
const MOST_FOR_FAULTS = 40;
