import { Temporal } from 'temporal-polyfill';

/** Words of time, as people write them into playlists, and what they mean on the clock of a place (DECISIONS 16). */

/** Whether this is a zone of the IANA list. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && succeeds(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name));
}

/** Whether this is a date, or a date and time with or without an offset, that the calendar has. */
export function isCalendarMoment(text: string): boolean {
  return shapeOf(text) !== undefined && succeeds(() => readMoment(text, 'UTC', 'begins'));
}

/** What has been read, for a playlist names the same few days thousands of times. */
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;

/**
 * The instant that is meant, epoch milliseconds.
 *
 * @param text      one that `isCalendarMoment` accepts
 * @param timeZone  that of the playlist; what has an offset does not need it
 * @param edge      what a date alone means: the moment it begins, or the moment it has ended
 */
export function readMoment(text: string, timeZone: string, edge: 'begins' | 'ends'): number {
  const key = `${text} ${timeZone} ${edge}`;
  const read = known.get(key) ?? momentOf(text, timeZone, edge);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, read);
  return read;
}

function momentOf(text: string, timeZone: string, edge: 'begins' | 'ends'): number {
  switch (shapeOf(text)) {
    case 'date': {
      const date = Temporal.PlainDate.from(text).add({ days: edge === 'ends' ? 1 : 0 });
      return date.toZonedDateTime(timeZone).epochMilliseconds;
    }
    case 'local':
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
    default:
      return Temporal.Instant.from(text).epochMilliseconds;
  }
}

/** Minutes after midnight from `HH:MM`; `24:00` is 1440. */
export function readMinutes(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3, 5));
}

/** `HH:MM` from minutes after midnight. */
export function clockTimeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** An instant as RFC 3339 with the offset of a zone, such as `2026-11-20T07:30:00+07:00`. */
export function toRfc3339(instant: number, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.round(instant));
  return at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' });
}

/** A stretch of time in which the clocks of a zone are not changed. */
export interface ClockStretch {
  /** Epoch milliseconds; `until` is the first instant that is not part of it. */
  readonly from: number;
  readonly until: number;
  /** What the wall clock is ahead of UTC, in milliseconds. */
  readonly offsetMs: number;
}

/** The stretches of a span of time between which the clocks of a zone are changed; together they are all of it. */
export function clockStretches(from: number, until: number, timeZone: string): readonly ClockStretch[] {
  const stretches: ClockStretch[] = [];
  for (let start = from; start < until;) {
    const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(start)).toZonedDateTimeISO(timeZone);
    const change = at.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
    const end = Math.min(until, change);
    stretches.push({ from: start, until: end, offsetMs: at.offsetNanoseconds / 1e6 });
    start = end;
  }
  return stretches;
}

function shapeOf(text: string): 'date' | 'local' | 'instant' | undefined {
  const [, time, offset] =
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  if (time === undefined) return /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'date' : undefined;
  return offset === undefined ? 'local' : 'instant';
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false; // Temporal has no other way to say that a text is none of its own
  }
}
