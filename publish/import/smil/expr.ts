import { days, type Day } from '../../../core/playlist.ts';
import type { When } from '../draft.ts';
import { endOf, startOf, whileBoth, type Flight } from '../flight.ts';
import { everyDay, whenBoth, type Window } from '../windows.ts';

/**
 * When and where the condition `expr` is true, in the forms that garlic-player and smil-player read: comparisons of
 * `date()`, `time()`, `weekday()`, `smil-playerId()` and `smil-playerName()`, with `adapi-` before them or not, joined
 * by `and`; or alternatives of one kind, weekdays or players, joined by `or`. Nothing for anything else: what cannot be
 * said must not be shown at the wrong time.
 */
export function readExpr(expr: string): When | undefined {
  if (expr.length > LONGEST) return undefined;
  const parts = splitOutside(expr.replace(/adapi-/g, ''), /\s+and\s+/i);
  if (parts === undefined) return undefined;
  // `and` binds closer than `or`: without brackets around the alternatives they are not alternatives of this part.
  if (parts.length > 1 && parts.some((part) => (splitOutside(part, /\s+or\s+/i)?.length ?? 0) > 1)) return undefined;
  return parts.reduce<When | undefined>((when, part) => {
    const alternatives = splitOutside(unwrapped(part), /\s+or\s+/i)?.map(readComparison);
    const own = alternatives === undefined ? undefined : either(alternatives);
    return when === undefined || own === undefined ? undefined : both(when, own);
  }, {});
}

/** Longer than anybody writes by hand or by wizard. */
const LONGEST = 2000;

/** True when both are; nothing when that cannot be said. */
export function both(a: When, b: When): When | undefined {
  if (a.screens !== undefined && b.screens !== undefined && JSON.stringify(a.screens) !== JSON.stringify(b.screens))
    return undefined;
  const flight = a.flight && b.flight ? whileBoth(a.flight, b.flight) : (a.flight ?? b.flight);
  const windows = a.windows && b.windows ? whenBoth(a.windows, b.windows) : (a.windows ?? b.windows);
  const screens = a.screens ?? b.screens;
  return {
    ...(flight === undefined ? {} : { flight }),
    ...(windows === undefined ? {} : { windows }),
    ...(screens === undefined ? {} : { screens }),
  };
}

function either(alternatives: readonly (When | undefined)[]): When | undefined {
  const [first, ...others] = alternatives;
  if (first === undefined || others.length === 0) return first;
  const every = alternatives;
  if (every.every((one) => one?.windows !== undefined && Object.keys(one).length === 1)) {
    const found = every.flatMap(
      (one) => one?.windows?.flatMap((window) => (isWholeDay(window) ? window.days : [])) ?? [],
    );
    const wanted = every.every((one) => one?.windows?.every(isWholeDay));
    return wanted ? onDays(everyDay.filter((day) => found.includes(day))) : undefined;
  }
  const ids = every.map((one) => (one !== undefined && Object.keys(one).length === 1 ? one.screens?.ids : undefined));
  return ids.includes(undefined) ? undefined : { screens: { ids: ids.flatMap((some) => some ?? []) } };
}

const operators: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

function readComparison(text: string): When | undefined {
  const plain = unwrapped(text);
  const weekday = /^weekday\(\)\s*(<=|>=|<|>|=)\s*([0-6])$/.exec(plain);
  if (weekday !== null) return readWeekday(weekday[1] ?? '', Number(weekday[2]));
  const reversed = /^([0-6])\s*(<=|>=|<|>|=)\s*weekday\(\)$/.exec(plain);
  if (reversed !== null) return readWeekday(operators[reversed[2] ?? ''] ?? '', Number(reversed[1]));
  const [, inside = '', operator = ''] = /^compare\((.*)\)\s*(?:(<=|>=|<|>|=)\s*0)?$/.exec(plain) ?? [];
  const [left = '', right = '', ...rest] = splitArguments(inside);
  if (rest.length > 0) return undefined;
  const [subject, literal, turned] = /^'/.test(left) ? [right, left, true] : [left, right, false];
  const value = /^'([^']*)'$/.exec(literal)?.[1];
  if (value === undefined) return undefined;
  if (/^smil-player(Id|Name)\(\)$/.test(subject)) {
    return value !== '' && ['', '='].includes(operator) ? { screens: { ids: [value] } } : undefined;
  }
  return readClockComparison(subject, turned ? (operators[operator] ?? '') : operator, value);
}

