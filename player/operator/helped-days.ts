import { readHelpedDay, type Helped, type HelpedDay } from '../../core/helped.ts';
import { toRfc3339 } from '../../core/wall-clock.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';

/** The numbers of people helped to install that clerks have entered at this machine, one for each day. */
export interface HelpedDays {
  /** The last week of those that were entered. */
  lately(): Helped;
  /** The numbers of all days from this one on. */
  since(date: string): readonly HelpedDay[];
  /** Keeps the number of a day, in the place of one that was entered for it before. Rejects when the disk does. */
  enter(day: HelpedDay): Promise<void>;
}

export interface HelpedDaysWorld {
  /** Such as `<data>/helped.json`. */
  readonly path: string;
  readonly now: () => number;
  /** IANA; that of the playlist. */
  readonly timeZone: () => string;
  /** The number of a day is kept now. */
  readonly onEntered: (day: HelpedDay) => void;
}

export async function openHelpedDays({ path, now, timeZone, onEntered }: HelpedDaysWorld): Promise<HelpedDays> {
  const file = await readKeptFile(path);
  let days = file.kind === 'read' ? daysIn(file.value) : [];
  let writing: Promise<unknown> = Promise.resolve();
  return {
    lately: () => ({ today: toRfc3339(now(), timeZone()).slice(0, 10), days: days.slice(0, DAYS_SHOWN) }),
    since: (first) => days.filter(({ date }) => date >= first),
    enter(day) {
      const entered = [day, ...days.filter(({ date }) => date !== day.date)]
        .sort((a, b) => b.date.localeCompare(a.date))
        .slice(0, DAYS_KEPT);
      const written = writing
        .then(() => keepFile(path, entered))
        .then(() => {
          days = entered;
          onEntered(day);
        });
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

function daysIn(value: unknown): readonly HelpedDay[] {
  return Array.isArray(value) ? value.map(readHelpedDay).filter((day) => day !== undefined) : [];
}

const DAYS_SHOWN = 7;
/** Two years and a little, for reports over a range of dates. */
const DAYS_KEPT = 800;
