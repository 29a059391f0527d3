/** A place in the chain of a machine's record of plays, with 8 digits of the hash of the entry there. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: string;
}

/** What the requests of a screen have told of the record of plays of its machine. */
export interface JournalSeen extends ChainPlace {
  readonly trouble: JournalTrouble | undefined;
}

/**
 * A record of plays that did not just grow from a request to the next. `back`: it was longer before; `changed`: as long, with
 * another hash; `anew`: longer by more than can have been shown, as one that begins when the one before was lost; `twice`:
 * back several times, as of two machines that go by one name.
 */
export interface JournalTrouble {
  readonly kind: 'back' | 'changed' | 'anew' | 'twice';
  /** When it was seen the last time, epoch seconds. */
  readonly at: number;
  /** Where it was just before. */
  readonly before: ChainPlace;
}

export interface JournalWatch {
  /** Takes what a request of a screen told at `at`, epoch seconds; `hash` is the first 32 bits of one. */
  heed(screen: number, at: number, seq: number, hash: number): void;
  /** What was told of a screen; `undefined` when nothing was. */
  of(screen: number): JournalSeen | undefined;
}

/**
 * Watches how the records of plays of so many screens go on. Logs may be read in any order: within each the requests are
 * compared one by one, from log to log only whether the newest record is shorter than one of an earlier moment.
 */
export function createJournalWatch(most: number): JournalWatch {
  /** The last request in the order of reading, the newest one, the one that told the longest record, and what was before the last trouble. */
  const [last, newest, top, before] = [places(most), places(most), places(most), places(most)];
  const kind = new Uint8Array(most);
  const troubleAt = new Float64Array(most);
  const timesBack = new Uint32Array(most);

  function note(screen: number, what: number, at: number, was: Places): void {
    if (what === BACK) timesBack[screen] = (timesBack[screen] ?? 0) + 1;
    if (at < (troubleAt[screen] ?? 0)) return;
    kind[screen] = what;
    troubleAt[screen] = at;
    copy(was, before, screen);
  }

  function troubleOf(screen: number): JournalTrouble | undefined {
    const isShorter =
      kind[screen] === 0 && seqOf(newest, screen) < seqOf(top, screen) && atOf(top, screen) < atOf(newest, screen);
    if (isShorter) return { kind: 'back', at: atOf(newest, screen), before: placeOf(top, screen) };
    const found = KINDS[kind[screen] ?? 0];
    if (found === undefined) return undefined;
    const isTwice = (timesBack[screen] ?? 0) >= TIMES_OF_TWO;
    return { kind: isTwice ? 'twice' : found, at: troubleAt[screen] ?? 0, before: placeOf(before, screen) };
  }

  return {
    heed(screen, at, seq, hash) {
      if (seq === 0) return;
      const was = seqOf(last, screen);
      const passed = at - atOf(last, screen);
      if (was > 0 && passed > 0) {
        if (seq < was) note(screen, BACK, at, last);
        else if (seq === was && hash !== last.hash[screen]) note(screen, CHANGED, at, last);
        else if (seq - was > LEAP + MOST_A_SECOND * passed) note(screen, ANEW, at, last);
      }
      set(last, screen, at, seq, hash);
      if (at >= atOf(newest, screen)) set(newest, screen, at, seq, hash);
      if (seq > seqOf(top, screen)) set(top, screen, at, seq, hash);
    },
    of(screen) {
      return seqOf(newest, screen) === 0 ? undefined : { ...placeOf(newest, screen), trouble: troubleOf(screen) };
    },
  };
}

/** Of each screen a place in its chain, and when it was told; 0 where none was. */
interface Places {
  readonly at: Float64Array;
  readonly seq: Float64Array;
  readonly hash: Uint32Array;
}

function places(most: number): Places {
  return { at: new Float64Array(most), seq: new Float64Array(most), hash: new Uint32Array(most) };
}

function set(all: Places, screen: number, at: number, seq: number, hash: number): void {
  all.at[screen] = at;
  all.seq[screen] = seq;
  all.hash[screen] = hash;
}

function copy(from: Places, to: Places, screen: number): void {
  set(to, screen, atOf(from, screen), seqOf(from, screen), from.hash[screen] ?? 0);
}

function atOf({ at }: Places, screen: number): number {
  return at[screen] ?? 0;
}

function seqOf({ seq }: Places, screen: number): number {
  return seq[screen] ?? 0;
}

function placeOf(all: Places, screen: number): ChainPlace {
  return { seq: seqOf(all, screen), hash: (all.hash[screen] ?? 0).toString(16).padStart(8, '0') };
}

const KINDS = [undefined, 'back', 'changed', 'anew'] as const;
const [BACK, CHANGED, ANEW] = [1, 2, 3];
/** A machine loses its record rarely; two of one name go back and forth with every other request. */
const TIMES_OF_TWO = 3;
/** More entries than a machine can write: many displays, each with zones, an item a second. */
const MOST_A_SECOND = 50;
/** For what is written between a request and its answer, and clocks that are set. */
const LEAP = 1000;