function readClockComparison(subject: string, operator: string, value: string): When | undefined {
  switch (subject.replace(/\s+/g, '')) {
    case 'time()':
    case "substring-after(date(),'T')":
      return readTime(operator, value);
    case 'date()':
    case 'gmdate()': {
      const isUtc = subject.startsWith('gm');
      if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?$/.test(value)) return undefined;
      const local = value.includes('T') ? value.replace('Z', '') : startOf(value);
      const moment = local.length === 16 ? `${local}:00` : local;
      return readDate(operator, isUtc ? `${moment}Z` : moment);
    }
    case "substring-before(date(),'T')":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? readDay(operator, value) : undefined;
    default:
      return undefined;
  }
}

/** XPath's days count from Sunday, 0. */
function readWeekday(operator: string, day: number): When | undefined {
  const wanted = [0, 1, 2, 3, 4, 5, 6].filter((one) => compares(one - day, operator));
  return wanted.length === 0
    ? undefined
    : onDays(days.filter((_, index) => index < 7 && wanted.includes((index + 1) % 7)));
}

function onDays(on: readonly Day[]): When {
  return { windows: [{ days: on, from: 0, to: 1440 }] };
}

function readTime(operator: string, value: string): When | undefined {
  const [, hour, minute, second = '0'] = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(value) ?? [];
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (hour === undefined || seconds >= 86_400) return undefined;
  const windows = operator.startsWith('>')
    ? [{ days: everyDay, from: Math.floor(seconds / 60), to: 1440 }]
    : operator.startsWith('<') && seconds > 0
      ? [{ days: everyDay, from: 0, to: Math.ceil(seconds / 60) }]
      : undefined;
  return windows === undefined ? undefined : { windows };
}

function readDate(operator: string, moment: string): When | undefined {
  const isEndOfDay = moment.slice(11, 19) === '23:59:59';
  const edge = isEndOfDay && !moment.endsWith('Z') ? endOf(moment.slice(0, 10)) : moment;
  return flightOf(operator, edge, edge);
}

function readDay(operator: string, date: string): When | undefined {
  if (operator === '=') return { flight: { from: startOf(date), until: endOf(date) } };
  return flightOf(
    operator,
    operator === '>' ? endOf(date) : startOf(date),
    operator === '<=' ? endOf(date) : startOf(date),
  );
}

function flightOf(operator: string, from: string, until: string): When | undefined {
  const flight: Flight | undefined = operator.startsWith('>')
    ? { from }
    : operator.startsWith('<')
      ? { until }
      : undefined;
  return flight === undefined ? undefined : { flight };
}

function compares(difference: number, operator: string): boolean {
  return (
    (operator.includes('=') && difference === 0) ||
    (operator.startsWith('<') && difference < 0) ||
    (operator.startsWith('>') && difference > 0)
  );
}

function isWholeDay({ from, to }: Window): boolean {
  return from === 0 && to === 1440;
}

/** Without one pair of brackets around the whole. */
function unwrapped(text: string): string {
  const plain = text.trim();
  const [, inside] = /^[[(](.*)[\])]$/.exec(plain) ?? [];
  return inside !== undefined && depths(inside).every((depth) => depth >= 0) ? unwrapped(inside) : plain;
}

/** The parts between separators that stand outside brackets and quotation marks; nothing when those do not close. */
function splitOutside(text: string, separator: RegExp): readonly string[] | undefined {
  const depth = depths(text);
  if (depth.at(-1) !== 0 && text !== '') return undefined;
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(new RegExp(separator, 'gi'))) {
    if (depth[match.index] !== 0) continue;
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  return [...parts, text.slice(start)];
}

function splitArguments(text: string): readonly string[] {
  return (splitOutside(text, /,/) ?? []).map((part) => part.trim());
}

/** How many brackets are open at each place, one more inside quotation marks. */
function depths(text: string): readonly number[] {
  let brackets = 0;
  let quote = 0;
  return text.split('').map((letter) => {
    if (letter === "'") quote = 1 - quote;
    else if (quote === 0 && '[('.includes(letter)) brackets++;
    else if (quote === 0 && '])'.includes(letter)) brackets--;
    return brackets + quote;
  });
}
