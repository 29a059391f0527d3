import { clockTimeOf } from '../../../core/wall-clock.ts';
import type { Words } from '../../../core/words.ts';
import type { When } from '../draft.ts';
import { startOf } from '../flight.ts';
import { everyDay, type Window } from '../windows.ts';
import { readClockValue } from './clock-value.ts';
import { sentences, type Sentence } from './sentences.ts';
import { beginMinute, daysOf, flightOf, isWeekly, losesSeconds, windowsOf } from './spans.ts';
import { readWallclock, type Wallclock } from './wallclock.ts';

/** What the `begin` and `end` of an element come to. */
export type Timing =
  | { readonly kind: 'on'; readonly when: When; readonly moments?: Moments; readonly said: readonly Sentence[] }
  /** It cannot be said when it is on, so it must not be shown at all. */
  | { readonly kind: 'unknown'; readonly words: Words; readonly instead?: Words };

/** It begins at points in time, and nothing says when it is over but its own length. */
export interface Moments {
  /** As the playlist writes them. */
  readonly fields: { readonly at: readonly string[] } | { readonly everyMinutes: number };
  /** Minutes after midnight, where it begins once a day. */
  readonly minute?: number;
  readonly days: Window['days'];
}

/** @param today  the date, `2026-11-20`: a series that began long ago needs no beginning */
export function readTiming(begin: string | undefined, end: string | undefined, today: string): Timing {
  if ((begin?.length ?? 0) + (end?.length ?? 0) > LONGEST) return unknown(`${(begin ?? end ?? '').slice(0, 60)}…`);
  const begins = readTimes(begin);
  const ends = readTimes(end);
  if (ends.some(({ kind }) => kind === 'prefetch')) return { kind: 'unknown', ...sentences.waiting };
  const unread = [...begins, ...ends].find(({ kind }) => kind === 'unread');
  if (unread !== undefined) return unknown(unread.text);
  const said = [...saidOf(begins, 'begin'), ...saidOf(ends, 'end')];
  const from = wallclocksOf(begins);
  const until = wallclocksOf(ends);
  if (from.length === 0 && begins.length > 0 && begins.every(({ kind }) => kind === 'event')) {
    return { kind: 'unknown', ...sentences.event };
  }
  if ([...from, ...until].some(losesSeconds)) said.push(sentences.seconds);
  if (from.length === 0 && until.length === 0) return { kind: 'on', when: {}, said };
  if ([...from, ...until].some(({ offset, repeats }) => offset !== undefined && repeats !== undefined)) {
    return unknown(`${begin ?? ''} ${end ?? ''}`.trim());
  }
  return spanOf(from, until, today, said) ?? unknown(`begin="${begin ?? ''}" end="${end ?? ''}"`);
}

/** Longer than anybody writes by hand or by wizard. */
const LONGEST = 4000;

function spanOf(
  from: readonly Wallclock[],
  until: readonly Wallclock[],
  today: string,
  said: readonly Sentence[],
): Timing | undefined {
  const [first] = from;
  const [last] = until;
  if (first?.repeats === undefined && last?.repeats === undefined) {
    return from.length > 1 || until.length > 1
      ? undefined
      : { kind: 'on', when: { flight: flightOf(first, last) }, said };
  }
  if (from.length > 0 && until.length > 0 && from.length !== until.length) return undefined;
  const starts = from
    .filter(({ repeats }) => repeats !== undefined)
    .map(({ date }) => date)
    .toSorted();
  const once = first?.repeats === undefined ? first : undefined;
  const flight = {
    ...(once !== undefined
      ? flightOf(once, undefined)
      : starts[0] !== undefined && starts[0] > today
        ? { from: startOf(starts[0]) }
        : {}),
    ...(last !== undefined && last.repeats === undefined ? flightOf(undefined, last) : {}),
  };
  const narrowed: When = Object.keys(flight).length === 0 ? {} : { flight };
  if (first?.repeats !== undefined && last === undefined) return momentsOf(from, narrowed, said);
  const pairs = Array.from({ length: Math.max(from.length, until.length) }, (_, n) => [from[n], until[n]] as const);
  const windows = pairs.map(([begin, end]) =>
    windowsOf(begin?.repeats === undefined ? undefined : begin, end?.repeats === undefined ? undefined : end),
  );
  if (windows.includes(undefined)) return undefined;
  const others = pairs.some(
    ([begin, end]) =>
      begin?.repeats !== undefined &&
      end?.repeats !== undefined &&
      !isWeekly(begin) &&
      end.date > begin.date &&
      Date.parse(end.date) - Date.parse(begin.date) > 86_400_000,
  );
  return {
    kind: 'on',
    when: { ...narrowed, windows: windows.flatMap((some) => some ?? []) },
    said: others ? [...said, sentences.endDate] : said,
  };
}

