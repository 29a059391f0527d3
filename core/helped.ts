import { isCalendarMoment } from './wall-clock.ts';

/** How many people were helped to install on a day, as a clerk counted them. */
export interface HelpedDay {
  /** `2020-08-18` */
  readonly date: string;
  readonly people: number;
}

/** `GET /operator/helped`: the last days that were entered, the newest first; `today` on the clock of the playlist. */
export interface Helped {
  readonly today: string;
  readonly days: readonly HelpedDay[];
}

/** A day as `POST /operator/helped` takes it, answered with `Helped`; `undefined` for what is none. */
export function readHelpedDay(value: unknown): HelpedDay | undefined {
  const { date, people } = (value ?? {}) as Partial<Record<keyof HelpedDay, unknown>>;
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !isCalendarMoment(date)) return undefined;
  if (typeof people !== 'number' || !Number.isInteger(people) || people < 0 || people > MOST_PEOPLE) return undefined;
  return { date, people };
}

/** More than this nobody helps at one screen in a day: it is a slip of the finger. */
export const MOST_PEOPLE = 9_999;
