import { readJournalLine } from '../../core/journal-lines.ts';
import type { HelpedRecord, JournalEntry, PlayRecord } from '../../core/play-record.ts';
import type { Zone } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { chainOfFile, isKeyId, type ChainOfLine, type ReadLines } from './chain-of-file.ts';
import { createChains, type ChainFacts } from './chains.ts';
import { createFailures, type Failure } from './failures.ts';
import { createNames } from './names.ts';
import { dayFinder, type Period } from './period.ts';
import { createTallies, MOST_ITEMS, MOST_SCREENS, type Tallies } from './tallies.ts';

/** An item as it was placed. */
export interface Placement {
  readonly campaignId: string;
  readonly itemId: string;
  readonly zone: Zone;
}

export interface HelpedCount {
  readonly screenId: string;
  /** `2020-08-18` */
  readonly date: string;
  readonly people: number;
}

/** All that was counted of a period. */
export interface Counted {
  readonly period: Period;
  /** By the numbers that stand in `tallies`. */
  readonly screens: readonly string[];
  readonly items: readonly Placement[];
  readonly tallies: Tallies;
  readonly helped: readonly HelpedCount[];
  readonly failures: readonly Failure[];
  readonly chains: readonly ChainFacts[];
  readonly leftOut: LeftOut;
  /** What was wrong with files and lines: the first of each file, of at most `MOST_FAULTS` files. */
  readonly faults: readonly { readonly place: string; readonly words: Words }[];
  readonly badLines: number;
}

/** Showings that were read and do not count. */
export interface LeftOut {
  /** While there was no display (DECISIONS 5). */
  undisplayed: number;
  /** By a machine whose key is not the one that the register has for the screen. */
  foreign: number;
  /** With a clock that was plainly wrong, outside of the period by its word. */
  untimed: number;
  /** Beyond the number of screens and items that a report can hold. */
  beyond: number;
}

export interface CountWorld {
  readonly readLines: ReadLines;
  /** The id of the key by which the register has a screen sign; `undefined` where it has none. */
  readonly keyIdOf: (screenId: string) => string | undefined;
}

/**
 * Counts what the files of a period say. Streams: what is kept grows with days, screens and items, never with showings.
 * What is damaged is told and passed over.
 */
export async function countPlays(paths: readonly string[], period: Period, world: CountWorld): Promise<Counted> {
  const dayOf = dayFinder(period);
  const screens = createNames(MOST_SCREENS);
  const placements = createNames(MOST_ITEMS);
  const items: Placement[] = [];
  const tallies = createTallies();
  const chains = createChains();
  const failures = createFailures();
  const helped = new Map<string, HelpedRecord & { readonly chain: string }>();
  const leftOut: LeftOut = { undisplayed: 0, foreign: 0, untimed: 0, beyond: 0 };
  const faults = new Map<string, { readonly place: string; readonly words: Words }>();
  let badLines = 0;

  const tell = (file: string, place: string, words: Words) => {
    if (faults.size < MOST_FAULTS && !faults.has(file)) faults.set(file, { place, words });
  };

  function countPlay(play: PlayRecord): void {
    const at = Date.parse(play.startedAt);
    const day = dayOf(at);
    if (day === undefined) {
      if (!play.clockTrusted) leftOut.untimed += 1;
      return;
    }
    if (!play.displayed) {
      leftOut.undisplayed += 1;
      return;
    }
    const { campaignId, itemId, zone, status, shownMs } = play;
    const screen = screens.numberOf(play.screenId);
    const item = placements.numberOf(`${campaignId}\u0000${itemId}\u0000${zone}`);
    if (item === items.length) items.push({ campaignId, itemId, zone });
    if (screen === undefined || item === undefined || !tallies.add({ day, screen, item }, status, shownMs)) {
      leftOut.beyond += 1;
      return;
    }
    if (status !== 'success') failures.add({ item, screen, status, reason: play.reason, at });
  }

  /** A later word for a day counts; of two machines, the one that was said later by their clocks. */
  function countHelped(entry: HelpedRecord, chain: string): void {
    if (!period.days.some(({ date }) => date === entry.date)) return;
    const key = `${entry.date} ${entry.screenId}`;
    const before = helped.get(key);
    if (before === undefined && helped.size >= MOST_HELPED) return;
    if (before === undefined || before.chain === chain || Date.parse(before.at) <= Date.parse(entry.at))
      helped.set(key, { ...entry, chain });
  }

  function count(entry: JournalEntry, chain: string): void {
    const key = world.keyIdOf(entry.screenId);
    if (key !== undefined && key !== chain && isKeyId(chain)) leftOut.foreign += 1;
    else if (entry.kind === 'play') countPlay(entry);
    else countHelped(entry, chain);
  }

  let file = '';
  let chainOf: ChainOfLine = () => '';
  for await (const read of world.readLines(paths)) {
    if (read.kind === 'fault') {
      tell(read.file, read.file, read.words);
      continue;
    }
    if (read.file !== file) {
      file = read.file;
      chainOf = await chainOfFile(file, world.readLines);
    }
    const line = readJournalLine(read.text);
    const chain = chainOf(read.number);
    switch (line.kind) {
      case 'fault':
        badLines += 1;
        tell(file, `${file}:${read.number}`, line.why);
        break;
      case 'seal':
        chains.seal(chain, line.seal);
        break;
      case 'entry':
        if (chains.take(chain, line.entry, read.text)) count(line.entry, chain);
    }
  }

  return {
    ...{ period, screens: screens.list, items, tallies, leftOut, badLines },
    helped: [...helped.values()].map(({ screenId, date, people }) => ({ screenId, date, people })),
    failures: failures.list(),
    chains: chains.list(),
    faults: [...faults.values()],
  };
}

const MOST_FAULTS = 100;
const MOST_HELPED = 1_000_000;
