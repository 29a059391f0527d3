import type { PrintedPlay } from '../../core/play-record.ts';
import { clockStretches } from '../../core/wall-clock.ts';
import { streamWorkbook, type SheetCell } from './stream-workbook.ts';
import { columns } from './columns.ts';

/** So many rows a sheet of Excel has; the first holds the names of the columns. */
export const MOST_SHOWINGS = 2 ** 20 - 1;

export interface SheetOfPlays {
  /** On whose clock instants are written. The head of their columns says so. */
  readonly timeZone: string;
  /** Begins and ends of all of them lie in here, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/**
 * Showings, at most `MOST_SHOWINGS`, as an Excel workbook of one sheet, piece by piece: a header that stays, numbers as
 * numbers, instants as dates on the clock of a place, and names as text whatever they begin with.
 */
export function playsWorkbook(
  plays: Iterable<PrintedPlay>,
  { timeZone, from, until }: SheetOfPlays,
): Generator<Uint8Array> {
  const local = clockOf(timeZone, from, until);
  const cellOf = ({ name, kind }: (typeof columns)[number], play: PrintedPlay): SheetCell => {
    const value = play[name];
    return kind === 'instant' && typeof value === 'string' ? { date: local(Date.parse(value)) } : value;
  };
  const rows = function* () {
    for (const play of plays) yield columns.map((column) => cellOf(column, play));
  };
  return streamWorkbook({
    name: 'plays',
    columns: columns.map(({ name, kind, width }) => ({
      name: kind === 'instant' ? `${name} (${timeZone})` : name,
      width,
    })),
    rows: rows(),
  });
}

/** What the wall clock of a place shows at an instant, as if that were in UTC. */
function clockOf(timeZone: string, from: number, until: number): (instant: number) => number {
  // What ends after the last began may end behind a change of the clocks too.
  const stretches = clockStretches(Math.max(EARLIEST, from), Math.min(LATEST, until + LONGEST_MS), timeZone);
  let last = stretches[0];
  return (instant) => {
    if (last === undefined || instant < last.from || instant >= last.until)
      last = stretches.find((one) => instant >= one.from && instant < one.until) ?? last;
    return instant + (last?.offsetMs ?? 0);
  };
}

/** A day: no item is longer. */
const LONGEST_MS = 86_400_000;
/** The years that Excel has. */
const EARLIEST = Date.UTC(1900, 2, 1);
const LATEST = Date.UTC(9999, 11, 31);
