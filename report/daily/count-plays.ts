import { forgedDigest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import type { HelpedRecord, JournalEntry, PlayRecord } from '../../core/play-record.ts';
import type { Zone } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { chainOfFile, isKeyId, type ChainOfLine, type ReadLines } from './chain-of-file.ts';
import { createChains, type ChainFacts } from './chains.ts';
import { countDigestDay, createRealPlays } from './count-digests.ts';
import { createDigests, type DayOfDigest, type DigestFacts } from './digests.ts';
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
  /** Machines without a line, whose sums stand in the place of records. */
  readonly digests: readonly DigestFacts[];
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
  const digests = createDigests();
  const real = createRealPlays(period.days.length);
  const failures = createFailures();
  const helped = new Map<
    string,
    Pick<HelpedRecord, 'screenId' | 'date' | 'people' | 'at'> & { readonly chain: string }
  >();
  const leftOut: LeftOut = { undisplayed: 0, foreign: 0, untimed: 0, beyond: 0 };
  const faults = new Map<string, { readonly place: string; readonly words: Words }>();
  let badLines = 0;

  const tell = (file: string, place: string, words: Words) => {
    if (faults.size < MOST_FAULTS && !faults.has(file)) faults.set(file, { place, words });
  };

  function countPlay(play: PlayRecord, chain: string): void {
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
    if (isKeyId(chain)) real.add(chain, day);
    const { status, shownMs } = play;
    const [screen, item] = [screens.numberOf(play.screenId), numberOfItem(play)];
    if (screen === undefined || item === undefined || !tallies.add({ day, screen, item }, status, shownMs)) {
      leftOut.beyond += 1;
      return;
    }
    if (status !== 'success') failures.add({ item, screen, status, reason: play.reason, at });
  }

  function numberOfItem({ campaignId, itemId, zone }: Placement): number | undefined {
    const item = placements.numberOf(`${campaignId}\u0000${itemId}\u0000${zone}`);
    if (item === items.length) items.push({ campaignId, itemId, zone });
    return item;
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
    else if (entry.kind === 'play') countPlay(entry, chain);
    else countHelped(entry, chain);
  }

  /** Where it is all of screens that the register has under other keys, nothing counts. */
  function countDay(told: DayOfDigest): 'counted' | 'given-way' {
    const { id, digest, day } = told;
    const isForeign = ({ screen }: { readonly screen: number }) => {
      const key = world.keyIdOf(digest.screens[screen] ?? '');
      return key !== undefined && key !== id;
    };
    leftOut.foreign += day.plays.filter(isForeign).length + day.helped.filter(isForeign).length;
    for (const { screen, people } of day.helped.filter((one) => !isForeign(one))) {
      const screenId = digest.screens[screen] ?? '';
      const before = helped.get(`${day.date} ${screenId}`);
      if (before === undefined || Date.parse(before.at) < Date.parse(digest.at))
        helped.set(`${day.date} ${screenId}`, { screenId, date: day.date, people, at: digest.at, chain: id });
    }
    const ours = { ...told, day: { ...day, plays: day.plays.filter((play) => !isForeign(play)) } };
    return countDigestDay(ours, {
      ...{ real, tallies, failures },
      placeOf(_, play) {
        const placement = digest.items[play.item];
        const screen = screens.numberOf(digest.screens[play.screen] ?? '');
        const item = placement === undefined ? undefined : numberOfItem(placement);
        return screen === undefined || item === undefined ? undefined : { screen, item };
      },
      onBeyond: (plays) => void (leftOut.beyond += plays),
    });
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
      case 'digest': {
        const taken = digests.take(line.signed, line.digest);
        if (taken === 'forged') tell(file, `${file}:${read.number}`, forgedDigest);
        if (taken === 'beyond') tell(file, `${file}:${read.number}`, tooMany);
        break;
      }
      case 'entry':
        if (chains.take(chain, line.entry, read.text)) count(line.entry, chain);
    }
  }

  const byDigest = digests.settle(period, countDay);
  return {
    ...{ period, screens: screens.list, items, tallies, leftOut, badLines },
    helped: [...helped.values()].map(({ screenId, date, people }) => ({ screenId, date, people })),
    failures: failures.list(),
    chains: chains.list(),
    digests: byDigest,
    faults: [...faults.values()],
  };
}

const tooMany: Words = {
  en: 'more digests of screens than a report can hold; those behind it do not count',
  vi: 'nhiều bản tổng hợp của màn hình hơn mức một báo cáo chứa được; không tính các bản phía sau',
};
const MOST_FAULTS = 100;
const MOST_HELPED = 1_000_000;
