import { wordedCodes } from '../../core/fault-words.ts';
import { byteNamesOf } from './byte-names.ts';
import { createJournalWatch, type JournalSeen } from './journal-watch.ts';
import type { Poll } from './poll.ts';

/** What the logs have told of one screen. Instants are epoch seconds. */
export interface Sighting {
  /** As in the `User-Agent`; a `+` behind it when it was cut off there. */
  readonly name: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly polls: number;
  /** How long it mostly lets pass from one request to the next; 0 of one that has asked once. */
  readonly intervalSeconds: number;
  /** What it told the last time. */
  readonly revision: number;
  readonly state: string | undefined;
  readonly version: string | undefined;
  readonly status: number;
  readonly faults: readonly string[];
  /** Whether it had more that did not fit, or that this version does not know. */
  readonly moreFaults: boolean;
  /** How far the record of plays of its machine has come, and whether that went as it must. */
  readonly journal: JournalSeen | undefined;
  /** A bit for each of the quarters of an hour that end with `lastQuarter`, by their number modulo `STRIP_QUARTERS`. */
  readonly quarters: Uint8Array;
  readonly lastQuarter: number;
  /** When its newest revisions were first seen, at most `REVISIONS_KEPT`. */
  readonly revisions: readonly { readonly revision: number; readonly at: number }[];
  /** Between which numbers those lie for which there was no room any more; `undefined` when there was for all. */
  readonly forgotten: { readonly from: number; readonly to: number } | undefined;
}

export interface Sightings {
  /** Takes one request; `bytes` are what its places are in. */
  take(poll: Poll, bytes: Uint8Array): void;
  /** The screen of this name; `undefined` when no request has told of it. */
  of(name: string): Sighting | undefined;
  /** All that a request has told of. */
  all(): Iterable<Sighting>;
  readonly tally: Readonly<SightingsTally>;
}

export interface SightingsTally {
  /** The newest request, epoch seconds; `-Infinity` when there was none. */
  newestAt: number;
  /** Requests that were made later than the moment that is looked at. */
  later: number;
  /** Names of screens in requests for which there was no room any more. */
  crowdedOut: number;
  /** Requests of machines that have more screens than they could tell of. */
  untoldScreens: number;
}

/**
 * Gathers what requests tell, screen by screen, in as much memory as there is room for screens: `names` are those that
 * are known, which always find room, and `mostOthers` how many others do.
 *
 * @param until  requests after it are only counted, epoch seconds
 * @param seed   any number that strangers do not know
 */