function momentsOf(from: readonly Wallclock[], when: When, said: readonly Sentence[]): Timing | undefined {
  const [first] = from;
  if (first?.repeats === undefined) return undefined;
  if (first.repeats.kind === 'minutes') {
    const { minutes } = first.repeats;
    const start = beginMinute(first) % minutes;
    if (from.length > 1 || 1440 % minutes !== 0) return undefined;
    const at = Array.from({ length: 1440 / minutes }, (_, n) => clockTimeOf(start + n * minutes));
    return {
      kind: 'on',
      when,
      said,
      moments: { days: everyDay, fields: start === 0 ? { everyMinutes: minutes } : { at } },
    };
  }
  const on = daysOf(first);
  if (from.some((one) => one.repeats?.kind === 'minutes' || String(daysOf(one)) !== String(on))) return undefined;
  return {
    ...{ kind: 'on', when, said },
    moments: {
      days: on,
      fields: { at: from.map((one) => clockTimeOf(beginMinute(one))) },
      ...(from.length === 1 ? { minute: beginMinute(first) } : {}),
    },
  };
}

interface Time {
  readonly kind: 'now' | 'delay' | 'wallclock' | 'prefetch' | 'event' | 'open' | 'unread';
  readonly text: string;
}

function readTimes(list: string | undefined): readonly Time[] {
  return (list ?? '')
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind: kindOf(text), text }));
}

function kindOf(text: string): Time['kind'] {
  if (text.startsWith('wallclock(')) return readWallclock(text) === undefined ? 'unread' : 'wallclock';
  if (text.startsWith('__prefetchEnd')) return 'prefetch';
  const seconds = readClockValue(text.replace(/^-/, ''));
  if (seconds !== undefined) return seconds === 0 || text.startsWith('-') ? 'now' : 'delay';
  return 'event';
}

/** What of the list is not carried over although the element is. */
function saidOf(times: readonly Time[], edge: 'begin' | 'end'): Sentence[] {
  const kinds = new Set(times.map(({ kind, text }) => (edge === 'end' && text === 'indefinite' ? 'open' : kind)));
  return [
    ...(kinds.has('delay') ? [edge === 'begin' ? sentences.delay : sentences.endAfter] : []),
    ...(kinds.has('event') && (edge === 'end' || kinds.size > 1) ? [sentences.alsoEvent] : []),
    ...(kinds.has('prefetch') ? [sentences.prefetchEnd] : []),
  ];
}

function wallclocksOf(times: readonly Time[]): readonly Wallclock[] {
  return times.flatMap(({ kind, text }) => (kind === 'wallclock' ? (readWallclock(text) ?? []) : []));
}

function unknown(text: string): Timing {
  return {
    kind: 'unknown',
    words: {
      en: `the time ${text} cannot be said in a playlist`,
      vi: `thời gian ${text} không ghi được trong danh sách phát`,
    },
    instead: sentences.setTimes,
  };
}
