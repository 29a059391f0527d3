import { forgedDigest } from '../../core/digest.ts';
import { readJournalLine } from '../../core/journal-lines.ts';
import type { HelpedRecord, JournalEntry, PlayRecord } from '../../core/play-record.ts';
import type { Zone } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { chainOfFile, isKeyId, type ChainOfLine, type ReadLines } from './chain-of-file.ts';
import { createChains, type ChainFacts } from './chains.ts';
import { countDigestDay, createRealPlays, ofUnsealed, playsOf } from './count-digests.ts';
import { createDigests, type DayOfDigest, type DigestFacts } from './digests.ts';
import { createFailures, type Failure } from './failures.ts';
import { createLeftOut, leaveOut, type LeftOut } from './left-out.ts';
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

export interface CountWorld {
  readonly readLines: ReadLines;
  /** The ids of the keys by which the register has a screen sign; none where it has none. */
  readonly keyIdsOf: (screenId: string) => readonly string[];
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
  const leftOut = createLeftOut();
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
    const { status, shownMs } = play;
    const [screen, item] = [screens.numberOf(play.screenId), numberOfItem(play)];
    if (screen === undefined || item === undefined || !tallies.add({ day, screen, item }, status, shownMs)) {
      leftOut.beyond += 1;
      return;
    }
    real.add(isKeyId(chain) ? chain : ofUnsealed(play.screenId), day);
    if (status !== 'success') failures.add({ item, screen, status, reason: play.reason, at });
  }

  function numberOfItem({ campaignId, itemId, zone }: Placement): number | undefined {
    const item = placements.numberOf(`${campaignId}\u0000${itemId}\u0000${zone}`);
    if (item === items.length) items.push({ campaignId, itemId, zone });
    return item;
  }

  const isOfPeriod = (date: string) => period.days.some((day) => day.date === date);

  /** A later word for a day counts; of two machines, the one that was said later by their clocks. */
  function countHelped(entry: HelpedRecord, chain: string): void {
    if (!isOfPeriod(entry.date)) return;
    const key = `${entry.date} ${entry.screenId}`;
    const before = helped.get(key);
    if (before === undefined && helped.size >= MOST_HELPED) return;
    if (before === undefined || before.chain === chain || Date.parse(before.at) <= Date.parse(entry.at))
      helped.set(key, { ...entry, chain });
  }

  function count(entry: JournalEntry, chain: string): void {
    const keys = world.keyIdsOf(entry.screenId);
    if (keys.length > 0 && !keys.includes(chain)) {
      const isIn = entry.kind === 'play' ? dayOf(Date.parse(entry.startedAt)) !== undefined : isOfPeriod(entry.date);
      if (isIn) leaveOut(isKeyId(chain) ? leftOut.foreign : leftOut.unproven, entry.screenId);
    } else if (entry.kind === 'play') countPlay(entry, chain);
    else countHelped(entry, chain);
  }

  /** Where it is all of screens that the register has under other keys, nothing counts. */
  function countDay(told: DayOfDigest): 'counted' | 'given-way' {
    const { id, digest, day } = told;
    const isForeign = ({ screen }: { readonly screen: number }) => {
      const keys = world.keyIdsOf(digest.screens[screen] ?? '');
      return keys.length > 0 && !keys.includes(id);
    };
    const leave = (screen: number, records: number) => leaveOut(leftOut.foreign, digest.screens[screen] ?? '', records);
    for (const play of day.plays.filter(isForeign)) leave(play.screen, playsOf(play));
    for (const { screen } of day.helped.filter(isForeign)) leave(screen, 1);
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