export function createSightings({
  names: known,
  mostOthers,
  until,
  seed,
}: {
  readonly names: readonly string[];
  readonly mostOthers: number;
  readonly until: number;
  readonly seed: number;
}): Sightings {
  const most = known.length + mostOthers;
  const names = byteNamesOf(known, seed, most);
  const states = byteNamesOf(['bundled', 'current', 'pending', 'kept', 'hold'], seed);
  const codes = byteNamesOf(wordedCodes, seed);
  const tally: SightingsTally = { newestAt: -Infinity, later: 0, crowdedOut: 0, untoldScreens: 0 };

  const polls = new Float64Array(most);
  const firstAt = new Float64Array(most);
  const lastAt = new Float64Array(most);
  const previousAt = new Float64Array(most);
  const interval = new Float64Array(most);
  const revision = new Float64Array(most);
  const status = new Uint16Array(most);
  const state = new Int8Array(most);
  const version = new Uint8Array(most * LONGEST_VERSION);
  const versionLength = new Uint8Array(most);
  const faults = new Uint8Array(most * FAULT_BYTES);
  const journals = createJournalWatch(most);
  const quarters = new Uint8Array(most * STRIP_BYTES);
  const lastQuarter = new Int32Array(most);
  const revisions = new Float64Array(most * REVISIONS_KEPT);
  const revisionsAt = new Float64Array(most * REVISIONS_KEPT);
  const forgottenFrom = new Float64Array(most).fill(Infinity);
  const forgottenTo = new Float64Array(most).fill(-Infinity);
  const faultsNow = new Uint8Array(FAULT_BYTES);

  function see(screen: number, poll: Poll, bytes: Uint8Array, stateNow: number): void {
    const { at } = poll;
    const isFirst = polls[screen] === 0;
    polls[screen] = (polls[screen] ?? 0) + 1;
    if (isFirst || at < (firstAt[screen] ?? 0)) firstAt[screen] = at;
    markInterval(screen, at);
    markQuarter(screen, Math.floor(at / QUARTER_SECONDS), isFirst);
    markRevision(screen, poll.revision, at);
    journals.heed(screen, at, poll.journalSeq, poll.journalHash);
    if (!isFirst && at < (lastAt[screen] ?? 0)) return;
    lastAt[screen] = at;
    revision[screen] = poll.revision;
    status[screen] = poll.status;
    state[screen] = stateNow;
    markVersion(screen, bytes, poll);
    faults.set(faultsNow, screen * FAULT_BYTES);
  }

  /** Of each screen its own, or strangers could make up so many that there is no room for a real one. */
  function markVersion(screen: number, bytes: Uint8Array, { versionFrom, versionTo }: Poll): void {
    const length = versionTo - versionFrom;
    versionLength[screen] = length > LONGEST_VERSION ? 0 : length;
    const start = screen * LONGEST_VERSION;
    for (let at = 0; at < (versionLength[screen] ?? 0); at++) version[start + at] = bytes[versionFrom + at] ?? 0;
  }

  function versionOf(screen: number): string | undefined {
    const length = versionLength[screen] ?? 0;
    return length === 0 ? undefined : Buffer.from(version.buffer, screen * LONGEST_VERSION, length).toString('latin1');
  }

  /** Half of the times are longer: a time that is longer than what is kept makes that a little longer, and the other way. */
  function markInterval(screen: number, at: number): void {
    const passed = at - (previousAt[screen] ?? 0);
    const isNext = previousAt[screen] !== 0 && passed > 0;
    previousAt[screen] = at;
    if (!isNext) return;
    const known = interval[screen] ?? 0;
    interval[screen] = known === 0 ? passed : known * (passed > known ? STEP : passed < known ? 1 / STEP : 1);
  }

  /** A ring of bits: those between the last quarter and a later one are cleared. */
  function markQuarter(screen: number, quarter: number, isFirst: boolean): void {
    const last = isFirst ? quarter : (lastQuarter[screen] ?? 0);
    const start = screen * STRIP_BYTES;
    if (quarter >= last) {
      if (quarter - last >= STRIP_QUARTERS) quarters.fill(0, start, start + STRIP_BYTES);
      else
        for (let passed = last + 1; passed <= quarter; passed++) {
          const place = passed % STRIP_QUARTERS;
          quarters[start + (place >> 3)] = (quarters[start + (place >> 3)] ?? 0) & ~(1 << (place & 7));
        }
      lastQuarter[screen] = quarter;
    } else if (last - quarter >= STRIP_QUARTERS) return;
    const place = quarter % STRIP_QUARTERS;
    quarters[start + (place >> 3)] = (quarters[start + (place >> 3)] ?? 0) | (1 << (place & 7));
  }

  /** Places that are not in use hold 0 as the time, so they are the first to be taken. */
  function markRevision(screen: number, seen: number, at: number): void {
    const start = screen * REVISIONS_KEPT;
    let oldest = start;
    for (let place = start; place < start + REVISIONS_KEPT; place++) {
      if (revisionsAt[place] !== 0 && revisions[place] === seen) {
        if (at < (revisionsAt[place] ?? 0)) revisionsAt[place] = at;
        return;
      }
      if ((revisionsAt[place] ?? 0) < (revisionsAt[oldest] ?? 0)) oldest = place;
    }
    if (at <= (revisionsAt[oldest] ?? 0)) {
      forget(screen, seen);
      return;
    }
    if (revisionsAt[oldest] !== 0) forget(screen, revisions[oldest] ?? 0);
    revisions[oldest] = seen;
    revisionsAt[oldest] = at;
  }

  function forget(screen: number, seen: number): void {
    forgottenFrom[screen] = Math.min(forgottenFrom[screen] ?? Infinity, seen);
    forgottenTo[screen] = Math.max(forgottenTo[screen] ?? -Infinity, seen);
  }

  function readFaults(bytes: Uint8Array, from: number, to: number): void {
    faultsNow.fill(0);
    for (let at = from; at < to;) {
      const end = endOfWord(bytes, at, to);
      const code = codes.find(bytes, at, end);
      const bit = code < 0 ? MORE_FAULTS : code;
      if (end > at) faultsNow[bit >> 3] = (faultsNow[bit >> 3] ?? 0) | (1 << (bit & 7));
      at = end + 1;
    }
  }

  function forgottenOf(screen: number): Sighting['forgotten'] {
    const [from, to] = [forgottenFrom[screen] ?? Infinity, forgottenTo[screen] ?? -Infinity];
    return from <= to ? { from, to } : undefined;
  }

  function sightingOf(screen: number): Sighting {
    const has = (bit: number) => ((faults[screen * FAULT_BYTES + (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0;
    const places = Array.from({ length: REVISIONS_KEPT }, (_, place) => screen * REVISIONS_KEPT + place);
    const stateAt = state[screen] ?? -1;
    return {
      name: names.nameOf(screen),
      firstAt: firstAt[screen] ?? 0,
      lastAt: lastAt[screen] ?? 0,
      polls: polls[screen] ?? 0,
      intervalSeconds: interval[screen] ?? 0,
      revision: revision[screen] ?? 0,
      state: stateAt < 0 ? undefined : states.nameOf(stateAt),
      version: versionOf(screen),
      status: status[screen] ?? 0,
      faults: wordedCodes.filter((_, code) => has(code)),
      moreFaults: has(MORE_FAULTS),
      journal: journals.of(screen),
      quarters: quarters.slice(screen * STRIP_BYTES, (screen + 1) * STRIP_BYTES),
      lastQuarter: lastQuarter[screen] ?? 0,
      revisions: places
        .filter((place) => revisionsAt[place] !== 0)
        .map((place) => ({ revision: revisions[place] ?? 0, at: revisionsAt[place] ?? 0 })),
      forgotten: forgottenOf(screen),
    };
  }

  return {
    tally,
    take(poll, bytes) {
      if (poll.at > until) {
        tally.later++;
        return;
      }
      if (poll.at > tally.newestAt) tally.newestAt = poll.at;
      readFaults(bytes, poll.faultsFrom, poll.faultsTo);
      const stateNow = states.find(bytes, poll.stateFrom, poll.stateTo);
      for (let at = poll.idsFrom; at < poll.idsTo;) {
        const end = endOfWord(bytes, at, poll.idsTo);
        if (end === at + 1 && bytes[at] === PLUS) tally.untoldScreens++;
        else if (end > at) {
          const screen = names.findOrAdd(bytes, at, end);
          if (screen < 0) tally.crowdedOut++;
          else see(screen, poll, bytes, stateNow);
        }
        at = end + 1;
      }
    },
    of(name) {
      const bytes = Buffer.from(name, 'latin1');
      const screen = names.find(bytes, 0, bytes.length);
      return screen < 0 || polls[screen] === 0 ? undefined : sightingOf(screen);
    },
    *all() {
      for (let screen = 0; screen < names.size(); screen++) if (polls[screen] !== 0) yield sightingOf(screen);
    },
  };
}

/** The end of a word in a list. */
function endOfWord(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== COMMA) at++;
  return at;
}

export const QUARTER_SECONDS = 900;
/** Seven days. */
export const STRIP_QUARTERS = 672;
export const REVISIONS_KEPT = 3;

const STEP = 1.1;
const STRIP_BYTES = STRIP_QUARTERS / 8;
/** The bit that stands for what is told as `+`, or is not known here. */
const MORE_FAULTS = wordedCodes.length;
const FAULT_BYTES = (MORE_FAULTS >> 3) + 1;
/** `1.12.3-beta.4` has 13 letters. */
const LONGEST_VERSION = 24;
const COMMA = 0x2c;
const PLUS = 0x2b;
