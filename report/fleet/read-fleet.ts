import type { Readable } from 'node:stream';
import { onOneLine } from '../../core/faults.ts';
import type { Words } from '../../core/words.ts';
import { plainName } from '../../player/poll-agent.ts';
import { wordsOfReading } from '../../publish/disk-words.ts';
import type { RegisteredScreen } from '../../publish/register/register.ts';
import { makeFleet, type Fleet } from './fleet.ts';
import { logNotes, tallyNotes, type ReadLog } from './fleet-notes.ts';
import { createLogScan } from './log-scan.ts';
import { openLog } from './open-log.ts';
import { createSightings } from './sightings.ts';

/** What the fleet is made of. */
export interface FleetQuestion {
  /** Access logs in any order, plain or gzip; `-` is standard input. */
  readonly logs: readonly string[];
  readonly register: readonly RegisteredScreen[] | undefined;
  /** The moment that the page is about, epoch milliseconds. */
  readonly at: number;
  readonly intervalSeconds: number;
}

/** What of the world it needs. */
export interface FleetWorld {
  readonly stdin: Readable;
  /** Any number that strangers do not know. */
  readonly seed: number;
  /** For tests; how many screens that are not registered find room. */
  readonly mostOthers?: number;
}

export type ReadFleet =
  | { readonly kind: 'fleet'; readonly fleet: Fleet; readonly logs: readonly ReadLog[] }
  | { readonly kind: 'refused'; readonly words: readonly Words[] };

/**
 * Reads the logs and tells the state of every screen. It is refused when no log tells of any, for a page on which all is
 * dark would be false; a log that breaks off is read as far as it goes, and that is noted.
 */
export async function readFleet(question: FleetQuestion, world: FleetWorld): Promise<ReadFleet> {
  const { register, intervalSeconds } = question;
  const at = Math.floor(question.at / 1000);
  const sightings = createSightings({
    names: (register ?? []).map(({ id }) => plainName(id)),
    mostOthers: world.mostOthers ?? MOST_OTHERS,
    until: at + CLOCKS_APART_SECONDS,
    seed: world.seed,
  });
  const logs: ReadLog[] = [];
  for (const path of question.logs) {
    const scan = createLogScan((poll, bytes) => sightings.take(poll, bytes));
    let broke: Words | undefined;
    try {
      for await (const chunk of openLog(path, world.stdin)) scan.read(chunk);
    } catch (error) {
      // A damaged archive: what was read of it before counts.
      broke = wordsOfReading(error);
    }
    logs.push({ path: onOneLine(path, LONGEST_PATH), broke, ...scan.end() });
  }
  const notes = [...logs.flatMap((log) => logNotes(log)), ...tallyNotes(sightings.tally, { at, register })];
  if (sightings.tally.newestAt === -Infinity)
    return { kind: 'refused', words: notes.length > 0 ? notes : [nothingTold] };
  return { kind: 'fleet', fleet: makeFleet({ sightings, register, at, intervalSeconds, notes }), logs };
}

const nothingTold: Words = {
  en: 'there is no request of a player in these logs',
  vi: 'trong các nhật ký này không có yêu cầu nào của trình phát',
};

/** Strangers can make names up; this many take about 20 MB. */
const MOST_OTHERS = 50_000;
/** By how much the clock of the web server may be ahead of this one. */
const CLOCKS_APART_SECONDS = 300;
const LONGEST_PATH = 200;
